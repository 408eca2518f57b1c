package org.cameralucida.image;

import java.util.Arrays;
import org.cameralucida.image.ResizeKernel.Taps;

/**
 * Rows of pixels that are weighted sums of other rows. Every loop goes over its arrays with one index and reads none that
 * it writes pixels to: only such loops are compiled to instructions that make several pixels at once, which is worth a
 * copy. Not for several threads.
 */
final class RowSums {

    private final int[] source;
    private final int width;
    private final int firstRow;
    private final Taps taps;
    private final boolean areMeans;
    private final int[] row;
    private final int[] red;
    private final int[] green;
    private final int[] blue;

    /**
     * Sums of rows.
     *
     * @param source rows of {@code width} pixels
     * @param firstRow what the taps call the first of them
     */
    RowSums(int[] source, int width, int firstRow, Taps taps) {
        this.source = source;
        this.width = width;
        this.firstRow = firstRow;
        this.taps = taps;
        areMeans = taps.areMeans();
        row = new int[width];
        red = new int[width];
        green = new int[width];
        blue = new int[width];
    }

    /** Makes some of the outputs, each a row at its place in the target. */
    void to(int[] target, int from, int end) {
        for (int output = from; output < end; output++) {
            int first = (taps.first(output) - firstRow) * width;
            Arrays.fill(red, ResizeKernel.HALF);
            Arrays.fill(green, ResizeKernel.HALF);
            Arrays.fill(blue, ResizeKernel.HALF);
            for (int i = 0; i < taps.count(output); i++) {
                System.arraycopy(source, first + i * width, row, 0, width);
                add(row, taps.weights()[taps.offset(output) + i], red, green, blue);
            }
            if (areMeans) {
                pack(red, green, blue, row);
            } else {
                clip(red, green, blue, row);
            }
            System.arraycopy(row, 0, target, output * width, width);
        }
    }

    private static void add(int[] row, int weight, int[] red, int[] green, int[] blue) {
        for (int x = 0; x < row.length; x++) {
            int pixel = row[x];
            red[x] += (pixel >> 16 & 0xFF) * weight;
            green[x] += (pixel >> 8 & 0xFF) * weight;
            blue[x] += (pixel & 0xFF) * weight;
        }
    }

    /** Of sums that make 0 to 255. */
    private static void pack(int[] red, int[] green, int[] blue, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = 0xFF000000 | red[x] >> ResizeKernel.PRECISION_BITS - 16 & 0xFF0000
                    | green[x] >> ResizeKernel.PRECISION_BITS - 8 & 0xFF00 | blue[x] >> ResizeKernel.PRECISION_BITS;
        }
    }

    private static void clip(int[] red, int[] green, int[] blue, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = 0xFF000000 | clip(red[x]) << 16 | clip(green[x]) << 8 | clip(blue[x]);
        }
    }

    private static int clip(int sum) {
        return Math.max(0, Math.min(255, sum >> ResizeKernel.PRECISION_BITS));
    }
}
