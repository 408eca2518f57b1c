package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Random;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The heads of the networks at hand: what is found, and that the scores follow from it. */
class KnownNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "squeezenet1.1, class-maps, gap, squeezenet0_relu25_fwd, 512, 13, 1000, true, NONE",
        "squeezenet1.1-fp16, class-maps, gap, conv10_2, 512, 13, 1000, true, SOFTMAX",
        "mobilenet-v2, gap, gap, MobilenetV2/Conv_1/BatchNorm_Fold/bias, 1280, 7, 1001, false, SOFTMAX",
        "mobilenet-v2-qdq, gap, gap, MobilenetV2/Conv_1/BatchNorm_Fold/bias_dq, 1280, 7, 1001, false, SOFTMAX",
        "mobilenet-v1-0.25-128, gap, gap, MobilenetV1/MobilenetV1/Conv2d_13_pointwise/BatchNorm_Fold/bias, 256, 4,"
            + " 1001, false, SOFTMAX",
        "darknet-tiny, class-maps, gap, conv2d_16, 128, 14, 1000, false, NONE",
        "resnet20-cifar10, gap, gap, layer3.2.out, 64, 8, 10, false, NONE",
        "tiny-vgg, dense, none, relu_2_2, 10, 26, 10, false, SOFTMAX",
        "cifar-conv4, dense, none, 43, 24, 10, 10, false, NONE",
        "doodlenet, dense, none, conv2d_5/relu, 64, 7, 345, false, SOFTMAX",
        "topologies/light_bvlc_alexnet, dense, none, r13, 256, 12, 1000, false, SOFTMAX",
        "topologies/light_zfnet512, dense, none, r13, 512, 12, 1000, false, SOFTMAX",
        "topologies/light_vgg19, dense, none, r35, 512, 14, 1000, false, SOFTMAX",
        "topologies/light_densenet121, gap, gap, r907, 1024, 7, 1000, false, NONE",
        "topologies/light_inception_v1, gap, gap, r137, 1024, 6, 1000, false, SOFTMAX",
        "topologies/light_inception_v2, gap, gap, r504, 1024, 7, 1000, false, SOFTMAX",
        "topologies/light_resnet50, gap, gap, r171, 2048, 7, 1000, false, SOFTMAX",
        "topologies/light_shufflenet, gap, gap, r198, 544, 7, 1000, false, SOFTMAX",
        "topologies/light_squeezenet, class-maps, gap, r64, 512, 13, 1000, true, SOFTMAX",
    })
    void theHeadIsFound(String name, String kind, String pooling, String target, int channels, int side, int classes,
                        boolean rectified, Scores.Activation activation) {
        var network = NetworkReader.read(SharedData.at("networks/" + name + ".onnx"));
        var head = network.head();
        assertThat(head.kind()).isEqualTo(kind);
        assertThat(head.pooling().id()).isEqualTo(pooling);
        assertThat(head.target()).isEqualTo(target);
        var features = head.exposed().orElseThrow();
        assertThat(features.channels()).isEqualTo(channels);
        assertThat(features.height()).isEqualTo(side);
        assertThat(features.width()).isEqualTo(side);
        assertThat(head.classes()).isEqualTo(classes);
        assertThat(head instanceof Head.ClassMaps maps && maps.rectified()).isEqualTo(rectified);
        assertThat(head.scores().isOfGraph() ? head.scores().activation() : Scores.Activation.NONE)
                .isEqualTo(activation);
        if (head instanceof Head.Pooled pooled) {
            assertThat(pooled.weights()).hasSize(classes * channels);
        }
        assertThat(network.layers()).extracting(Layer::tensor).contains(target).doesNotHaveDuplicates();
        assertThat(network.layers()).extracting(Layer::name).doesNotHaveDuplicates();
        assertThat(network.labels().size()).isEqualTo(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"densenet", "googlenet_gap", "googlenet_gmp", "keras_like", "mobilenet_v2", "nin",
        "resnet_basic", "senet", "vgg"})
    void theReferenceNetworksHaveTheirReferenceTarget(String name) throws IOException {
        var network = NetworkReader.read(SharedData.at("goldens/" + name + "/model.onnx"));
        var meta = JsonParser.parseString(Files.readString(SharedData.at("goldens/" + name + "/meta.json")))
                .getAsJsonObject();
        assertThat(network.head().target()).isEqualTo(meta.get("target_tensor").getAsString());
        assertThat(network.preprocessing().layout().name()).isEqualTo(meta.get("layout").getAsString());
        var outputs = run(network, Npy.read(SharedData.at("goldens/" + name + "/input.npy")));
        assertFollows(network.head(), outputs[0], outputs[1], 0);
        if (network.head() instanceof Head.Pooled pooled) {
            var maps = allMaps(pooled, outputs[1]);
            var expected = Npy.read(SharedData.at("goldens/" + name + "/cam_all_classes.npy"));
            assertThat(maps.shape()).isEqualTo(expected.shape());
            assertThat(largestDifference(maps, expected)).isLessThan(Rounding.of(network.model()) * largest(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"squeezenet1.1, 0", "squeezenet1.1-fp16, 0", "mobilenet-v2, 0", "mobilenet-v1-0.25-128, 0",
        "darknet-tiny, 0", "resnet20-cifar10, 0", "mobilenet-v2-qdq, 0.05", "topologies/light_inception_v1, 0",
        "topologies/light_shufflenet, 0"})
    void theScoresFollowFromFeaturesAndWeights(String name, double ofSteps) {
        var network = NetworkReader.read(SharedData.at("networks/" + name + ".onnx"));
        var shape = network.preprocessing().shape();
        var random = new Random(1);
        var data = new float[shape[1] * shape[2] * shape[3]];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        var outputs = run(network, new Tensor(data, shape));
        assertThat(outputs).hasSize(2);
        assertFollows(network.head(), outputs[0], outputs[1], ofSteps);
    }

    @Test
    void whatNoOutputNeedsIsLeftOut() {
        var network = NetworkReader.read(SharedData.at("networks/mobilenet-v2.onnx"));
        var graph = ExposedOutputs.graph(network).graph();
        assertThat(graph.nodes()).noneMatch(n -> n.is("Softmax"));
        assertThat(graph.nodes()).hasSize(network.model().graph().nodes().size() - 1);
        assertThat(graph.outputs()).extracting(o -> o.name())
                .containsExactly(network.head().logits(), network.head().exposed().orElseThrow().tensor());
    }

    private static Tensor[] run(Network network, Tensor input) {
        try (var session = Sessions.open(ExposedOutputs.graph(network), network.name(), Device.CPU, 1)) {
            return session.run(Map.of(network.input(), input)).toArray(Tensor[]::new);
        }
    }

    /** The class maps, term by term as the formulas have them. */
    private static Tensor allMaps(Head.Pooled head, Tensor features) {
        int positions = head.features().positions();
        var maps = new float[head.classes() * positions];
        for (int c = 0; c < head.classes(); c++) {
            for (int i = 0; i < positions; i++) {
                double sum = head instanceof Head.ClassMaps ? head.bias()[c] : 0;
                for (int k = 0; k < head.features().channels(); k++) {
                    int at = head.features().layout() == Layout.NCHW ? k * positions + i : i * head.features().channels() + k;
                    sum += (double) head.weights()[c * head.features().channels() + k] * features.data()[at];
                }
                maps[c * positions + i] = (float) (head instanceof Head.ClassMaps m && m.rectified() ? Math.max(0, sum) : sum);
            }
        }
        return new Tensor(maps, head.classes(), head.features().height(), head.features().width());
    }

    /**
     * That y_c is the pooled class map plus the bias (GMP: Σ w max + b), for every class, within what the engine's sums
     * over channels and positions may be off.
     *
     * @param ofSteps how far scores that are rounded to steps of 8 bits may be off besides, of the largest
     */
    static void assertFollows(Head found, Tensor logits, Tensor features, double ofSteps) {
        if (!(found instanceof Head.Pooled head)) {
            return;
        }
        int positions = head.features().positions();
        var expected = new double[head.classes()];
        if (head.pooling() == Pooling.GMP && head instanceof Head.PooledLinear) {
            for (int c = 0; c < head.classes(); c++) {
                expected[c] = head.bias()[c];
                for (int k = 0; k < head.features().channels(); k++) {
                    double max = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < positions; i++) {
                        int at = head.features().layout() == Layout.NCHW ? k * positions + i : i * head.features().channels() + k;
                        max = Math.max(max, features.data()[at]);
                    }
                    expected[c] += head.weights()[c * head.features().channels() + k] * max;
                }
            }
        } else {
            var maps = allMaps(head, features);
            for (int c = 0; c < head.classes(); c++) {
                var pooled = java.util.stream.IntStream.range(c * positions, (c + 1) * positions)
                        .mapToDouble(i -> maps.data()[i]);
                expected[c] = (head.pooling() == Pooling.GMP ? pooled.max() : pooled.average()).orElseThrow()
                        + (head instanceof Head.ClassMaps ? 0 : head.bias()[c]);
            }
        }
        assertThat(logits.data()).hasSize(head.classes());
        int channels = head.features().channels();
        double largest = largest(features);
        for (int c = 0; c < head.classes(); c++) {
            double sizes = Math.abs(head.bias()[c]);
            for (int k = 0; k < channels; k++) {
                sizes += Math.abs(head.weights()[c * channels + k]) * largest;
            }
            assertThat((double) logits.data()[c]).isCloseTo(expected[c],
                    within(Rounding.ofSum(channels + positions, sizes) + ofSteps * largest(logits)));
        }
    }

    private static double largest(Tensor tensor) {
        double largest = 0;
        for (float value : tensor.data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double largestDifference(Tensor a, Tensor b) {
        double largest = 0;
        for (int i = 0; i < a.data().length; i++) {
            largest = Math.max(largest, Math.abs(a.data()[i] - b.data()[i]));
        }
        return largest;
    }
}
