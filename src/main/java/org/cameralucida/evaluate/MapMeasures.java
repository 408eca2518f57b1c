package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.localize.Box;

/** Measures one map against the true boxes of its photo. */
final class MapMeasures {

    private MapMeasures() {
    }

    /**
     * All that is asked of a map.
     *
     * @param found in the map, with what is compared where there are true boxes
     * @param truth the true boxes; none where they are not known
     * @param isRanked whether the class is among the first five: else no guess is of it, and its boxes by the released
     *     code count for nothing
     */
    static MapResult of(MapBoxes found, List<Box> truth, boolean isRanked) {
        var numbers = new LinkedHashMap<String, Double>();
        var map = found.heat().map();
        var region = found.heat().region();
        List<String> right = List.of();
        if (!truth.isEmpty()) {
            put(numbers, MapResult.IOU, Localisation.bestIou(found.largest(), truth));
            if (isRanked) {
                var released = found.released();
                put(numbers, MapResult.FIRST_IOU, Localisation.bestIou(released.stream().findFirst(), truth));
                put(numbers, MapResult.SECOND_IOU, Localisation.bestIou(released.stream().skip(1).findFirst(), truth));
            }
            put(numbers, MapResult.POINTING_DISTANCE, PointingGame.distance(map, region, truth));
            put(numbers, MapResult.ENERGY_IN_BOX, EnergyInBox.of(map, region, truth));
            right = right(BoxCurve.of(found.levels().orElseThrow(), region, truth));
        }
        PointingGame.peak(map, region).ifPresent(peak -> {
            put(numbers, MapResult.PEAK_X, peak.x() / found.width());
            put(numbers, MapResult.PEAK_Y, peak.y() / found.height());
        });
        put(numbers, MapResult.SPARSENESS, found.sparseness());
        return new MapResult(found.largest().map(MapMeasures::corners).orElse(List.of()), numbers, right);
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
