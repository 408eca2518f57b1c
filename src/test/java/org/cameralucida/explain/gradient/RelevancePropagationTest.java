package org.cameralucida.explain.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.explain.Golden;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.gradient.Composite;
import org.cameralucida.gradient.Differentiation;
import org.cameralucida.gradient.RelevanceRule;
import org.cameralucida.image.Npy;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Relevance propagation against zennit, against each rule's own formula, and for what it must conserve. */
class RelevancePropagationTest {

    /** Of the reference's range: what zennit 0.5.1's merging of BatchNorm, with an ε left in each, has put into two of them. */
    private static final double BIAS = 2.5e-5;
    private static final RelevancePropagation LRP = new RelevancePropagation();

    @ParameterizedTest
    @CsvSource({"vgg,epsilon-plus-flat,share", "vgg,epsilon-gamma-box,share", "resnet_basic,epsilon-plus-flat,share",
        "resnet_basic,epsilon-gamma-box,share", "googlenet_gap,epsilon-plus-flat,share",
        "googlenet_gap,epsilon-gamma-box,share", "nin,epsilon-plus-flat,share", "nin,epsilon-gamma-box,share",
        "mobilenet_v2,epsilon-plus-flat,copy"})
    void theMapsEqualThoseOfZennit(String name, String composite, String sums) {
        try (var golden = new Golden(name)) {
            Tensor map = golden.explain(LRP, Map.of("composite", composite, "channels", "all", "sums", sums));
            assertThat(Golden.difference(map, golden.array("lrp_" + composite.replace('-', '_'))))
                    .isLessThan(BIAS + 2 * golden.rounding()); // forwards and backwards
        }
    }

