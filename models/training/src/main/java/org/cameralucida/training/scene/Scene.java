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

        private Thing cut(Rectangle frame, int width) {
            var part = new BitSet();
            mask.stream().forEach(i -> part.set((i / width - frame.y) * frame.width + i % width - frame.x));
            var moved = new Rectangle(box);
            moved.translate(-frame.x, -frame.y);
            return new Thing(kind, part, moved);
        }

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

    /** What of the scene lies within a frame, which lies within the scene and holds all of its things. */
    public Scene cut(Rectangle frame) {
        var part = new BufferedImage(frame.width, frame.height, BufferedImage.TYPE_INT_RGB);
        part.createGraphics().drawImage(picture, -frame.x, -frame.y, null);
        return new Scene(part, things.stream().map(thing -> thing.cut(frame, picture.getWidth())).toList());
    }
}
