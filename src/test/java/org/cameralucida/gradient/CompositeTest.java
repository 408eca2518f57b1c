package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operator of a network gets which rule, and which factor of a product is its gate. */
class CompositeTest {

    private static final long[] SHAPE = {-1, 2, 2, 2};
    private static final float[] SEEN = {0.5f, 7, 2, 1.5f, 3, 0.25f, 1, 4};
    private static final float[] START = {1, -2, 0.5f, 3, -1, 0.25f, 2, 1};

    private interface Part extends BiFunction<GraphBuilder, String, String> {
    }

    private static String relu6(GraphBuilder b, String x) {
        return b.emit("Clip", List.of(x, b.scalar(0), b.scalar(6)));
    }

    static Stream<Arguments> allRelevanceGoesToTheGatedFactor() {
        Part identity = (b, m) -> b.emit("Identity", List.of(m));
        Part pooled = (b, m) -> b.emit("GlobalAveragePool", List.of(m));
        Part pooledHardSigmoid = (b, m) -> b.emit("HardSigmoid", List.of(pooled.apply(b, m)));
        Part pooledRamp = (b, m) -> b.scale(relu6(b, b.emit("Add", pooled.apply(b, m), b.scalar(3))), 1 / 6.0);
        Part pooledClip = (b, m) -> relu6(b, pooled.apply(b, m));
        Part swishRamp = (b, m) -> relu6(b, b.emit("Add", m, b.scalar(3)));
        return Stream.of(Arguments.of("a ReLU6 by a hard sigmoid", (Part) CompositeTest::relu6, pooledHardSigmoid),
                Arguments.of("a ReLU6 by a ramp", (Part) CompositeTest::relu6, pooledRamp),
                Arguments.of("a ReLU6 by a clipped number a channel", (Part) CompositeTest::relu6, pooledClip),
                Arguments.of("a map by a clipped number a channel", identity, pooledClip),
                Arguments.of("hard swish taken apart", identity, swishRamp));
    }

    /** All else than the product hands relevance on as it is, and the gate gets none: what starts arrives unchanged. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void allRelevanceGoesToTheGatedFactor(String name, Part gated, Part gate) {
        for (boolean gateFirst : List.of(true, false)) {
            var b = new GraphBuilder(17);
            var x = b.input("x", Shape.of(SHAPE));
            var map = gated.apply(b, x);
            var numbers = gate.apply(b, map);
            var product = b.emit("Mul", gateFirst ? numbers : map, gateFirst ? map : numbers);
            assertThat(relevance(b, product, Composite.epsilon(1e-6, false))).containsExactly(START, within(0f));
        }
    }

    @Test
    void aReLU6IsNoGateOfAMapOfItsSizeAndTheSentenceSaysThatRelevanceIsMissing() {
        var b = new GraphBuilder(17);
        var x = b.input("x", Shape.of(SHAPE));
        var product = b.emit("Mul", relu6(b, x), b.emit("Relu", List.of(x)));
        assertThatThrownBy(() -> relevance(b, product, Composite.epsilon(1e-6, false))).isInstanceOf(Problem.class)
                .hasMessageContaining("There is no relevance").hasMessageContaining("no rule for Mul");
    }

    @Test
    void stepsOfEightBitsHandRelevanceOnAsItIs() {
        var b = new GraphBuilder(17);
        var steps = List.of(b.input("x", Shape.of(SHAPE)), b.scalar(0.05));
        var rounded = b.emit("DequantizeLinear", List.of(b.emit("QuantizeLinear", steps), b.scalar(0.05)));
        assertThat(relevance(b, rounded, Composite.epsilon(1e-6, false))).containsExactly(START, within(0f));
    }

    /** Behind a folded normalisation the first convolution has another name, and is still the first. */
    @Test
    void theFirstConvolutionIsFoundInTheGraphAsItIsDerived() {
        var b = new GraphBuilder(17);
        var x = b.input("x", Shape.of(SHAPE));
        var weights = new float[]{1, -3, 2, 5};
        var first = b.emit("Conv", List.of(x, b.floats(new long[]{2, 2, 1, 1}, weights)));
        var normalised = b.emit("BatchNormalization", List.of(first, b.floats(new long[]{2}, 2, 3),
                b.floats(new long[]{2}, 1, 0), b.floats(new long[]{2}, 0, 1), b.floats(new long[]{2}, 1, 4)));
        var flat = Composite.of(new RelevanceRule.Flat(1e-9), new RelevanceRule.Epsilon(1e-9), 1e-9, false);
        var relevance = relevance(b, normalised, flat);
        for (int place = 0; place < 4; place++) {
            // Evenly: each of the two inputs of a 1×1 window gets half of what both outputs have.
            float half = (START[place] + START[place + 4]) / 2;
            assertThat(relevance[place]).isCloseTo(half, within(1e-5f));
            assertThat(relevance[place + 4]).isCloseTo(half, within(1e-5f));
        }
    }

