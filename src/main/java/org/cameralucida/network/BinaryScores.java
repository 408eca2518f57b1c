package org.cameralucida.network;

import java.util.List;
import java.util.Optional;
import org.cameralucida.network.Scores.Activation;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * Two classes by one number z: the probability of class 1 is its sigmoid, that of class 0 what it lacks to 1. Their
 * logits are z and −z.
 *
 * @param number the tensor of z, one number a picture, or of that probability
 * @param isProbability whether it is that
 * @param isOfGraph whether the network itself gives the probability
 * @param isReversed whether it is class 0 of which the number speaks
 */
record BinaryScores(String number, boolean isProbability, boolean isOfGraph, boolean isReversed) {

    /** A probability is no nearer to 0 and to 1 than float32 can tell the latter. */
    private static final double NEAREST = 1e-7;

    /** The number before a sigmoid that an output is, or what that lacks to 1, or both; none if it is another. */
    static Optional<BinaryScores> activated(GraphAnalysis analysis, String output) {
        if (analysis.isSingle(output)) {
            return sigmoid(analysis, output).map(z -> new BinaryScores(z, false, true, false))
                    .or(() -> lacks(analysis, output).map(z -> new BinaryScores(z, false, true, true)));
        }
        var pair = source(analysis, output).filter(n -> n.is("Concat") && n.inputs().size() == 2);
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        var first = sigmoid(analysis, pair.get().input(0));
        var second = sigmoid(analysis, pair.get().input(1));
        if (second.isPresent() && lacks(analysis, pair.get().input(0)).equals(second)) {
            return second.map(z -> new BinaryScores(z, false, true, false));
        }
        return first.filter(z -> lacks(analysis, pair.get().input(1)).equals(first))
                .map(z -> new BinaryScores(z, false, true, true));
    }

    /** The one number that an output is: a logit, or a probability if it can be nothing else; none if it is several. */
    static Optional<BinaryScores> single(GraphAnalysis analysis, String output) {
        if (!analysis.isSingle(output)) {
            return Optional.empty();
        }
        boolean isProbability = ValueRange.of(output, analysis).isOfProbabilities();
        return Optional.of(new BinaryScores(output, isProbability, isProbability, false));
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

    /** With {@code [−z, z]} in the graph; z = log p − log(1 − p). */
    AddedScores in(OnnxModel model, String output) {
        float sign = isReversed ? -1 : 1;
        return AddedScores.of(model, b -> {
            var one = b.reshape(number, -1, 1);
            var logit = one;
            if (isProbability) {
                var p = b.emit("Clip", List.of(one, b.scalar(NEAREST), b.scalar(1 - NEAREST)));
                logit = b.emit("Sub", b.emit("Log", List.of(p)), b.emit("Log", List.of(b.emit("Sub", b.scalar(1), p))));
            }
            return AddedScores.product(b, logit, new float[][]{{-sign, sign}});
        }, logits -> new Scores(output, logits, 2, Activation.SIGMOID, isOfGraph, true));
    }
}
