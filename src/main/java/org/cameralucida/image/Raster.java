package org.cameralucida.image;

/**
 * Pixels: opaque sRGB, 8 bits a channel, row by row from the top left.
 *
 * @param width pixels, positive
 * @param height pixels, positive
 * @param argb {@code width * height} values {@code 0xFFRRGGBB}; not copied, and not to be changed by anyone
 */
public record Raster(int width, int height, int[] argb) {

    public Raster {
        if (width <= 0 || height <= 0 || argb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "raster of " + width + "×" + height + " with " + argb.length + " pixels");
        }
    }
}