    /** R_i = x_i Σ_j ∂z_j/∂x_i R_j/z_j with the deviation held, z = γ(x − μ)/σ + β; whether it is one node or nine. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLayerNormalisationSharesAsTheLinearFunctionThatItIsWithItsDeviationHeld(boolean isWhole) {
        float[] scale = {0.5f, 2};
        float[] shift = {0.25f, -1};
        var b = new GraphBuilder(17);
        var x = b.transpose(b.input("x", Shape.of(SHAPE)), 0, 2, 3, 1);
        var gamma = b.floats(new long[]{2}, scale);
        var beta = b.floats(new long[]{2}, shift);
        var centred = b.emit("Sub", x, b.reduce("ReduceMean", x, true, -1));
        var variance = b.reduce("ReduceMean", b.emit("Pow", centred, b.scalar(2)), true, -1);
        var quotient = b.emit("Div", centred, b.emit("Sqrt", List.of(b.emit("Add", variance, b.scalar(1e-5)))));
        var z = isWhole ? b.emit("LayerNormalization", List.of(x, gamma, beta), Attribute.of("axis", -1L))
                : b.emit("Add", b.emit("Mul", quotient, gamma), beta);
        float[] found = relevance(b, b.transpose(z, 0, 3, 1, 2), Composite.epsilon(1e-9, false));
        for (int place = 0; place < 4; place++) {
            double mean = (SEEN[place] + SEEN[place + 4]) / 2.0;
            double deviation = Math.sqrt(Math.pow((SEEN[place] - SEEN[place + 4]) / 2.0, 2) + 1e-5);
            for (int i = 0; i < 2; i++) {
                double sum = 0;
                for (int j = 0; j < 2; j++) {
                    double given = scale[j] * (SEEN[place + 4 * j] - mean) / deviation + shift[j];
                    sum += ((i == j ? 1 : 0) - 0.5) * scale[j] / deviation * START[place + 4 * j] / given;
                }
                // A few float32 operations on numbers of this size.
                assertThat((double) found[place + 4 * i]).isCloseTo(SEEN[place + 4 * i] * sum, within(2e-5));
            }
        }
    }

    /** Σ of what both factors get is what the product has. */
    @Test
    void aProductOfTwoActivationsGivesHalfToEach() {
        var b = new GraphBuilder(17);
        var x = b.input("x", Shape.of(SHAPE));
        var y = b.emit("MatMul", x, x);
        double sum = 0;
        for (float value : relevance(b, y, Composite.epsilon(1e-9, false))) {
            sum += value;
        }
        double start = 0;
        for (float value : START) {
            start += value;
        }
        assertThat(sum).isCloseTo(start, within(1e-5));
    }

    private static float[] relevance(GraphBuilder b, String product, Composite composite) {
        b.output(b.emitAs("score", "Flatten", List.of(product), Attribute.of("axis", 1L)), Shape.of(-1, 8));
        var derived = Differentiation.of(b.model("m"), Map.of("x", SHAPE), "score", List.of("x"), composite).orProblem("m");
        try (var session = Sessions.open(derived.model(), "m", Device.CPU, 1)) {
            return session.run(Map.of("x", new Tensor(SEEN, 1, 2, 2, 2), derived.classWeights(), new Tensor(START, 1, 8)))
                    .get(1).data();
        }
    }
}
