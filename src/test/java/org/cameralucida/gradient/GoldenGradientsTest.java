package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.FunctionInlining;
import org.cameralucida.onnx.OnnxModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole networks, a family each, against PyTorch's automatic differentiation. */
class GoldenGradientsTest {

    @ParameterizedTest
    @CsvSource({"vgg", "resnet_basic", "googlenet_gap", "googlenet_gmp", "nin", "keras_like", "senet", "densenet",
        "mobilenet_v2", "tiny_vgg", "tiny_gap", "tiny_gmp", "tiny_mobile", "tiny_nhwc"})
    void gradientsByTheInputAndByAFeatureMapAgree(String name) throws IOException {
        var folder = name.startsWith("tiny_") ? SharedData.tiny(name) : SharedData.at("goldens/" + name);
        var meta = JsonParser.parseString(Files.readString(folder.resolve("meta.json"))).getAsJsonObject();
        var model = OnnxModel.read(folder.resolve("model.onnx"));
        compare(folder, model, model.graph().outputs().get(0).name(), meta.get("target_tensor").getAsString(),
                meta.get("class_index").getAsInt(), "");
        if (Files.exists(folder.resolve("input_gradient_of_logit.npy"))) {
            var softmax = model.graph().producer(model.graph().outputs().get(0).name()).orElseThrow();
            compare(folder, model, softmax.input(0), meta.get("target_tensor").getAsString(),
                    meta.get("class_index").getAsInt(), "_of_logit");
        }
    }

    /** With the batch left open, though many of their tensors have tokens × batch or windows × batch as an extent. */
    @ParameterizedTest
    @ValueSource(strings = {"vit_cls", "vit_gap", "vit_torchvision", "deit_distilled", "swin", "coat"})
    void gradientsOfTransformersByTheInputAgree(String name) throws IOException {
        var folder = SharedData.at("goldens-transformers/" + name);
        var meta = JsonParser.parseString(Files.readString(folder.resolve("meta.json"))).getAsJsonObject();
        var model = OnnxModel.read(folder.resolve("model.onnx"));
        var gradient = gradient(model, Npy.read(folder.resolve("input.npy")), meta.get("class_index").getAsInt());
        assertAgree(gradient, Npy.read(folder.resolve("input_gradient.npy")), 2 * Rounding.of(model));
    }

    @ParameterizedTest
    @CsvSource({"tr_tv_vit,tv_vit", "tr_swin,swin"})
    void aTransformerHasTheSameGradientInABatchAsAlone(String name, String network) {
        var folder = SharedData.at("reported/" + name);
        var model = FunctionInlining.inline(OnnxModel.read(folder.resolve(network + ".onnx")));
        var one = Npy.read(folder.resolve("x.npy"));
        int size = one.data().length;
        var three = new float[3 * size];
        for (int i = 0; i < three.length; i++) {
            three[i] = one.data()[i % size];
        }
        var alone = gradient(model, one, 3).data();
        var together = gradient(model, new Tensor(three, 3, one.extent(1), one.extent(2), one.extent(3)), 3).data();
        double largest = IntStream.range(0, size).mapToDouble(i -> Math.abs(alone[i])).max().orElseThrow();
        for (int i = 0; i < three.length; i++) {
            // Sums of some thousand products in another order: their last bits.
            assertThat((double) together[i]).isCloseTo(alone[i % size], within(1e-5 * largest));
        }
    }

    private static Tensor gradient(OnnxModel model, Tensor images, int classIndex) {
        var input = model.graph().inputs().get(0).name();
        long[] shape = {-1, images.extent(1), images.extent(2), images.extent(3)};
        var derived = Differentiation.of(model, Map.of(input, shape), model.graph().outputs().get(0).name(),
                List.of(input), RuleBook.derivatives()).orProblem("transformer");
        var weights = new float[images.extent(0) * derived.classes()];
        for (int i = 0; i < images.extent(0); i++) {
            weights[i * derived.classes() + classIndex] = 1;
        }
        try (var session = Sessions.open(derived.model(), "transformer", Device.CPU, 2)) {
            return session.run(Map.of(input, images, derived.classWeights(),
                    new Tensor(weights, images.extent(0), derived.classes()))).get(1);
        }
    }

    private static void compare(Path folder, OnnxModel model, String score, String target, int classIndex,
                                String suffix) {
        var input = model.graph().inputs().get(0).name();
        var image = Npy.read(folder.resolve("input.npy"));
        long[] shape = {-1, image.extent(1), image.extent(2), image.extent(3)};
        var derived = Differentiation.of(model, Map.of(input, shape), score, List.of(input, target),
                RuleBook.derivatives()).orProblem(folder.toString());
        var oneHot = new float[derived.classes()];
        oneHot[classIndex] = 1;
        try (var session = Sessions.open(derived.model(), "golden", Device.CPU, 2)) {
            double tolerance = 2 * Rounding.of(model); // forwards and backwards
            var results = session.run(Map.of(input, image, derived.classWeights(),
                    new Tensor(oneHot, 1, oneHot.length)));
            assertAgree(results.get(1), Npy.read(folder.resolve("input_gradient" + suffix + ".npy")), tolerance);
            assertAgree(results.get(2), Npy.read(folder.resolve("activation_gradient" + suffix + ".npy")), tolerance);
            assertAgree(results.get(3), Npy.read(folder.resolve("target_activation.npy")), tolerance);
        }
    }

    private static void assertAgree(Tensor ours, Tensor theirs, double tolerance) {
        assertThat(ours.data()).hasSameSizeAs(theirs.data());
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double difference = 0;
        for (int i = 0; i < ours.data().length; i++) {
            lowest = Math.min(lowest, theirs.data()[i]);
            highest = Math.max(highest, theirs.data()[i]);
            difference = Math.max(difference, Math.abs(ours.data()[i] - theirs.data()[i]));
        }
        assertThat(difference / (highest - lowest)).isLessThan(tolerance);
    }
}
