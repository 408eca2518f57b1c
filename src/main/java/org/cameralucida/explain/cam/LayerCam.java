package org.cameralucida.explain.cam;

import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;

/**
 * LayerCAM (Jiang et al., "LayerCAM: Exploring Hierarchical Class Activation Maps for Localization", IEEE TIP 2021):
 * each position has its own weight, M = ReLU(Σ_k ReLU(g_k) ⊙ A_k).
 */
public final class LayerCam extends FeatureMapMethod {

    @Override
    public String id() {
        return "layercam";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    protected float[] map(Tensor maps, Tensor gradients, Settings settings) {
        return HiResCam.sumOfProducts(maps, new Tensor(positive(gradients.data()), gradients.shape()));
    }
}
