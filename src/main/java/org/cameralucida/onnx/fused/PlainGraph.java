package org.cameralucida.onnx.fused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.ShapeInference;
import org.cameralucida.onnx.fused.FusedOperators.NotCovered;

/** The plain graph that grows while operators are expanded, and what is known of the tensors made so far. */
final class PlainGraph extends GraphBuilder {

    private static final long LAYER_NORMALIZATION = 17;

    private final Graph graph;
    private List<Node> sofar = new ArrayList<>();
    private Map<String, long[]> shapes = new HashMap<>();
    private int inferredOf = -1;

    PlainGraph(OnnxModel model) {
        super(model.opset(), model.graph(), "expanded");
        this.graph = model.graph();
    }

    /** Tells the nodes that there are before the one to be expanded next. */
    void follow(List<Node> nodes) {
        sofar = nodes;
    }

    /** The graph as it was read. */
    Graph graph() {
        return graph;
    }

    /** The numbers of a tensor that must be constant. */
    Constant constant(String tensor) {
        return find(tensor).orElseThrow(() -> new NotCovered(tensor + " is not constant"));
    }

    /** The numbers of a tensor, if it is constant. */
    Optional<Constant> find(String tensor) {
        return tensor.isEmpty() ? Optional.empty()
                : own(tensor).or(() -> ConstantFolding.value(graph, tensor)).filter(Constant::isReadable);
    }

    /** The shape of a tensor, -1 for extents that are not fixed; it must have a rank that is known. */
    long[] shape(String tensor) {
        var own = find(tensor);
        if (own.isPresent()) {
            return own.get().shape();
        }
        if (inferredOf != sofar.size()) {
            inferredOf = sofar.size();
            shapes = ShapeInference.infer(graph.withNodes(sofar).plus(List.of(), constants()), Map.of());
        }
        var shape = shapes.get(tensor);
        if (shape == null) {
            throw new NotCovered("the shape of " + tensor + " is not known");
        }
        return shape;
    }

    /** The last extent of a tensor, which must be fixed. */
    long lastExtent(String tensor) {
        long[] shape = shape(tensor);
        if (shape.length == 0 || shape[shape.length - 1] <= 0) {
            throw new NotCovered("the last extent of " + tensor + " is not known");
        }
        return shape[shape.length - 1];
    }

    /** Gives the tensor that was made last the name of a node's output. */
    void result(Node node, String tensor) {
        int last = nodes().size() - 1;
        if (last >= 0 && nodes().get(last).outputs().equals(List.of(tensor))) {
            nodes().set(last, nodes().get(last).withOutputs(List.of(node.output())));
        } else {
            emitAs(node.output(), "Identity", List.of(tensor));
        }
    }

    /** Refuses a node that has one of these inputs. */
    static void refuseInputs(Node node, int... places) {
        for (int place : places) {
            if (!node.input(place).isEmpty()) {
                throw new NotCovered("input " + place);
            }
        }
    }

    /** The tensor with another added to it; itself where there is none. */
    String plus(String tensor, String summand) {
        return summand.isEmpty() ? tensor : emit("Add", tensor, summand);
    }

    /** (x − μ)/√(σ² + ε)·γ + β over the last axis; β may be left out. */
    String layerNormalization(String x, String gamma, String beta, float epsilon) {
        if (opset() >= LAYER_NORMALIZATION) {
            return emit("LayerNormalization", beta.isEmpty() ? List.of(x, gamma) : List.of(x, gamma, beta),
                    Attribute.of("axis", -1L), Attribute.of("epsilon", epsilon));
        }
        var centred = emit("Sub", x, reduce("ReduceMean", x, true, -1));
        return plus(emit("Mul", rootMeanSquare(centred, epsilon), gamma), beta);
    }

    /** x/√(mean of x² + ε) over the last axis. */
    String rootMeanSquare(String x, float epsilon) {
        var mean = reduce("ReduceMean", emit("Mul", x, x), true, -1);
        return emit("Div", x, emit("Sqrt", List.of(emit("Add", mean, scalar(epsilon)))));
    }
}
