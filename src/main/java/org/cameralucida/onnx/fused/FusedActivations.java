package org.cameralucida.onnx.fused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.fused.FusedOperators.Expansion;
import org.cameralucida.onnx.fused.FusedOperators.NotCovered;

/** Activations of several steps as one operator, and linear operators with an activation in them. */
final class FusedActivations {

    private FusedActivations() {
    }

    static void register(Map<String, Expansion> expansions) {
        expansions.put(FusedOperators.contributed("Gelu"), (n, b) -> b.result(n, gelu(n.input(0), b)));
        expansions.put(FusedOperators.contributed("BiasGelu"), (n, b) ->
                b.result(n, gelu(b.emit("Add", n.input(0), n.input(1)), b)));
        expansions.put(FusedOperators.contributed("FastGelu"), (n, b) ->
                b.result(n, fastGelu(b.plus(n.input(0), n.input(1)), b)));
        expansions.put(FusedOperators.contributed("QuickGelu"), (n, b) -> b.result(n, b.emit("Mul", n.input(0),
                b.emit("Sigmoid", List.of(b.scale(n.input(0), n.number("alpha", 1.702f)))))));
        expansions.put(FusedOperators.contributed("FusedConv"), FusedActivations::convolution);
        expansions.put(FusedOperators.contributed("FusedGemm"), FusedActivations::gemm);
        expansions.put(FusedOperators.contributed("FusedMatMul"), FusedActivations::matMul);
    }

    /** x·Φ(x), with Φ(x) = ½(1 + erf(x/√2)). */
    private static String gelu(String x, PlainGraph b) {
        var erf = b.emit("Erf", List.of(b.emit("Div", x, b.scalar(Math.sqrt(2)))));
        return b.scale(b.emit("Mul", x, b.emit("Add", erf, b.scalar(1))), 0.5);
    }

    /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))). */
    private static String fastGelu(String x, PlainGraph b) {
        var cube = b.emit("Mul", x, b.emit("Mul", x, x));
        var inner = b.scale(b.emit("Add", x, b.scale(cube, 0.044715)), Math.sqrt(2 / Math.PI));
        return b.scale(b.emit("Mul", x, b.emit("Add", b.emit("Tanh", List.of(inner)), b.scalar(1))), 0.5);
    }

    /** The activation that ends a fused operator, which names it and has its parameters in order. */
    private static String activated(String x, String activation, float[] given, PlainGraph b) {
        float[] p = given == null ? new float[0] : given;
        return switch (activation) {
            case "" -> x;
            case "Relu", "Tanh", "Sigmoid" -> b.emit(activation, List.of(x));
            case "LeakyRelu" -> b.emit("LeakyRelu", List.of(x), Attribute.of("alpha", at(p, 0, 0.01f)));
            case "HardSigmoid" -> b.emit("HardSigmoid", List.of(x), Attribute.of("alpha", at(p, 0, 0.2f)),
                    Attribute.of("beta", at(p, 1, 0.5f)));
            case "Clip" -> b.emit("Clip", List.of(x, b.scalar(at(p, 0, -Float.MAX_VALUE)),
                    b.scalar(at(p, 1, Float.MAX_VALUE))));
            default -> throw new NotCovered(activation);
        };
    }

    private static float at(float[] parameters, int index, float otherwise) {
        return index < parameters.length ? parameters[index] : otherwise;
    }

    /** The node's attributes but for those of its activation. */
    private static Node.Named[] linear(Node node) {
        var kept = new LinkedHashMap<>(node.attributes());
        kept.keySet().removeIf(key -> key.startsWith("activation"));
        return kept.entrySet().stream().map(e -> new Node.Named(e.getKey(), e.getValue())).toArray(Node.Named[]::new);
    }

    /** act(conv(x, w, b) + z). */
    private static void convolution(Node node, PlainGraph b) {
        var inputs = new ArrayList<>(node.inputs().subList(0, Math.min(3, node.inputs().size())));
        var sum = b.plus(b.emit("Conv", inputs, linear(node)), node.input(3));
        b.result(node, activated(sum, node.string("activation", ""), node.numbers("activation_params"), b));
    }

    private static void gemm(Node node, PlainGraph b) {
        float[] parameters = {node.number("activation_alpha", 0.01f), node.number("activation_beta", 0)};
        b.result(node, activated(b.emit("Gemm", node.inputs(), linear(node)), node.string("activation", ""), parameters, b));
    }

    /** α·A'·B', where ' transposes the last two axes, or does nothing. */
    private static void matMul(Node node, PlainGraph b) {
        if (node.integer("transBatchA", 0) != 0 || node.integer("transBatchB", 0) != 0) {
            throw new NotCovered("transposed batches");
        }
        var product = b.emit("MatMul", turned(node, 0, "transA", b), turned(node, 1, "transB", b));
        b.result(node, b.scale(product, node.number("alpha", 1)));
    }

    private static String turned(Node node, int input, String attribute, PlainGraph b) {
        var tensor = node.input(input);
        if (node.integer(attribute, 0) == 0) {
            return tensor;
        }
        int rank = b.shape(tensor).length;
        long[] order = LongStream.range(0, rank).toArray();
        order[rank - 2] = rank - 1;
        order[rank - 1] = rank - 2;
        return b.transpose(tensor, order);
    }
}