    @Test
    void aNetworkThatMultipliesFeaturesOfItsOwnIsRefused() {
        var graph = new Graph("g", List.of(Node.of("Relu", "", List.of("x"), List.of("a")),
                Node.of("Mul", "m", List.of("x", "a"), List.of("p")),
                Node.of("Flatten", "", List.of("p"), List.of("y"))), Map.of(),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(-1, 2, 1, 4))),
                List.of(new Value("y", ElementType.FLOAT, null)), Map.of());
        assertThatThrownBy(() -> Differentiation.of(OnnxModel.of("m", 16, graph), Map.of("x", new long[]{-1, 2, 1, 4}),
                "y", List.of("x"), Composite.epsilon(1e-6, false)).orProblem("m")).isInstanceOf(Problem.class)
                .hasMessageContaining("no relevance for m").hasMessageContaining("Mul (m)");
    }

    /**
     * Biases take relevance and hand it to nobody; without them the rules conserve it through whole networks, but for
     * what ε takes.
     */
    @ParameterizedTest
    @CsvSource({"goldens/vgg/model,goldens/vgg/input.npy", "goldens/nin/model,goldens/nin/input.npy",
        "goldens/resnet_basic/model,goldens/resnet_basic/input.npy", "goldens/senet/model,goldens/senet/input.npy",
        "goldens/googlenet_gap/model,goldens/googlenet_gap/input.npy", "networks/squeezenet1.1,photos/coral/cat.bmp",
        "networks/darknet-tiny,photos/coral/cat.bmp", "networks/resnet20-cifar10,photos/coral/cat.bmp",
        "networks/tiny-vgg,photos/coral/cat.bmp"})
    void withoutBiasesTheScoreArrivesOnThePixels(String name, String seen) {
        var read = NetworkReader.read(SharedData.at(name + ".onnx"));
        var network = NetworkReader.read(name, withoutBiases(read.model()), org.cameralucida.network.Card.EMPTY, null);
        var file = SharedData.at(seen);
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
            var observation = loaded.observe(seen.endsWith(".npy") ? Npy.read(file)
                    : read.preprocessing().tensor(PhotoReader.read(file)));
            int c = observation.top(1)[0];
            for (var composite : List.of("epsilon", "epsilon-plus-flat")) {
                Tensor map = LRP.explain(MethodInput.of(observation, loaded), c,
                        Settings.of(LRP, Map.of("composite", composite)), Progress.NONE).map();
                double sum = 0;
                for (float value : map.data()) {
                    sum += value;
                }
                float score = observation.logits()[c];
                // ε = 1e-6 takes 3.2e-4 from ResNet's sums of shortcuts, which nearly cancel; the rest is rounding.
                assertThat(sum).as(composite).isCloseTo(score, within(1e-3 * Math.abs(score)));
            }
        }
    }

    private static OnnxModel withoutBiases(OnnxModel model) {
        var graph = model.graph();
        var constants = new java.util.LinkedHashMap<>(graph.constants());
        for (var node : graph.nodes()) {
            var biases = switch (node.op()) {
                case "Conv", "Gemm" -> List.of(node.input(2));
                case "BatchNormalization" -> List.of(node.input(2), node.input(3));
                case "Add" -> node.inputs();
                default -> List.<String>of();
            };
            for (var bias : biases) {
                constants.computeIfPresent(bias, (n, c) -> Constant.floats(n, c.shape(), new float[c.size()]));
            }
        }
        return model.withGraph(graph.withConstants(constants));
    }

    private static final double EPSILON = 1e-9;
    /** Four products, their sum, a quotient, and back: on numbers of up to 10, relevance over a small sum. */
    private static final int OPERATIONS = 16;

    static Stream<RelevanceRule> eachRuleIsItsFormulaAndConservesRelevance() {
        return Stream.of(new RelevanceRule.Epsilon(EPSILON), new RelevanceRule.ZPlus(EPSILON),
                new RelevanceRule.Gamma(0.25, EPSILON), new RelevanceRule.Flat(EPSILON),
                new RelevanceRule.ZBox(new float[]{-1, -1}, new float[]{1, 1}, EPSILON));
    }

    /** One convolution without bias: each rule by its definition, summed naively, and what it conserves. */
    @ParameterizedTest
    @MethodSource
    void eachRuleIsItsFormulaAndConservesRelevance(RelevanceRule rule) {
        float[] x = {0.9f, -0.4f, 0.7f, 0.2f, -0.8f, 0.5f, 0.3f, -0.6f};
        float[] w = {0.5f, -1.2f, 0.8f, 0.3f, -0.7f, 1.1f, -0.4f, 0.6f};
        // Two input channels of 1×4, one window of 1×2 with stride 2, two outputs.
        var graph = new Graph("g", List.of(
                Node.of("Conv", "", List.of("x", "w"), List.of("c"), Attribute.of("strides", 1L, 2L)),
                Node.of("Flatten", "", List.of("c"), List.of("y"))),
                Map.of("w", Constant.floats("w", new long[]{2, 2, 1, 2}, w)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(-1, 2, 1, 4))),
                List.of(new Value("y", ElementType.FLOAT, null)), Map.of());
        var derived = Differentiation.of(OnnxModel.of("m", 16, graph), Map.of("x", new long[]{-1, 2, 1, 4}), "y",
                List.of("x"), Composite.of(rule, rule, EPSILON, false)).orProblem("m");
        float[] start = {1, -0.5f, 0.7f, 0.3f};
        float[] ours;
        try (var session = Sessions.open(derived.model(), "m", Device.CPU, 1)) {
            ours = session.run(Map.of("x", new Tensor(x, 1, 2, 1, 4), derived.classWeights(),
                    new Tensor(start, 1, 4))).get(1).data();
        }
        var expected = new double[8];
        for (int out = 0; out < 2; out++) {
            for (int o = 0; o < 2; o++) {
                share(rule, x, w, out, o, start[out * 2 + o], expected);
            }
        }
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            assertThat((double) ours[i]).as(rule + " at " + i).isCloseTo(expected[i], within(Rounding.ofSum(OPERATIONS, 10)));
            sum += ours[i];
        }
        assertThat(sum).as("conserved").isCloseTo(1.5, within(8 * Rounding.ofSum(OPERATIONS, 10)));
    }

    private static void share(RelevanceRule rule, float[] x, float[] w, int out, int window, double relevance, double[] into) {
        var parts = new double[4];
        var places = new int[4];
        double output = 0;
        for (int n = 0; n < 4; n++) {
            places[n] = n / 2 * 4 + window * 2 + n % 2;
            output += x[places[n]] * w[out * 4 + n];
        }
        double sum = 0;
        for (int n = 0; n < 4; n++) {
            double a = x[places[n]];
            double b = w[out * 4 + n];
            double up = Math.max(b, 0);
            double down = Math.min(b, 0);
            parts[n] = rule instanceof RelevanceRule.Epsilon ? a * b
                    : rule instanceof RelevanceRule.ZPlus ? Math.max(a * b, 0)
                    : rule instanceof RelevanceRule.Gamma
                            ? a * b + 0.25 * (output > 0 ? Math.max(a * b, 0) : Math.min(a * b, 0))
                    : rule instanceof RelevanceRule.Flat ? 1 : a * b + up - down;
            sum += parts[n];
        }
        for (int n = 0; n < 4; n++) {
            into[places[n]] += parts[n] / sum * relevance;
        }
    }
}
