package org.cameralucida.explain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cameralucida.SharedData;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Preprocessing;
import org.junit.jupiter.api.Test;

/** How often the doctor is right about trained networks of which nothing is said, on photos of their kind. */
class ThirtyNetworksTest {

    /** Of each collection, in even steps. */
    private static final int PHOTOS = 20;

    private final List<String> wrong = new ArrayList<>();
    private int networks;

    /** Ten as they were trained, and twenty in each of ten conventions twice: see {@link Folded}. */
    @Test
    void theTrueConventionIsNamedFirstForNineOfTen() {
        var cifar = photos(SharedData.at("photos/cifar10"));
        var things = photos(SharedData.at("photos/imagenet"), SharedData.at("photos/coral"), SharedData.at("photos/darknet"),
                SharedData.at("photos/winml"));
        var scenes = photos(Path.of("models/samples"));
        for (var name : List.of("squeezenet1.1", "squeezenet1.1-fp16", "mobilenet-v2", "mobilenet-v2-qdq", "darknet-tiny")) {
            examine(real(name), things, List.of());
        }
        examine(real("resnet20-cifar10"), cifar, List.of("UNIT RGB", "SIGNED BGR", "IMAGENET BGR", "CAFFE RGB"));
        examine(real("cifar-conv4"), cifar, List.of("UNIT BGR", "IMAGENET RGB", "PIXELS BGR", "CAFFE BGR"));
        examine(real("tiny-vgg"), photos(SharedData.at("photos/tiny-vgg")), List.of("UNIT BGR", "SIGNED RGB", "PIXELS RGB",
                "CAFFE BGR"));
        examine(real("mobilenet-v1-0.25-128"), things, List.of("UNIT RGB", "IMAGENET BGR", "PIXELS BGR", "CAFFE RGB"));
        examine(NetworkReader.read(Path.of("models/lucida-gap.onnx")), scenes, List.of("SIGNED RGB", "SIGNED BGR",
                "IMAGENET RGB", "PIXELS RGB"));
        assertThat(networks).isEqualTo(30);
        assertThat(wrong).hasSizeLessThanOrEqualTo(3);
    }

    private static Network real(String name) {
        return NetworkReader.read(SharedData.at("networks/" + name + ".onnx"));
    }

    private static List<Sample> photos(Path... folders) {
        var all = Samples.in(folders);
        int count = Math.min(PHOTOS, all.size());
        return IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count)).toList();
    }

    private void examine(Network network, List<Sample> photos, List<String> others) {
        var own = network.preprocessing();
        examine(NetworkReader.read(network.name(), network.model(), Card.EMPTY, null), own, photos);
        for (var other : others) {
            var words = other.split(" ");
            var truth = Samples.convention(own, Scaling.valueOf(words[0]), words[1]);
            examine(Folded.of(network, truth), truth, photos);
        }
    }

    private void examine(Network unknown, Preprocessing truth, List<Sample> photos) {
        networks++;
        try (var loaded = LoadedNetwork.open(unknown, Device.CPU, 2)) {
            var found = PreprocessingDoctor.examine(loaded, photos, Progress.NONE);
            assertThat(found.passes()).isLessThanOrEqualTo(PreprocessingDoctor.PASSES);
            var named = Samples.name(found.first().candidate().preprocessing());
            if (!named.equals(Samples.name(truth))) {
                wrong.add(unknown.name() + ": " + named + ", not " + Samples.name(truth));
            }
        }
    }
}
