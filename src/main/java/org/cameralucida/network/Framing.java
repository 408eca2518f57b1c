package org.cameralucida.network;

import java.util.List;
import org.cameralucida.image.Region;
import org.cameralucida.image.ResizedPart;

/**
 * How a photo of any shape becomes the network's width and height: what it is resized to, and which part of that is
 * taken, to the pixel.
 *
 * @param fit the kind
 * @param width what the photo is resized to, covers, or lies within, by {@code fit}; pixels. Of a {@link Fit#SQUARE}: what
 *     the largest centre would be resized to, of which the network's width is the part that is cut out
 * @param height the same downwards; {@link Fit#NONE} and {@link Fit#COVER} ask for neither
 * @param rounding how the sides of a resized photo that keeps its shape become whole pixels
 * @param position where on the resized photo the network's width and height lie
 * @param pad the value of 0…255 that fills what the resized photo does not reach, one a channel in the order of the
 *     network's channels, before anything is subtracted; none: a {@link Fit#CROP} that the photo is too small for becomes
 *     as large as the photo allows, and everything else is filled with 0
 */
public record Framing(Fit fit, int width, int height, SideRounding rounding, Position position, List<Float> pad) {

    /** @throws IllegalArgumentException if a length is not positive */
    public Framing {
        pad = List.copyOf(pad);
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException(fit + " by " + width + "×" + height);
        }
    }

    /** The same sides, rounded to the nearest, the margin cut to an integer, and nothing filled. */
    public static Framing of(Fit fit, int width, int height) {
        return new Framing(fit, width, height, SideRounding.HALF_EVEN, Position.CENTRE, List.of());
    }

    /** Whether what it resizes to says anything beside the network's own width and height. */
    boolean isResizing(int networkWidth, int networkHeight) {
        boolean hasSize = fit != Fit.NONE && fit != Fit.COVER;
        return hasSize && (fit == Fit.CROP || width != networkWidth || height != networkHeight);
    }

    /**
     * The part of a resized photo that the network sees; where it reaches beyond the resized photo, that is filled.
     *
     * @param columns the network's width
     * @param rows the network's height
     */
    ResizedPart part(int photoWidth, int photoHeight, int columns, int rows) {
        var whole = new Region(0, 0, photoWidth, photoHeight);
        return switch (fit) {
            case SQUASH -> taken(whole, width, height, columns, rows);
            case CROP -> cropped(whole, photoWidth, photoHeight, columns, rows);
            case PAD -> resized(whole, photoWidth, photoHeight, columns, rows,
                    (long) photoWidth * height >= (long) photoHeight * width);
            case NONE -> taken(whole, photoWidth, photoHeight, columns, rows);
            case SQUARE -> ResizedPart.of(square(photoWidth, photoHeight, columns, rows), true, columns, rows);
            case COVER -> ResizedPart.of(cover(photoWidth, photoHeight, columns, rows), false, columns, rows);
        };
    }

    private ResizedPart cropped(Region whole, int photoWidth, int photoHeight, int columns, int rows) {
        var part = resized(whole, photoWidth, photoHeight, columns, rows,
                (long) photoWidth * height < (long) photoHeight * width);
        if (!pad.isEmpty() || part.width() >= columns && part.height() >= rows) {
            return part;
        }
        // As large as the photo allows, in the crop's own shape.
        double shrink = Math.min((double) part.width() / columns, (double) part.height() / rows);
        double scaleX = whole.width() / part.width();
        double scaleY = whole.height() / part.height();
        double x = (part.width() - columns * shrink) / 2 * scaleX;
        double y = (part.height() - rows * shrink) / 2 * scaleY;
        // By a rounding error it may reach a hair beyond the photo.
        return ResizedPart.of(new Region(x, y, Math.min(columns * shrink * scaleX, whole.width() - x),
                Math.min(rows * shrink * scaleY, whole.height() - y)), false, columns, rows);
    }

    /** The photo in its shape, with its width as it is wanted, or else its height. */
    private ResizedPart resized(Region whole, int photoWidth, int photoHeight, int columns, int rows,
                                boolean byWidth) {
        int wanted = byWidth ? width : height;
        int length = byWidth ? photoWidth : photoHeight;
        return taken(whole, rounding.of(photoWidth, wanted, length), rounding.of(photoHeight, wanted, length),
                columns, rows);
    }

    private ResizedPart taken(Region whole, int resizedWidth, int resizedHeight, int columns, int rows) {
        return new ResizedPart(whole, false, resizedWidth, resizedHeight, position.margin(resizedWidth, columns),
                position.margin(resizedHeight, rows), columns, rows);
    }

    private Region square(int photoWidth, int photoHeight, int columns, int rows) {
        boolean wide = (long) photoWidth * rows > (long) photoHeight * columns;
        int across = wide ? (int) Math.max(1, (long) photoHeight * columns / rows) : photoWidth;
        int down = wide ? photoHeight : (int) Math.max(1, (long) photoWidth * rows / columns);
        if (width > columns || height > rows) {
            return part(photoWidth, photoHeight, (double) across * columns / width, (double) down * rows / height);
        }
        int left = edge(photoWidth - across);
        int top = edge(photoHeight - down);
        if (position != Position.CENTRE_ROUNDED) {
            return new Region(left, top, across, down);
        }
        // Pillow's crop rounds each edge on its own, so that a square may become one pixel wider than it is high.
        return new Region(left, top, (int) Math.rint((photoWidth + across) / 2.0) - left,
                (int) Math.rint((photoHeight + down) / 2.0) - top);
    }

    /** A centre of so many pixels, cut to whole ones: EfficientNet's crop, as mmcv's imcrop takes it. */
    private static Region part(int photoWidth, int photoHeight, double across, double down) {
        double left = Math.max(0, Math.rint((photoWidth - across) / 2));
        double top = Math.max(0, Math.rint((photoHeight - down) / 2));
        return new Region(left, top, Math.min(Math.max(1, Math.floor(across)), photoWidth - left),
                Math.min(Math.max(1, Math.floor(down)), photoHeight - top));
    }

    private int edge(int spare) {
        return position.margin(spare, 0);
    }

    private static Region cover(int photoWidth, int photoHeight, int columns, int rows) {
        double shape = (double) columns / rows;
        double photo = (double) photoWidth / photoHeight;
        double across = photo > shape ? shape * photoHeight : photoWidth;
        double down = photo < shape ? photoWidth / shape : photoHeight;
        double x = (photoWidth - across) * 0.5;
        double y = (photoHeight - down) * 0.5;
        return new Region(x, y, Math.min(across, photoWidth - x), Math.min(down, photoHeight - y));
    }
}
