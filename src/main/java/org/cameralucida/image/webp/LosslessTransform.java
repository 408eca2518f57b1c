package org.cameralucida.image.webp;

/**
 * A transform that a lossless picture went through before it was coded (RFC 9649, section 3.5), and its inverse.
 *
 * @param type which
 * @param width of the picture before the transform, pixels
 * @param bits the size of its tiles is two to this; for a palette, the number of pixels in one likewise
 * @param data what the transform needs for each tile, or the palette
 */
record LosslessTransform(int type, int width, int bits, int[] data) {

    static final int PREDICTION = 0;
    static final int COLOR = 1;
    static final int SUBTRACT_GREEN = 2;
    static final int PALETTE = 3;

    private static final int OPAQUE_BLACK = 0xFF000000;

    /** The width of the picture after the transform. */
    int packedWidth() {
        return type == PALETTE ? LosslessDecoder.tiles(width, bits) : width;
    }

    /** The pixels before the transform; the same array, changed, where the size is the same. */
    int[] undo(int[] pixels, int height) {
        switch (type) {
            case PREDICTION -> predict(pixels, height);
            case COLOR -> colors(pixels, height);
            case SUBTRACT_GREEN -> {
                for (int i = 0; i < pixels.length; i++) {
                    int green = pixels[i] >> 8 & 0xFF;
                    pixels[i] = pixels[i] & 0xFF00FF00 | (pixels[i] & 0xFF00FF) + (green << 16 | green) & 0xFF00FF;
                }
            }
            default -> {
                return unpack(pixels, height);
            }
        }
        return pixels;
    }

    private int[] unpack(int[] packed, int height) {
        var pixels = new int[Math.multiplyExact(width, height)];
        int packedWidth = packedWidth();
        int each = 8 >> bits;
        for (int y = 0, to = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int green = packed[y * packedWidth + (x >> bits)] >> 8 & 0xFF;
                int index = green >> (x & (1 << bits) - 1) * each & (1 << each) - 1;
                pixels[to++] = index < data.length ? data[index] : 0;
            }
        }
        return pixels;
    }

    private void colors(int[] pixels, int height) {
        int tilesAcross = LosslessDecoder.tiles(width, bits);
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                int factors = data[(y >> bits) * tilesAcross + (x >> bits)];
                int pixel = pixels[at];
                byte green = (byte) (pixel >> 8);
                int red = (pixel >> 16) + share((byte) factors, green) & 0xFF;
                int blue = pixel + share((byte) (factors >> 8), green) + share((byte) (factors >> 16), (byte) red);
                pixels[at] = pixel & 0xFF00FF00 | red << 16 | blue & 0xFF;
            }
        }
    }

    private static int share(byte factor, byte color) {
        return factor * color >> 5;
    }

    private void predict(int[] pixels, int height) {
        pixels[0] = add(pixels[0], OPAQUE_BLACK);
        for (int x = 1; x < width; x++) {
            pixels[x] = add(pixels[x], pixels[x - 1]);
        }
        int tilesAcross = LosslessDecoder.tiles(width, bits);
        for (int y = 1; y < height; y++) {
            int row = y * width;
            pixels[row] = add(pixels[row], pixels[row - width]);
            for (int x = 1; x < width; x++) {
                int mode = data[(y >> bits) * tilesAcross + (x >> bits)] >> 8 & 0xF;
                int at = row + x;
                int above = at - width;
                pixels[at] = add(pixels[at],
                        prediction(mode, pixels[at - 1], pixels[above - 1], pixels[above], pixels[above + 1]));
            }
        }
    }

    private static int prediction(int mode, int left, int corner, int top, int right) {
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> right;
            case 4 -> corner;
            case 5 -> mean(mean(left, right), top);
            case 6 -> mean(left, corner);
            case 7 -> mean(left, top);
            case 8 -> mean(corner, top);
            case 9 -> mean(top, right);
            case 10 -> mean(mean(left, corner), mean(top, right));
            case 11 -> select(left, top, corner);
            case 12 -> gradient(left, top, corner, false);
            case 13 -> gradient(mean(left, top), 0, corner, true);
            default -> OPAQUE_BLACK;
        };
    }

    /** The sum of each channel, modulo 256. */
    static int add(int one, int other) {
        return (one & 0xFF00FF00) + (other & 0xFF00FF00) & 0xFF00FF00
                | (one & 0x00FF00FF) + (other & 0x00FF00FF) & 0x00FF00FF;
    }

    /** The mean of each channel, rounded down. */
    private static int mean(int one, int other) {
        return (one & other) + (((one ^ other) & 0xFEFEFEFE) >>> 1);
    }

    private static int select(int left, int top, int corner) {
        int towardsLeft = 0;
        int towardsTop = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int middle = corner >> shift & 0xFF;
            towardsLeft += Math.abs((top >> shift & 0xFF) - middle);
            towardsTop += Math.abs((left >> shift & 0xFF) - middle);
        }
        return towardsLeft < towardsTop ? left : top;
    }

    /** Each channel of {@code one + other − corner}, or of {@code one + (one − corner) / 2}, within bounds. */
    private static int gradient(int one, int other, int corner, boolean half) {
        int pixel = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int a = one >> shift & 0xFF;
            int c = corner >> shift & 0xFF;
            int value = half ? a + (a - c) / 2 : a + (other >> shift & 0xFF) - c;
            pixel |= Math.max(0, Math.min(255, value)) << shift;
        }
        return pixel;
    }
}
