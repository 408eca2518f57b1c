package org.cameralucida.compare;

import java.util.List;
import java.util.Optional;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;
import org.cameralucida.localize.Evidence;
import org.cameralucida.localize.Iou;
import org.cameralucida.render.MapResampler;

/**
 * The numbers under a pane: all are of the map that it shows.
 *
 * @param threshold of the box, a share of the map's maximum, 0 to 1
 * @param box the predicted one; empty where nothing is above the threshold
 * @param truth the annotated ones
 * @param evidenceInBox the share of the positive evidence in the predicted box, 0 to 1; NaN without box
 * @param evidenceInTruth the same of the annotated boxes' best; NaN without one
 * @param iou of the predicted box with the annotated one that it fits best; NaN where one of them is missing
 * @param above the share of what was seen where the map is above the threshold, 0 to 1
 * @param contributing how many positions contribute at all; -1 where the map does not tell contributions
 * @param holding how many positions hold {@link #SHARE} of the positive evidence
 * @param positions how many positions there are
 */
public record Measures(double threshold, Optional<Box> box, Truths truth, double evidenceInBox,
        double evidenceInTruth, double iou, double above, int contributing, int holding, int positions) {

    /** Of the positive evidence, 80 %. */
    public static final double SHARE = 0.8;

    /** The area above the threshold is counted on so many points a side. */
    private static final int POINTS = 224;

    /** Whether they are those that would be measured with this threshold and these boxes. */
    public boolean areOf(double asked, Truths annotated) {
        return threshold == asked && truth.equals(annotated);
    }

    /** The predicted box where it is to be seen: where that is asked for, or it is measured against a true one. */
    public Optional<Box> shownBox(boolean asked) {
        return asked || !truths().isEmpty() ? box : Optional.empty();
    }

    /** The annotated boxes of the pane's class. */
    public List<Box> truths() {
        return truth.boxes();
    }

    /**
     * Measures a pane.
     *
     * @param threshold of the box, a share of the map's maximum, 0 to 1
     * @param boxes annotated boxes on the photo, all of the pane's class
     */
    public static Measures of(Pane pane, double threshold, List<Box> boxes) {
        return of(pane, threshold, new Truths(boxes, List.of()));
    }

    /**
     * Measures a pane.
     *
     * @param threshold of the box, a share of the map's maximum, 0 to 1
     * @param truths what is annotated on the photo
     */
    public static Measures of(Pane pane, double threshold, Truths truths) {
        var photo = pane.photo();
        var box = BoxFinder.largest(pane.heat(), pane.frame(), photo.width(), photo.height(), threshold);
        var evidence = pane.heat();
        double inBox = box.map(b -> Evidence.inside(evidence, pane.frame(), b.region())).orElse(Double.NaN);
        double inTruth = Double.NaN;
        double iou = Double.NaN;
        for (var truth : truths.boxes()) {
            inTruth = larger(inTruth, Evidence.inside(evidence, pane.frame(), truth.region()));
            iou = larger(iou, box.map(b -> Iou.of(b, truth)).orElse(0.0));
        }
        return new Measures(threshold, box, truths, inBox, inTruth, iou, above(pane, threshold),
                pane.tellsContributions() ? Evidence.cells(evidence) : -1, Evidence.cellsHolding(evidence, SHARE),
                evidence.data().length);
    }

    private static double larger(double a, double b) {
        return Double.isNaN(a) || b > a ? b : a;
    }

    private static double above(Pane pane, double threshold) {
        var map = pane.heat();
        var values = MapResampler.resample(map, new Region(0, 0, map.extent(1), map.extent(0)), POINTS, POINTS,
                Interpolation.BILINEAR);
        float maximum = 0;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        int count = 0;
        for (float value : values) {
            count += value > threshold * maximum ? 1 : 0;
        }
        return count / (double) values.length;
    }
}
