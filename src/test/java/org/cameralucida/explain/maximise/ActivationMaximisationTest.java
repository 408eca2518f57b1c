package org.cameralucida.explain.maximise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.cameralucida.SharedData;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.maximise.ActivationMaximisation.Maximised;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfChannel;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfClass;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Pooling;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The picture to which a network answers most: against a closed form, and what must hold of it on trained networks. */
class ActivationMaximisationTest {

    private static final int SIDE = 4;
    private static final Path BUNDLED = Path.of("models", "lucida-gap.onnx");

    /** One grey channel, read by a weight a pixel: y = Σ w·x, and a second class of noughts. */
    private static Network linear(float[] weights, boolean open) {
        var matrix = Arrays.copyOf(weights, 2 * SIDE * SIDE);
        var nodes = List.of(Node.of("Flatten", "flat", List.of("x"), List.of("flat")),
                Node.of("Gemm", "dense", List.of("flat", "w"), List.of("y"), Attribute.of("transB", 1L)));
        var graph = new Graph("linear", nodes,
                Map.of("w", Constant.floats("w", new long[]{2, SIDE * SIDE}, matrix)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(open ? -1 : 1, 1, SIDE, SIDE))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(open ? -1 : 1, 2))), Map.of());
        return NetworkReader.read("linear", OnnxModel.of("linear", 13, graph), Card.EMPTY, null);
    }

    private static Maximised maximise(Network network, ActivationMaximisation.Unit target, Map<String, String> given, Progress progress) {
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
            return loaded.run(new ActivationMaximisation(target, ActivationMaximisation.settings(given)), progress);
        }
    }

    /** y(u)/s − l2·Σ (u − u₀)² with y = Σ w·u·span and s = rms(w·span): greatest at u₀ + w/(2·l2·rms(w)). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onALinearNetworkThePictureIsTheClosedForm(boolean open) {
        var weights = new float[SIDE * SIDE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i % 5 - 2) * 0.1f;
        }
        var network = linear(weights, open);
        var preprocessing = network.preprocessing();
        double span = (preprocessing.range().get(1) - preprocessing.range().get(0)) / preprocessing.std().get(0);
        double neutral = Math.min(Math.max((preprocessing.mean().get(0) - preprocessing.range().get(0))
                / (preprocessing.range().get(1) - preprocessing.range().get(0)), 0), 1);
        double squares = 0;
        for (float weight : weights) {
            squares += weight * weight / (double) weights.length;
        }
        double l2 = 2;
        var picture = maximise(network, new OfClass(0), Map.of("l2", Double.toString(l2), "smoothness", "0", "jitter",
                "0", "scales", "1", "steps", "2000", "noise", "0.1"), Progress.NONE).picture();
        for (int i = 0; i < weights.length; i++) {
            double expected = neutral + weights[i] / Math.sqrt(squares) / (2 * l2);
            double u = picture.data()[i] / span + neutral;
            assertThat(u).as("pixel %d", i).isCloseTo(Math.min(Math.max(expected, 0), 1), within(0.02)); // where 2,000 steps get
        }
    }

    @Test
    void roughnessCostsWhatItSays() {
        var values = new PixelValues(linear(new float[SIDE * SIDE], true).preprocessing(), new int[]{1, 1, SIDE, SIDE});
        var picture = new double[SIDE * SIDE];
        Arrays.setAll(picture, i -> Math.sin(3.0 * i));
        var slopes = new double[picture.length];
        values.addPenalties(slopes, picture, 0, 7);
        for (int i = 0; i < picture.length; i++) {
            double[] moved = picture.clone();
            moved[i] += 1e-4;
            double more = roughness(moved);
            moved[i] -= 2e-4;
            assertThat(slopes[i]).isCloseTo(-7 * (more - roughness(moved)) / 2e-4, within(1e-6)); // double: 2⁻⁵³ × 10³ / 1e-4
        }
    }

    private static double roughness(double[] picture) {
        double sum = 0;
        for (int i = 0; i < picture.length; i++) {
            sum += i % SIDE + 1 < SIDE ? Math.pow(picture[i + 1] - picture[i], 2) : 0;
            sum += i + SIDE < picture.length ? Math.pow(picture[i + SIDE] - picture[i], 2) : 0;
        }
        return sum;
    }

    @Test
    void theSameSeedPaintsTheSamePictureAndAnotherAnother() {
        var network = NetworkReader.read(BUNDLED);
        var first = maximise(network, new OfClass(3), Map.of("steps", "6", "seed", "5"), Progress.NONE);
        assertThat(maximise(network, new OfClass(3), Map.of("steps", "6", "seed", "5"), Progress.NONE).picture())
                .isEqualTo(first.picture());
        assertThat(maximise(network, new OfClass(3), Map.of("steps", "6", "seed", "6"), Progress.NONE).picture())
                .isNotEqualTo(first.picture());
        assertThat(first.raster().width()).isEqualTo(network.preprocessing().width());
    }

    @Test
    void everyStepShowsThePictureSoFarAndCanBeTheLast() {
        var network = NetworkReader.read(BUNDLED);
        var pictures = new ArrayList<Tensor>();
        var last = new int[1];
        var progress = new Progress() {
            @Override
            public void passed(int done, int total) {
                assertThat(total).isEqualTo(50);
                last[0] = done;
                if (done == 3) {
                    throw new CancellationException();
                }
            }

            @Override
            public void sharpened(Supplier<Tensor> soFar) {
                pictures.add(soFar.get());
            }
        };
        assertThatThrownBy(() -> maximise(network, new OfClass(0), Map.of("steps", "50"), progress))
                .isInstanceOf(CancellationException.class);
        assertThat(last[0]).isEqualTo(3);
        assertThat(pictures).hasSize(3).doesNotHaveDuplicates();
        assertThat(pictures.get(0).shape()).containsExactly(network.preprocessing().shape());
    }

    @ParameterizedTest
    @ValueSource(strings = {"squeezenet1.1", "mobilenet-v1-0.25-128", "darknet-tiny", "tiny-vgg", "doodlenet"})
    void theScoreRisesAboveThatOfPhotos(String name) throws IOException {
        var network = NetworkReader.read(SharedData.at("networks/" + name + ".onnx"));
        int c = 2;
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
            var photos = new ArrayList<Double>();
            try (var files = Files.list(SharedData.at("photos/coral"))) {
                for (var file : files.filter(f -> f.toString().endsWith(".bmp")).toList()) {
                    photos.add((double) loaded.observe(network.preprocessing().tensor(PhotoReader.read(file)))
                            .logits()[c]);
                }
            }
            photos.sort(null);
            assertThat(photos).isNotEmpty();
            var maximised = loaded.run(new ActivationMaximisation(new OfClass(c), ActivationMaximisation.settings(Map.of("steps", "30"))), Progress.NONE);
            assertThat(maximised.after()).isGreaterThan(maximised.before()).isGreaterThan(photos.get(photos.size() / 2));
            assertThat(loaded.observe(maximised.picture()).logits()[c])
                    // The same picture alone and in a batch: in sums this far from photos large terms cancel.
                    .isCloseTo((float) maximised.after(), within(1e-3f * (float) Math.abs(maximised.after())));
        }
    }

    @Test
    void aFeatureMapOfAnyLayerRises() {
        var network = NetworkReader.read(BUNDLED);
        for (var layer : network.layers().subList(network.layers().size() / 2, network.layers().size())) {
            var maximised = maximise(network, new OfChannel(layer.name(), layer.channels() - 1), Map.of("steps", "32"),
                    Progress.NONE);
            // A raw map may fall below the noise's answer at first: eight steps were enough for some networks only.
            assertThat(maximised.after()).as(layer.name()).isGreaterThan(maximised.before());
        }
    }

    /** y = mean ReLU(−1 + x): in the dark nothing passes the ReLU, and no gradient leads out. */
    @Test
    void aFeatureMapThatIsSilentAtFirstIsWoken() {
        var nodes = List.of(Node.of("Conv", "conv", List.of("x", "w", "b"), List.of("maps")),
                Node.of("Relu", "relu", List.of("maps"), List.of("features")),
                Node.of("GlobalAveragePool", "pool", List.of("features"), List.of("pooled")),
                Node.of("Flatten", "flat", List.of("pooled"), List.of("y")));
        var graph = new Graph("silent", nodes, Map.of(
                "w", Constant.floats("w", new long[]{2, 1, 1, 1}, 1, 1),
                "b", Constant.floats("b", new long[]{2}, -0.9f, -0.9f)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(1, 1, 8, 8))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(1, 2))), Map.of());
        var network = NetworkReader.read("silent", OnnxModel.of("silent", 13, graph), Card.EMPTY, null);
        var few = Map.of("steps", "200", "rate", "0.2", "l2", "0", "smoothness", "0");
        for (var target : List.of(new OfClass(1), new OfChannel("features", 1))) {
            var maximised = maximise(network, target, few, Progress.NONE);
            assertThat(maximised.before()).as(target.toString()).isZero();
            assertThat(maximised.after()).as(target.toString()).isPositive();
        }
    }

    @Test
    void whatCannotBeSaysWhy() {
        var network = NetworkReader.read(BUNDLED);
        var layer = network.layers().get(2);
        assertThatThrownBy(() -> maximise(network, new OfClass(100000), Map.of(), Progress.NONE))
                .isInstanceOf(Problem.class).hasMessageContaining("100000");
        assertThatThrownBy(() -> maximise(network, new OfChannel(layer.name(), layer.channels()), Map.of(),
                Progress.NONE)).isInstanceOf(Problem.class).hasMessageContaining(layer.name());
        assertThatThrownBy(() -> maximise(network, new OfChannel("nowhere", 0), Map.of(), Progress.NONE))
                .isInstanceOf(Problem.class).hasMessageContaining("nowhere");
        assertThatThrownBy(() -> maximise(network.withPooling(Pooling.GMP), new OfClass(0), Map.of(), Progress.NONE))
                .isInstanceOf(Problem.class).hasMessageContaining(network.name());
        assertThatThrownBy(() -> ActivationMaximisation.settings(Map.of("steps", "0"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ActivationMaximisation.settings(Map.of("speed", "1"))).isInstanceOf(Problem.class)
                .hasMessageContaining("smoothness");
    }
}
