package org.cameralucida.network;

import java.util.Optional;
import org.cameralucida.network.Scores.Activation;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * Two classes by one number z: the probability of class 1 is its sigmoid, that of class 0 what it lacks to 1. Their
 * logits are z and −z.
 *
 * @param logit the tensor of z, one number a picture
 * @param isOfGraph whether the network itself applies the sigmoid
 * @param isReversed whether it is class 0 of which z speaks
 */
record BinaryScores(String logit, boolean isOfGraph, boolean isReversed) {

    /** The number that an output is, or is made of as {@code [1 − p, p]}; none if it is another. */
    static Optional<BinaryScores> of(GraphAnalysis analysis, String output) {
        if (analysis.isSingle(output)) {
            return Optional.of(sigmoid(analysis, output).map(z -> new BinaryScores(z, true, false))
                    .orElse(new BinaryScores(output, false, false)));
        }
        var pair = source(analysis, output).filter(n -> n.is("Concat") && n.inputs().size() == 2);
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        var first = sigmoid(analysis, pair.get().input(0));
        var second = sigmoid(analysis, pair.get().input(1));
        if (second.isPresent() && lacks(analysis, pair.get().input(0)).equals(second)) {
            return second.map(z -> new BinaryScores(z, true, false));
        }
        return first.filter(z -> lacks(analysis, pair.get().input(1)).equals(first))
                .map(z -> new BinaryScores(z, true, true));
    }

    /** What makes a tensor, behind what only changes its shape. */
    private static Optional<Node> source(GraphAnalysis analysis, String tensor) {
        var node = analysis.producer(tensor);
        while (node.isPresent() && GraphAnalysis.keepsOrder(node.get())) {
            node = analysis.producer(node.get().input(0));
        }
        return node;
    }

    private static Optional<String> sigmoid(GraphAnalysis analysis, String tensor) {
        return source(analysis, tensor).filter(n -> n.is("Sigmoid")).map(n -> n.input(0))
                .filter(analysis::isSingle);
    }

    /** The z of 1 − sigmoid(z). */
    private static Optional<String> lacks(GraphAnalysis analysis, String tensor) {
        return source(analysis, tensor).filter(n -> n.is("Sub")).filter(n -> {
            var one = analysis.floats(n.input(0));
            return one != null && one.length == 1 && one[0] == 1;
        }).flatMap(n -> sigmoid(analysis, n.input(1)));
    }

    /** With {@code [−z, z]} in the graph. */
    AddedScores in(OnnxModel model, String output) {
        float sign = isReversed ? -1 : 1;
        return AddedScores.product(model, logit, new float[]{-sign, sign}, logits -> new Scores(output, logits, 2,
                Activation.SIGMOID, isOfGraph, true));
    }
}
