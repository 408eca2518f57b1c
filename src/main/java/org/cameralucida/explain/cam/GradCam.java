package org.cameralucida.explain.cam;

import java.util.List;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;

/**
 * Grad-CAM (Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization",
 * ICCV 2017): M = ReLU(Σ_k α_k A_k) with α_k = mean over positions of g_k. The preset {@code thesis} computes what
 * section 4.3 of the founding thesis does: from the probability, the mean over k in place of the sum, and the result
 * divided by its maximum.
 */
public final class GradCam extends FeatureMapMethod {

    private static final Setting PRESET = new Setting.Choice("preset", "paper", List.of("paper", "thesis"));

    @Override
    public String id() {
        return "gradcam";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(PRESET, CommonSettings.RELU, CommonSettings.SCORE);
    }

    @Override
    protected float[] score(MethodInput input, int classIndex, Settings settings) {
        return settings.is("preset", "thesis") ? GradientPass.probability(input.observation(), classIndex)
                : super.score(input, classIndex, settings);
    }

    @Override
    protected float[] map(Tensor maps, Tensor gradients, Settings settings) {
        float[] map = weighted(maps, means(gradients));
        return settings.is("preset", "thesis") ? ofThesis(map, maps.extent(0)) : map;
    }

    /** The mean over positions of each of {@code [K,H,W]}. */
    public static double[] means(Tensor gradients) {
        int positions = gradients.extent(1) * gradients.extent(2);
        var means = new double[gradients.extent(0)];
        for (int k = 0; k < means.length; k++) {
            double sum = 0;
            for (int i = k * positions; i < (k + 1) * positions; i++) {
                sum += gradients.data()[i];
            }
            means[k] = sum / positions;
        }
        return means;
    }

    /** max(mean, 0) / max of that; 0 everywhere if it is nowhere positive. */
    private static float[] ofThesis(float[] sum, int channels) {
        float[] map = positive(sum);
        float highest = 0;
        for (int i = 0; i < map.length; i++) {
            map[i] /= channels;
            highest = Math.max(highest, map[i]);
        }
        for (int i = 0; i < map.length && highest > 0; i++) {
            map[i] /= highest;
        }
        return map;
    }
}
