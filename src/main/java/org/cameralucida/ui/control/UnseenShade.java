package org.cameralucida.ui.control;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.cameralucida.image.Region;
import org.cameralucida.render.Overlay;

/** Darkens what the network does not see: the photo outside of a region. */
final class UnseenShade extends Group {

    private final Rectangle above = new Rectangle();
    private final Rectangle below = new Rectangle();
    private final Rectangle before = new Rectangle();
    private final Rectangle after = new Rectangle();

    UnseenShade() {
        setMouseTransparent(true);
        setManaged(false);
        getChildren().addAll(above, below, before, after);
        // As in exports, so not left to the style sheet.
        getChildren().forEach(part -> ((Rectangle) part).setFill(Color.gray(0, Overlay.UNSEEN_VEIL)));
    }

    /** Leaves the region of the photo bright; everything if it is null. */
    void place(Placement place, Region seen) {
        setVisible(seen != null);
        if (seen == null) {
            return;
        }
        double scale = place.outputScale();
        var photo = place.visible(new Region(0, 0, place.photoWidth(), place.photoHeight()));
        var hole = place.visible(seen);
        double left = photo[0];
        double top = photo[1];
        double right = left + photo[2];
        double bottom = top + photo[3];
        double holeTop = Math.max(top, Math.min(bottom, hole[1]));
        double holeBottom = Math.max(holeTop, Math.min(bottom, hole[1] + hole[3]));
        double holeLeft = Math.max(left, Math.min(right, hole[0]));
        double holeRight = Math.max(holeLeft, Math.min(right, hole[0] + hole[2]));
        set(above, left, top, right, holeTop, scale);
        set(before, left, holeTop, holeLeft, holeBottom, scale);
        set(after, holeRight, holeTop, right, holeBottom, scale);
        set(below, left, holeBottom, right, bottom, scale);
    }

    private static void set(Rectangle part, double left, double top, double right, double bottom, double scale) {
        part.setVisible(right > left && bottom > top);
        part.setX(left / scale);
        part.setY(top / scale);
        part.setWidth(Math.max(0, right - left) / scale);
        part.setHeight(Math.max(0, bottom - top) / scale);
    }
}
