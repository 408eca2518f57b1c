package org.cameralucida.render;

import java.util.Arrays;
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

    /** The part of all values that {@link Scaling#PERCENTILE} covers. */
    private static final double COVERED = 0.99;

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
     * @param twoSided whether the colours have a neutral middle; only {@link Scaling#PERCENTILE} asks
     * @throws IllegalArgumentException for {@link Scaling#ABSOLUTE}, whose ends do not come from the map
     */
    public static Scale of(Tensor map, Scaling scaling, boolean twoSided) {
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
            case PERCENTILE -> covering(map, twoSided, twoSided ? Math.max(-min, max) : max);
            case ABSOLUTE -> throw new IllegalArgumentException("an absolute scale is given, not found");
        };
    }

    /** To what most values do not exceed; to the largest one if that is nothing. */
    private static Scale covering(Tensor map, boolean twoSided, double largest) {
        double end = percentile(map, twoSided);
        if (!(end > 0)) {
            return twoSided ? symmetric(largest) : from(0, largest);
        }
        return new Scale(twoSided ? -end : 0, end, Steps.EVEN, largest > end);
    }

    /**
     * What 99 of 100 values do not exceed in magnitude.
     *
     * @param twoSided whether values below 0 count with their magnitude, or as 0
     * @return 0 where there are no finite values
     */
    public static double percentile(Tensor map, boolean twoSided) {
        var sizes = new float[map.data().length];
        int count = 0;
        for (float value : map.data()) {
            if (Float.isFinite(value)) {
                sizes[count++] = twoSided ? Math.abs(value) : Math.max(0, value);
            }
        }
        Arrays.sort(sizes, 0, count);
        return count == 0 ? 0 : sizes[Math.max(0, (int) Math.ceil(COVERED * count) - 1)];
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
