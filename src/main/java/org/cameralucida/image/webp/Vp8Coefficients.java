package org.cameralucida.image.webp;

import java.util.Arrays;

/** Reads the coefficients of macroblocks (RFC 6386, section 13), already multiplied by their factors. */
final class Vp8Coefficients {

    /** Kinds of block: luma without its DC, the second order, chroma, luma with its DC. */
    private static final int LUMA_REST = 0;
    private static final int SECOND_ORDER = 1;
    private static final int CHROMA = 2;
    private static final int LUMA = 3;

    private static final int BLOCK = 16;
    private static final int CHROMA_START = 16;
    private static final int BLOCKS = 24;

    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private final int[] probabilities;
    /**
     * For each column of blocks, whether the last block in it had coefficients: 4 of luma, 2 + 2 of chroma, 1 second.
     */
    private final boolean[] above;
    private final boolean[] left = new boolean[9];
    private final int[] second = new int[BLOCK];

    /** The coefficients of the macroblock: 16 blocks of luma, 4 + 4 of chroma, 16 each. */
    final int[] values = new int[BLOCKS * BLOCK];
    /** Which blocks have any. */
    final boolean[] present = new boolean[BLOCKS];

    Vp8Coefficients(int[] probabilities, int macroblocksAcross) {
        this.probabilities = probabilities;
        above = new boolean[9 * macroblocksAcross];
    }

    void startRow() {
        Arrays.fill(left, false);
    }

    /** Takes note of a macroblock without coefficients. */
    void skip(int column, boolean subblocks) {
        Arrays.fill(present, false);
        // Whether the last second-order block had any is kept over macroblocks that have no such block.
        int count = subblocks ? 8 : 9;
        Arrays.fill(left, 0, count, false);
        Arrays.fill(above, 9 * column, 9 * column + count, false);
    }

    /** Reads a macroblock's coefficients; whether it has any. */
    boolean read(BoolDecoder coder, int column, boolean subblocks, int[] factors) {
        Arrays.fill(values, 0);
        int top = 9 * column;
        boolean any = false;
        if (!subblocks) {
            Arrays.fill(second, 0);
            int end = block(coder, SECOND_ORDER, context(top, 8, 8), 0, second, 0, factors[2], factors[3]);
            left[8] = end > 0;
            above[top + 8] = end > 0;
            Vp8Transform.spread(second, values);
        }
        int first = subblocks ? 0 : 1;
        for (int i = 0; i < CHROMA_START; i++) {
            int end = block(coder, subblocks ? LUMA : LUMA_REST, context(top, i & 3, i >> 2), first, values, i * BLOCK,
                    factors[0], factors[1]);
            note(top, i & 3, i >> 2, end > first);
            present[i] = end > 1 || values[i * BLOCK] != 0;
            any |= present[i];
        }
        for (int i = CHROMA_START; i < BLOCKS; i++) {
            int component = 4 + (i - CHROMA_START) / 4 * 2;
            int x = component + (i & 1);
            int y = component + (i >> 1 & 1);
            int end = block(coder, CHROMA, context(top, x, y), 0, values, i * BLOCK, factors[4], factors[5]);
            note(top, x, y, end > 0);
            present[i] = end > 1 || values[i * BLOCK] != 0;
            any |= present[i];
        }
        return any;
    }

    private int context(int top, int x, int y) {
        return (above[top + x] ? 1 : 0) + (left[y] ? 1 : 0);
    }

    private void note(int top, int x, int y, boolean has) {
        above[top + x] = has;
        left[y] = has;
    }

    private int probabilities(int kind, int index, int context) {
        return ((kind * Vp8Tables.BANDS + BANDS[index]) * Vp8Tables.CONTEXTS + context) * Vp8Tables.PROBABILITIES;
    }

    /** Reads one block from coefficient {@code index} on; the index after the last that is not zero. */
    private int block(BoolDecoder coder, int kind, int context, int index, int[] target, int at, int dc, int ac) {
        int p = probabilities(kind, index, context);
        int i = index;
        while (i < BLOCK) {
            if (coder.bit(probabilities[p]) == 0) {
                return i;
            }
            while (coder.bit(probabilities[p + 1]) == 0) {
                i++;
                if (i == BLOCK) {
                    return BLOCK;
                }
                p = probabilities(kind, i, 0);
            }
            int magnitude = coder.bit(probabilities[p + 2]) == 0 ? 1 : large(coder, p);
            int value = coder.flag() ? -magnitude : magnitude;
            target[at + ZIGZAG[i]] = value * (i == 0 ? dc : ac);
            i++;
            p = probabilities(kind, i, magnitude == 1 ? 1 : 2);
        }
        return BLOCK;
    }

    private int large(BoolDecoder coder, int p) {
        if (coder.bit(probabilities[p + 3]) == 0) {
            return coder.bit(probabilities[p + 4]) == 0 ? 2 : 3 + coder.bit(probabilities[p + 5]);
        }
        if (coder.bit(probabilities[p + 6]) == 0) {
            if (coder.bit(probabilities[p + 7]) == 0) {
                return 5 + coder.bit(159);
            }
            int high = coder.bit(165);
            return 7 + 2 * high + coder.bit(145);
        }
        int high = coder.bit(probabilities[p + 8]);
        int category = 2 * high + coder.bit(probabilities[p + 9 + high]);
        int rest = 0;
        for (int probability : LARGE[category]) {
            rest = 2 * rest + coder.bit(probability);
        }
        return rest + 3 + (8 << category);
    }
}
