package org.cameralucida.training.scene;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

/**
 * A scene of one thing as a photographer takes it: from so near that the thing fills the view. The painter's own scenes
 * stand farther off, with things smaller than photos of the data set have them.
 */
public final class CloseUp {

    /** Pictures are 4:3, and the painter is asked for heights that are multiples of it, so that nothing is rounded. */
    private static final int ASPECT = 3;
    private static final int SKETCH = 300;

    private CloseUp() {
    }

    /**
     * The scene of a seed seen from nearer, 4:3; the same for the same seed.
     *
     * @param share  of the view (the largest square in the middle) that the longer side of the thing's box takes, at
     *               least
     * @param height of the picture, a multiple of 3
     * @return empty if the picture's edge would cut the thing, or the view its box
     */
    public static Optional<Scene> of(Kind kind, double share, int height, long seed) {
        Rectangle thing = paint(kind, SKETCH, seed).things().get(0).box();
        double view = Math.min(SKETCH, Math.max(thing.width, thing.height) / share);
        int painted = (int) Math.round(height * SKETCH / view / ASPECT) * ASPECT;
        Scene scene = paint(kind, painted, seed);
        Rectangle box = scene.things().get(0).box();
        var frame = new Rectangle(within(box.getCenterX(), wide(height), wide(painted)),
                within(box.getCenterY(), height, painted), wide(height), height);
        var seen = new Rectangle(frame.x + (frame.width - height) / 2, frame.y, height, height);
        boolean whole = box.x > 0 && box.y > 0 && box.getMaxX() < wide(painted) && box.getMaxY() < painted;
        return whole && seen.contains(box) ? Optional.of(scene.cut(frame)) : Optional.empty();
    }

    private static Scene paint(Kind kind, int height, long seed) {
        return ScenePainter.paint(List.of(kind), wide(height), height, seed);
    }

    private static int wide(int height) {
        return height / ASPECT * 4;
    }

    /** Where a stretch around {@code middle} begins that stays within 0…{@code whole}. */
    private static int within(double middle, int length, int whole) {
        return (int) Math.round(Math.max(0, Math.min(whole - length, middle - length / 2.0)));
    }
}
