package org.cameralucida.evaluate;

/** A map scaled by its smallest and largest value. */
final class MinMax {

    private MinMax() {
    }

    /** (v − min)/(max − min), 0 to 1; what is no number counts as the smallest. Null where all are alike. */
    static float[] of(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (!(max > min)) {
            return null;
        }
        var scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = Float.isFinite(values[i]) ? (float) (((double) values[i] - min) / ((double) max - min)) : 0;
        }
        return scaled;
    }
}
