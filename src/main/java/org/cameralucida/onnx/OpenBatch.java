package org.cameralucida.onnx;

import java.util.Arrays;

/**
 * A batch size that is not fixed, while a graph is analysed: a large prime stands in for it. What depends on the batch can
 * then be told by its size, what is a multiple of it by division, and neither is ever taken for a constant.
 */
final class OpenBatch {

    private static final long STAND_IN = 1_000_000_007L;
    /** No true extent is as large; what depends on the batch is. */
    private static final long LARGE = STAND_IN / 4;
    /** Ends of ranges that mean "to the end" are larger than any extent. */
    private static final double ENDLESS = 9e18;

    private OpenBatch() {
    }

    /** A shape with the stand-in where its first of several extents is open. */
    static long[] filled(long[] shape) {
        var result = shape.clone();
        if (result.length > 1 && result[0] == Shapes.UNKNOWN) {
            result[0] = STAND_IN;
        }
        return result;
    }

    /** Whether an extent is the batch size itself. */
    static boolean is(double extent) {
        return extent == STAND_IN;
    }

    /** Whether an extent or element depends on the batch size. */
    static boolean isIn(double extent) {
        return Math.abs(extent) >= LARGE && Math.abs(extent) < ENDLESS;
    }

    /**
     * A shape as it would be declared: open where it depends on the batch, with the same symbol where it is the same
     * extent for every batch size: {@code batch}, {@code batch*49}.
     */
    static Shape declared(long[] shape) {
        return new Shape(Arrays.stream(shape).mapToObj(OpenBatch::dimension).toList());
    }

    private static Shape.Dimension dimension(long extent) {
        if (!isIn(extent)) {
            return new Shape.Dimension(extent, "");
        }
        boolean isMultiple = extent > 0 && extent % STAND_IN == 0;
        var symbol = !isMultiple ? "" : is(extent) ? "batch" : "batch*" + extent / STAND_IN;
        return new Shape.Dimension(Shapes.UNKNOWN, symbol);
    }
}
