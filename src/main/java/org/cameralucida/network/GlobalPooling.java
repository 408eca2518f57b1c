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
 * @param target the maps that are pooled
 * @param scale what the mean is multiplied by: the number of positions for a sum, else mostly 1
 */
record GlobalPooling(Pooling pooling, MapTensor target, float scale) {

    /** The pooling that a node does; none if it does another thing. */
    static Optional<GlobalPooling> of(Node node, GraphAnalysis analysis) {
        if (!node.domain().isEmpty()) {
            return Optional.empty();
        }
        Optional<GlobalPooling> found = switch (node.op()) {
            case "GlobalAveragePool", "GlobalMaxPool" -> analysis.rank(node.input(0)) == 4
                    ? Optional.of(found(kind(node), node.input(0), Layout.NCHW, 1, analysis)) : Optional.empty();
            case "AveragePool", "MaxPool" -> window(node, analysis);
            case "ReduceMean", "ReduceMax", "ReduceSum" -> reduction(node, analysis);
            default -> Optional.empty();
        };
        return found.filter(p -> p.target().tokens().isPresent()
                || analysis.hasPlaces(p.target().tensor(), p.target().layout()));
    }

    private static Pooling kind(Node node) {
        return node.op().contains("Max") ? Pooling.GMP : Pooling.GAP;
    }

    /** Names the maps before nodes that only hand them on. */
    private static GlobalPooling found(Pooling pooling, String tensor, Layout layout, float scale,
                                       GraphAnalysis analysis) {
        var target = analysis.sourceOf(tensor);
        boolean turned = analysis.layout(tensor) != analysis.layout(target);
        var turnedLayout = layout == Layout.NCHW ? Layout.NHWC : Layout.NCHW;
        return new GlobalPooling(pooling, analysis.map(target, turned ? turnedLayout : layout), scale);
    }

    private static Optional<GlobalPooling> window(Node node, GraphAnalysis analysis) {
        var x = analysis.shape(node.input(0));
        var y = analysis.shape(node.output());
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
        return Optional.of(found(kind(node), node.input(0), Layout.NCHW, scale, analysis));
    }

    private static Optional<GlobalPooling> reduction(Node node, GraphAnalysis analysis) {
        var axes = analysis.reducedAxes(node);
        if (axes == null) {
            return Optional.empty();
        }
        int rank = analysis.rank(node.input(0));
        if (axes.length == 2 && rank == 4) {
            return spatial(node, node.input(0), axes, analysis);
        }
        if (axes.length != 1) {
            return Optional.empty();
        }
        var inner = analysis.producer(node.input(0)).filter(n -> n.op().equals(node.op()));
        if (inner.isPresent() && analysis.rank(inner.get().input(0)) == 4) {
            var first = analysis.reducedAxes(inner.get());
            if (first == null || first.length != 1) {
                return Optional.empty();
            }
            int second = rank == 3 && axes[0] >= first[0] ? axes[0] + 1 : axes[0];
            return spatial(node, inner.get().input(0),
                    new int[]{Math.min(first[0], second), Math.max(first[0], second)}, analysis);
        }
        return rank == 3 ? positions(node, axes[0], analysis).or(() -> tokens(node, axes[0], analysis))
                : Optional.empty();
    }

    /** The mean over a transformer's tokens, of which none is no place. */
    private static Optional<GlobalPooling> tokens(Node node, int axis, GraphAnalysis analysis) {
        return analysis.tokens(node.input(0)).filter(map -> {
            var tokens = map.tokens().orElseThrow();
            return tokens.count() == map.positions() && axis == 1 && !tokens.isFirst();
        }).map(map -> new GlobalPooling(kind(node), map, node.is("ReduceSum") ? map.positions() : 1));
    }

    private static Optional<GlobalPooling> spatial(Node node, String maps, int[] axes, GraphAnalysis analysis) {
        var layout = Arrays.equals(axes, new int[]{2, 3}) ? Layout.NCHW
                : Arrays.equals(axes, new int[]{1, 2}) ? Layout.NHWC : null;
        if (layout == null) {
            return Optional.empty();
        }
        var map = analysis.map(maps, layout);
        float scale = node.is("ReduceSum") ? (float) map.positions() : 1;
        return Optional.of(found(kind(node), maps, layout, scale, analysis));
    }

    /** The mean over the positions of maps that were flattened to {@code [N, C, H·W]} or {@code [N, H·W, C]}. */
    private static Optional<GlobalPooling> positions(Node node, int axis, GraphAnalysis analysis) {
        int channelAxis = 3 - axis;
        var tensor = node.input(0);
        while (true) {
            var made = analysis.producer(tensor);
            if (made.isEmpty() || axis == 0) {
                return Optional.empty();
            }
            var from = made.get().input(0);
            if (made.get().is("Transpose") && analysis.rank(from) == 3
                    && Arrays.equals(made.get().integers("perm"), new long[]{0, 2, 1})) {
                channelAxis = 3 - channelAxis;
            } else if (made.get().is("Reshape") && analysis.rank(from) == 4) {
                var layout = channelAxis == 1 ? Layout.NCHW : Layout.NHWC;
                var map = analysis.map(from, layout);
                var flat = analysis.shape(tensor);
                boolean fits = map.channels() == flat[channelAxis] && map.positions() == flat[3 - channelAxis];
                float scale = node.is("ReduceSum") ? (float) map.positions() : 1;
                return fits ? Optional.of(found(kind(node), from, layout, scale, analysis)) : Optional.empty();
            } else if (!GraphAnalysis.keepsValues(made.get())) {
                return Optional.empty();
            }
            tensor = from;
        }
    }
}
