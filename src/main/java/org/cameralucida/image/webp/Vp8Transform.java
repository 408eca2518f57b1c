package org.cameralucida.image.webp;

/** The inverse transforms of VP8 (RFC 6386, section 14). */
final class Vp8Transform {

    /** √2·cos(π/8) − 1 and √2·sin(π/8), times 65536. */
    private static final int COSINE = 20091;
    private static final int SINE = 35468;

    private Vp8Transform() {
    }

    /** Spreads the second-order coefficients over the DC places of 16 blocks of 16 coefficients (Walsh–Hadamard). */
    static void spread(int[] second, int[] coefficients) {
        var rows = new int[16];
        for (int i = 0; i < 4; i++) {
            int a = second[i] + second[12 + i];
            int b = second[4 + i] + second[8 + i];
            int c = second[4 + i] - second[8 + i];
            int d = second[i] - second[12 + i];
            rows[i] = a + b;
            rows[8 + i] = a - b;
            rows[4 + i] = d + c;
            rows[12 + i] = d - c;
        }
        for (int i = 0; i < 4; i++) {
            int first = rows[4 * i] + 3;
            int a = first + rows[4 * i + 3];
            int b = rows[4 * i + 1] + rows[4 * i + 2];
            int c = rows[4 * i + 1] - rows[4 * i + 2];
            int d = first - rows[4 * i + 3];
            coefficients[64 * i] = a + b >> 3;
            coefficients[64 * i + 16] = d + c >> 3;
            coefficients[64 * i + 32] = a - b >> 3;
            coefficients[64 * i + 48] = d - c >> 3;
        }
    }

    /** Adds the residue of one 4 × 4 block, whose coefficients begin at {@code from}, to the prediction. */
    static void add(int[] coefficients, int from, byte[] plane, int at, int stride) {
        var columns = new int[16];
        for (int i = 0; i < 4; i++) {
            int in = from + i;
            int a = coefficients[in] + coefficients[in + 8];
            int b = coefficients[in] - coefficients[in + 8];
            int c = sine(coefficients[in + 4]) - cosine(coefficients[in + 12]);
            int d = cosine(coefficients[in + 4]) + sine(coefficients[in + 12]);
            columns[4 * i] = a + d;
            columns[4 * i + 1] = b + c;
            columns[4 * i + 2] = b - c;
            columns[4 * i + 3] = a - d;
        }
        for (int i = 0; i < 4; i++) {
            int first = columns[i] + 4;
            int a = first + columns[i + 8];
            int b = first - columns[i + 8];
            int c = sine(columns[i + 4]) - cosine(columns[i + 12]);
            int d = cosine(columns[i + 4]) + sine(columns[i + 12]);
            int to = at + i * stride;
            plane[to] = clip((plane[to] & 0xFF) + (a + d >> 3));
            plane[to + 1] = clip((plane[to + 1] & 0xFF) + (b + c >> 3));
            plane[to + 2] = clip((plane[to + 2] & 0xFF) + (b - c >> 3));
            plane[to + 3] = clip((plane[to + 3] & 0xFF) + (a - d >> 3));
        }
    }

    private static int cosine(int value) {
        return (value * COSINE >> 16) + value;
    }

    private static int sine(int value) {
        return value * SINE >> 16;
    }

    static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
