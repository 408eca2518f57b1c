package org.cameralucida.explain.cam;

import java.util.List;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;

/**
 * XGrad-CAM (Fu et al., "Axiom-based Grad-CAM", BMVC 2020): M = ReLU(Σ_k α_k A_k) with
 * α_k = Σ_ij g_k(ij)·A_k(ij) / (Σ_ij A_k(ij) + ε). With ε = 0, the standard, a channel whose sum is 0 has no weight.
 */
public final class XGradCam extends FeatureMapMethod {

    @Override
    public String id() {
        return "xgradcam";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(GradCamPlusPlus.EPSILON, CommonSettings.RELU, CommonSettings.SCORE);
    }

    @Override
    protected float[] map(Tensor maps, Tensor gradients, Settings settings) {
        int positions = maps.extent(1) * maps.extent(2);
        var weights = new double[maps.extent(0)];
        for (int k = 0; k < weights.length; k++) {
            double denominator = sum(maps, k) + settings.number("epsilon");
            for (int i = k * positions; i < (k + 1) * positions && denominator != 0; i++) {
                weights[k] += (double) gradients.data()[i] * maps.data()[i] / denominator;
            }
        }
        return weighted(maps, weights);
    }

    /** Σ_ij A_k(ij). */
    static double sum(Tensor maps, int k) {
        int positions = maps.extent(1) * maps.extent(2);
        double sum = 0;
        for (int i = k * positions; i < (k + 1) * positions; i++) {
            sum += maps.data()[i];
        }
        return sum;
    }
}
