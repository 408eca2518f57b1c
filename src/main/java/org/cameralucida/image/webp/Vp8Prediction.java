package org.cameralucida.image.webp;

/**
 * Prediction of blocks from the pixels above and to the left (RFC 6386, section 12). A plane has a border of one row
 * above (127) and one column to the left (129), so that no block is special but for its mean.
 */
final class Vp8Prediction {

    /** Modes of whole macroblocks, and of 4 × 4 blocks in the order of the tables. */
    static final int DC = 0;
    static final int TRUE_MOTION = 1;
    static final int VERTICAL = 2;
    static final int HORIZONTAL = 3;
    static final int LEFT_DOWN = 4;
    static final int RIGHT_DOWN = 5;
    static final int VERTICAL_RIGHT = 6;
    static final int VERTICAL_LEFT = 7;
    static final int HORIZONTAL_DOWN = 8;
    static final int HORIZONTAL_UP = 9;

    private Vp8Prediction() {
    }

    /** Predicts a square of 16 or 8 pixels; its mean is taken of the sides that there are. */
    static void square(int mode, byte[] plane, int at, int stride, int size, boolean hasTop, boolean hasLeft) {
        switch (mode) {
            case DC -> fill(plane, at, stride, size, mean(plane, at, stride, size, hasTop, hasLeft));
            case TRUE_MOTION -> trueMotion(plane, at, stride, size);
            case VERTICAL -> {
                for (int y = 0; y < size; y++) {
                    System.arraycopy(plane, at - stride, plane, at + y * stride, size);
                }
            }
            default -> {
                for (int y = 0; y < size; y++) {
                    int row = at + y * stride;
                    java.util.Arrays.fill(plane, row, row + size, plane[row - 1]);
                }
            }
        }
    }

    private static int mean(byte[] plane, int at, int stride, int size, boolean hasTop, boolean hasLeft) {
        int sum = 0;
        int count = 0;
        if (hasTop) {
            for (int x = 0; x < size; x++) {
                sum += plane[at - stride + x] & 0xFF;
            }
            count += size;
        }
        if (hasLeft) {
            for (int y = 0; y < size; y++) {
                sum += plane[at + y * stride - 1] & 0xFF;
            }
            count += size;
        }
        return count == 0 ? 128 : (sum + count / 2) / count;
    }

    private static void fill(byte[] plane, int at, int stride, int size, int value) {
        for (int y = 0; y < size; y++) {
            java.util.Arrays.fill(plane, at + y * stride, at + y * stride + size, (byte) value);
        }
    }

    private static void trueMotion(byte[] plane, int at, int stride, int size) {
        int corner = plane[at - stride - 1] & 0xFF;
        for (int y = 0; y < size; y++) {
            int row = at + y * stride;
            int change = (plane[row - 1] & 0xFF) - corner;
            for (int x = 0; x < size; x++) {
                plane[row + x] = Vp8Transform.clip((plane[at - stride + x] & 0xFF) + change);
            }
        }
    }

    /**
     * Predicts a 4 × 4 block.
     *
     * @param edge room for 13 pixels: from the lowest to the left, over the corner (4), to the eighth above (5 … 12);
     * the     last four, which may belong to another macroblock, are there already
     */
    static void block(int mode, byte[] plane, int at, int stride, int[] edge) {
        for (int i = 0; i < 4; i++) {
            edge[3 - i] = plane[at + i * stride - 1] & 0xFF;
            edge[5 + i] = plane[at - stride + i] & 0xFF;
        }
        edge[4] = plane[at - stride - 1] & 0xFF;
        switch (mode) {
            case DC -> {
                int sum = 4;
                for (int i = 0; i < 4; i++) {
                    sum += edge[i] + edge[5 + i];
                }
                fill(plane, at, stride, 4, sum >> 3);
            }
            case TRUE_MOTION -> trueMotion(plane, at, stride, 4);
            case VERTICAL -> {
                for (int x = 0; x < 4; x++) {
                    column(plane, at + x, stride, smooth(edge, 5 + x));
                }
            }
            case HORIZONTAL -> {
                for (int y = 0; y < 4; y++) {
                    int value = y < 3 ? smooth(edge, 3 - y) : edge[1] + 3 * edge[0] + 2 >> 2;
                    java.util.Arrays.fill(plane, at + y * stride, at + y * stride + 4, (byte) value);
                }
            }
            default -> slanted(mode, plane, at, stride, edge);
        }
    }

    private static void column(byte[] plane, int at, int stride, int value) {
        for (int y = 0; y < 4; y++) {
            plane[at + y * stride] = (byte) value;
        }
    }

    private static void slanted(int mode, byte[] plane, int at, int stride, int[] edge) {
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                plane[at + y * stride + x] = (byte) switch (mode) {
                    case LEFT_DOWN -> x + y < 6 ? smooth(edge, 6 + x + y) : edge[11] + 3 * edge[12] + 2 >> 2;
                    case RIGHT_DOWN -> smooth(edge, 4 + x - y);
                    case VERTICAL_RIGHT -> verticalRight(edge, x, y);
                    case VERTICAL_LEFT -> verticalLeft(edge, x, y);
                    case HORIZONTAL_DOWN -> horizontalDown(edge, x, y);
                    default -> horizontalUp(edge, x, y);
                };
            }
        }
    }

    private static int verticalRight(int[] edge, int x, int y) {
        int along = 2 * x - y;
        if (along < 0) {
            return along == -1 ? smooth(edge, 4) : smooth(edge, 5 - y);
        }
        return (along & 1) == 0 ? mean(edge, 4 + along / 2) : smooth(edge, 4 + (along + 1) / 2);
    }

    private static int verticalLeft(int[] edge, int x, int y) {
        // The last column's lower half goes on as if the slant were 45°.
        if (x == 3 && y >= 2) {
            return smooth(edge, 8 + y);
        }
        int from = 5 + x + y / 2;
        return (y & 1) == 0 ? mean(edge, from) : smooth(edge, from + 1);
    }

    private static int horizontalDown(int[] edge, int x, int y) {
        int along = 2 * y - x;
        if (along < 0) {
            return along == -1 ? smooth(edge, 4) : smooth(edge, 3 + x);
        }
        return (along & 1) == 0 ? mean(edge, 3 - along / 2) : smooth(edge, 4 - (along + 1) / 2);
    }

    private static int horizontalUp(int[] edge, int x, int y) {
        int along = 2 * y + x;
        if (along > 5) {
            return edge[0];
        }
        if (along == 5) {
            return edge[1] + 3 * edge[0] + 2 >> 2;
        }
        return (along & 1) == 0 ? mean(edge, 2 - along / 2) : smooth(edge, 2 - along / 2);
    }

    /** The mean of an edge pixel and the next. */
    private static int mean(int[] edge, int at) {
        return edge[at] + edge[at + 1] + 1 >> 1;
    }

    /** A pixel of the edge, smoothed with both its neighbours. */
    private static int smooth(int[] edge, int at) {
        return edge[at - 1] + 2 * edge[at] + edge[at + 1] + 2 >> 2;
    }
}
