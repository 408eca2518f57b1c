package org.cameralucida.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.gradient.Differentiation;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fused operator as the engine runs it, against its expansion; and the expansion has a gradient. */
class FusedOperatorsTest {

    /** Sums of at most 18 products of bytes, which are exact, become numbers of up to 200: by five roundings. */
    private static final double OF_INTEGERS = Rounding.ofSum(5, 200);

    static Stream<FusedCase> activationsAndProducts() {
        return Stream.of(
                new FusedCase("Gelu", 13, 2, 3, 4).microsoft("Gelu", List.of("x")),
                new FusedCase("BiasGelu", 13, 2, 3, 4).microsoft("BiasGelu", List.of("x", "b")).random("b", 4),
                new FusedCase("FastGelu", 13, 2, 3, 4).microsoft("FastGelu", List.of("x")),
                new FusedCase("FastGelu with a bias", 13, 2, 3, 4).microsoft("FastGelu", List.of("x", "b")).random("b", 4),
                new FusedCase("QuickGelu", 13, 2, 3, 4).microsoft("QuickGelu", List.of("x")),
                new FusedCase("QuickGelu, another slope", 13, 2, 3).microsoft("QuickGelu", List.of("x"),
                        Attribute.of("alpha", 1f)),
                new FusedCase("FusedConv", 13, 2, 2, 5, 5).microsoft("FusedConv", List.of("x", "w", "b"),
                        Attribute.of("activation", "Relu"), Attribute.of("kernel_shape", 3L, 3L),
                        Attribute.of("strides", 2L, 2L), Attribute.of("pads", 1L, 1L, 1L, 1L))
                        .random("w", 4, 2, 3, 3).random("b", 4),
                new FusedCase("FusedConv, clipped", 13, 2, 2, 5, 5).microsoft("FusedConv", List.of("x", "w", "b"),
                        Attribute.of("activation", "Clip"), Attribute.of("activation_params", new float[]{0, 2}),
                        Attribute.of("kernel_shape", 1L, 1L)).random("w", 4, 2, 1, 1).random("b", 4),
                new FusedCase("FusedConv with a shortcut", 13, 2, 2, 5, 5)
                        .plain("Conv", List.of("x", "v"), List.of("z")).random("v", 4, 2, 1, 1)
                        .microsoft("FusedConv", List.of("x", "w", "b", "z"), Attribute.of("activation", "Relu"),
                                Attribute.of("kernel_shape", 1L, 1L)).random("w", 4, 2, 1, 1).random("b", 4),
                new FusedCase("FusedMatMul", 13, 2, 3, 4).microsoft("FusedMatMul", List.of("x", "w"),
                        Attribute.of("transB", 1L), Attribute.of("alpha", 0.5f)).random("w", 5, 4),
                new FusedCase("FusedMatMul of x turned", 13, 2, 3, 4).microsoft("FusedMatMul", List.of("x", "w"),
                        Attribute.of("transA", 1L)).random("w", 3, 5),
                new FusedCase("FusedGemm", 13, 3, 4).microsoft("FusedGemm", List.of("x", "w", "b"),
                        Attribute.of("transB", 1L), Attribute.of("activation", "LeakyRelu"),
                        Attribute.of("activation_alpha", 0.1f)).random("w", 5, 4).random("b", 5));
    }

