package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;

/**
 * The gradient of a maximum, which goes to where it was; the first of several equal ones gets it, as in the known
 * frameworks. Engines tell the position on request, but slowly, and scatter more slowly still. So a pooling window is
 * taken apart into one axis after the other, last axis first (which leaves the first maximum, read row by row, the
 * first), and the elements of the window into as many shifted copies, compared whole.
 */
final class MaximumGradient {

    private static final float LOWEST = -Float.MAX_VALUE;
    /** Steeper than any difference of activations is small. */
    private static final float HUGE = 0x1p120f;

    private MaximumGradient() {
    }

    /** The gradient of {@code tensor}, of whose axis {@code axis} the maximum was taken, which got {@code gradient}. */
    static String backward(BackwardPass b, String tensor, int axis, long extent, String gradient) {
        var first = b.emit("ArgMax", List.of(tensor), Attribute.of("axis", (long) axis), Attribute.of("keepdims", 1L));
        var isFirst = b.emit("Equal", first, b.list(LongStream.range(0, extent).toArray()));
        return b.emit("Mul", gradient, ArithmeticRules.asNumber(b, isFirst));
    }

    /** The gradient of a max pooling's input {@code x}, of shape {@code [B, C, …]}. */
    static String ofWindows(BackwardPass b, String x, String y, String gradient, Window window) {
        boolean inBlocks = BlockedMaximumGradient.suits(b, x, window);
        var stages = new ArrayList<String>();
        stages.add(x);
        for (int axis = window.axes() - 1; axis > 0; axis--) {
            stages.add(isTrivial(window, axis) ? stages.get(stages.size() - 1)
                    : alongAxis(b, stages.get(stages.size() - 1), window, axis));
        }
        stages.add(y);
        var flowing = gradient;
        for (int axis = 0; axis < window.axes(); axis++) {
            int stage = window.axes() - axis;
            if (!isTrivial(window, axis)) {
                flowing = inBlocks
                        ? BlockedMaximumGradient.backward(b, b.extent(x, 1), stages.get(stage - 1), stages.get(stage), flowing,
                                window, axis)
                        : backward(b, stages.get(stage - 1), stages.get(stage), flowing, window, axis);
            }
        }
        return flowing;
    }

    private static boolean isTrivial(Window window, int axis) {
        return window.kernel()[axis] == 1 && window.strides()[axis] == 1 && window.before()[axis] == 0
                && window.in()[axis] == window.out()[axis];
    }

    private static String alongAxis(BackwardPass b, String x, Window window, int axis) {
        int axes = window.axes();
        var kernel = ones(axes);
        var strides = ones(axes);
        var dilations = ones(axes);
        var pads = new long[2 * axes];
        kernel[axis] = window.kernel()[axis];
        strides[axis] = window.strides()[axis];
        dilations[axis] = window.dilations()[axis];
        pads[axis] = window.before()[axis];
        pads[axes + axis] = window.after()[axis] - window.left(axis);
        if (pads[axes + axis] < 0) {
            pads[axes + axis] = 0;
        }
        return b.emit("MaxPool", List.of(x), Attribute.of("kernel_shape", kernel), Attribute.of("strides", strides),
                Attribute.of("dilations", dilations), Attribute.of("pads", pads));
    }

    private static long[] ones(int count) {
        return LongStream.generate(() -> 1).limit(count).toArray();
    }

