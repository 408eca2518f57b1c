package org.cameralucida.evaluate;

import java.util.Optional;

/**
 * A map scaled by its smallest and largest value.
 *
 * @param min the smallest number
 * @param max the largest, larger than that
 */
record MinMax(float min, float max) {

    /** The smallest and largest of those that are numbers; empty where all are alike. */
    static Optional<MinMax> ends(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            // False of what is no number, and seldom true: Math.min asks more.
            if (value < min && value != Float.NEGATIVE_INFINITY) {
                min = value;
            }
            if (value > max && value != Float.POSITIVE_INFINITY) {
                max = value;
            }
        }
        return max > min ? Optional.of(new MinMax(min, max)) : Optional.empty();
    }

    /** (v − min)/(max − min), 0 to 1; what is no number counts as the smallest. */
    float scaled(float value) {
        return Float.isFinite(value) ? (float) (((double) value - min) / ((double) max - min)) : 0;
    }

    /** A map scaled so; null where all are alike. */
    static float[] of(float[] values) {
        return ends(values).map(ends -> {
            var scaled = new float[values.length];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = ends.scaled(values[i]);
            }
            return scaled;
        }).orElse(null);
    }
}