    static Stream<FusedCase> normalizationsAndAttention() {
        return Stream.of(
                skipped("SkipLayerNormalization", 17, List.of("x", "s", "g", "c")),
                skipped("SkipLayerNormalization of an old operator set", 13, List.of("x", "s", "g", "c")),
                skipped("SkipLayerNormalization with a bias", 17, List.of("x", "s", "g", "c", "b")),
                new FusedCase("SkipLayerNormalization whose sum is used", 17, 2, 3, 8)
                        .plain("Tanh", List.of("x"), List.of("s")).random("g", 8).random("c", 8)
                        .node(FusedCase.MICROSOFT, "SkipLayerNormalization", List.of("x", "s", "g", "c"),
                                List.of("n", "", "", "sum"), Attribute.of("epsilon", 1e-5f))
                        .plain("Mul", List.of("n", "sum"), List.of("y")),
                new FusedCase("SkipSimplifiedLayerNormalization", 17, 2, 3, 8).plain("Tanh", List.of("x"), List.of("s"))
                        .microsoft("SkipSimplifiedLayerNormalization", List.of("x", "s", "g"),
                                Attribute.of("epsilon", 1e-5f)).random("g", 8),
                new FusedCase("RMSNormalization", 23, 2, 3, 8).plain("RMSNormalization", List.of("x", "g"), List.of("y"))
                        .random("g", 8),
                new FusedCase("Attention", 13, 2, 5, 8).microsoft("Attention", List.of("x", "w", "b"),
                        Attribute.of("num_heads", 2L)).random("w", 8, 24).random("b", 24),
                new FusedCase("MultiHeadAttention", 13, 2, 5, 8).plain("MatMul", List.of("x", "wq"), List.of("q"))
                        .plain("MatMul", List.of("x", "wk"), List.of("k")).random("wq", 8, 8).random("wk", 8, 8)
                        .microsoft("MultiHeadAttention", List.of("q", "k", "x"), Attribute.of("num_heads", 2L)),
                new FusedCase("MultiHeadAttention with biases", 13, 2, 5, 8)
                        .microsoft("MultiHeadAttention", List.of("x", "x", "x", "b", "", "a"),
                                Attribute.of("num_heads", 4L)).random("b", 24).random("a", 1, 4, 5, 5),
                new FusedCase("Attention of operator set 23", 23, 2, 5, 8)
                        .plain("Attention", List.of("x", "x", "x"), List.of("y"), Attribute.of("q_num_heads", 2L),
                                Attribute.of("kv_num_heads", 2L)),
                new FusedCase("Attention of operator set 23, heads apart and a mask", 23, 2, 3, 5, 4)
                        .plain("Attention", List.of("x", "x", "x", "m"), List.of("y"), Attribute.of("scale", 0.3f))
                        .random("m", 5, 5));
    }

    private static FusedCase skipped(String name, long opset, List<String> inputs) {
        return new FusedCase(name, opset, 2, 3, 8).plain("Tanh", List.of("x"), List.of("s"))
                .microsoft("SkipLayerNormalization", inputs, Attribute.of("epsilon", 1e-5f)).random("g", 8).random("c", 8)
                .random("b", 8);
    }

    private static FusedCase quantized(String name, long... shape) {
        return new FusedCase(name, 13, shape).numbers("xs", new long[0], 0.03f).bytes("xz", ElementType.UINT8, new long[0], 120)
                .numbers("ys", new long[0], 0.05f).bytes("yz", ElementType.UINT8, new long[0], 128)
                .plain("QuantizeLinear", List.of("x", "xs", "xz"), List.of("q")).result("f").within(0.0501);
    }

    private static FusedCase dequantized(FusedCase fused) {
        return fused.plain("DequantizeLinear", List.of("y", "ys", "yz"), List.of("f"));
    }

