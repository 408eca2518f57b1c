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
                : BinaryScores.activated(analysis, output).map(scores -> scores.in(model, output))
                        .or(() -> SelectedScores.of(analysis, output).filter(scores -> own.isEmpty()
                                || own.get().id().equals(scores.activation().id()) || analysis.isSingle(output))
                                .map(scores -> scores.in(model, output)))
                        .or(() -> BinaryScores.single(analysis, output).map(scores -> scores.in(model, output)));
    }

    /** One value z as two directions: {@code [z, −z]}. */
    private static AddedScores value(OnnxModel model, String output) {
        return of(model, b -> product(b, b.reshape(output, -1, 1), new float[][]{{1, -1}}),
                logits -> new Scores(output, logits, 2, Activation.VALUE, false, false));
    }

    /**
     * Scores that are made by nodes that are added.
     *
     * @param logits adds them, and names the tensor of logits
     * @param scores of that tensor
     */
    static AddedScores of(OnnxModel model, Function<GraphBuilder, String> logits, Function<String, Scores> scores) {
        var b = new GraphBuilder(model.opset(), model.graph(), "classes");
        var tensor = logits.apply(b);
        var nodes = new ArrayList<>(model.graph().nodes());
        nodes.addAll(b.nodes());
        return new AddedScores(model.withGraph(model.graph().plus(List.of(), b.constants()).withNodes(nodes)),
                scores.apply(tensor));
    }

    /**
     * The product of a vector with a matrix.
     *
     * @param matrix for each number of the vector, what each result has of it
     */
    static String product(GraphBuilder b, String vector, float[][] matrix) {
        int columns = matrix[0].length;
        var numbers = new float[matrix.length * columns];
        for (int row = 0; row < matrix.length; row++) {
            System.arraycopy(matrix[row], 0, numbers, row * columns, columns);
        }
        return b.emit("MatMul", vector, b.floats(new long[]{matrix.length, columns}, numbers));
    }
}
