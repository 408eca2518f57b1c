package org.cameralucida.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cameralucida.network.Scores.Activation;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;

/**
 * Scores for a graph in which no tensor has one logit a class: a linear function of one that has other numbers.
 *
 * @param model with the nodes that make them
 * @param scores what they are
 */
record AddedScores(OnnxModel model, Scores scores) {

    /** The scores that an output needs; none where it has, or is made of, one logit a class. */
    static Optional<AddedScores> of(OnnxModel model, GraphAnalysis analysis, String output, Knowledge knowledge) {
        boolean isNone = knowledge.card().activation().filter(says -> says == Activation.NONE).isPresent();
        if (isNone && analysis.isSingle(output)) {
            return Optional.of(value(model, output));
        }
        var own = knowledge.own().activation();
        return own.filter(says -> says == Activation.NONE).isPresent() ? Optional.empty()
                : BinaryScores.of(analysis, output).map(scores -> scores.in(model, output))
                        .or(() -> SelectedScores.of(analysis, output)
                                .filter(scores -> own.isEmpty() || own.get().id().equals(scores.activation().id()))
                                .map(scores -> scores.in(model, output)));
    }

    /** One value z as two directions: {@code [z, −z]}. */
    private static AddedScores value(OnnxModel model, String output) {
        return product(model, output, new float[]{1, -1}, logits -> new Scores(output, logits, 2, Activation.VALUE,
                false, false));
    }

    /**
     * The scores that are a product of a vector with a matrix.
     *
     * @param matrix {@code [numbers of the vector, classes]} row by row
     * @param scores of the tensor that has them
     */
    static AddedScores product(OnnxModel model, String vector, float[] matrix, Function<String, Scores> scores) {
        var b = new GraphBuilder(model.opset(), model.graph(), "classes");
        int classes = scores.apply("").classes();
        int from = matrix.length / classes;
        var logits = b.emit("MatMul", List.of(b.reshape(vector, -1, from), b.floats(new long[]{from, classes}, matrix)));
        var nodes = new ArrayList<>(model.graph().nodes());
        nodes.addAll(b.nodes());
        return new AddedScores(model.withGraph(model.graph().plus(List.of(), b.constants()).withNodes(nodes)),
                scores.apply(logits));
    }
}
