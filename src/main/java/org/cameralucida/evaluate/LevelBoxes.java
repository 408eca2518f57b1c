package org.cameralucida.evaluate;

import java.util.Arrays;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;

/**
 * The boxes of one map's components at every threshold. The map is enlarged bilinearly to 224 × 224, scaled to 0…1 by its
 * smallest and largest value, and cut to 255 levels; at level t what is strictly above t/255 is foreground, and its
 * 8-connected components have boxes.
 */
public final class LevelBoxes {

    /** How many thresholds: 0/255 … 254/255. */
    static final int LEVELS = 255;
    /** The enlarged map's width and height, pixels. */
    static final int SIDE = 224;

    private static final int FIELDS = 6;
    /** Single precision of 255 is off by 255 · 2⁻²⁴ at most when it is made, and as much when it is multiplied. */
    private static final double DOUBT = 1e-4;

    /** Of each component at each level what a visitor hears. */
    private int[] found = new int[FIELDS * LEVELS];
    private int count;

    private LevelBoxes() {
    }

    /** Hears of the components of a map. */
    @FunctionalInterface
    interface Visitor {

        /**
         * A component at a level.
         *
         * @param pixels how many it has
         * @param left the first column of its box
         * @param top the first row
         * @param right the last column
         * @param bottom the last row
         */
        void component(int level, int pixels, int left, int top, int right, int bottom);
    }

    /**
     * Finds the boxes of a map.
     *
     * @param map {@code [H, W]}
     */
    public static LevelBoxes of(Tensor map) {
        var boxes = new LevelBoxes();
        var values = BilinearUpsampling.bilinear(map, SIDE, SIDE);
        MinMax.ends(values).ifPresent(ends -> new Hills(levels(values, ends), SIDE).components().each(boxes::add));
        return boxes;
    }

    /**
     * What values become, scaled and cut. Most are so far from the next level that a multiplication, which is quicker
     * than a division and may be wrong in the last digits, finds the same.
     */
    private static int[] levels(float[] values, MinMax ends) {
        var levels = new int[values.length];
        double factor = LEVELS / ((double) ends.max() - ends.min());
        for (int i = 0; i < levels.length; i++) {
            double place = (values[i] - (double) ends.min()) * factor;
            int level = (int) place;
            double beyond = place - level;
            levels[i] = beyond > DOUBT && beyond < 1 - DOUBT ? level : (int) (ends.scaled(values[i]) * LEVELS);
        }
        return levels;
    }

    private void add(int level, int pixels, int left, int top, int right, int bottom) {
        if (count + FIELDS > found.length) {
            found = Arrays.copyOf(found, 2 * found.length);
        }
        found[count++] = level;
        found[count++] = pixels;
        found[count++] = left;
        found[count++] = top;
        found[count++] = right;
        found[count++] = bottom;
    }

    /** Tells of all components at all levels. */
    void each(Visitor visitor) {
        for (int i = 0; i < count; i += FIELDS) {
            visitor.component(found[i], found[i + 1], found[i + 2], found[i + 3], found[i + 4], found[i + 5]);
        }
    }
}
