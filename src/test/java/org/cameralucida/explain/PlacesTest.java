package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cameralucida.SharedData;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of every network that there is, each layer has the proportions of its input, and so has the map of each method. */
class PlacesTest {

    static Stream<Path> networks() throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : List.of("networks", "goldens", "goldens-tiny", "goldens-transformers", "reported")) {
            try (var files = Files.walk(SharedData.at(folder))) {
                files.filter(file -> file.toString().endsWith(".onnx")).sorted().forEach(found::add);
            }
        }
        return found.stream();
    }

    /** Within one row or column, by which a stride may leave a side over. */
    private static boolean isOfInput(int height, int width, Network network) {
        int[] shape = network.preprocessing().shape();
        int rows = network.preprocessing().height();
        int columns = network.preprocessing().width();
        return shape.length == 4 && Math.abs(height * columns - width * rows) <= (rows == columns ? 0 : Math.max(rows, columns));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyLayerIsOfThePicture(Path file) {
        Network network;
        try {
            network = NetworkReader.read(file);
        } catch (Problem notOne) {
            return;
        }
        var read = network;
        assertThat(network.layers()).allMatch(layer -> isOfInput(layer.height(), layer.width(), read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit_cls", "vit_gap", "deit_distilled", "swin", "vit_torchvision", "coat"})
    void everyMethodAtEveryLayerDrawsPlacesOrSaysWhyNot(String name) {
        try (var golden = Golden.transformer(name)) {
            var layers = golden.network.layers();
            for (var method : Method.all()) {
                // Of methods that take many passes, one layer of each kind.
                var tried = method instanceof FeatureMapMethod ? layers
                        : method.hasLayer() ? List.of(layers.get(0), layers.get(layers.size() - 1)) : List.of(layers.get(0));
                for (var layer : tried) {
                    try {
                        Tensor map = golden.loaded.explain(new Request(new Input.Preprocessed(golden.observation.input()),
                                new Target.Index(0), method, Settings.of(method, SmallNetwork.quick(method)),
                                Optional.of(layer.tensor())), golden.observation, Progress.NONE).map();
                        assertThat(isOfInput(map.extent(-2), map.extent(-1), golden.network)).as(method.id()).isTrue();
                    } catch (Problem why) {
                        assertThat(why.getMessage()).as(method.id()).endsWith(".").doesNotContain("ORT", "Exception");
                    }
                }
            }
        }
    }

    @Test
    void thereAreNetworksOfEveryFamily() throws IOException {
        assertThat(networks().count()).isGreaterThan(40);
    }
}
