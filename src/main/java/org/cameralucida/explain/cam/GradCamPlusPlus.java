package org.cameralucida.explain.cam;

import java.util.List;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;

/**
 * Grad-CAM++ (Chattopadhyay et al., "Grad-CAM++: Generalized Gradient-based Visual Explanations for Deep
 * Convolutional Networks", WACV 2018, eq. 19, with the score e^{y_c}, whose derivatives are powers of g): a_k(ij) =
 * g² / (2g² + (Σ_ab A_k(ab))·g³ + ε), α_k = Σ_ij a_k(ij)·ReLU(g_k(ij)), M = ReLU(Σ_k α_k A_k). With ε = 0, the
 * standard, the map does not depend on the scale of the score; where g or the denominator is 0, a is 0.
 */
public final class GradCamPlusPlus extends FeatureMapMethod {

    static final Setting EPSILON = new Setting.Number("epsilon", 0, 0, 1);

    @Override
    public String id() {
        return "gradcam++";
    }

    @Override
    public List<Setting> settings() {
        return List.of(EPSILON, CommonSettings.RELU, CommonSettings.SCORE);
    }

    @Override
    protected float[] map(Tensor maps, Tensor gradients, Settings settings) {
        int positions = maps.extent(1) * maps.extent(2);
        double epsilon = settings.number("epsilon");
        var weights = new double[maps.extent(0)];
        for (int k = 0; k < weights.length; k++) {
            double sum = XGradCam.sum(maps, k);
            for (int i = k * positions; i < (k + 1) * positions; i++) {
                double g = gradients.data()[i];
                double denominator = 2 * g * g + sum * g * g * g + epsilon;
                if (g > 0 && denominator != 0) {
                    weights[k] += g * g / denominator * g;
                }
            }
        }
        return weighted(maps, weights);
    }
}
