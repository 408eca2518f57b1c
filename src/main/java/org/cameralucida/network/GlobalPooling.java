package org.cameralucida.network;

import java.util.Arrays;
import java.util.Optional;
import org.cameralucida.onnx.Node;

/**
 * A pooling of whole maps, however it is spelt: GlobalAveragePool, GlobalMaxPool, a pooling whose window is the whole
 * map, ReduceMean, ReduceMax or ReduceSum over the spatial axes, at once or one after the other, also of flattened
 * positions.
 *
 * @param pooling mean or maximum
 * @param target the maps that are pooled, of four axes
 * @param layout the order of the target's axes
 * @param scale what the mean is multiplied by: the number of positions for a sum, else mostly 1
 */
record GlobalPooling(Pooling pooling, String target, Layout layout, float scale) {

    /** The pooling that a node does; none if it does another thing. */
    static Optional<GlobalPooling> of(Node node, Facts facts) {
        if (!node.domain().isEmpty()) {
            return Optional.empty();
        }
        return switch (node.op()) {
            case "GlobalAveragePool", "GlobalMaxPool" -> facts.rank(node.input(0)) == 4
                    ? Optional.of(found(kind(node), node.input(0), Layout.NCHW, 1, facts)) : Optional.empty();
            case "AveragePool", "MaxPool" -> window(node, facts);
            case "ReduceMean", "ReduceMax", "ReduceSum" -> reduction(node, facts);
            default -> Optional.empty();
        };
    }

    private static Pooling kind(Node node) {
        return node.op().contains("Max") ? Pooling.GMP : Pooling.GAP;
    }

    /** Names the maps before nodes that only hand them on. */
    private static GlobalPooling found(Pooling pooling, String tensor, Layout layout, float scale, Facts facts) {
        var target = facts.before(tensor);
        boolean turned = facts.layout(tensor) != facts.layout(target);
        var turnedLayout = layout == Layout.NCHW ? Layout.NHWC : Layout.NCHW;
        return new GlobalPooling(pooling, target, turned ? turnedLayout : layout, scale);
    }

    private static Optional<GlobalPooling> window(Node node, Facts facts) {
        var x = facts.shape(node.input(0));
        var y = facts.shape(node.output());
        var kernel = node.integers("kernel_shape");
        if (x == null || y == null || x.length != 4 || kernel == null || kernel.length != 2
                || y[2] != 1 || y[3] != 1 || x[2] < 1 || x[3] < 1) {
            return Optional.empty();
        }
        var dilations = node.integers("dilations");
        if (dilations != null && Arrays.stream(dilations).anyMatch(d -> d != 1)) {
            return Optional.empty();
        }
        var padding = node.string("auto_pad", "NOTSET");
        var pads = node.has("pads") && padding.equals("NOTSET") ? node.integers("pads") : new long[4];
        boolean same = padding.startsWith("SAME");
        for (int i = 0; i < 2; i++) {
            if (kernel[i] - (same ? 0 : pads[i]) < x[2 + i]) {
                return Optional.empty();
            }
        }
        boolean countsPads = kind(node) == Pooling.GAP && node.integer("count_include_pad", 0) != 0;
        float scale = countsPads ? (float) (x[2] * x[3]) / (kernel[0] * kernel[1]) : 1;
        return Optional.of(found(kind(node), node.input(0), Layout.NCHW, scale, facts));
    }

    private static Optional<GlobalPooling> reduction(Node node, Facts facts) {
        var axes = facts.reducedAxes(node);
        if (axes == null) {
            return Optional.empty();
        }
        int rank = facts.rank(node.input(0));
        if (axes.length == 2 && rank == 4) {
            return spatial(node, node.input(0), axes, facts);
        }
        if (axes.length != 1) {
            return Optional.empty();
        }
        var inner = facts.producer(node.input(0)).filter(n -> n.op().equals(node.op()));
        if (inner.isPresent() && facts.rank(inner.get().input(0)) == 4) {
            var first = facts.reducedAxes(inner.get());
            if (first == null || first.length != 1) {
                return Optional.empty();
            }
            int second = rank == 3 && axes[0] >= first[0] ? axes[0] + 1 : axes[0];
            return spatial(node, inner.get().input(0),
                    new int[]{Math.min(first[0], second), Math.max(first[0], second)}, facts);
        }
        return rank == 3 ? positions(node, axes[0], facts) : Optional.empty();
    }

    private static Optional<GlobalPooling> spatial(Node node, String maps, int[] axes, Facts facts) {
        var layout = Arrays.equals(axes, new int[]{2, 3}) ? Layout.NCHW
                : Arrays.equals(axes, new int[]{1, 2}) ? Layout.NHWC : null;
        if (layout == null) {
            return Optional.empty();
        }
        var map = facts.map(maps, layout);
        float scale = node.is("ReduceSum") ? (float) map[1] * map[2] : 1;
        return Optional.of(found(kind(node), maps, layout, scale, facts));
    }

    /** The mean over the positions of maps that were flattened to {@code [N, C, H·W]} or {@code [N, H·W, C]}. */
    private static Optional<GlobalPooling> positions(Node node, int axis, Facts facts) {
        int channelAxis = 3 - axis;
        var tensor = node.input(0);
        while (true) {
            var made = facts.producer(tensor);
            if (made.isEmpty() || axis == 0) {
                return Optional.empty();
            }
            var from = made.get().input(0);
            if (made.get().is("Transpose") && facts.rank(from) == 3
                    && Arrays.equals(made.get().integers("perm"), new long[]{0, 2, 1})) {
                channelAxis = 3 - channelAxis;
            } else if (made.get().is("Reshape") && facts.rank(from) == 4) {
                var layout = channelAxis == 1 ? Layout.NCHW : Layout.NHWC;
                var map = facts.map(from, layout);
                var flat = facts.shape(tensor);
                boolean fits = map[0] == flat[channelAxis] && (long) map[1] * map[2] == flat[3 - channelAxis];
                float scale = node.is("ReduceSum") ? (float) map[1] * map[2] : 1;
                return fits ? Optional.of(found(kind(node), from, layout, scale, facts)) : Optional.empty();
            } else if (!Facts.keepsValues(made.get())) {
                return Optional.empty();
            }
            tensor = from;
        }
    }
}
