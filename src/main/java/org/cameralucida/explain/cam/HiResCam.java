package org.cameralucida.explain.cam;

import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;

/**
 * HiResCAM (Draelos and Carin, "Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural
 * networks", 2020): M = Σ_k g_k ⊙ A_k, signed. At the layer before a linear head it sums to the logit, less the bias.
 */
public final class HiResCam extends FeatureMapMethod {

    @Override
    public String id() {
        return "hirescam";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    protected boolean endsWithRelu() {
        return false;
    }

    @Override
    protected float[] map(Tensor maps, Tensor gradients, Settings settings) {
        return sumOfProducts(maps, gradients);
    }

    /** Σ_k of the products, position by position. */
    static float[] sumOfProducts(Tensor maps, Tensor gradients) {
        int positions = maps.extent(1) * maps.extent(2);
        var sum = new double[positions];
        for (int i = 0; i < maps.data().length; i++) {
            sum[i % positions] += (double) maps.data()[i] * gradients.data()[i];
        }
        var map = new float[positions];
        for (int i = 0; i < positions; i++) {
            map[i] = (float) sum[i];
        }
        return map;
    }
}
