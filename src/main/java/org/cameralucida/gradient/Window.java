package org.cameralucida.gradient;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Node;

/**
 * The sliding window of a convolution or pooling over a map, an entry a spatial axis: window {@code o} covers the
 * positions {@code o·stride + t·dilation − before}, for t from 0 to {@code kernel} − 1.
 *
 * @param kernel extents of the window
 * @param strides steps from one window to the next
 * @param dilations distances between the window's elements
 * @param before padding before the map, as declared or as {@code auto_pad} makes it
 * @param after padding after the map; larger than declared where {@code ceil_mode} lets the last window hang over
 * @param in extents of the map
 * @param out how many windows there are
 */
record Window(long[] kernel, long[] strides, long[] dilations, long[] before, long[] after, long[] in, long[] out) {

    /** The window of a node, over a map of spatial extents {@code in}, giving {@code out}. */
    static Window of(Node node, long[] kernel, long[] in, long[] out) {
        int axes = kernel.length;
        long[] strides = orOnes(node.integers("strides"), axes);
        long[] dilations = orOnes(node.integers("dilations"), axes);
        long[] pads = node.integers("pads") != null ? node.integers("pads") : new long[2 * axes];
        var before = Arrays.copyOf(pads, axes);
        var after = Arrays.copyOfRange(pads, axes, 2 * axes);
        var automatic = node.string("auto_pad", "NOTSET");
        for (int axis = 0; axis < axes; axis++) {
            long covered = (out[axis] - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1;
            if (automatic.startsWith("SAME")) {
                long padding = Math.max(0, covered - in[axis]);
                before[axis] = automatic.equals("SAME_UPPER") ? padding / 2 : padding - padding / 2;
                after[axis] = padding - before[axis];
            } else if (automatic.equals("VALID")) {
                before[axis] = 0;
                after[axis] = 0;
            }
            after[axis] = Math.max(after[axis], covered - in[axis] - before[axis]);
        }
        return new Window(kernel, strides, dilations, before, after, in, out);
    }

    private static long[] orOnes(long[] values, int count) {
        return values != null ? values : LongStream.generate(() -> 1).limit(count).toArray();
    }

    int axes() {
        return kernel.length;
    }

    boolean hasUnitStrides() {
        return Arrays.stream(strides).allMatch(s -> s == 1);
    }

    /** Whether one undilated window is the whole map, without padding. */
    boolean isWholeMap() {
        return Arrays.equals(kernel, in) && Arrays.stream(out).allMatch(o -> o == 1)
                && Arrays.stream(before).allMatch(p -> p == 0) && Arrays.stream(dilations).allMatch(d -> d == 1);
    }

    /** From the first to the last element of the window, on one axis, less one. */
    long reach(int axis) {
        return dilations[axis] * (kernel[axis] - 1);
    }

    /** Positions at the end of an axis that no window covers. */
    long left(int axis) {
        return in[axis] + before[axis] + after[axis] - (out[axis] - 1) * strides[axis] - reach(axis) - 1;
    }

    /** Padding, as ONNX writes it: all befores, then all afters. */
    static long[] pads(long[] before, long[] after) {
        return LongStream.concat(Arrays.stream(before), Arrays.stream(after)).toArray();
    }
}
