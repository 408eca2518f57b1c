package org.cameralucida.onnx;

import java.util.Arrays;

/** Arithmetic of shapes: broadcasting, reshaping, reducing; -1 is an extent that is not known. */
final class Shapes {

    static final long UNKNOWN = -1;

    private Shapes() {
    }

    /**
     * The shape that two broadcast to, as numpy.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    static long[] broadcast(long[] a, long[] b) {
        var longer = a.length >= b.length ? a : b;
        var shorter = a.length >= b.length ? b : a;
        var result = longer.clone();
        int shift = longer.length - shorter.length;
        for (int axis = 0; axis < shorter.length; axis++) {
            long x = longer[shift + axis];
            long y = shorter[axis];
            if (x != y && x != 1 && y != 1 && x != UNKNOWN && y != UNKNOWN) {
                throw new IllegalArgumentException(Arrays.toString(a) + " and " + Arrays.toString(b));
            }
            result[shift + axis] = x == 1 ? y : y == 1 || y == UNKNOWN ? x : y;
        }
        return result;
    }

    static boolean isKnown(long[] shape) {
        return shape != null && Arrays.stream(shape).allMatch(e -> e >= 0);
    }

    /** An axis counted from the start. */
    static int axis(long axis, int rank) {
        int positive = (int) (axis < 0 ? axis + rank : axis);
        if (positive < 0 || positive > rank) {
            throw new IllegalArgumentException("axis " + axis + " of " + rank);
        }
        return positive;
    }

    static int[] axes(long[] axes, int rank) {
        return Arrays.stream(axes).mapToInt(a -> axis(a, rank)).sorted().toArray();
    }

    static boolean contains(int[] axes, int axis) {
        return Arrays.stream(axes).anyMatch(a -> a == axis);
    }

    /** The product of extents from one axis up to another; unknown if one of them is. */
    static long product(long[] shape, int from, int to) {
        long product = 1;
        for (int axis = from; axis < to; axis++) {
            if (shape[axis] == 0) {
                return 0;
            }
            product = product == UNKNOWN || shape[axis] == UNKNOWN ? UNKNOWN : product * shape[axis];
        }
        return product;
    }

    /** The shape without some axes, or with extent 1 there. */
    static long[] reduce(long[] shape, int[] axes, boolean keep) {
        var result = new long[keep ? shape.length : shape.length - axes.length];
        int at = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (!contains(axes, axis)) {
                result[at++] = shape[axis];
            } else if (keep) {
                result[at++] = 1;
            }
        }
        return result;
    }

    /** The shape with axes of extent 1 put in, at places of the result. */
    static long[] unsqueeze(long[] shape, long[] axes) {
        int rank = shape.length + axes.length;
        var places = axes(axes, rank);
        var result = new long[rank];
        int at = 0;
        for (int axis = 0; axis < rank; axis++) {
            result[axis] = contains(places, axis) ? 1 : shape[at++];
        }
        return result;
    }

    /** The shape without the given axes, or without all of extent 1 where none are given (null). */
    static long[] squeeze(long[] shape, long[] axes) {
        if (axes == null) {
            return Arrays.stream(shape).anyMatch(e -> e == UNKNOWN) ? null
                    : Arrays.stream(shape).filter(e -> e != 1).toArray();
        }
        return reduce(shape, axes(axes, shape.length), false);
    }

    /** What a Reshape to {@code target} makes of {@code shape}; null where even the rank is unknown. */
    static long[] reshape(long[] shape, long[] target, boolean zeroIsZero) {
        var result = target.clone();
        int open = -1;
        for (int axis = 0; axis < result.length; axis++) {
            if (result[axis] == 0 && !zeroIsZero) {
                result[axis] = shape == null || axis >= shape.length ? UNKNOWN : shape[axis];
            } else if (result[axis] == -1) {
                open = axis;
            }
        }
        if (open < 0 || shape == null) {
            return result;
        }
        // Extents that are copied cancel, so that [N, -1] with an unknown N is still known.
        long size = 1;
        long rest = 1;
        for (int axis = 0; axis < Math.max(shape.length, result.length); axis++) {
            boolean copied = axis < shape.length && axis < result.length && target[axis] == 0 && !zeroIsZero;
            if (!copied) {
                size = axis < shape.length ? times(size, shape[axis]) : size;
                rest = axis < result.length && axis != open ? times(rest, result[axis]) : rest;
            }
        }
        result[open] = size == UNKNOWN || rest == UNKNOWN || rest == 0 ? UNKNOWN : size / rest;
        return result;
    }

    private static long times(long a, long b) {
        return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : a * b;
    }
}
