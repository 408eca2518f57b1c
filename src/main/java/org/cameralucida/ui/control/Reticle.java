package org.cameralucida.ui.control;

import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.shape.Path;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;

/** Marks the point that the cursor of another, linked pane is at. */
final class Reticle extends Group {

    private static final double INNER = 4;
    private static final double OUTER = 12;

    Reticle() {
        setManaged(false);
        setMouseTransparent(true);
        for (var style : new String[] {"reticle-shadow", "reticle"}) {
            var path = new Path(
                    new MoveTo(-OUTER, 0), new LineTo(-INNER, 0), new MoveTo(INNER, 0), new LineTo(OUTER, 0),
                    new MoveTo(0, -OUTER), new LineTo(0, -INNER), new MoveTo(0, INNER), new LineTo(0, OUTER));
            path.getStyleClass().add(style);
            getChildren().add(path);
        }
    }

    /** Puts it at a point of the photo; null hides it. */
    void place(Placement place, Point2D point) {
        setVisible(point != null);
        if (point != null) {
            setLayoutX(Math.round(place.layoutX(point.getX())));
            setLayoutY(Math.round(place.layoutY(point.getY())));
        }
    }
}
