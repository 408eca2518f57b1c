package org.cameralucida.ui.lesson;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.compare.Comparison;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.Evidence;
import org.cameralucida.localize.Iou;

/** The box that the class draws: where it thinks that the network looks. By mouse, or by keys from the middle on. */
public final class Guess {

    private static final double STEP = 0.02;
    private static final double FIRST = 0.4;
    private static final double GROWTH = 1.1;

    private final ObjectProperty<Region> box = new SimpleObjectProperty<>();

    Guess() {
    }

    /**
     * How well a box agrees with what the network says.
     *
     * @param iou with the box around its map, 0 to 1
     * @param inside the share of what speaks for the class that lies in the drawn box, 0 to 1
     */
    public record Overlap(double iou, double inside) {
    }

    /** The box, in pixels of the photo; null for none yet. */
    public ObjectProperty<Region> boxProperty() {
        return box;
    }

    /** Puts one in the middle of a photo, if there is none. */
    void begin(int width, int height) {
        if (box.get() == null) {
            box.set(new Region(width * (1 - FIRST) / 2, height * (1 - FIRST) / 2, width * FIRST, height * FIRST));
        }
    }

    /** Moves it by steps, and keeps it on the photo. */
    void move(int across, int down, int width, int height) {
        begin(width, height);
        var now = box.get();
        box.set(new Region(Math.max(0, Math.min(width - now.width(), now.x() + across * STEP * width)),
                Math.max(0, Math.min(height - now.height(), now.y() + down * STEP * height)), now.width(), now.height()));
    }

    /** Makes it larger by a step, or smaller, around its middle. */
    void grow(boolean larger, int width, int height) {
        begin(width, height);
        var now = box.get();
        double factor = larger ? GROWTH : 1 / GROWTH;
        double wide = Math.min(width, now.width() * factor);
        double high = Math.min(height, now.height() * factor);
        box.set(new Region(Math.max(0, Math.min(width - wide, now.x() + (now.width() - wide) / 2)),
                Math.max(0, Math.min(height - high, now.y() + (now.height() - high) / 2)), wide, high));
    }

    /** How well a drawn box agrees with what is shown; empty without a map. */
    static Optional<Overlap> overlap(Region box, Optional<Comparison> shown) {
        return shown.map(comparison -> {
            var pane = comparison.panes().get(0);
            var drawn = pixels(box);
            return new Overlap(comparison.measures().get(0).box().map(found -> Iou.of(found, drawn)).orElse(0.0),
                    Evidence.inside(pane.heat(), pane.frame(), drawn.region()));
        });
    }

    private static Box pixels(Region region) {
        int x = (int) Math.round(region.x());
        int y = (int) Math.round(region.y());
        return new Box(x, y, Math.max(x, (int) Math.round(region.right()) - 1),
                Math.max(y, (int) Math.round(region.bottom()) - 1));
    }
}
