package org.cameralucida.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Node;

/**
 * Gradients of 8-bit quantisation, straight through. Rounding has no slope that says anything: 0 almost everywhere. The
 * gradient passes straight through it (Bengio, Léonard and Courville, "Estimating or Propagating Gradients Through
 * Stochastic Neurons", 2013), as in training with simulated quantisation; but not where a value is cut to what the type
 * can hold, which is a slope of 0 that is meant: in many such networks the step is their ReLU.
 */
final class QuantizationRules {

    private QuantizationRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("DequantizeLinear", QuantizationRules::dequantize);
        rules.put("QuantizeLinear", QuantizationRules::quantize);
    }

    /** (q − z)·s. */
    private static void dequantize(Node node, BackwardPass b) {
        if (isOfOwnRange(node, b)) {
            b.add(node.input(0), b.emit("Mul", b.gradient(node), node.input(1)));
            return;
        }
        b.add(node.input(0), b.emit("Mul", b.gradient(node), alongAxis(node, b, scales(node, b))));
    }

    /** x/s + z, rounded, cut. */
    private static void quantize(Node node, BackwardPass b) {
        if (isOfOwnRange(node, b)) {
            b.add(node.input(0), b.emit("Div", b.gradient(node), node.input(1)));
            return;
        }
        float[] scales = scales(node, b);
        float[] zeros = new float[scales.length];
        float lowest = 0;
        float highest = 255;
        if (!node.input(2).isEmpty()) {
            var zero = b.constant(node.input(2)).orElseThrow(() -> new NoRule("its zero is not constant"));
            float[] values = zero.floats();
            for (int i = 0; i < zeros.length; i++) {
                zeros[i] = values[values.length == 1 ? 0 : i];
            }
            switch (zero.type()) {
                case UINT8 -> {
                }
                case INT8 -> {
                    lowest = -128;
                    highest = 127;
                }
                default -> throw new NoRule("steps other than of eight bits");
            }
        }
        var low = new float[scales.length];
        var high = new float[scales.length];
        for (int i = 0; i < scales.length; i++) {
            // Half a step further what is cut is rounded.
            low[i] = (lowest - zeros[i] - 0.5f) * scales[i];
            high[i] = (highest - zeros[i] + 0.5f) * scales[i];
        }
        var x = node.input(0);
        var inside = b.emit("And", b.emit("Greater", x, alongAxis(node, b, low)),
                b.emit("Less", x, alongAxis(node, b, high)));
        var slope = b.emit("Div", b.emit("Cast", List.of(inside), Attribute.of("to", 1L)),
                alongAxis(node, b, scales));
        b.add(x, b.emit("Mul", b.gradient(node), slope));
    }

    /** Whether the step is as wide as the tensor's own range makes it: then nothing is cut. */
    private static boolean isOfOwnRange(Node node, BackwardPass b) {
        return b.graph().producer(node.input(1)).filter(n -> n.is("DynamicQuantizeLinear")).isPresent();
    }

    private static float[] scales(Node node, BackwardPass b) {
        if (node.integer("block_size", 0) != 0) {
            throw new NoRule("a scale a block");
        }
        return b.constant(node.input(1)).orElseThrow(() -> new NoRule("its scale is not constant")).floats();
    }

    private static String alongAxis(Node node, BackwardPass b, float[] values) {
        if (values.length == 1) {
            return b.scalar(values[0]);
        }
        int rank = b.rank(node.input(0));
        var shape = new long[rank];
        Arrays.fill(shape, 1);
        int axis = (int) node.integer("axis", 1);
        shape[axis < 0 ? axis + rank : axis] = values.length;
        return b.floats(shape, values);
    }
}