    /** One axis: {@code y[o] = max over t of x[o·stride + t·dilation − before]}. */
    private static String backward(BackwardPass b, String x, String y, String gradient, Window window, int spatialAxis) {
        int rank = 2 + window.axes();
        int axis = 2 + spatialAxis;
        long stride = window.strides()[spatialAxis];
        long out = window.out()[spatialAxis];
        long taps = window.kernel()[spatialAxis];
        long before = window.before()[spatialAxis];
        long reach = window.reach(spatialAxis);
        var elements = elements(b, x, window, spatialAxis);
        var parts = new ArrayList<List<Placed>>();
        for (long phase = 0; phase < stride; phase++) {
            parts.add(new ArrayList<>());
        }
        var left = gradient;
        for (long t = 0; t < taps; t++) {
            long offset = t * window.dilations()[spatialAxis];
            // What no earlier element of the window got is the last one's, without asking.
            var part = left;
            if (t + 1 < taps) {
                var element = elements.get((int) (offset % stride));
                if (reach >= stride) {
                    element = b.slice(element, axis, offset / stride, offset / stride + out);
                }
                part = b.emit("Mul", left, isZero(b, b.emit("Sub", y, element)));
                left = b.emit("Sub", left, part);
            }
            long position = offset - before;
            long phase = Math.floorMod(position, stride);
            parts.get((int) phase).add(new Placed(part, Math.floorDiv(position, stride)));
        }
        var moved = moved(b, parts, rank, axis, window.in()[spatialAxis], out);
        long[] extents = window.out().clone();
        System.arraycopy(window.in(), 0, extents, 0, spatialAxis);
        return ZeroInsertion.interleaved(b, moved, spatialAxis, window.in()[spatialAxis], extents);
    }

    /** A part of the gradient, and by how many blocks it is to be moved along the axis. */
    private record Placed(String tensor, long shift) {
    }

    /**
     * What the windows begin with, what comes next to that, and so on up to the next window: {@code x[o·stride + p −
     * before]} for each p below the stride, for as many o as windows reach. Splitting copies several times faster than
     * slicing with a step.
     */
    private static List<String> elements(BackwardPass b, String x, Window window, int spatialAxis) {
        int rank = 2 + window.axes();
        int axis = 2 + spatialAxis;
        int stride = Math.toIntExact(window.strides()[spatialAxis]);
        long before = window.before()[spatialAxis];
        long blocks = window.out()[spatialAxis] + window.reach(spatialAxis) / stride;
        var padded = padded(b, x, rank, axis, before, blocks * stride - before - window.in()[spatialAxis]);
        if (stride == 1) {
            return List.of(padded);
        }
        // The windows were taken apart last axis first: behind this axis all is pooled already, before it nothing.
        var apart = new long[rank + 1];
        var together = new long[rank];
        for (int i = 2; i < rank; i++) {
            long extent = i == axis ? blocks : i < axis ? window.in()[i - 2] : window.out()[i - 2];
            together[i] = extent;
            apart[i <= axis ? i : i + 1] = extent;
        }
        apart[axis + 1] = stride;
        var each = new long[stride];
        Arrays.fill(each, 1);
        var phases = b.emit("Split", List.of(b.reshape(padded, apart), b.list(each)), stride,
                Attribute.of("axis", axis + 1L));
        return phases.stream().map(p -> b.reshape(p, together)).toList();
    }

    private static String padded(BackwardPass b, String x, int rank, int axis, long before, long after) {
        if (before == 0 && after == 0) {
            return x;
        }
        var amounts = new long[2 * rank];
        amounts[axis] = before;
        amounts[rank + axis] = after;
        return b.emit("Pad", List.of(x, b.list(amounts), b.scalar(LOWEST)));
    }

    /** 1 where a tensor that is nowhere negative is zero, 0 elsewhere. */
    private static String isZero(BackwardPass b, String tensor) {
        return b.emit("HardSigmoid", List.of(tensor), Attribute.of("alpha", -HUGE), Attribute.of("beta", 1f));
    }

    /** A tensor for each phase of the stride, its parts moved to their places and summed; null where nothing falls. */
    private static List<String> moved(BackwardPass b, List<List<Placed>> parts, int rank, int axis, long extent,
                                      long out) {
        long blocks = (extent + parts.size() - 1) / parts.size();
        var moved = new ArrayList<String>();
        for (var phase : parts) {
            var summands = new ArrayList<String>();
            for (var part : phase) {
                summands.add(b.pad(part.tensor(), rank, axis, part.shift(), blocks - out - part.shift()));
            }
            moved.add(summands.isEmpty() ? null : summands.size() == 1 ? summands.get(0) : b.emit("Sum", summands));
        }
        return moved;
    }
}
