package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;

/** A network's graph as it is used here: nothing in it that is not needed, and one input, with a batch axis. */
final class PreparedGraph {

    private PreparedGraph() {
    }

    /**
     * Without what the outputs do not need, without inputs that nothing reads, with those for which the card has a
     * number as constants, and with a batch axis where an image has none.
     *
     * @throws Problem if the card has a number for an input that there is not
     */
    static OnnxModel of(OnnxModel model, Card card) {
        var graph = model.graph().pruned();
        var read = model.withGraph(graph.withInputs(graph.inputs().stream()
                .filter(i -> !graph.consumers(i.name()).isEmpty()).toList()));
        return withBatchAxis(withConstants(read, card));
    }

    private static OnnxModel withConstants(OnnxModel model, Card card) {
        var numbers = card.inputs();
        if (numbers.isEmpty()) {
            return model;
        }
        var graph = model.graph();
        var b = new GraphBuilder(model.opset(), graph, "inputs");
        numbers.forEach((name, number) -> {
            var input = graph.inputs().stream().filter(i -> i.name().equals(name)).findFirst();
            put(input.orElseThrow(() -> Problem.of(PreparedGraph.class, "card.inputs.unknown", card.file(), name)),
                    number, b);
        });
        var nodes = new ArrayList<>(b.nodes());
        nodes.addAll(graph.nodes());
        return model.withGraph(graph.withInputs(graph.inputs().stream().filter(i -> !numbers.containsKey(i.name()))
                .toList()).plus(List.of(), b.constants()).withNodes(nodes));
    }

    /** In the place of an input the same number everywhere, in its shape, open extents as 1. */
    private static void put(Value input, double number, GraphBuilder b) {
        var shape = input.shape().orElse(Shape.of()).toArray();
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.max(1, shape[axis]);
        }
        var numbers = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        Arrays.fill(numbers, (float) number);
        b.emitAs(input.name(), "Cast", List.of(b.floats(shape, numbers)), Attribute.of("to", input.type().code()));
    }

    /** An image {@code [C,H,W]} or {@code [H,W,C]} becomes a batch of one. */
    private static OnnxModel withBatchAxis(OnnxModel model) {
        var graph = model.graph();
        if (graph.inputs().size() != 1 || graph.inputs().get(0).shape().filter(s -> s.rank() == 3 && s.isFixed())
                .isEmpty()) {
            return model;
        }
        var input = graph.inputs().get(0);
        var shape = input.shape().orElseThrow().toArray();
        var b = new GraphBuilder(model.opset(), graph, input.name());
        var rewired = graph.rewired(input.name(), b.reshape(input.name(), shape));
        var nodes = new ArrayList<>(b.nodes());
        nodes.addAll(rewired.nodes());
        return model.withGraph(rewired.plus(List.of(), b.constants()).withNodes(nodes)
                .withInputs(List.of(input.withShape(Shape.of(1, shape[0], shape[1], shape[2])))));
    }

    /** The graph with a declared batch of 1: where an open one is open in name only. */
    static Graph ofOnePicture(Graph graph) {
        var input = graph.inputs().get(0);
        var shape = input.shape().orElseThrow().toArray();
        shape[0] = 1;
        return graph.withInputs(List.of(input.withShape(Shape.of(shape))));
    }
}