    static Stream<FusedCase> quantizedOnes() {
        return Stream.of(
                dequantized(quantized("QLinearConv, a scale a channel", 2, 2, 5, 5)
                        .plain("QLinearConv", List.of("q", "xs", "xz", "w", "ws", "wz", "ys", "yz", "b"), List.of("y"),
                                Attribute.of("kernel_shape", 3L, 3L), Attribute.of("pads", 1L, 1L, 1L, 1L))
                        .bytes("w", ElementType.INT8, new long[]{3, 2, 3, 3}).bytes("wz", ElementType.INT8, new long[]{3}, 0)
                        .numbers("ws", new long[]{3}, 0.01f, 0.005f, 0.02f).integers("b", 300, -500, 100)),
                dequantized(quantized("QLinearMatMul", 2, 4)
                        .plain("QLinearMatMul", List.of("q", "xs", "xz", "w", "ws", "wz", "ys", "yz"), List.of("y"))
                        .bytes("w", ElementType.UINT8, new long[]{4, 3}).bytes("wz", ElementType.UINT8, new long[0], 127)
                        .numbers("ws", new long[0], 0.01f)),
                dequantized(quantized("QLinearAdd", 2, 4).microsoft("QLinearAdd",
                        List.of("q", "xs", "xz", "q", "xs", "xz", "ys", "yz"))),
                dequantized(quantized("QLinearMul", 2, 4).microsoft("QLinearMul",
                        List.of("q", "xs", "xz", "q", "xs", "xz", "ys", "yz"))),
                dequantized(quantized("QLinearGlobalAveragePool", 2, 4, 3, 3).microsoft("QLinearGlobalAveragePool",
                        List.of("q", "xs", "xz", "ys", "yz"), Attribute.of("channels_last", 0L))),
                dequantized(quantized("QLinearAveragePool", 2, 4, 4, 4).microsoft("QLinearAveragePool",
                        List.of("q", "xs", "xz", "ys", "yz"), Attribute.of("kernel_shape", 2L, 2L),
                        Attribute.of("strides", 2L, 2L))),
                dequantized(quantized("QLinearSoftmax", 2, 4).microsoft("QLinearSoftmax",
                        List.of("q", "xs", "xz", "ys", "yz"), Attribute.of("axis", 1L), Attribute.of("opset", 13L))),
                quantized("MaxPool of bytes", 2, 3, 4, 4).plain("MaxPool", List.of("q"), List.of("y"),
                        Attribute.of("kernel_shape", 2L, 2L), Attribute.of("strides", 2L, 2L))
                        .plain("DequantizeLinear", List.of("y", "xs", "xz"), List.of("f")).within(0),
                dequantized(quantized("QLinearSigmoid", 2, 4).microsoft("QLinearSigmoid",
                        List.of("q", "xs", "xz", "ys", "yz"))),
                dequantized(quantized("QLinearLeakyRelu", 2, 4).microsoft("QLinearLeakyRelu",
                        List.of("q", "xs", "xz", "ys", "yz"), Attribute.of("alpha", 0.2f))),
                dequantized(quantized("QLinearConcat", 2, 4).microsoft("QLinearConcat",
                        List.of("ys", "yz", "q", "xs", "xz", "q", "xs", "xz"), Attribute.of("axis", 1L))),
                dequantized(quantized("QGemm", 2, 4).microsoft("QGemm",
                        List.of("q", "xs", "xz", "w", "ws", "wz", "b", "ys", "yz"), Attribute.of("transB", 1L))
                        .bytes("w", ElementType.INT8, new long[]{3, 4}).bytes("wz", ElementType.INT8, new long[0], 0)
                        .numbers("ws", new long[0], 0.01f).integers("b", 300, -500, 100)),
                new FusedCase("ConvInteger of a tensor by its own range", 13, 2, 2, 5, 5)
                        .plain("DynamicQuantizeLinear", List.of("x"), List.of("q", "xs", "xz"))
                        .plain("ConvInteger", List.of("q", "w", "xz"), List.of("i"), Attribute.of("kernel_shape", 3L, 3L))
                        .plain("Cast", List.of("i"), List.of("c"), Attribute.of("to", 1L))
                        .plain("Mul", List.of("xs", "ws"), List.of("scale"))
                        .plain("Mul", List.of("c", "scale"), List.of("y"))
                        .bytes("w", ElementType.INT8, new long[]{3, 2, 3, 3})
                        .numbers("ws", new long[]{1, 3, 1, 1}, 0.01f, 0.005f, 0.02f).within(OF_INTEGERS),
                new FusedCase("MatMulInteger of a tensor by its own range", 13, 2, 3, 4)
                        .plain("DynamicQuantizeLinear", List.of("x"), List.of("q", "xs", "xz"))
                        .plain("MatMulInteger", List.of("q", "w", "xz", "wz"), List.of("i"))
                        .plain("Cast", List.of("i"), List.of("c"), Attribute.of("to", 1L))
                        .plain("Mul", List.of("xs", "ws"), List.of("scale"))
                        .plain("Mul", List.of("c", "scale"), List.of("y"))
                        .bytes("w", ElementType.UINT8, new long[]{4, 3}).bytes("wz", ElementType.UINT8, new long[0], 127)
                        .numbers("ws", new long[0], 0.01f).within(OF_INTEGERS),
                new FusedCase("DynamicQuantizeMatMul", 13, 2, 3, 4).microsoft("DynamicQuantizeMatMul",
                        List.of("x", "w", "ws", "wz", "b")).bytes("w", ElementType.UINT8, new long[]{4, 3})
                        .bytes("wz", ElementType.UINT8, new long[0], 127).numbers("ws", new long[0], 0.01f).random("b", 3)
                        .within(OF_INTEGERS),
                new FusedCase("MatMulIntegerToFloat", 13, 2, 3, 4)
                        .plain("DynamicQuantizeLinear", List.of("x"), List.of("q", "xs", "xz"))
                        .microsoft("MatMulIntegerToFloat", List.of("q", "w", "xs", "ws", "xz", "wz", "b"))
                        .bytes("w", ElementType.UINT8, new long[]{4, 3}).bytes("wz", ElementType.UINT8, new long[0], 127)
                        .numbers("ws", new long[0], 0.01f).random("b", 3).within(OF_INTEGERS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"activationsAndProducts", "normalizationsAndAttention", "quantizedOnes"})
    void theExpansionComputesTheSameAndHasAGradient(FusedCase fused) {
        var model = fused.model();
        var expanded = FusedOperators.expand(model);
        assertThat(expanded.graph().nodes()).allMatch(n -> n.domain().isEmpty());
        assertThat(Differentiation.withoutGradient(expanded.graph(), "x")).isEmpty();
        int[] shape = LongStream.of(fused.shape()).mapToInt(e -> (int) e).toArray();
        var input = Map.of("x", new Tensor(fused.input(), shape));
        try (var original = Sessions.open(model, "fused", Device.CPU, 1);
                var plain = Sessions.open(expanded, "expanded", Device.CPU, 1)) {
            assertThat(plain.run(input).get(0).data()).containsExactly(original.run(input).get(0).data(),
                    within((float) fused.tolerance()));
        }
        long[] open = fused.shape().clone();
        open[0] = -1;
        var derived = Differentiation.of(expanded, Map.of("x", open), "score", List.of("x"), RuleBook.derivatives())
                .orProblem("expanded");
        try (var session = Sessions.open(derived.model(), "derived", Device.CPU, 1)) {
            var weights = new float[shape[0] * derived.classes()];
            Arrays.fill(weights, 1);
            var gradient = session.run(Map.of("x", input.get("x"), derived.classWeights(),
                    new Tensor(weights, shape[0], derived.classes()))).get(1);
            assertThat(gradient.shape()).isEqualTo(shape);
        }
    }

    /** Two scores of which each is rounded by some 2⁻²⁴ · √64 of sizes up to 30, over two steps; and STEP²/6 of the third derivative. */
    private static final double OF_DIFFERENCES = 6e-3;
    private static final float STEP = 1f / 512;

    @ParameterizedTest(name = "{0}")
    @MethodSource({"activationsAndProducts", "normalizationsAndAttention"})
    void theGradientIsThatOfCentralDifferencesOfTheFusedOperator(FusedCase fused) {
        var expanded = FusedOperators.expand(fused.model());
        int[] shape = LongStream.of(fused.shape()).mapToInt(e -> (int) e).toArray();
        long[] open = fused.shape().clone();
        open[0] = -1;
        var derived = Differentiation.of(expanded, Map.of("x", open), "score", List.of("x"), RuleBook.derivatives())
                .orProblem("expanded");
        var weights = new float[shape[0] * derived.classes()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sin(i + 1);
        }
        try (var session = Sessions.open(derived.model(), "derived", Device.CPU, 1);
                var original = Sessions.open(fused.model(), "fused", Device.CPU, 1)) {
            float[] gradient = session.run(Map.of("x", new Tensor(fused.input(), shape), derived.classWeights(),
                    new Tensor(weights, shape[0], derived.classes()))).get(1).data();
            int smooth = 0;
            for (int i = 0; i < gradient.length; i++) {
                double before = weighted(original, fused, shape, weights, i, -STEP);
                double here = weighted(original, fused, shape, weights, i, 0);
                double after = weighted(original, fused, shape, weights, i, STEP);
                // A kink of a ReLU, or of a limit, may lie within the step: there is no gradient then.
                boolean isSmooth = Math.abs(after - 2 * here + before) < STEP * OF_DIFFERENCES
                        * Math.max(1, Math.abs(after - before) / STEP) * 4;
                if (isSmooth) {
                    smooth++;
                    double difference = (after - before) / (2 * STEP);
                    assertThat((double) gradient[i]).as("at " + i)
                            .isCloseTo(difference, within(OF_DIFFERENCES * Math.max(1, Math.abs(difference))));
                }
            }
            assertThat(smooth).isGreaterThan(gradient.length * 3 / 4);
        }
    }

    private static double weighted(Session session, FusedCase fused, int[] shape, float[] weights, int index, float step) {
        float[] input = fused.input();
        input[index] += step;
        float[] scores = session.run(Map.of("x", new Tensor(input, shape))).get(0).data();
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += (double) scores[i] * weights[i];
        }
        return sum;
    }

