package org.cameralucida.ui.workbench;

import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * What is under the cursor. The values are those of the map's cell there, as computed, not smoothed for the eye.
 *
 * @param x column of the photo, pixels, from 0
 * @param y row of the photo, pixels, from 0
 * @param seen whether the network saw this place; if not, the rest says nothing
 * @param value of the map that is shown
 * @param contribution what this cell adds to the logit; NaN where that cannot be said
 * @param logit of the class
 */
public record Readout(int x, int y, boolean seen, double value, double contribution, double logit) {

    /** A place that no map covers. */
    public static Readout notSeen(double x, double y) {
        return new Readout((int) Math.floor(x), (int) Math.floor(y), false, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * The readout of a place.
     *
     * @param frame the part of the photo that the map covers
     * @param map the map that is shown, {@code [H, W]}
     * @param contributions what each cell adds, {@code [H, W]}; null where that cannot be said
     */
    public static Readout at(double x, double y, Region frame, Tensor map, Tensor contributions, double logit) {
        if (x < frame.x() || y < frame.y() || x >= frame.right() || y >= frame.bottom()) {
            return notSeen(x, y);
        }
        return new Readout((int) Math.floor(x), (int) Math.floor(y), true, cell(map, x, y, frame),
                contributions == null ? Double.NaN : cell(contributions, x, y, frame), logit);
    }

    private static double cell(Tensor map, double x, double y, Region frame) {
        int width = map.extent(-1);
        int height = map.extent(-2);
        int column = Math.min(width - 1, (int) ((x - frame.x()) / frame.width() * width));
        int row = Math.min(height - 1, (int) ((y - frame.y()) / frame.height() * height));
        return map.data()[row * width + column];
    }
}
