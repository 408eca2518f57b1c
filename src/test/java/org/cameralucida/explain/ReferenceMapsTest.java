package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Pooling;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The maps of every class against those that other implementations made, and the identities on real networks. */
class ReferenceMapsTest {

    private static final List<String> REAL = List.of("squeezenet1.1", "squeezenet1.1-fp16", "mobilenet-v2",
            "mobilenet-v1-0.25-128", "darknet-tiny", "resnet20-cifar10");

    @ParameterizedTest
    @MethodSource("withClassMaps")
    void classActivationMapsOfAllClassesEqualTheReference(String name) {
        compare(SharedData.at("goldens/" + name));
    }

    static Stream<String> withClassMaps() {
        return Stream.concat(Golden.names(), Stream.of("keras_like")).filter(name -> !name.equals("vgg"));
    }

    private static void compare(Path folder) {
        Tensor reference = Npy.read(folder.resolve("cam_all_classes.npy"));
        Network network = NetworkReader.read(folder.resolve("model.onnx"));
        double rounding = Rounding.of(network.model());
        try (LoadedNetwork loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
            Observation observation = loaded.observe(Npy.read(folder.resolve("input.npy")));
            float[] output = network.head().scores().isOfGraph() ? observation.probabilities() : observation.logits();
            float[] expected = Npy.read(folder.resolve("output.npy")).data();
            assertThat(output).containsExactly(expected, within((float) (rounding * largest(expected))));
            int positions = reference.extent(1) * reference.extent(2);
            double tolerance = rounding * largest(reference.data());
            for (int c = 0; c < reference.extent(0); c++) {
                Tensor map = PoolingHead.classMap(observation, c);
                assertThat(map.shape()).containsExactly(reference.extent(1), reference.extent(2));
                for (int i = 0; i < positions; i++) {
                    assertThat((double) map.data()[i]).as("class %d, position %d", c, i)
                            .isCloseTo(reference.data()[c * positions + i], within(tolerance));
                }
            }
        }
    }

    @TestFactory
    List<DynamicTest> contributionsAndBiasSumToTheLogitOnRealNetworks() {
        return REAL.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Network network = NetworkReader.read(SharedData.at("networks/" + name + ".onnx"));
            try (LoadedNetwork loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
                checkIdentity(loaded.observe(photo(network)));
            }
        })).toList();
    }

    @TestFactory
    List<DynamicTest> contributionsAndBiasSumToTheLogitUnderSwappedPooling() {
        return REAL.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Network network = NetworkReader.read(SharedData.at("networks/" + name + ".onnx"));
            try (LoadedNetwork loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
                checkIdentity(loaded.with(network.withPooling(Pooling.GMP)).observe(photo(network)));
            }
        })).toList();
    }

    @ParameterizedTest
    @MethodSource("withClassMaps")
    void contributionsAndBiasSumToTheLogitOnTheReferenceNetworks(String name) {
        try (var golden = new Golden(name)) {
            checkIdentity(golden.observation);
        }
    }

    @Test
    void aNetworkMadeForAFixedBatchGivesTheSameAsForOnePicture() {
        OnnxModel free = OnnxModel.read(SharedData.at("networks/mobilenet-v2.onnx"));
        Value input = free.graph().inputs().get(0);
        OnnxModel fixed = free.withGraph(free.graph().withInputs(
                List.of(new Value(input.name(), input.type(), Shape.of(3, 3, 224, 224)))));
        Network one = NetworkReader.read("one", free, Card.EMPTY, null);
        Network three = NetworkReader.read("three", fixed, Card.EMPTY, null);
        try (LoadedNetwork loaded = LoadedNetwork.open(one, Device.CPU, 2); LoadedNetwork batch = LoadedNetwork.open(three, Device.CPU, 2)) {
            Observation expected = loaded.observe(photo(one));
            Observation found = batch.observe(photo(three));
            double rounding = Rounding.of(free);
            assertThat(found.logits()).containsExactly(expected.logits(),
                    within((float) (rounding * largest(expected.logits()))));
            float[] maps = expected.features().orElseThrow().data();
            assertThat(found.features().orElseThrow().data())
                    .containsExactly(maps, within((float) (rounding * largest(maps))));
            checkIdentity(found);
        }
    }

    private static Tensor photo(Network network) {
        var photo = org.cameralucida.image.PhotoReader.read(SharedData.at("photos/coral/bird.bmp"));
        return network.preprocessing().tensor(photo, network.preprocessing().frame(photo.width(), photo.height()));
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /**
     * Within 1e-4 of the largest logit: the engine sums up to 1,280 channels and 196 positions, which puts it at most
     * 1,476 × 2⁻²⁴ = 0.9e-4 of what is summed off; and a small logit is the difference of large contributions.
     */
    private static void checkIdentity(Observation observation) {
        double largest = largest(observation.logits());
        for (int c = 0; c < observation.logits().length; c += 1 + observation.logits().length / 50) {
            double sum = ContributionMap.sum(ContributionMap.of(observation, c))
                    + ContributionMap.constant(observation, c);
            assertThat(sum).as("class %d", c).isCloseTo(observation.logits()[c], within(1e-4 * largest));
        }
    }
}
