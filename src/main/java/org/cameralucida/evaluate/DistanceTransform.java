package org.cameralucida.evaluate;

/**
 * The exact Euclidean distance transform by lower envelopes of parabolas, columns and then rows (Felzenszwalb and
 * Huttenlocher 2012).
 */
final class DistanceTransform {

    private DistanceTransform() {
    }

    /** The squared distance of each foreground pixel from the nearest background pixel; infinite where there is none. */
    static double[] squared(boolean[] foreground, int width, int height) {
        var distance = new double[foreground.length];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = foreground[i] ? Double.POSITIVE_INFINITY : 0;
        }
        int most = Math.max(width, height);
        var apex = new int[most];
        var from = new double[most];
        var result = new double[most];
        for (int x = 0; x < width; x++) {
            line(distance, x, width, height, apex, from, result);
        }
        for (int y = 0; y < height; y++) {
            line(distance, y * width, 1, width, apex, from, result);
        }
        return distance;
    }

    private static void line(double[] values, int start, int stride, int count, int[] apex, double[] from,
            double[] result) {
        int last = -1;
        for (int q = 0; q < count; q++) {
            double height = values[start + q * stride];
            if (Double.isInfinite(height)) {
                continue;
            }
            double crossing = Double.NEGATIVE_INFINITY;
            while (last >= 0) {
                int p = apex[last];
                crossing = (height + (double) q * q - values[start + p * stride] - (double) p * p) / (2.0 * (q - p));
                if (crossing > from[last]) {
                    break;
                }
                last--;
                crossing = Double.NEGATIVE_INFINITY;
            }
            apex[++last] = q;
            from[last] = crossing;
        }
        if (last < 0) {
            return;
        }
        for (int q = 0, k = 0; q < count; q++) {
            while (k < last && from[k + 1] < q) {
                k++;
            }
            result[q] = (double) (q - apex[k]) * (q - apex[k]) + values[start + apex[k] * stride];
        }
        for (int q = 0; q < count; q++) {
            values[start + q * stride] = result[q];
        }
    }
}
