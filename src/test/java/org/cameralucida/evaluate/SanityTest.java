package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cameralucida.SharedData;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SanityTest {

    private static final Path NETWORK = SharedData.tiny("tiny_gap").resolve("model.onnx");

    private final Random random = new Random(5);

    @TempDir
    private Path folder;

    private Tensor map(int side) {
        var data = new float[side * side];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new Tensor(data, side, side);
    }

    /** The oracle finds means, variances and covariance of each window in turn. 1e-6: maps are float32. */
    @Test
    void structuralSimilarityIsThatOfItsFormula() {
        var a = map(7);
        var b = map(7);
        double[] x = scaled(a);
        double[] y = scaled(b);
        double sum = 0;
        for (int place = 0; place < 50 * 50; place++) {
            double mx = 0;
            double my = 0;
            for (int i = 0; i < 49; i++) {
                mx += x[at(place, i)] / 49;
                my += y[at(place, i)] / 49;
            }
            double vx = 0;
            double vy = 0;
            double cov = 0;
            for (int i = 0; i < 49; i++) {
                vx += Math.pow(x[at(place, i)] - mx, 2) / 48;
                vy += Math.pow(y[at(place, i)] - my, 2) / 48;
                cov += (x[at(place, i)] - mx) * (y[at(place, i)] - my) / 48;
            }
            sum += (2 * mx * my + 1e-4) * (2 * cov + 9e-4) / ((mx * mx + my * my + 1e-4) * (vx + vy + 9e-4));
        }
        assertThat(MapSimilarity.ssim(a, b)).isCloseTo(sum / 2500, within(1e-6));
        assertThat(MapSimilarity.ssim(a, a)).isCloseTo(1, within(1e-9));
        assertThat(MapSimilarity.spearman(a, a)).isCloseTo(1, within(1e-12));
    }

    private static int at(int place, int i) {
        return (place / 50 + i / 7) * 56 + place % 50 + i % 7;
    }

    private static double[] scaled(Tensor map) {
        var large = BilinearUpsampling.bilinear(map, 56, 56);
        double min = Double.MAX_VALUE;
        double max = -Double.MAX_VALUE;
        for (float value : large) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        var scaled = new double[large.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (large[i] - min) / (max - min);
        }
        return scaled;
    }

    @Test
    void entropyIsThatOfTheHistogram() {
        assertThat(MapSimilarity.entropy(new Tensor(new float[] {3, 3}, 1, 2))).isZero();
        assertThat(MapSimilarity.entropy(new Tensor(new float[] {0, 1, 0, 1}, 2, 2))).isCloseTo(Math.log(2),
                within(1e-12));
        assertThat(MapSimilarity.entropy(new Tensor(new float[] {0, 0.5f, 0.505f, 1}, 2, 2)))
                .isCloseTo(1.5 * Math.log(2), within(1e-12));
    }

    @Test
    void weightsAreForgottenFromTheTopAndTheSameEachTime() {
        var network = NetworkReader.read(NETWORK);
        var randomised = new RandomisedNetwork(network);
        var before = network.model().graph().constants();
        var one = randomised.without(1, 3).model().graph().constants();
        var two = randomised.without(2, 3).model().graph().constants();
        var all = randomised.without(randomised.depth(), 3).model().graph().constants();
        long changed = before.keySet().stream().filter(name -> !before.get(name).equals(one.get(name))).count();
        assertThat(changed).isBetween(1L, 2L);
        one.forEach((name, weight) -> {
            if (!weight.equals(before.get(name))) {
                assertThat(two.get(name)).isEqualTo(weight);
                assertThat(all.get(name)).isEqualTo(weight);
                assertThat(network.model().graph().consumers(name)).extracting(node -> node.output())
                        .containsOnly(randomised.layer(0));
            }
        });
        before.forEach((name, weight) -> {
            if (weight.rank() == 4) {
                assertThat(all.get(name)).isNotEqualTo(weight);
                // A tenth of the deviation of some hundred numbers.
                assertThat(deviation(all.get(name).floats())).isCloseTo(deviation(weight.floats()),
                        within(0.25 * deviation(weight.floats())));
            }
        });
    }

    private static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    @Test
    void aNetworkWhoseWeightsAreNotThereIsRefusedWithASentence() {
        var network = NetworkReader.read(NETWORK);
        var graph = network.model().graph();
        var bare = network.model().withGraph(graph.withNodes(graph.nodes().stream().filter(node -> node.is("Relu"))
                .toList()));
        assertThatThrownBy(() -> new RandomisedNetwork(new Network(network.name(), null, bare,
                bare, network.card(), network.preprocessing(), network.origins(), network.labels(), network.head(),
                network.layers()))).isInstanceOf(Problem.class).hasMessageContaining("weights");
    }

    @Test
    void mapsThatDependOnTheWeightsAreOthersAtLastAndAreWrittenAndReadAgain() throws IOException {
        var photos = LabelledPhotos.write(folder.resolve("photos"), 6);
        var out = folder.resolve("out");
        try (var loaded = LoadedNetwork.open(NetworkReader.read(NETWORK), Device.CPU, 1);
                var data = DataSets.open(photos, Optional.empty())) {
            var subject = new Evaluation.Subject(loaded, ClassMapping.of(data.classes(), loaded.network().labels(),
                    loaded.network().head().classes()));
            var methods = List.of("cam", "gradient").stream().map(Method::named)
                    .map(method -> new Evaluation.Localiser(method, Settings.of(method))).toList();
            var what = new Evaluation(data, List.of(subject), methods, 0.2, 1);
            try (var results = ResultFolder.open(out, Parameters.of(what, Optional.empty(), 0, Shard.WHOLE), false)) {
                EvaluationRun.run(what, results, (result, done, total) -> { });
            }
            var results = Results.of(out);
            assertThat(results.sanity()).isEmpty();
            var sanity = SanityRun.run(what, results, network -> LoadedNetwork.open(network, Device.CPU, 1),
                    Progress.NONE);
            var again = SanityRun.run(what, results, network -> LoadedNetwork.open(network, Device.CPU, 1),
                    Progress.NONE);
            assertThat(again).isEqualTo(sanity);
            assertThat(sanity.images()).isEqualTo(6);
            var found = sanity.networks().get(0);
            assertThat(found.methods()).extracting(Sanity.OfMethod::method).containsExactly("cam", "gradient");
            for (var method : found.methods()) {
                var last = method.depths().get(method.depths().size() - 1);
                assertThat(last.layers()).isEqualTo(found.layers());
                assertThat(last.ssim()).isBetween(-1.0, 0.8);
            }
            sanity.write(out);
            assertThat(Results.of(out).sanity()).contains(sanity);
            assertThat(Results.of(out).summary().json().get(1).getAsJsonObject().getAsJsonObject("sanity")
                    .getAsJsonArray("depths")).hasSize(found.methods().get(1).depths().size());
        }
    }

    @Test
    void depthsGoFromOneLayerToAll() {
        assertThat(SanityRun.depths(1)).containsExactly(1);
        assertThat(SanityRun.depths(3)).containsExactly(1, 2, 3);
        assertThat(SanityRun.depths(53)).startsWith(1).endsWith(53).hasSize(8).isSorted().doesNotHaveDuplicates();
    }
}
