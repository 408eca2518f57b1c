package org.cameralucida.evaluate;

import java.util.Arrays;
import org.cameralucida.image.Tensor;

/**
 * How concentrated a map is (Chalasani et al. 2020): the Gini index of its absolute values, sorted ascending,
 * G = 1 − 2 Σ_k (a_k / Σ a) · (n − k + ½)/n, k = 1…n. Ours: of the map at its native resolution.
 */
public final class Sparseness {

    private Sparseness() {
    }

    /** From 0, all cells alike, to 1 − 1/n, one cell alone; NaN where all cells are 0. What is no number counts as 0. */
    public static double of(Tensor map) {
        int n = map.data().length;
        var values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Float.isFinite(map.data()[i]) ? Math.abs(map.data()[i]) : 0;
        }
        Arrays.sort(values);
        double sum = Arrays.stream(values).sum();
        double weighted = 0;
        for (int k = 1; k <= n; k++) {
            weighted += values[k - 1] / sum * (n - k + 0.5) / n;
        }
        return sum > 0 ? 1 - 2 * weighted : Double.NaN;
    }
}
