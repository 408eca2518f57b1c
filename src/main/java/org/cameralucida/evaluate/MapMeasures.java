package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;

/** Measures one map against the true boxes of its photo. */
final class MapMeasures {

    private MapMeasures() {
    }

    /**
     * All that is asked of a map.
     *
     * @param source where the heat is from
     * @param boxes the true boxes; none where they are not known
     * @param isRanked whether the class is among the first five: else no guess is of it, and its boxes by the released
     *     code, which are slow to find, count for nothing
     */
    static MapResult of(HeatSource source, HeatSource.Heat heat, int width, int height, List<Box> boxes,
            double threshold, boolean isRanked) {
        var found = BoxFinder.largest(heat.map(), heat.region(), width, height, threshold);
        var numbers = new LinkedHashMap<String, Double>();
        List<String> right = List.of();
        if (!boxes.isEmpty()) {
            put(numbers, MapResult.IOU, Localisation.bestIou(found, boxes));
            if (isRanked) {
                var released = source.released(heat, width, height);
                put(numbers, MapResult.FIRST_IOU, Localisation.bestIou(released.stream().findFirst(), boxes));
                put(numbers, MapResult.SECOND_IOU, Localisation.bestIou(released.stream().skip(1).findFirst(), boxes));
            }
            put(numbers, MapResult.POINTING_DISTANCE, PointingGame.distance(heat.map(), heat.region(), boxes));
            put(numbers, MapResult.ENERGY_IN_BOX, EnergyInBox.of(heat.map(), heat.region(), boxes));
            right = right(BoxCurve.of(heat.map(), heat.region(), boxes));
        }
        PointingGame.peak(heat.map(), heat.region()).ifPresent(peak -> {
            put(numbers, MapResult.PEAK_X, peak.x() / width);
            put(numbers, MapResult.PEAK_Y, peak.y() / height);
        });
        put(numbers, MapResult.SPARSENESS, Sparseness.of(heat.map()));
        return new MapResult(found.map(MapMeasures::corners).orElse(List.of()), numbers, right);
    }

    private static void put(Map<String, Double> numbers, String key, double number) {
        if (!Double.isNaN(number)) {
            numbers.put(key, number);
        }
    }

    private static List<String> right(BoxCurve curve) {
        var right = new ArrayList<String>();
        right.add(MaxBoxAcc.text(BoxCurve.reached(curve.largest(), Localisation.IOU)));
        MaxBoxAcc.IOUS.forEach(iou -> right.add(MaxBoxAcc.text(BoxCurve.reached(curve.any(), iou))));
        return right;
    }

    /** A box as it is written. */
    static List<Integer> corners(Box box) {
        return List.of(box.xmin(), box.ymin(), box.xmax(), box.ymax());
    }
}
