package org.cameralucida.explain.cam;

import java.util.List;
import org.cameralucida.explain.BatchedForward;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PerturbationMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/**
 * Ablation-CAM (Desai and Ramaswamy, "Ablation-CAM: Visual Explanations for Deep Convolutional Network via
 * Gradient-free Localization", WACV 2020): the weight of a feature map is the share of the score that is lost without
 * it, α_k = (y_c − y_c with A_k = 0)/y_c, and M = ReLU(Σ_k α_k A_k). Only the rest of the network behind the layer
 * runs. A score near 0 makes the weights meaningless, a negative one turns their sign, as published.
 */
public final class AblationCam extends PerturbationMethod {

    @Override
    public String id() {
        return "ablationcam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(CommonSettings.RELU, CommonSettings.SCORE);
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    protected Explanation perturb(MethodInput input, int classIndex, Settings settings, Progress progress) {
        var features = input.featureMaps();
        var layout = features.layout();
        Tensor maps = features.channelsFirst();
        double whole = BatchedForward.score(input, input.observation().logits(), classIndex, settings);
        var weights = new double[layout.channels()];
        return Explanation.of(BatchedForward.ofLayer(input, features.values().shape()).run(weights.length,
                (k, batch, offset) -> {
                    System.arraycopy(features.values().data(), 0, batch, offset,
                            features.values().data().length / features.values().extent(0));
                    for (int i = 0; i < layout.positions(); i++) {
                        batch[offset + layout.place(k, i)] = 0;
                    }
                }, (k, logits) -> weights[k] = whole == 0 ? 0
                        : (whole - BatchedForward.score(input, logits, classIndex, settings)) / whole,
                // A feature map without a weight as yet has none.
                known -> FeatureMapMethod.finished(FeatureMapMethod.weighted(maps, weights), maps, settings), progress));
    }
}
