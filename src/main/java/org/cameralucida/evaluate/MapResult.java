package org.cameralucida.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of the map of an image's class by one method: the class is the true one; where that is not known, the one
 * of the highest score.
 *
 * @param box the box of the map, {@code xmin, ymin, xmax, ymax} in the photo's pixels; empty where there is none
 * @param numbers what was measured, by its name, with {@link PerturbationMeasures} as they were asked for; without true
 *     boxes only what needs none
 * @param right at which thresholds a box of the map is right, as {@link MaxBoxAcc#text} writes it: that of the largest
 *     component at an IoU of 0.5, then any at each of {@link MaxBoxAcc#IOUS}; empty without true boxes
 */
public record MapResult(List<Integer> box, Map<String, Double> numbers, List<String> right) {

    /** The IoU of the box with the true box that it meets best. */
    public static final String IOU = "iou";
    /** The same of the first box of the released code; only of classes among the first five. */
    public static final String FIRST_IOU = "firstIou";
    /** The same of its second. */
    public static final String SECOND_IOU = "secondIou";
    /** See {@link PointingGame#distance}. */
    public static final String POINTING_DISTANCE = "pointingDistance";
    /** See {@link EnergyInBox}. */
    public static final String ENERGY_IN_BOX = "energyInBox";
    /** Where the highest point is, as a fraction of the photo's width from the left: see {@link PointingGame#peak}. */
    public static final String PEAK_X = "peakX";
    /** The same of the height, from the top. */
    public static final String PEAK_Y = "peakY";
    /** See {@link Sparseness}. */
    public static final String SPARSENESS = "sparseness";

    public MapResult {
        box = List.copyOf(box);
        right = List.copyOf(right);
    }

    /** With more numbers. */
    MapResult with(Map<String, Double> more) {
        var all = new LinkedHashMap<>(numbers);
        all.putAll(more);
        return new MapResult(box, all, right);
    }

    /** A number that was measured; NaN where it was not. */
    double number(String key) {
        return numbers.getOrDefault(key, Double.NaN);
    }
}
