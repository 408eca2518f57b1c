package org.cameralucida.onnx.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.fused.FusedOperators.Expansion;
import org.cameralucida.onnx.fused.FusedOperators.NotCovered;

/**
 * Operators on 8-bit numbers as the same on float32 between a DequantizeLinear and a QuantizeLinear. Weights, which are
 * constant, are dequantised here.
 */
final class IntegerOperators {

    private IntegerOperators() {
    }

    static void register(Map<String, Expansion> expansions) {
        expansions.put("QLinearConv", IntegerOperators::convolution);
        expansions.put("QLinearMatMul", (n, b) -> quantized(n, b.emit("MatMul", dequantized(n, 0, b),
                dequantized(n, 3, b)), 6, b));
        put(expansions, "QLinearAdd", (n, b) -> quantized(n, b.emit("Add", dequantized(n, 0, b), dequantized(n, 3, b)), 6, b));
        put(expansions, "QLinearMul", (n, b) -> quantized(n, b.emit("Mul", dequantized(n, 0, b), dequantized(n, 3, b)), 6, b));
        put(expansions, "QLinearGlobalAveragePool", (n, b) -> pooled(n, "GlobalAveragePool", b));
        put(expansions, "QLinearAveragePool", (n, b) -> pooled(n, "AveragePool", b));
        put(expansions, "QLinearReduceMean", IntegerOperators::mean);
        put(expansions, "QLinearSigmoid", (n, b) -> quantized(n, b.emit("Sigmoid", List.of(dequantized(n, 0, b))), 3, b));
        put(expansions, "QLinearLeakyRelu", (n, b) -> quantized(n, b.emit("LeakyRelu", List.of(dequantized(n, 0, b)),
                attributes(n, "alpha")), 3, b));
        put(expansions, "QLinearSoftmax", (n, b) -> quantized(n, b.emit("Softmax", List.of(dequantized(n, 0, b)),
                attributes(n, "axis")), 3, b));
        put(expansions, "QLinearConcat", IntegerOperators::concatenated);
        put(expansions, "QGemm", IntegerOperators::gemm);
        expansions.put("MaxPool", IntegerOperators::maximum);
    }

    private static void put(Map<String, Expansion> expansions, String operator, Expansion expansion) {
        expansions.put(FusedOperators.contributed(operator), expansion);
    }

    private static Node.Named[] attributes(Node node, String... names) {
        return node.attributes().entrySet().stream().filter(e -> names.length == 0 || List.of(names).contains(e.getKey()))
                .map(e -> new Node.Named(e.getKey(), e.getValue())).toArray(Node.Named[]::new);
    }

    /** The input at a place, with its scale and zero behind it, as float32. */
    private static String dequantized(Node node, int place, PlainGraph b) {
        return b.emit("DequantizeLinear", node.inputs().subList(place, place + 3));
    }

    /** A float32 tensor as the 8-bit output of a node, whose scale and zero are at a place. */
    private static void quantized(Node node, String tensor, int place, PlainGraph b) {
        var inputs = new ArrayList<>(List.of(tensor, node.input(place)));
        if (!node.input(place + 1).isEmpty()) {
            inputs.add(node.input(place + 1));
        }
        b.emitAs(node.output(), "QuantizeLinear", inputs);
    }

    /** (q − z)·s of a constant, s and z being one for all or one for each index of an axis. */
    static Constant dequantized(Constant numbers, float[] scales, float[] zeros, int axis) {
        float[] values = numbers.floats();
        long inner = Arrays.stream(numbers.shape()).skip(axis + 1L).reduce(1, (a, e) -> a * e);
        int extent = numbers.rank() == 0 ? 1 : (int) numbers.shape()[axis];
        if (scales.length != 1 && scales.length != extent || zeros.length > 1 && zeros.length != extent) {
            throw new NotCovered("scales of another shape");
        }
        for (int i = 0; i < values.length; i++) {
            int index = (int) (i / inner % extent);
            float zero = zeros.length == 0 ? 0 : zeros[zeros.length == 1 ? 0 : index];
            values[i] = (values[i] - zero) * scales[scales.length == 1 ? 0 : index];
        }
        return Constant.floats(numbers.name(), numbers.shape(), values);
    }

    private static float[] zeros(String input, PlainGraph b) {
        return input.isEmpty() ? new float[0] : b.constant(input).floats();
    }

