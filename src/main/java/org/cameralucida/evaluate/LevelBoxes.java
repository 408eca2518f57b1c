package org.cameralucida.evaluate;

import java.util.Arrays;
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
        MapLevels.of(map, SIDE).ifPresent(levels -> new Hills(levels, SIDE).components().each(boxes::add));
        return boxes;
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
