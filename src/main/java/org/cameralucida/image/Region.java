package org.cameralucida.image;

import java.util.Optional;

/**
 * A rectangle on a photo, in pixels of the upright photo at its full size: {@code (0, 0)} is the outer corner of the
 * first pixel, {@code (width, height)} of the photo the outer corner of the last. It may have fractions, and may reach
 * beyond the photo; it may not be empty.
 *
 * @param x left edge, pixels
 * @param y top edge, pixels
 * @param width extent to the right, pixels, positive
 * @param height extent downwards, pixels, positive
 */
public record Region(double x, double y, double width, double height) {

    public Region {
        if (!(width > 0 && height > 0) || !Double.isFinite(x + y + width + height)) {
            throw new IllegalArgumentException("empty region: " + x + "," + y + "," + width + "," + height);
        }
    }

    /** The right edge. */
    public double right() {
        return x + width;
    }

    /** The bottom edge. */
    public double bottom() {
        return y + height;
    }

    /** What lies in another region too; nothing where they are apart. */
    public Optional<Region> common(Region other) {
        double left = Math.max(x, other.x);
        double top = Math.max(y, other.y);
        double across = Math.min(right(), other.right()) - left;
        double down = Math.min(bottom(), other.bottom()) - top;
        return across > 0 && down > 0 ? Optional.of(new Region(left, top, across, down)) : Optional.empty();
    }

    /** The smallest region around this one and another. */
    public Region around(Region other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Region(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
