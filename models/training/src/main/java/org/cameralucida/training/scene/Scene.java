package org.cameralucida.training.scene;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;

/**
 * A painted picture and what is in it.
 *
 * @param picture the picture, opaque RGB
 * @param things  what is in it
 */
public record Scene(BufferedImage picture, List<Thing> things) {

    /**
     * One thing.
     *
     * @param kind what it is
     * @param mask its visible pixels: bit {@code y·width + x}
     * @param box  the smallest rectangle around them
     */
    public record Thing(Kind kind, BitSet mask, Rectangle box) {

        /** The thing in a picture of {@code width} pixels made {@code factor} times smaller. */
        public Thing shrunk(int width, int factor) {
            int narrow = width / factor;
            int[] counts = new int[narrow * narrow];
            mask.stream().forEach(i -> counts[i / width / factor * narrow + i % width / factor]++);
            var small = new BitSet(counts.length);
            for (int i = 0; i < counts.length; i++) {
                small.set(i, 2 * counts[i] > factor * factor);
            }
            int left = box.x / factor;
            int top = box.y / factor;
            int right = (box.x + box.width - 1) / factor;
            int bottom = (box.y + box.height - 1) / factor;
            return new Thing(kind, small, new Rectangle(left, top, right - left + 1, bottom - top + 1));
        }
    }
}
