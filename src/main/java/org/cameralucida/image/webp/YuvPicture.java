package org.cameralucida.image.webp;

/**
 * A decoded lossy picture.
 *
 * @param width pixels
 * @param height pixels
 * @param luma full size
 * @param blue difference of blue, half the size in both directions, rounded up
 * @param red difference of red, likewise
 */
record YuvPicture(int width, int height, Plane luma, Plane blue, Plane red) {

    /** Writes every {@code period}th pixel, in both directions, as red, green, blue, and leaves a fourth byte alone. */
    void toRgba(byte[] rgba, int period) {
        for (int y = 0, to = 0; y < height; y += period) {
            for (int x = 0; x < width; x += period, to += 4) {
                int brightness = luma.get(x, y) * 19077 >> 8;
                int u = between(blue, x, y);
                int v = between(red, x, y);
                rgba[to] = level(brightness + (v * 26149 >> 8) - 14234);
                rgba[to + 1] = level(brightness - (u * 6419 >> 8) - (v * 13320 >> 8) + 8708);
                rgba[to + 2] = level(brightness + (u * 33050 >> 8) - 17685);
            }
        }
    }

    /** The chroma under a pixel: 9, 3, 3 and 1 sixteenths of the four samples around it, rounded as libwebp rounds. */
    private int between(Plane plane, int x, int y) {
        int column = x >> 1;
        int row = y >> 1;
        int beside = (x & 1) == 0 ? column - 1 : column + 1;
        int across = (y & 1) == 0 ? Math.max(0, row - 1) : Math.min((height + 1 >> 1) - 1, row + 1);
        int nearest = plane.get(column, row);
        int vertical = plane.get(column, across);
        if (beside < 0 || beside > (width + 1 >> 1) - 1) {
            return 3 * nearest + vertical + 2 >> 2;
        }
        int horizontal = plane.get(beside, row);
        int diagonal = plane.get(beside, across);
        int smooth = nearest + diagonal + 3 * (horizontal + vertical) + 8 >> 3;
        return smooth + nearest >> 1;
    }

    /** A colour with six bits of fraction, as eight bits. */
    private static byte level(int value) {
        return (byte) Math.max(0, Math.min(255, value >> 6));
    }
}
