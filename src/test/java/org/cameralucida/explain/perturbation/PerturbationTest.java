package org.cameralucida.explain.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.cameralucida.Rounding;
import org.cameralucida.explain.BatchedForward;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.Golden;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.cam.AblationCam;
import org.cameralucida.explain.cam.GradCam;
import org.cameralucida.explain.cam.LayerCam;
import org.cameralucida.explain.cam.ReciproCam;
import org.cameralucida.explain.cam.ScoreCam;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Decimal;
import org.cameralucida.network.Head;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps made by showing the network something else: against other implementations, and against closed forms. */
class PerturbationTest {

    @ParameterizedTest
    @MethodSource("org.cameralucida.explain.Golden#names")
    void theMapsEqualThoseOfOtherImplementations(String name) {
        try (var golden = new Golden(name)) {
            // A difference of scores is as far off as they are; Score-CAM's softmax makes of that a part of each weight.
            double ofScores = golden.rounding() * golden.largestScore();
            Tensor occlusion = golden.explain(new Occlusion(), Map.of("window", "16", "stride", "8"));
            Tensor reference = golden.array("occlusion");
            assertThat(Golden.difference(occlusion, new Tensor(Arrays.copyOf(reference.data(), 96 * 96), 96, 96)))
                    .as("occlusion of " + name).isLessThan(2 * ofScores / Golden.range(reference));
            var ofPytorchGradCam = Map.of("score", "logit", "weights", "softmax", "enlarge", "corners");
            assertThat(Golden.difference(Golden.asPytorchGradCam(
                    golden.explain(new ScoreCam(), ofPytorchGradCam), 96), golden.array("scorecam")))
                    .as("Score-CAM of " + name).isLessThan(golden.rounding() + ofScores);
            assertThat(Golden.difference(Golden.asPytorchGradCam(golden.explain(new AblationCam(), Map.of()), 96),
                    golden.array("ablationcam"))).as("Ablation-CAM of " + name)
                    .isLessThan(2 * golden.rounding());
        }
    }

    /** Each pixel of RISE has the mean score of the masks that leave it open: none is near 0. */
    @Test
    void riseHasHeatOnlyAboveItsLeastValue() {
        try (var golden = new Golden("nin")) {
            var rise = new Rise();
            Tensor map = golden.explain(rise, Map.of("masks", "40"));
            assertThat(rise.hasZero()).isFalse();
            float least = minimum(map);
            assertThat(least).isPositive();
            Tensor heat = rise.heat(map);
            assertThat(minimum(heat)).isZero();
            assertThat(heat.data()[17]).isEqualTo(map.data()[17] - least);
            assertThat(minimum(map)).as("the map itself stays").isEqualTo(least);
            assertThat(new LayerCam().heat(map)).isSameAs(map);
        }
    }

    private static float minimum(Tensor map) {
        float least = Float.POSITIVE_INFINITY;
        for (float value : map.data()) {
            least = Math.min(least, value);
        }
        return least;
    }

