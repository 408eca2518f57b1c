package org.cameralucida.network;

import java.util.Arrays;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;

/**
 * A network's graph with the outputs that explaining needs: the logits, and the feature maps of which every class map
 * is a linear function. One forward pass gives both, at hardly more than the cost of the plain pass: with class maps it
 * is the input of the class convolution that is exposed, not the thousand maps.
 */
public final class ExposedOutputs {

    private ExposedOutputs() {
    }

    /**
     * The model whose outputs are exactly the logits and, if the network has any, the {@linkplain Head#exposed features}.
     */
    public static OnnxModel graph(Network network) {
        var head = network.head();
        return head.exposed().map(features -> of(network, head.logits(), features.tensor()))
                .orElseGet(() -> of(network, head.logits()));
    }

    /**
     * The model, as it was read where it has these tensors so, whose outputs are exactly some tensors, float32, in that
     * order; without what none needs.
     */
    public static OnnxModel of(Network network, String... tensors) {
        boolean isThere = Arrays.stream(tensors).allMatch(t -> network.asRead().graph().producer(t).isPresent());
        var model = isThere ? network.asRead() : network.model();
        var outputs = Arrays.stream(tensors).map(tensor -> declared(model.graph(), tensor)).toList();
        return model.withGraph(model.graph().withOutputs(outputs).pruned());
    }

    private static Value declared(Graph graph, String tensor) {
        // Only the rank is promised: a declared shape that is wrong would be refused by the engine.
        return new Value(tensor, ElementType.FLOAT, graph.value(tensor)
                .filter(v -> graph.isOutput(tensor)).flatMap(Value::shape).orElse((Shape) null));
    }
}
