package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cameralucida.SharedData;
import org.cameralucida.explain.cam.AblationCam;
import org.cameralucida.explain.cam.EigenCam;
import org.cameralucida.explain.cam.GradCam;
import org.cameralucida.explain.cam.GradCamPlusPlus;
import org.cameralucida.explain.cam.HiResCam;
import org.cameralucida.explain.cam.LayerCam;
import org.cameralucida.explain.cam.ScoreCam;
import org.cameralucida.explain.cam.XGradCam;
import org.cameralucida.explain.gradient.GuidedBackpropagation;
import org.cameralucida.explain.gradient.InputGradient;
import org.cameralucida.explain.gradient.IntegratedGradients;
import org.cameralucida.explain.gradient.RelevancePropagation;
import org.cameralucida.explain.perturbation.Occlusion;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every map of the tiny reference networks, which lie beside this test, so that parity with pytorch-grad-cam, Captum and
 * zennit is tested everywhere. (Gradients by feature maps: {@code GoldenGradientsTest}.)
 */
class TinyReferenceTest {

    private static final List<String> NAMES = List.of("tiny_vgg", "tiny_gap", "tiny_gmp", "tiny_mobile", "tiny_nhwc",
            "tiny_vit");
    /**
     * Of the reference's range. Float32, another kernel and changes as small as rounding move each map by at most 3.4e-6
     * of it ({@code float32_difference} in each meta.json, with the input where no unit is near its kink): three times
     * that.
     */
    private static final double TOLERANCE = 1e-5;
    private static final Map<String, String> ALL = Map.of("channels", "all");

    /** Each array by its name: the map that is to equal it. */
    private static final Map<String, Function<Golden, Tensor>> MAPS = maps();
    private static final Map<String, Function<Golden, Tensor>> OF_TRANSFORMER = TransformerMaps.all();
    /** What is compared elsewhere, or not, and why. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("target_activation", "GoldenGradientsTest"), Map.entry("activation_gradient", "GoldenGradientsTest"),
            Map.entry("activation_gradient_of_logit", "GoldenGradientsTest"));

    private static Map<String, Function<Golden, Tensor>> maps() {
        var maps = new LinkedHashMap<String, Function<Golden, Tensor>>();
        maps.put("output", golden -> golden.network.head().scores().isOfGraph()
                ? flat(golden.observation.probabilities()) : flat(golden.observation.logits()));
        maps.put("logits", golden -> flat(golden.observation.logits()));
        maps.put("cam_all_classes", TinyReferenceTest::classMaps);
        maps.put("gradcam", cam(new GradCam(), Map.of()));
        maps.put("gradcam_of_probability", cam(new GradCam(), Map.of("score", "probability")));
        maps.put("gradcam_plus_plus", cam(new GradCamPlusPlus(), Map.of("epsilon", "1e-6")));
        maps.put("layercam", cam(new LayerCam(), Map.of()));
        maps.put("xgradcam", cam(new XGradCam(), Map.of("epsilon", "1e-7")));
        maps.put("hirescam", cam(new HiResCam(), Map.of()));
        maps.put("eigencam", golden -> cam(new EigenCam(), Map.of("lobe", golden.lobe())).apply(golden));
        maps.put("scorecam", cam(new ScoreCam(), Map.of("score", "logit", "weights", "softmax", "enlarge", "corners")));
        maps.put("ablationcam", cam(new AblationCam(), Map.of()));
        maps.put("occlusion", golden -> inChannels(golden, golden.explain(new Occlusion(), Map.of("window", "6", "stride",
                "3"))));
        maps.put("input_gradient", golden -> golden.explain(new InputGradient(), Map.of("channels", "all", "score",
                golden.network.head().scores().isOfGraph() ? "probability" : "logit")));
        maps.put("input_gradient_of_logit", golden -> golden.explain(new InputGradient(), ALL));
        maps.put("guided_backprop", golden -> golden.explain(new GuidedBackpropagation(), ALL));
        maps.put("integrated_gradients", golden -> golden.explain(new IntegratedGradients(), Map.of("channels", "all",
                "rule", "gauss-legendre")));
        maps.put("lrp_epsilon_plus_flat", relevance("epsilon-plus-flat"));
        maps.put("lrp_epsilon_gamma_box", relevance("epsilon-gamma-box"));
        return maps;
    }

    private static Function<Golden, Tensor> cam(Method method, Map<String, String> settings) {
        return golden -> Golden.asPytorchGradCam(golden.explain(method, settings), 24);
    }

    private static Function<Golden, Tensor> relevance(String composite) {
        return golden -> golden.explain(new RelevancePropagation(), Map.of("composite", composite, "channels", "all",
                "sums", "share"));
    }

    private static Tensor flat(float[] values) {
        return new Tensor(values, values.length);
    }

    static Tensor classMaps(Golden golden) {
        int classes = golden.observation.logits().length;
        float[] all = null;
        for (int c = 0; c < classes; c++) {
            float[] map = PoolingHead.classMap(golden.observation, c).data();
            all = all == null ? new float[classes * map.length] : all;
            System.arraycopy(map, 0, all, c * map.length, map.length);
        }
        return flat(all);
    }

    /** Captum gives each channel the same map. */
    private static Tensor inChannels(Golden golden, Tensor map) {
        var all = new float[3 * map.data().length];
        for (int i = 0; i < all.length; i++) {
            all[i] = map.data()[i % map.data().length];
        }
        return flat(all);
    }

    static Stream<Arguments> arrays() throws IOException {
        var arrays = new ArrayList<Arguments>();
        for (var name : NAMES) {
            try (var files = Files.list(SharedData.tiny(name))) {
                files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".npy")).sorted()
                        .map(file -> file.substring(0, file.length() - 4)).filter(array -> !array.equals("input"))
                        .forEach(array -> arrays.add(Arguments.of(name, array)));
            }
        }
        return arrays.stream();
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void everyReferenceIsMet(String name, String array) {
        var why = NOT_HERE.getOrDefault(name + "/" + array, NOT_HERE.get(array));
        if (why == null) {
            var maps = name.equals("tiny_vit") ? OF_TRANSFORMER : MAPS;
            assertThat(maps).as("each array is compared, or it is said why not").containsKey(array);
            try (var golden = Golden.tiny(name)) {
                Tensor reference = golden.array(array);
                boolean turned = reference.shape().length > 2 && golden.network.preprocessing().layout() == Layout.NHWC
                        && reference.extent(reference.shape().length - 1) == 3;
                assertThat(Golden.difference(maps.get(array).apply(golden), turned
                        ? FeatureMaps.of(reference.reshape(1, 24, 24, 3), Layout.NHWC).channelsFirst() : reference))
                        .isLessThan(TOLERANCE);
            }
        }
    }
}
