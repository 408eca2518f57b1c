package org.cameralucida.explain;

import java.util.function.ToDoubleFunction;
import org.cameralucida.image.Region;

/**
 * The smallest part of a photo in which a network still sees a class: the frame is made smaller towards a corner, a side or
 * its middle, wherever the class stays most probable, first by a fifth, and in the end by a fiftieth. No search of all frames:
 * none that is smaller by a fiftieth at one of these nine places keeps the class.
 */
public final class SmallestFrame {

    private static final double[] SHRINKING = {0.8, 0.9, 0.95, 0.98};
    private static final int PLACES = 3;
    /** No network sees anything in fewer pixels. */
    private static final double LEAST = 8;

    private SmallestFrame() {
    }

    /**
     * The smallest frame; slow.
     *
     * @param start a frame that keeps the class
     * @param score of the class in a frame; NaN where another class is more probable
     * @return of the same shape as {@code start}, in it
     */
    public static Region of(Region start, ToDoubleFunction<Region> score) {
        var frame = start;
        for (double factor : SHRINKING) {
            for (var next = smaller(frame, factor, score); next != null;
                    next = smaller(frame, factor, score)) {
                frame = next;
            }
        }
        return frame;
    }

    /** The best of nine; null where none keeps the class. */
    private static Region smaller(Region frame, double factor, ToDoubleFunction<Region> score) {
        double width = frame.width() * factor;
        double height = frame.height() * factor;
        Region best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < PLACES * PLACES && Math.min(width, height) >= LEAST; place++) {
            double across = place % PLACES / (PLACES - 1.0);
            double down = place / PLACES / (PLACES - 1.0);
            var tried = new Region(frame.x() + across * (frame.width() - width), frame.y() + down * (frame.height() - height),
                    width, height);
            double found = score.applyAsDouble(tried);
            if (found > most) {
                most = found;
                best = tried;
            }
        }
        return best;
    }
}
