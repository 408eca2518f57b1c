package org.cameralucida.gradient;

import org.cameralucida.onnx.Graph;

/**
 * Whether a tensor is nowhere negative, as can be told from the graph: behind a ReLU, and what pools, moves and adds
 * such.
 */
final class NonNegative {

    private NonNegative() {
    }

    static boolean is(Graph graph, String tensor) {
        var producer = graph.producer(tensor);
        if (producer.isEmpty()) {
            return false;
        }
        var node = producer.get();
        return switch (node.op()) {
            case "Relu", "Sigmoid", "HardSigmoid", "Softmax", "Exp", "Abs", "Softplus" -> true;
            case "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "Identity", "Dropout", "Flatten" ->
                    is(graph, node.input(0));
            case "Concat", "Add", "Sum" -> node.inputs().stream().allMatch(i -> is(graph, i));
            default -> false;
        };
    }
}
