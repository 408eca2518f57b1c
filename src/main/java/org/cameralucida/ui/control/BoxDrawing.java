package org.cameralucida.ui.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.cameralucida.image.Region;

/** Draws one box on a photo by dragging, while that is asked for. */
public final class BoxDrawing {

    /** A box that is less wide or high is a slip of the hand. */
    private static final double LEAST = 4;

    private final PhotoViewer viewer;
    private final ObservableBooleanValue asked;
    private final ObjectProperty<Region> box;
    private Point2D pressedAt;

    /**
     * Draws on a viewer.
     *
     * @param asked whether dragging draws
     * @param box what is drawn, in pixels of the photo
     */
    public BoxDrawing(PhotoViewer viewer, ObservableBooleanValue asked, ObjectProperty<Region> box) {
        this.viewer = viewer;
        this.asked = asked;
        this.box = box;
        viewer.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewer.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewer.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        viewer.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            if (asked.get()) {
                viewer.setCursor(Cursor.CROSSHAIR);
            }
        });
    }

    private void pressed(MouseEvent event) {
        if (asked.get() && viewer.getPhoto() != null && event.getButton() == MouseButton.PRIMARY) {
            pressedAt = viewer.toPhoto(event.getX(), event.getY());
            event.consume();
        }
    }

    private void dragged(MouseEvent event) {
        if (pressedAt == null) {
            return;
        }
        var now = viewer.toPhoto(event.getX(), event.getY());
        double left = within(Math.min(pressedAt.getX(), now.getX()), viewer.getPhoto().width());
        double right = within(Math.max(pressedAt.getX(), now.getX()), viewer.getPhoto().width());
        double top = within(Math.min(pressedAt.getY(), now.getY()), viewer.getPhoto().height());
        double bottom = within(Math.max(pressedAt.getY(), now.getY()), viewer.getPhoto().height());
        if (right - left >= LEAST && bottom - top >= LEAST) {
            box.set(new Region(left, top, right - left, bottom - top));
        }
        event.consume();
    }

    private static double within(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }

    private void released(MouseEvent event) {
        if (pressedAt != null) {
            pressedAt = null;
            event.consume();
        }
    }
}
