package org.cameralucida.onnx.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.fused.FusedOperators.Expansion;
import org.cameralucida.onnx.fused.FusedOperators.NotCovered;

/**
 * Linear operators on tensors that are brought to 8 bits as they come, by their own range. The products of whole numbers,
 * scaled afterwards, are those of the rounded tensor, scaled back, with weights that are scaled back too: an 8-bit step
 * and a plain operator.
 */
final class DynamicQuantization {

    private DynamicQuantization() {
    }

    static void register(Map<String, Expansion> expansions) {
        expansions.put("Mul", DynamicQuantization::scaledProduct);
        expansions.put(FusedOperators.contributed("MatMulIntegerToFloat"), DynamicQuantization::matMulToFloat);
        expansions.put(FusedOperators.contributed("DynamicQuantizeMatMul"), DynamicQuantization::matMulOfFloats);
    }

    /** Cast(ConvInteger or MatMulInteger) · (scale · scales of the weights), as quantisers leave it. */
    private static void scaledProduct(Node node, PlainGraph b) {
        var integer = scaled(node, 0, b).or(() -> scaled(node, 1, b)).orElseThrow(() -> new NotCovered("another product"));
        var product = maker(maker(integer.product(), b).orElseThrow().input(0), b).orElseThrow();
        var scales = maker(integer.scale(), b).filter(n -> n.is("Mul")).orElseThrow(() -> new NotCovered("one scale"));
        var quantizer = maker(product.input(0), b).filter(n -> n.is("DynamicQuantizeLinear"))
                .orElseThrow(() -> new NotCovered("other steps"));
        int own = scales.input(0).equals(quantizer.outputs().get(1)) ? 0 : 1;
        if (!scales.input(own).equals(quantizer.outputs().get(1)) || !product.input(2).equals(quantizer.outputs().get(2))) {
            throw new NotCovered("the scale of another tensor");
        }
        boolean isConvolution = product.is("ConvInteger");
        var numbers = b.constant(product.input(1));
        var weights = IntegerOperators.dequantized(numbers, b.constant(scales.input(1 - own)).floats(),
                zeros(product.input(3), b), isConvolution ? 0 : numbers.rank() - 1);
        var rounded = rounded(quantizer, b);
        b.emitAs(node.output(), isConvolution ? "Conv" : "MatMul", List.of(rounded, b.constant(weights)),
                product.attributes().entrySet().stream().map(e -> new Node.Named(e.getKey(), e.getValue()))
                        .toArray(Node.Named[]::new));
    }

    /** A product of whole numbers as float32, and what it is multiplied with. */
    private record Scaled(String product, String scale) {
    }

    private static Optional<Scaled> scaled(Node node, int input, PlainGraph b) {
        return maker(node.input(input), b).filter(cast -> cast.is("Cast"))
                .flatMap(cast -> maker(cast.input(0), b)).filter(n -> n.is("ConvInteger") || n.is("MatMulInteger"))
                .map(n -> new Scaled(node.input(input), node.input(1 - input)));
    }

    private static Optional<Node> maker(String tensor, PlainGraph b) {
        return b.graph().producer(tensor);
    }

    private static float[] zeros(String input, PlainGraph b) {
        return input.isEmpty() ? new float[0] : b.constant(input).floats();
    }

    /** What a DynamicQuantizeLinear reads, rounded to its steps. */
    private static String rounded(Node quantizer, PlainGraph b) {
        var scale = quantizer.outputs().get(1);
        var zero = quantizer.outputs().get(2);
        var steps = b.emit("QuantizeLinear", List.of(quantizer.input(0), scale, zero));
        return b.emit("DequantizeLinear", List.of(steps, scale, zero));
    }

    private static String weights(Node node, int scale, int zero, PlainGraph b) {
        var numbers = b.constant(node.input(1));
        Constant weights = IntegerOperators.dequantized(numbers, b.constant(node.input(scale)).floats(),
                zeros(node.input(zero), b), numbers.rank() - 1);
        return b.constant(weights);
    }

    /** A, B, the scale of each, the zero of each, and a bias. */
    private static void matMulToFloat(Node node, PlainGraph b) {
        var steps = new ArrayList<>(List.of(node.input(0), node.input(2)));
        if (!node.input(4).isEmpty()) {
            steps.add(node.input(4));
        }
        var quantizer = maker(node.input(0), b).filter(n -> n.is("DynamicQuantizeLinear"));
        var left = quantizer.isPresent() ? rounded(quantizer.get(), b) : b.emit("DequantizeLinear", steps);
        b.result(node, b.plus(b.emit("MatMul", left, weights(node, 3, 5, b)), node.input(6)));
    }

    /** A of float32, B, its scale and zero, and a bias. */
    private static void matMulOfFloats(Node node, PlainGraph b) {
        var quantizer = b.emit("DynamicQuantizeLinear", List.of(node.input(0)), 3);
        var steps = b.emit("QuantizeLinear", List.of(node.input(0), quantizer.get(1), quantizer.get(2)));
        var left = b.emit("DequantizeLinear", List.of(steps, quantizer.get(1), quantizer.get(2)));
        b.result(node, b.plus(b.emit("MatMul", left, weights(node, 2, 3, b)), node.input(4)));
    }
}
