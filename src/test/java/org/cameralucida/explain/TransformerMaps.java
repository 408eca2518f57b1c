package org.cameralucida.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cameralucida.explain.cam.GradCam;
import org.cameralucida.explain.cam.HiResCam;
import org.cameralucida.explain.cam.LayerCam;
import org.cameralucida.explain.gradient.InputGradient;
import org.cameralucida.explain.gradient.IntegratedGradients;
import org.cameralucida.explain.gradient.RelevancePropagation;
import org.cameralucida.explain.perturbation.Occlusion;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;

/** The map that is to equal each reference array of a transformer, by the array's name. */
final class TransformerMaps {

    private static final Map<String, String> SIGNED = Map.of("relu", "no");
    private static final Map<String, String> ALL = Map.of("channels", "all");

    private TransformerMaps() {
    }

    static Map<String, Function<Golden, Tensor>> all() {
        var maps = new LinkedHashMap<String, Function<Golden, Tensor>>();
        maps.put("output", golden -> flat(golden.observation.logits()));
        maps.put("input_gradient", golden -> golden.explain(new InputGradient(), ALL));
        maps.put("integrated_gradients", golden -> golden.explain(new IntegratedGradients(), Map.of("channels", "all",
                "rule", "gauss-legendre")));
        maps.put("occlusion", TransformerMaps::occlusion);
        maps.put("cam_all_classes", TinyReferenceTest::classMaps);
        maps.put("gradcam", golden -> asPytorchGradCam(golden, "norm1_tensor"));
        maps.put("gradcam_last_block", golden -> asPytorchGradCam(golden, "last_block_output"));
        maps.put("gradcam_norm2", golden -> Golden.asPytorchGradCam(explain(golden, MethodInput.at(golden.observation,
                golden.loaded, golden.meta.get("norm1_tensor").getAsString().replace("norm1", "norm2")), new GradCam(),
                Map.of()), 96));
        maps.put("raw_attention", golden -> golden.explain(Method.named("attention"), Map.of()));
        maps.put("attention_rollout", golden -> golden.explain(Method.named("attention-rollout"), Map.of()));
        maps.put("gradient_attention_rollout", golden -> golden.explain(Method.named("attention-relevance"), Map.of()));
        maps.put("attention_last_block", golden -> ofLastAttention(golden).values().get(0));
        maps.put("attention_gradient_last_block", golden -> ofLastAttention(golden).gradients().get(0));
        maps.put("attnlrp", relevance("attnlrp"));
        maps.put("cplrp", relevance("cp-lrp"));
        ofLayer(maps, "token", "tokens");
        ofLayer(maps, "norm1", "norm1");
        return maps;
    }

    private static void ofLayer(Map<String, Function<Golden, Tensor>> maps, String layer, String suffix) {
        var tensor = layer + "_tensor";
        maps.put("gradcam_" + suffix, at(tensor, new GradCam(), SIGNED));
        maps.put("layercam_" + suffix, at(tensor, new LayerCam(), SIGNED));
        maps.put("hirescam_" + suffix, at(tensor, new HiResCam(), SIGNED));
        maps.put(layer + "_activation", golden -> golden.at(tensor).featureMaps().values());
        maps.put(layer + "_gradient", golden -> GradientPass.of(golden.at(tensor), golden.meta.get(tensor).getAsString(),
                "derivatives", RuleBook.derivatives())
                .run(GradientPass.logit(golden.observation, golden.classIndex())).gradients());
    }

    static Function<Golden, Tensor> at(String tensor, Method method, Map<String, String> settings) {
        return golden -> explain(golden, golden.at(tensor), method, settings);
    }

    private static Tensor explain(Golden golden, MethodInput at, Method method, Map<String, String> settings) {
        return method.explain(at, golden.classIndex(), Settings.of(method, settings), Progress.NONE).map();
    }

    private static GradientPass.Passes ofLastAttention(Golden golden) {
        var tensors = golden.meta.getAsJsonArray("attention_tensors");
        return GradientPass.of(golden.subject(), List.of(tensors.get(tensors.size() - 1).getAsString()), "derivatives",
                RuleBook.derivatives()).runAll(GradientPass.logit(golden.observation, golden.classIndex()));
    }

    private static Function<Golden, Tensor> relevance(String composite) {
        return golden -> golden.explain(new RelevancePropagation(), Map.of("channels", "all", "composite", composite));
    }

    private static Tensor asPytorchGradCam(Golden golden, String tensor) {
        return Golden.asPytorchGradCam(explain(golden, golden.at(tensor), new GradCam(), Map.of()),
                golden.observation.input().extent(2));
    }

    /** Captum gives each channel the same map. */
    private static Tensor occlusion(Golden golden) {
        boolean isTiny = golden.observation.input().extent(2) == 24;
        Tensor map = golden.explain(new Occlusion(), Map.of("window", isTiny ? "6" : "16", "stride", isTiny ? "3" : "8"));
        var all = new float[3 * map.data().length];
        for (int i = 0; i < all.length; i++) {
            all[i] = map.data()[i % map.data().length];
        }
        return flat(all);
    }

    private static Tensor flat(float[] values) {
        return new Tensor(values, values.length);
    }
}
