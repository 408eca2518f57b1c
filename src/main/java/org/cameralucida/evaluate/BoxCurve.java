package org.cameralucida.evaluate;

import java.util.BitSet;
import java.util.List;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;

/**
 * How well the boxes of one map fit the true ones at every threshold: what {@link MaxBoxAcc} needs of an image.
 *
 * @param largest by level, the IoU of the box of the component of most pixels, of equals the better; 0 where nothing is
 *     above
 * @param any by level, the best IoU of any component's box
 */
public record BoxCurve(float[] largest, float[] any) {

    /** How many thresholds: 0/255 … 254/255. */
    public static final int LEVELS = LevelBoxes.LEVELS;

    /**
     * Compares boxes at all thresholds. IoU is of areas in the photo's coordinates, a pixel counting from edge to edge,
     * which is the "+1" of whole pixels.
     *
     * @param boxes of the map
     * @param seen where the map lies on the photo
     * @param truth the true boxes, in the photo's pixels
     */
    public static BoxCurve of(LevelBoxes boxes, Region seen, List<Box> truth) {
        var curve = new BoxCurve(new float[LEVELS], new float[LEVELS]);
        var most = new int[LEVELS];
        boxes.each((level, pixels, left, top, right, bottom) -> {
            float iou = (float) iou(left, top, right, bottom, seen, truth);
            curve.any[level] = Math.max(curve.any[level], iou);
            curve.largest[level] = pixels > most[level] ? iou
                    : pixels == most[level] ? Math.max(curve.largest[level], iou) : curve.largest[level];
            most[level] = Math.max(most[level], pixels);
        });
        return curve;
    }

    private static double iou(int left, int top, int right, int bottom, Region seen, List<Box> truth) {
        double x0 = seen.x() + left * seen.width() / LevelBoxes.SIDE;
        double x1 = seen.x() + (right + 1) * seen.width() / LevelBoxes.SIDE;
        double y0 = seen.y() + top * seen.height() / LevelBoxes.SIDE;
        double y1 = seen.y() + (bottom + 1) * seen.height() / LevelBoxes.SIDE;
        double best = 0;
        for (var each : truth) {
            double width = Math.min(x1, each.xmax() + 1.0) - Math.max(x0, each.xmin());
            double height = Math.min(y1, each.ymax() + 1.0) - Math.max(y0, each.ymin());
            if (width > 0 && height > 0) {
                double common = width * height;
                best = Math.max(best, common / ((x1 - x0) * (y1 - y0) + each.area() - common));
            }
        }
        return best;
    }

    /** The thresholds at which a curve reaches an IoU. */
    public static BitSet reached(float[] curve, double iou) {
        var reached = new BitSet(LEVELS);
        for (int level = 0; level < LEVELS; level++) {
            reached.set(level, curve[level] >= (float) iou);
        }
        return reached;
    }
}