    /** At an average-pooling head: Recipro-CAM is CAM/N + b, Ablation-CAM has α_k = w_k·mean(A_k)/y_c. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet_basic", "googlenet_gap", "keras_like"})
    void atAnAveragePoolingHeadTheClosedFormsHold(String name) {
        try (var golden = new Golden(name)) {
            var head = (Head.Pooled) golden.network.head();
            int c = golden.classIndex();
            Tensor cam = PoolingHead.classMap(golden.observation, c);
            int positions = cam.data().length;
            Tensor recipro = golden.explain(new ReciproCam(), Map.of());
            for (int i = 0; i < positions; i++) {
                assertThat(recipro.data()[i]).isCloseTo(cam.data()[i] / positions + head.bias()[c],
                        within((float) (golden.rounding() * golden.largestScore())));
            }
            Tensor maps = golden.observation.features().orElseThrow();
            double[] weights = GradCam.means(maps);
            for (int k = 0; k < weights.length; k++) {
                weights[k] *= head.weights()[c * weights.length + k] / golden.observation.logits()[c];
            }
            assertThat(Golden.difference(golden.explain(new AblationCam(), Map.of("relu", "no")),
                    new Tensor(FeatureMapMethod.weighted(maps, weights), cam.shape()))).isLessThan(4 * golden.rounding());
        }
    }

    @Test
    void aWindowOverTheWholePictureLosesTheWholeDifference() {
        try (var golden = new Golden("vgg")) {
            Tensor map = golden.explain(new Occlusion(), Map.of("window", "96", "stride", "96", "baseline", "black"));
            float first = map.data()[0];
            assertThat(map.data()).hasSize(96 * 96).containsOnly(first);
        }
    }

    @Test
    void layersWithShortcutsAroundThemAreAblatedToo() {
        try (var golden = new Golden("resnet_basic")) {
            for (var layer : golden.network.layers()) {
                var subject = MethodInput.at(golden.observation, golden.loaded, layer.tensor());
                var method = new ReciproCam();
                if (layer.height() * layer.width() <= 144) {
                    assertThat(method.explain(subject, 2, Settings.of(method), Progress.NONE).map().shape())
                            .containsExactly(layer.height(), layer.width());
                }
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameMapOfRise() {
        try (var golden = new Golden("nin")) {
            var method = new Rise();
            var few = Map.of("masks", "40", "seed", "3");
            Tensor map = golden.explain(method, few);
            assertThat(map.shape()).containsExactly(96, 96);
            assertThat(golden.explain(method, few)).isEqualTo(map);
            assertThat(golden.explain(method, Map.of("masks", "40", "seed", "4"))).isNotEqualTo(map);
        }
    }

    @Test
    void limePaintsWholePatchesTellsItsFitAndRepeatsItself() {
        try (var golden = new Golden("vgg")) {
            var method = new Lime();
            var settings = Settings.of(method, Map.of("samples", "120", "segments", "16", "score", "logit"));
            var explanation = method.explain(golden.subject(), golden.classIndex(), settings, Progress.NONE);
            var values = new java.util.TreeSet<Float>();
            for (float value : explanation.map().data()) {
                values.add(value);
            }
            assertThat(values).hasSizeBetween(2, 16);
            // R²: a plane through few numbers explains some of them, whatever the network.
            assertThat(((Decimal) explanation.notes().get(0).arguments().get(0)).value()).isBetween(0.0, 1.0);
            assertThat(method.explain(golden.subject(), golden.classIndex(), settings, Progress.NONE).map())
                    .isEqualTo(explanation.map());
        }
    }

    @Test
    void ridgeFindsTheCoefficientsOfALinearFunction() {
        var random = new java.util.Random(1);
        double[] truth = {2, -1, 0.5};
        var z = new double[200][3];
        var f = new double[200];
        var w = new double[200];
        for (int n = 0; n < 200; n++) {
            f[n] = 0.7;
            w[n] = random.nextDouble() + 0.1;
            for (int i = 0; i < 3; i++) {
                z[n][i] = random.nextBoolean() ? 1 : 0;
                f[n] += truth[i] * z[n][i];
            }
        }
        var fit = Ridge.of(z, f, w, 1e-9);
        // The ridge takes 1e-9 of the coefficients, of sums of 200 weights; 1 − R² is the square of that.
        assertThat(fit.coefficients()).containsExactly(truth, within(1e-9));
        assertThat(fit.intercept()).isCloseTo(0.7, within(1e-9));
        assertThat(fit.fit()).isCloseTo(1, within(Rounding.OF_SHARES));
        assertThat(Ridge.of(z, f, w, 50).coefficients()[0]).isLessThan(2).isPositive();
    }

    @Test
    void superpixelsFollowAnEdge() {
        var data = new float[32 * 32];
        for (int i = 0; i < data.length; i++) {
            data[i] = i % 32 < 13 ? 0 : 1;
        }
        var patches = Superpixels.of(new Tensor(data, 1, 32, 32), 16);
        for (int y = 0; y < 32; y++) {
            assertThat(patches.labels()[y * 32 + 12]).isNotEqualTo(patches.labels()[y * 32 + 13]);
        }
        // No more than wanted; the edge halves cells, which the smallest allowed size, half a cell, lets stand.
        assertThat(patches.count()).isBetween(8, 16);
    }

    @Test
    void aMethodStopsWithinOneBatch() {
        try (var golden = new Golden("nin")) {
            var method = new Rise();
            var last = new int[1];
            assertThatThrownBy(() -> method.explain(golden.subject(), 0, Settings.of(method), (done, total) -> {
                last[0] = done;
                throw new CancellationException();
            })).isInstanceOf(CancellationException.class);
            assertThat(last[0]).isEqualTo(BatchedForward.BATCH);
        }
    }
}
