package org.cameralucida.image;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that was done to a part of a photo, as a value: what its pixels show is another thing afterwards. Done to the
 * photo as it is after all edits before. {@link #text} and {@link #of} write and read it, for sessions, lessons and
 * commands.
 */
public sealed interface Edit {

    /** What was drawn. */
    Area area();

    /** Filled: hidden behind a colour, or behind noise. */
    record Fill(Area area, Filling filling) implements Edit {

        public Fill {
            Objects.requireNonNull(area);
            Objects.requireNonNull(filling);
        }
    }

    /**
     * Blurred, by a Gaussian as three boxes make one.
     *
     * @param sigma its standard deviation, pixels of the photo
     */
    record Blur(Area area, double sigma) implements Edit {

        private static final double MOST = 1e4;

        public Blur {
            Objects.requireNonNull(area);
            if (!(sigma > 0 && sigma <= MOST)) {
                throw new IllegalArgumentException("sigma of " + sigma);
            }
        }
    }

    /**
     * Moved.
     *
     * @param dx to the right, pixels
     * @param dy downwards, pixels
     * @param left what is in its old place afterwards
     */
    record Move(Area area, int dx, int dy, Filling left) implements Edit {

        public Move {
            Objects.requireNonNull(area);
            Objects.requireNonNull(left);
        }
    }

    /**
     * Copied, and pasted elsewhere on the photo.
     *
     * @param dx to the right, pixels
     * @param dy downwards, pixels
     */
    record Paste(Area area, int dx, int dy) implements Edit {

        public Paste {
            Objects.requireNonNull(area);
        }
    }

    /** In a line: {@code fill #7F7F7F brush 20 100,80 120,90}. */
    default String text() {
        return EditText.of(this);
    }

    /**
     * What a line says: {@code fill} with a colour {@code #RRGGBB} or {@code noise:SEED}; {@code blur} with a standard
     * deviation; {@code move} by {@code DX,DY} with what it leaves behind; {@code paste} by {@code DX,DY}. Then, after
     * {@code outside} where everything else is meant, {@code brush} with its radius, or {@code lasso}; and points
     * {@code X,Y}. All in pixels of the photo.
     *
     * @throws IllegalArgumentException where it is no edit
     */
    static Edit of(String text) {
        return EditText.edit(text);
    }

    /** Outside of which region nothing changes, on a photo of any size; empty where that may be anywhere. */
    default Optional<Region> touched() {
        if (area().outside()) {
            return Optional.empty();
        }
        var bounds = area().bounds();
        return Optional.of(this instanceof Move move ? moved(bounds, move.dx(), move.dy())
                : this instanceof Paste paste ? moved(bounds, paste.dx(), paste.dy()) : bounds);
    }

    private static Region moved(Region from, int dx, int dy) {
        return new Region(from.x() + Math.min(0, dx), from.y() + Math.min(0, dy), from.width() + Math.abs((double) dx),
                from.height() + Math.abs((double) dy));
    }
}
