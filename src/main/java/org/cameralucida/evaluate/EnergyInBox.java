package org.cameralucida.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.Evidence;

/**
 * The energy-based pointing game of Score-CAM (Wang et al. 2020): Σ_{in the boxes} M / Σ M. Ours: only what is positive
 * is energy, the boxes' union counts once, a cell counts for the part of it that lies inside, and rows are y (the
 * reference's code takes them for x).
 */
public final class EnergyInBox {

    private EnergyInBox() {
    }

    /**
     * The share of a map's positive energy in the true boxes.
     *
     * @param map {@code [H, W]}
     * @param seen where the map lies on the photo
     * @return 0 to 1; NaN where nothing is positive, or without boxes
     */
    public static double of(Tensor map, Region seen, List<Box> truth) {
        if (truth.isEmpty() || !(Evidence.positive(map) > 0)) {
            return Double.NaN;
        }
        var edges = new TreeSet<Integer>();
        truth.forEach(box -> edges.addAll(List.of(box.ymin(), box.ymax() + 1)));
        double sum = 0;
        for (var top : edges) {
            var bottom = edges.higher(top);
            if (bottom != null) {
                sum += strip(map, seen, truth, top, bottom);
            }
        }
        return Math.min(1, sum);
    }

    /** Between two neighbouring edges the union is one run of boxes after another, from left to right. */
    private static double strip(Tensor map, Region seen, List<Box> truth, int top, int bottom) {
        double sum = 0;
        int done = Integer.MIN_VALUE;
        var boxes = truth.stream().filter(box -> box.ymin() <= top && box.ymax() >= bottom - 1)
                .sorted(Comparator.comparingInt(Box::xmin)).toList();
        for (var box : boxes) {
            int left = Math.max(done, box.xmin());
            int right = box.xmax() + 1;
            if (right > left) {
                sum += Evidence.inside(map, seen, new Region(left, top, right - left, bottom - top));
                done = right;
            }
        }
        return sum;
    }
}
