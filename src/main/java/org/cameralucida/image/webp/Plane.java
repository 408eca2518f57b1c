package org.cameralucida.image.webp;

import java.util.Arrays;

/**
 * One component of a picture, with the border that prediction expects: a row above and one column to the left.
 *
 * @param samples unsigned bytes, row by row
 * @param stride from one row to the next
 */
record Plane(byte[] samples, int stride) {

    private static final int ABOVE = 127;
    private static final int LEFT = 129;
    /** What 4 × 4 blocks at the right edge of the first row see above and to the right. */
    private static final int BEYOND = 4;

    static Plane of(int width, int height) {
        int stride = 1 + width + BEYOND;
        var samples = new byte[Math.multiplyExact(stride, height + 1)];
        Arrays.fill(samples, 0, stride, (byte) ABOVE);
        for (int y = 1; y <= height; y++) {
            samples[y * stride] = (byte) LEFT;
        }
        return new Plane(samples, stride);
    }

    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    int get(int x, int y) {
        return samples[(y + 1) * stride + x + 1] & 0xFF;
    }
}
