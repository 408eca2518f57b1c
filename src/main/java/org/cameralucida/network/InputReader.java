package org.cameralucida.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;

/** What reads a graph's input, which settles the order of its axes where the extents leave it open. */
final class InputReader {

    /** Operators on single elements that may stand before what reads the image as one. */
    private static final Set<String> ELEMENTWISE = Set.of("Cast", "Identity", "Sub", "Add", "Mul", "Div", "Clip", "Pow",
            "QuantizeLinear", "DequantizeLinear", "Pad", "Resize", "Upsample", "Slice", "Gather", "Concat");
    private static final Set<String> CHANNELS_FIRST = Set.of("Conv", "FusedConv", "ConvInteger", "QLinearConv",
            "BatchNormalization", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "LRN",
            "InstanceNormalization", "DepthToSpace", "SpaceToDepth");
    private static final Set<String> CONVOLUTIONS = Set.of("Conv", "FusedConv", "ConvInteger", "QLinearConv");
    private static final int STEPS = 20;

    private InputReader() {
    }

    /** The order of axes that the first operator demands that demands one; none if none is reached in few steps. */
    static Optional<Layout> layout(Graph graph, String input) {
        var tensor = input;
        for (int step = 0; step < STEPS; step++) {
            var consumers = graph.consumers(tensor);
            for (var node : consumers) {
                if (CHANNELS_FIRST.contains(node.op())) {
                    return Optional.of(Layout.NCHW);
                } else if (node.is("Transpose")) {
                    return turned(node);
                }
            }
            var next = consumers.stream().filter(n -> ELEMENTWISE.contains(n.op()) && !n.outputs().isEmpty())
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            tensor = next.get().output();
        }
        return Optional.empty();
    }

    private static Optional<Layout> turned(Node node) {
        var order = node.integers("perm");
        return Arrays.equals(order, new long[]{0, 3, 1, 2}) ? Optional.of(Layout.NHWC)
                : Arrays.equals(order, new long[]{0, 2, 3, 1}) ? Optional.of(Layout.NCHW) : Optional.empty();
    }

    /** How many channels the first convolution reads; -1 if there is none. */
    static long channels(Graph graph) {
        return graph.nodes().stream().filter(n -> CONVOLUTIONS.contains(n.op())).findFirst()
                .flatMap(n -> graph.constant(n.input(n.is("QLinearConv") ? 3 : 1))
                        .map(w -> w.shape()[1] * n.integer("group", 1))).orElse(-1L);
    }
}
