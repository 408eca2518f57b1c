package org.cameralucida.evaluate;

import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;

/**
 * How alike two maps of the same size are. Before SSIM both are scaled to 0…1 by their smallest and largest value and
 * enlarged bilinearly to 56 × 56; a map without contrast is 0 everywhere.
 */
final class MapSimilarity {

    private static final int SIDE = 56;
    private static final int WINDOW = 7;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    private static final int BINS = 100;

    private MapSimilarity() {
    }

    /**
     * Structural similarity (Wang et al. 2004): the mean over all windows of 7 × 7 of (2 μ_a μ_b + C₁)(2 σ_ab + C₂) /
     * ((μ_a² + μ_b² + C₁)(σ_a² + σ_b² + C₂)), C₁ = 0.01², C₂ = 0.03²; variances divided by n − 1, as by scikit-image.
     */
    static double ssim(Tensor a, Tensor b) {
        float[] x = scaled(a);
        float[] y = scaled(b);
        double sum = 0;
        int places = SIDE - WINDOW + 1;
        for (int top = 0; top < places; top++) {
            for (int left = 0; left < places; left++) {
                sum += window(x, y, left, top);
            }
        }
        return sum / places / places;
    }

    private static double window(float[] x, float[] y, int left, int top) {
        double sx = 0;
        double sy = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row = top; row < top + WINDOW; row++) {
            for (int i = row * SIDE + left; i < row * SIDE + left + WINDOW; i++) {
                sx += x[i];
                sy += y[i];
                xx += x[i] * (double) x[i];
                yy += y[i] * (double) y[i];
                xy += x[i] * (double) y[i];
            }
        }
        double n = WINDOW * WINDOW;
        double mx = sx / n;
        double my = sy / n;
        double vx = (xx - n * mx * mx) / (n - 1);
        double vy = (yy - n * my * my) / (n - 1);
        double cov = (xy - n * mx * my) / (n - 1);
        return (2 * mx * my + C1) * (2 * cov + C2) / ((mx * mx + my * my + C1) * (vx + vy + C2));
    }

    private static float[] scaled(Tensor map) {
        var large = BilinearUpsampling.bilinear(map, SIDE, SIDE);
        var found = MinMax.of(large);
        return found == null ? new float[large.length] : found;
    }

    /** Spearman's ρ of the cells; NaN for a map without contrast. */
    static double spearman(Tensor a, Tensor b) {
        return RankAgreement.spearman(doubles(a), doubles(b));
    }

    private static double[] doubles(Tensor map) {
        var values = new double[map.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = map.data()[i];
        }
        return values;
    }

    /** The entropy of a map's histogram, 100 equal bins from its smallest to its largest value; 0 without contrast. */
    static double entropy(Tensor map) {
        var scaled = MinMax.of(map.data());
        if (scaled == null) {
            return 0;
        }
        var counts = new int[BINS];
        for (float value : scaled) {
            counts[Math.min(BINS - 1, (int) (value * BINS))]++;
        }
        double entropy = 0;
        for (int count : counts) {
            double share = count / (double) scaled.length;
            entropy -= count == 0 ? 0 : share * Math.log(share);
        }
        return entropy;
    }
}
