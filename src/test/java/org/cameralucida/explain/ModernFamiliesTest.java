package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.cameralucida.explain.gradient.InputGradient;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small networks of random weights in the spelling of newer families, whose heads have several layers behind the
 * pooling, or a normalisation: all that needs gradients works, at the maps before the pooling, whether class maps can be
 * read from them (behind a normalisation alone) or not.
 */
class ModernFamiliesTest {

    private static final int SIDE = 16;
    private static final int CLASSES = 5;

    /** Writes nodes one after the other. */
    private static final class Writer {

        private final List<Node> nodes = new ArrayList<>();
        private final Map<String, Constant> constants = new LinkedHashMap<>();
        private final Random random = new Random(11);

        String node(String operator, List<String> inputs, Node.Named... attributes) {
            var output = operator + "_" + nodes.size();
            nodes.add(Node.of(operator, output, inputs, List.of(output), attributes));
            return output;
        }

        String weights(long... shape) {
            var name = "w" + constants.size();
            var values = new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() / Math.sqrt((double) values.length / shape[0]));
            }
            constants.put(name, Constant.floats(name, shape, values));
            return name;
        }

        String number(float value) {
            var name = "n" + constants.size();
            constants.put(name, Constant.scalar(name, value));
            return name;
        }

        String conv(String x, int in, int out, int kernel, int stride, int groups) {
            long pad = kernel / 2;
            return node("Conv", List.of(x, weights(out, in / groups, kernel, kernel), weights(out)),
                    Attribute.of("pads", pad, pad, pad, pad), Attribute.of("strides", stride, stride),
                    Attribute.of("group", (long) groups));
        }

        String gemm(String x, int in, int out) {
            return node("Gemm", List.of(x, weights(out, in), weights(out)), Attribute.of("transB", 1L));
        }

        String channelsLast(String x) {
            return node("Transpose", List.of(x), Attribute.of("perm", 0L, 2L, 3L, 1L));
        }

        String channelsFirst(String x) {
            return node("Transpose", List.of(x), Attribute.of("perm", 0L, 3L, 1L, 2L));
        }

        Network network(String name, String scores, boolean open) {
            var graph = new Graph(name, nodes, constants,
                    List.of(new Value("x", ElementType.FLOAT, Shape.of(open ? -1 : 1, 3, SIDE, SIDE))),
                    List.of(new Value(scores, ElementType.FLOAT, Shape.of(open ? -1 : 1, CLASSES))), Map.of());
            return NetworkReader.read(name, OnnxModel.of(name, 17, graph), Card.EMPTY, null);
        }
    }

    /** Squeeze and excitation by hard sigmoid, hard swish, and two layers behind the pooling. */
    private static Network mobileNetV3(boolean open) {
        var w = new Writer();
        var x = w.node("HardSwish", List.of(w.conv("x", 3, 8, 3, 2, 1)));
        var y = w.node("HardSwish", List.of(w.conv(x, 8, 8, 5, 1, 8)));
        var squeezed = w.node("Relu", List.of(w.conv(w.node("GlobalAveragePool", List.of(y)), 8, 4, 1, 1, 1)));
        var gate = w.node("HardSigmoid", List.of(w.conv(squeezed, 4, 8, 1, 1, 1)), Attribute.of("alpha", 1 / 6f),
                Attribute.of("beta", 0.5f));
        var block = w.node("Add", List.of(x, w.conv(w.node("Mul", List.of(gate, y)), 8, 8, 1, 1, 1)));
        var last = w.node("HardSwish", List.of(w.conv(block, 8, 12, 1, 1, 1)));
        var flat = w.node("Flatten", List.of(w.node("GlobalAveragePool", List.of(last))));
        return w.network("mobilenet-v3", w.gemm(w.node("HardSwish", List.of(w.gemm(flat, 12, 10))), 10, CLASSES), open);
    }

    /** Layer normalisation with the channels turned to the end, GELU, layer scale; normalised again when pooled. */
    private static Network convNeXt(boolean open) {
        var w = new Writer();
        var stem = w.node("Conv", List.of("x", w.weights(8, 3, 2, 2), w.weights(8)), Attribute.of("strides", 2, 2));
        var deep = w.channelsLast(w.conv(stem, 8, 8, 7, 1, 8));
        var normal = w.node("LayerNormalization", List.of(deep, w.weights(8), w.weights(8)),
                Attribute.of("axis", -1L), Attribute.of("epsilon", 1e-6f));
        var wide = w.node("Add", List.of(w.weights(16), w.node("MatMul", List.of(normal, w.weights(8, 16)))));
        var half = w.node("Erf", List.of(w.node("Div", List.of(wide, w.number(1.41421356f)))));
        var gelu = w.node("Mul", List.of(w.node("Mul", List.of(wide, w.node("Add", List.of(half, w.number(1))))),
                w.number(0.5f)));
        var narrow = w.channelsFirst(w.node("MatMul", List.of(gelu, w.weights(16, 8))));
        var last = w.node("Add", List.of(w.node("Mul", List.of(narrow, w.weights(8, 1, 1))), stem));
        var pooled = w.channelsLast(w.node("GlobalAveragePool", List.of(last)));
        var again = w.channelsFirst(w.node("LayerNormalization", List.of(pooled, w.weights(8), w.weights(8)),
                Attribute.of("axis", -1L)));
        return w.network("convnext", w.gemm(w.node("Flatten", List.of(again)), 8, CLASSES), open);
    }

    private static Tensor picture() {
        var random = new Random(5);
        var data = new float[3 * SIDE * SIDE];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new Tensor(data, 1, 3, SIDE, SIDE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gradientsAreThoseOfCentralDifferencesAlongAWay(boolean open) {
        for (var network : List.of(mobileNetV3(open), convNeXt(open))) {
            try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
                var observation = loaded.observe(picture());
                var method = new InputGradient();
                float[] gradient = method.explain(MethodInput.of(observation, loaded), 2,
                        Settings.of(method, Map.of("channels", "all")), Progress.NONE).map().data();
                var random = new Random(9);
                var way = new float[gradient.length];
                double slope = 0;
                for (int i = 0; i < way.length; i++) {
                    way[i] = (float) random.nextGaussian();
                    slope += (double) way[i] * gradient[i];
                }
                double difference = (score(loaded, way, 1e-3f) - score(loaded, way, -1e-3f)) / 2e-3;
                // Scores below 1 are rounded by some 1e-6, over a step of 2e-3; and the way crosses kinks of h-swish.
                assertThat(slope).as(network.name()).isCloseTo(difference, within(0.02 * Math.abs(difference) + 2e-3));
            }
        }
    }

    private static double score(LoadedNetwork loaded, float[] way, float step) {
        var moved = picture();
        for (int i = 0; i < way.length; i++) {
            moved.data()[i] += step * way[i];
        }
        return loaded.observe(moved).logits()[2];
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradcam", "gradcam++", "layercam", "xgradcam", "hirescam", "eigencam", "scorecam",
        "ablationcam", "reciprocam", "guided-gradcam", "integrated-gradients", "smoothgrad"})
    void withLayersBehindThePoolingOneLooksBeforeItByItself(String id) {
        for (var network : List.of(mobileNetV3(true), convNeXt(true))) {
            var head = network.head();
            assertThat(head.kind()).as(network.name()).isEqualTo(network.name().equals("convnext") ? "gap" : "none");
            var layer = network.layer(head.target());
            assertThat(new int[]{layer.height(), layer.width()}).as(network.name()).containsExactly(8, 8);
            assertThat(network.layers().get(network.layers().size() - 1).tensor()).isEqualTo(head.target());
            var method = Method.named(id);
            assertThat(method.works(network)).as(network.name()).isTrue();
            try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
                var observation = loaded.observe(picture());
                int notFlat = 0;
                for (int c = 0; c < CLASSES; c++) {
                    Tensor map = method.explain(MethodInput.of(observation, loaded), c, Settings.of(method),
                            Progress.NONE).map();
                    assertThat(map.shape()).hasSize(2);
                    for (float value : map.data()) {
                        assertThat(value).isFinite();
                    }
                    notFlat += highest(map) > 0 ? 1 : 0;
                }
                assertThat(notFlat).as(network.name()).isPositive();
            }
        }
    }

    private static float highest(Tensor map) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : map.data()) {
            highest = Math.max(highest, value);
        }
        return highest;
    }
}