    /** The engine declares this one and has no implementation of it: the mean of each channel's steps, by hand. */
    @Test
    void theMeanOfBytesIsThatOfTheirNumbersInSteps() {
        var fused = dequantized(quantized("QLinearReduceMean", 2, 4, 3, 3).microsoft("QLinearReduceMean",
                List.of("q", "xs", "xz", "ys", "yz"), Attribute.of("axes", 2L, 3L), Attribute.of("keepdims", 0L)));
        assertThat(FusedOperators.canRun(fused.model())).isFalse();
        var expanded = FusedOperators.expand(fused.model());
        assertThat(FusedOperators.canRun(expanded)).isTrue();
        float[] x = fused.input();
        var expected = new float[8];
        for (int channel = 0; channel < 8; channel++) {
            double sum = 0;
            for (int i = 0; i < 9; i++) {
                double step = Math.max(0, Math.min(255, Math.rint(x[channel * 9 + i] / 0.03f) + 120));
                sum += (step - 120) * 0.03f;
            }
            expected[channel] = (float) Math.rint(sum / 9 / 0.05f) * 0.05f;
        }
        try (var plain = Sessions.open(expanded, "expanded", Device.CPU, 1)) {
            assertThat(plain.run(Map.of("x", new Tensor(x, 2, 4, 3, 3))).get(0).data())
                    .containsExactly(expected, within((float) fused.tolerance()));
        }
    }

    @Test
    void whatNoExpansionCoversStaysAsItIs() {
        var model = new FusedCase("masked", 13, 2, 5, 8).microsoft("Attention", List.of("x", "w", "b"),
                Attribute.of("num_heads", 2L), Attribute.of("unidirectional", 1L)).random("w", 8, 24).random("b", 24).model();
        assertThat(FusedOperators.expand(model)).isSameAs(model);
    }
}
