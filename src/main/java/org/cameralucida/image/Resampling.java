package org.cameralucida.image;

/**
 * How the pixels of a resized photo are found.
 *
 * @param filter the shape of the filter
 * @param antialias whether the filter grows with the scale when shrinking, as Pillow's does; without it pixels are
 *     interpolated between their nearest neighbours only, as OpenCV does
 */
public record Resampling(ResizeFilter filter, boolean antialias) {

    /** Pillow's {@code NEAREST}. */
    public static final Resampling NEAREST = new Resampling(ResizeFilter.NEAREST, true);
    /** Pillow's {@code BILINEAR}. */
    public static final Resampling BILINEAR = new Resampling(ResizeFilter.BILINEAR, true);
    /** Pillow's {@code BICUBIC}. */
    public static final Resampling BICUBIC = new Resampling(ResizeFilter.BICUBIC, true);

    /** @throws IllegalArgumentException if there is no such filter without antialiasing */
    public Resampling {
        if (!antialias && !isForNeighbours(filter)) {
            throw new IllegalArgumentException(filter + " without antialiasing");
        }
    }

    /** Whether a filter is also known without antialiasing: all but those that are a mean by themselves. */
    public static boolean isForNeighbours(ResizeFilter filter) {
        return filter != ResizeFilter.BOX && filter != ResizeFilter.HAMMING && filter != ResizeFilter.AREA;
    }
}
