package org.cameralucida.render;

import org.cameralucida.image.Tensor;

/**
 * The range of values that the colours of a map stand for.
 *
 * @param low the value of the low end, in the map's units
 * @param high the value of the high end; more than {@code low}
 * @param steps how colours go with values between them
 * @param more whether there are values beyond the high end (on a symmetric scale, beyond one of the ends), which look
 *     as if they were there: a colour bar then ends in an arrow
 */
public record Scale(double low, double high, Steps steps, boolean more) {

    /** Even steps, and no values beyond the ends. */
    public Scale(double low, double high) {
        this(low, high, Steps.EVEN, false);
    }

    public Scale {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("scale from " + low + " to " + high);
        }
    }

    /**
     * The scale of a map. Values that are not finite are left out of account. Where the map leaves no room between the
     * ends (it is flat, or has nothing above 0 to be scaled to) the scale is one unit long, or one magnitude of the
     * value: a flat map lies at its low end, and on a symmetric scale a map of zeros in the middle.
     *
     * @param map of any shape
     * @throws IllegalArgumentException for {@link Scaling#ABSOLUTE}, whose ends do not come from the map
     */
    public static Scale of(Tensor map, Scaling scaling) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (float value : map.data()) {
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (min > max) {
            min = 0;
            max = 0;
        }
        return switch (scaling) {
            case MAXIMUM -> from(0, max);
            case MIN_MAX -> from(min, max);
            case SYMMETRIC -> symmetric(Math.max(-min, max));
            case ABSOLUTE -> throw new IllegalArgumentException("an absolute scale is given, not found");
        };
    }

    /** From −magnitude to magnitude; from −1 to 1 if that is nothing. */
    public static Scale symmetric(double magnitude) {
        double end = magnitude > 0 ? magnitude : 1;
        return new Scale(-end, end);
    }

    private static Scale from(double low, double high) {
        return new Scale(low, high > low ? high : low + Math.max(1, Math.abs(low)));
    }

    /** Where a value lies: 0 at or below the low end, 1 at or above the high end; 0 for NaN. */
    public double position(double value) {
        double start = steps.along(low);
        double position = (steps.along(value) - start) / (steps.along(high) - start);
        return position > 0 ? Math.min(1, position) : 0;
    }

    /** Whether 0 is exactly in the middle. */
    public boolean symmetric() {
        return low == -high;
    }
}