    /** The inputs are x, its scale and zero, w, its scales and zeros, the output's scale and zero, and the bias. */
    private static void convolution(Node node, PlainGraph b) {
        float[] scales = b.constant(node.input(4)).floats();
        var inputs = new ArrayList<>(List.of(dequantized(node, 0, b), b.constant(
                dequantized(b.constant(node.input(3)), scales, zeros(node.input(5), b), 0))));
        if (!node.input(8).isEmpty()) {
            inputs.add(bias(node.input(8), node.input(1), scales, b));
        }
        quantized(node, b.emit("Conv", inputs, attributes(node)), 6, b);
    }

    /** A bias of whole numbers, of the scale of the input times that of the weights. */
    private static String bias(String bias, String inputScale, float[] weightScales, PlainGraph b) {
        float[] scales = weightScales.clone();
        float scale = b.constant(inputScale).floats()[0];
        for (int i = 0; i < scales.length; i++) {
            scales[i] *= scale;
        }
        var numbers = b.constant(bias);
        return b.constant(dequantized(numbers, scales, new float[0], numbers.rank() - 1));
    }

    private static void pooled(Node node, String operator, PlainGraph b) {
        if (node.integer("channels_last", 0) != 0) {
            throw new NotCovered("channels last");
        }
        var kept = Arrays.stream(attributes(node)).filter(a -> !a.name().equals("channels_last"))
                .toArray(Node.Named[]::new);
        quantized(node, b.emit(operator, List.of(dequantized(node, 0, b)), kept), 3, b);
    }

    /** Of 8-bit numbers, which keep the scale and zero that they were made with. */
    private static void maximum(Node node, PlainGraph b) {
        var maker = b.graph().producer(node.input(0)).orElseThrow(() -> new NotCovered("an input"));
        int place = switch (maker.op()) {
            case "QuantizeLinear" -> 1;
            case "QLinearConv", "QLinearAdd", "QLinearMul", "QLinearMatMul" -> 6;
            case "QLinearLeakyRelu", "QLinearSigmoid", "QLinearAveragePool" -> 3;
            case "QLinearConcat" -> 0;
            default -> throw new NotCovered("a maximum of other numbers");
        };
        if (node.outputs().size() > 1 || maker.input(place + 1).isEmpty()) {
            throw new NotCovered("places, or no zero");
        }
        var scale = maker.input(place);
        var zero = maker.input(place + 1);
        var pooled = b.emit("MaxPool", List.of(b.emit("DequantizeLinear", List.of(node.input(0), scale, zero))),
                attributes(node));
        b.emitAs(node.output(), "QuantizeLinear", List.of(pooled, scale, zero));
    }

    private static void mean(Node node, PlainGraph b) {
        long[] axes = node.integers("axes");
        if (axes == null) {
            throw new NotCovered("all axes");
        }
        quantized(node, b.reduce("ReduceMean", dequantized(node, 0, b), node.integer("keepdims", 1) != 0, axes), 3, b);
    }

    /** The output's scale and zero, then each part with its own. */
    private static void concatenated(Node node, PlainGraph b) {
        var parts = new ArrayList<String>();
        for (int i = 2; i + 2 < node.inputs().size(); i += 3) {
            parts.add(dequantized(node, i, b));
        }
        quantized(node, b.emit("Concat", parts, attributes(node, "axis")), 0, b);
    }

    /** α·A'·B' + C; the inputs are A, B with scale and zero each, C, and the output's scale and zero, if it has one. */
    private static void gemm(Node node, PlainGraph b) {
        float[] scales = b.constant(node.input(4)).floats();
        boolean turns = node.integer("transB", 0) != 0;
        float alpha = node.number("alpha", 1);
        var inputs = new ArrayList<>(List.of(dequantized(node, 0, b), b.constant(
                dequantized(b.constant(node.input(3)), scales, zeros(node.input(5), b), turns ? 0 : 1))));
        if (!node.input(6).isEmpty()) {
            float[] all = scales.clone();
            for (int i = 0; i < all.length; i++) {
                all[i] *= alpha;
            }
            inputs.add(bias(node.input(6), node.input(1), all, b));
        }
        var product = b.emit("Gemm", inputs, attributes(node, "transA", "transB", "alpha"));
        if (node.input(7).isEmpty()) {
            b.result(node, product);
        } else {
            quantized(node, product, 7, b);
        }
    }
}
