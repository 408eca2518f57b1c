package org.cameralucida.explain.cam;

import java.util.Arrays;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;

/**
 * HiResCAM (Draelos and Carin, "Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural
 * networks", 2020): M = Σ_k g_k ⊙ A_k, signed. At the layer before a linear head it sums to the logit, less the bias.
 */
public final class HiResCam extends FeatureMapMethod {

    /**
     * Of the summands' sizes: what is left where they cancel, by rounding (some 1e-6) and because an ε of 1e-5 is added to
     * a variance; K independent summands would leave 1/√K of it.
     */
    private static final double CANCELLED = 1e-3;

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

    /**
     * A normalisation does not change when what it normalises is multiplied, so that behind a layer that is read through
     * normalisations alone Σ_k g_k A_k is 0 at each position (Euler), and what is left of it is rounding.
     */
    @Override
    protected void check(float[] map, Tensor maps, Tensor gradients, MethodInput input) {
        int positions = maps.extent(1) * maps.extent(2);
        var sizes = new double[positions];
        double largest = 0;
        for (int i = 0; i < maps.data().length; i++) {
            sizes[i % positions] += Math.abs((double) maps.data()[i] * gradients.data()[i]);
        }
        for (float value : map) {
            largest = Math.max(largest, Math.abs(value));
        }
        double most = Arrays.stream(sizes).max().orElse(0);
        if (most > 0 && largest < CANCELLED * most) {
            throw Problem.of(Method.class, "hirescam.cancelled", input.layer().name());
        }
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
