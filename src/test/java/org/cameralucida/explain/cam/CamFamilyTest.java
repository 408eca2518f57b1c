package org.cameralucida.explain.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.Golden;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Head;
import org.cameralucida.network.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The maps made of activations and gradients: against other implementations, and against closed forms. */
class CamFamilyTest {

    /** Of the range: sums over at most 150 channels in float32, one in the engine and one here, 150 × 2⁻²⁴. */
    private static final double OF_HEAD = 1e-5;

    /** Each map of pytorch-grad-cam with the ε that it has built in. */
    private static Map<Method, Map<String, String>> references() {
        var methods = new LinkedHashMap<Method, Map<String, String>>();
        methods.put(new GradCam(), Map.of());
        methods.put(new GradCamPlusPlus(), Map.of("epsilon", "1e-6"));
        methods.put(new LayerCam(), Map.of());
        methods.put(new XGradCam(), Map.of("epsilon", "1e-7"));
        methods.put(new HiResCam(), Map.of());
        methods.put(new EigenCam(), Map.of());
        return methods;
    }

    @ParameterizedTest
    @MethodSource("org.cameralucida.explain.Golden#names")
    void theMapsEqualThoseOfPytorchGradCam(String name) {
        try (var golden = new Golden(name)) {
            references().forEach((method, settings) -> {
                var reference = golden.array(method.id().replace("++", "_plus_plus"));
                var map = golden.explain(method, settings);
                double difference = Golden.difference(Golden.asPytorchGradCam(map, 96), reference);
                if (method instanceof EigenCam) {
                    // Its sign is arbitrary there: the reference may show the other lobe.
                    var other = golden.explain(method, Map.of("lobe", "smaller"));
                    difference = Math.min(difference,
                            Golden.difference(Golden.asPytorchGradCam(other, 96), reference));
                }
                assertThat(difference).as(method.id() + " of " + name).isLessThan(golden.rounding());
            });
        }
    }

    /** With average pooling and a linear classifier all of them are the class activation map. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet_basic", "googlenet_gap", "densenet", "keras_like"})
    void atAnAveragePoolingHeadTheClosedFormsHold(String name) {
        try (var golden = new Golden(name)) {
            Tensor cam = PoolingHead.classMap(golden.observation, golden.classIndex());
            int positions = cam.data().length;
            float[] expected = new float[positions];
            for (int i = 0; i < positions; i++) {
                expected[i] = cam.data()[i] / positions;
            }
            var signed = Map.of("relu", "no");
            for (var method : new Method[]{new GradCam(), new XGradCam(), new HiResCam()}) {
                assertThat(Golden.difference(golden.explain(method, signed), new Tensor(expected, cam.shape())))
                        .as(method.id()).isLessThan(OF_HEAD);
            }
            assertThat(Golden.difference(golden.explain(new LayerCam(), signed), weighted(golden, positions, false)))
                    .as("LayerCAM").isLessThan(OF_HEAD);
            assertThat(Golden.difference(golden.explain(new GradCamPlusPlus(), signed),
                    weighted(golden, positions, true))).as("Grad-CAM++").isLessThan(OF_HEAD);
        }
    }

    /** LayerCAM: ReLU(w)/N; Grad-CAM++: ReLU(w)/(2 + w·mean A). */
    private static Tensor weighted(Golden golden, int positions, boolean plusPlus) {
        var head = (Head.Pooled) golden.network.head();
        Tensor maps = golden.observation.features().orElseThrow();
        double[] means = GradCam.means(maps);
        var weights = new double[head.features().channels()];
        for (int k = 0; k < weights.length; k++) {
            double w = Math.max(0, head.weights()[golden.classIndex() * weights.length + k]);
            weights[k] = plusPlus ? w / (2 + w * means[k]) : w / positions;
        }
        return new Tensor(FeatureMapMethod.weighted(maps, weights), maps.extent(1), maps.extent(2));
    }

    /** With max pooling the gradient is w at the maximum and 0 elsewhere: HiResCAM shows what each maximum adds. */
    @Test
    void atAMaxPoolingHeadHiResCamIsTheContributionMap() {
        try (var golden = new Golden("googlenet_gmp")) {
            assertThat(Golden.difference(golden.explain(new HiResCam(), Map.of()),
                    ContributionMap.of(golden.observation, golden.classIndex()))).isLessThan(OF_HEAD);
        }
    }

    @Test
    void thePresetOfTheThesisEndsAtOneAndFollowsTheProbability() {
        try (var golden = new Golden("vgg")) {
            Tensor map = golden.explain(new GradCam(), Map.of("preset", "thesis"));
            Tensor ofProbability = golden.explain(new GradCam(), Map.of("score", "probability"));
            float highest = 0;
            for (float value : ofProbability.data()) {
                highest = Math.max(highest, value);
            }
            for (int i = 0; i < map.data().length; i++) {
                assertThat(map.data()[i]).isCloseTo(ofProbability.data()[i] / highest, within(2e-7f)); // a quotient below 1
            }
        }
    }

    @Test
    void everyLayerCanBeLookedAt() {
        try (var golden = new Golden("resnet_basic")) {
            for (var layer : golden.network.layers()) {
                var subject = MethodInput.at(golden.observation, golden.loaded, layer.name());
                var method = new GradCam();
                assertThat(method.explain(subject, 3, Settings.of(method), Progress.NONE).map().shape())
                        .containsExactly(layer.height(), layer.width());
            }
            assertThatThrownBy(() -> MethodInput.at(golden.observation, golden.loaded, "no such layer"))
                    .isInstanceOf(Problem.class).hasMessageContaining("no such layer");
        }
    }

    @Test
    void swappedPoolingHasNoGradientAndSaysSo() {
        try (var golden = new Golden("googlenet_gap")) {
            var swapped = golden.network.withPooling(Pooling.GMP);
            var method = new GradCam();
            assertThat(method.works(golden.network)).isTrue();
            assertThat(method.works(swapped)).isFalse();
            var subject = MethodInput.of(golden.loaded.with(swapped).observe(golden.observation.input()), golden.loaded);
            assertThatThrownBy(() -> method.explain(subject, 0, Settings.of(method), Progress.NONE))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void settingsAreCheckedAndComplete() {
        var method = new GradCamPlusPlus();
        assertThat(Settings.of(method).values()).containsEntry("epsilon", "0").containsEntry("relu", "yes");
        assertThatThrownBy(() -> Settings.of(method, Map.of("epsilon", "-1"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Settings.of(method, Map.of("epsilon", "much"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Settings.of(method, Map.of("no", "1"))).isInstanceOf(Problem.class)
                .hasMessageContaining("epsilon, relu, score");
        for (var each : Method.all()) {
            for (var setting : each.settings()) {
                assertThat(setting.checked(setting.standard())).isEqualTo(setting.standard());
                assertThat(setting.title().toString()).isNotBlank();
                if (setting instanceof Setting.Choice choice) {
                    assertThat(choice.choices()).allSatisfy(c -> assertThat(choice.title(c).toString()).isNotBlank());
                }
            }
            assertThat(each.title().toString()).isNotBlank();
            assertThat(each.unit().toString()).isNotBlank();
            assertThat(each.meaning().toString()).isNotBlank();
        }
    }
}
