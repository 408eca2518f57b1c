package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;

/**
 * Gradients of slicing, gathering and padding at constant places: the gradient is put back there. An axis at a time,
 * each is "element {@code i} of the result is element {@code indices[i]} of the input".
 */
final class SelectionRules {

    private SelectionRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("Slice", SelectionRules::slice);
        rules.put("Gather", SelectionRules::gather);
        rules.put("Pad", SelectionRules::pad);
        rules.put("Tile", SelectionRules::tile);
        rules.put("Resize", SelectionRules::resize);
    }

    private static void slice(Node node, BackwardPass b) {
        var x = node.input(0);
        int rank = b.rank(x);
        long[] starts = b.integers(node.input(1));
        long[] ends = b.integers(node.input(2));
        long[] axes = node.input(3).isEmpty() ? LongStream.range(0, starts.length).toArray()
                : b.integers(node.input(3));
        long[] steps = node.input(4).isEmpty() ? LongStream.of(starts).map(s -> 1).toArray()
                : b.integers(node.input(4));
        var gradient = b.gradient(node);
        for (int i = 0; i < axes.length; i++) {
            int axis = (int) (axes[i] < 0 ? axes[i] + rank : axes[i]);
            boolean isWhole = steps[i] == 1 && starts[i] == 0 && ends[i] >= Integer.MAX_VALUE;
            if (!isWhole) {
                int extent = b.extent(x, axis);
                gradient = putBack(b, gradient, rank, axis, sliced(starts[i], ends[i], steps[i], extent), extent);
            }
        }
        b.add(x, gradient);
    }

    /** The places that a slice takes, by ONNX's rules: negative ones count from the end, all are cut to the tensor. */
    static int[] sliced(long start, long end, long step, int extent) {
        long from = start < 0 ? start + extent : start;
        long to = end < 0 ? Math.max(end + extent, -1) : end;
        from = step > 0 ? Math.min(Math.max(from, 0), extent) : Math.min(Math.max(from, 0), extent - 1L);
        to = step > 0 ? Math.min(to, extent) : Math.max(to, -1);
        var places = new ArrayList<Integer>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            places.add((int) i);
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void gather(Node node, BackwardPass b) {
        var x = node.input(0);
        int rank = b.rank(x);
        int axis = (int) (node.integer("axis", 0) < 0 ? node.integer("axis", 0) + rank : node.integer("axis", 0));
        int extent = b.extent(x, axis);
        int[] indices = LongStream.of(b.integers(node.input(1))).mapToInt(i -> (int) (i < 0 ? i + extent : i))
                .toArray();
        long[] shape = b.shape(x).clone();
        shape[axis] = indices.length;
        if (LongStream.of(shape).filter(e -> e < 0).count() > 1) {
            throw new NoRule("several extents are not known");
        }
        // Indices of any rank become one axis.
        b.add(x, putBack(b, b.reshape(b.gradient(node), shape), rank, axis, indices, extent));
    }

    private static void pad(Node node, BackwardPass b) {
        var x = node.input(0);
        int rank = b.rank(x);
        long[] amounts = b.integers(node.input(1));
        long[] axes = node.input(3).isEmpty() ? LongStream.range(0, rank).toArray() : b.integers(node.input(3));
        var mode = node.string("mode", "constant");
        var gradient = b.gradient(node);
        for (int i = 0; i < axes.length; i++) {
            int axis = (int) (axes[i] < 0 ? axes[i] + rank : axes[i]);
            long before = amounts[i];
            long after = amounts[axes.length + i];
            if (before == 0 && after == 0) {
                continue;
            }
            gradient = mode.equals("constant") ? b.pad(gradient, rank, axis, -before, -after)
                    : putBack(b, gradient, rank, axis, padded(mode, before, after, b.extent(x, axis)),
                            b.extent(x, axis));
        }
        b.add(x, gradient);
    }

    /** Where a padding that is not constant takes its elements from. */
    private static int[] padded(String mode, long before, long after, int extent) {
        return LongStream.range(-before, extent + after).mapToInt(i -> (int) switch (mode) {
            case "edge" -> Math.min(Math.max(i, 0), extent - 1L);
            case "wrap" -> Math.floorMod(i, (long) extent);
            case "reflect" -> extent == 1 ? 0
                    : extent - 1 - Math.abs(Math.floorMod(i, 2L * (extent - 1)) - (extent - 1));
            default -> throw new NoRule("padding of mode " + mode);
        }).toArray();
    }

    private static void tile(Node node, BackwardPass b) {
        var x = node.input(0);
        int rank = b.rank(x);
        long[] repeats = b.integers(node.input(1));
        var gradient = b.gradient(node);
        long[] shape = b.shape(node.output()).clone();
        for (int axis = 0; axis < rank; axis++) {
            if (repeats[axis] != 1) {
                var apart = new long[rank + 1];
                System.arraycopy(shape, 0, apart, 0, axis);
                apart[axis] = repeats[axis];
                apart[axis + 1] = b.extent(x, axis);
                System.arraycopy(shape, axis + 1, apart, axis + 2, rank - axis - 1);
                gradient = b.reduce("ReduceSum", b.reshape(gradient, apart), false, axis);
                shape[axis] = b.extent(x, axis);
            }
        }
        b.add(x, gradient);
    }

    /** Enlargement of maps by whole numbers, each element becoming a block, is a sum of blocks; all else a matrix. */
    private static void resize(Node node, BackwardPass b) {
        var x = node.input(0);
        var places = node.string("coordinate_transformation_mode", "half_pixel") + " "
                + node.string("nearest_mode", "round_prefer_floor");
        boolean isByBlocks = b.rank(x) == 4 && node.string("mode", "nearest").equals("nearest")
                && (places.equals("asymmetric floor") || places.matches("(pytorch_)?half_pixel round_prefer_.*"))
                && b.extent(x, 1) == b.extent(node.output(), 1) && b.extent(node.output(), 2) % b.extent(x, 2) == 0
                && b.extent(node.output(), 3) % b.extent(x, 3) == 0;
        if (!isByBlocks) {
            ResizeRule.apply(node, b);
            return;
        }
        long[] factors = {b.extent(node.output(), 2) / b.extent(x, 2), b.extent(node.output(), 3) / b.extent(x, 3)};
        var means = b.emit("AveragePool", List.of(b.gradient(node)), Attribute.of("kernel_shape", factors),
                Attribute.of("strides", factors));
        b.add(x, b.scale(means, factors[0] * factors[1]));
    }

    /**
     * The gradient of a tensor of which {@code indices} were taken along an axis: what was taken several times is
     * summed, what was not gets 0.
     */
    private static String putBack(BackwardPass b, String gradient, int rank, int axis, int[] indices, int extent) {
        if (isRun(indices)) {
            return b.pad(gradient, rank, axis, indices[0], extent - indices[0] - indices.length);
        }
        var withZero = b.pad(gradient, rank, axis, 0, 1);
        var rounds = new ArrayList<String>();
        var taken = new boolean[indices.length];
        for (int left = indices.length; left > 0 || rounds.isEmpty();) {
            var sources = new long[extent];
            Arrays.fill(sources, indices.length);
            for (int i = 0; i < indices.length; i++) {
                if (!taken[i] && sources[indices[i]] == indices.length) {
                    sources[indices[i]] = i;
                    taken[i] = true;
                    left--;
                }
            }
            rounds.add(b.emit("Gather", List.of(withZero, b.list(sources)), Attribute.of("axis", (long) axis)));
        }
        return rounds.size() == 1 ? rounds.get(0) : b.emit("Sum", rounds);
    }

    private static boolean isRun(int[] indices) {
        for (int i = 1; i < indices.length; i++) {
            if (indices[i] != indices[0] + i) {
                return false;
            }
        }
        return indices.length > 0;
    }
}
