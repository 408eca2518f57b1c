package org.cameralucida.ui.control;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/**
 * Looks around in a photo: the wheel and pinching zoom at the cursor, dragging pans, a double click fits; keys: plus,
 * minus, 0 to fit, arrows to pan while there is something to pan to.
 */
final class ViewGestures {

    /** A notch of an ordinary wheel is 40 units: six notches make a factor of about three. */
    private static final double ZOOM_A_UNIT = Math.log(1.2) / 40;
    private static final double PAN_STEP = 48;

    private final PhotoViewer viewer;
    private final FrameGestures frame;
    private boolean panning;
    private double lastX;
    private double lastY;

    ViewGestures(PhotoViewer viewer, FrameGestures frame) {
        this.viewer = viewer;
        this.frame = frame;
        viewer.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        viewer.addEventHandler(MouseEvent.MOUSE_ENTERED, this::moved);
        viewer.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            viewer.mouseAt(Double.NaN, Double.NaN);
            frame.left();
        });
        viewer.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewer.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewer.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        viewer.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        viewer.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        viewer.addEventHandler(ZoomEvent.ZOOM, this::pinched);
        viewer.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void moved(MouseEvent event) {
        viewer.mouseAt(event.getX(), event.getY());
        var cursor = frame.hover(event);
        if (cursor == null) {
            cursor = viewer.getViewport().fit() ? Cursor.DEFAULT : Cursor.OPEN_HAND;
        }
        viewer.setCursor(cursor);
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY && event.getButton() != MouseButton.MIDDLE) {
            return;
        }
        if (event.getButton() == MouseButton.PRIMARY && frame.pressed(event)) {
            event.consume();
            return;
        }
        viewer.requestFocus();
        panning = true;
        lastX = event.getX();
        lastY = event.getY();
        if (!viewer.getViewport().fit()) {
            viewer.setCursor(Cursor.CLOSED_HAND);
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (frame.dragged(event) || !panning) {
            viewer.mouseAt(event.getX(), event.getY());
        } else {
            // The photo moves with the mouse, so that what is under the cursor stays the same.
            viewer.hold(!viewer.getViewport().fit());
            viewer.pan(event.getX() - lastX, event.getY() - lastY);
            viewer.mouseAt(event.getX(), event.getY());
            lastX = event.getX();
            lastY = event.getY();
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        frame.released();
        panning = false;
        viewer.hold(false);
        moved(event);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            viewer.fit();
            event.consume();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            viewer.zoomAt(event.getX(), event.getY(), Math.exp(event.getDeltaY() * ZOOM_A_UNIT));
        }
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        viewer.zoomAt(event.getX(), event.getY(), event.getZoomFactor());
        event.consume();
    }

    private void key(KeyEvent event) {
        frame.keyOnPhoto(event);
        if (event.isConsumed() || event.isShortcutDown() || event.isAltDown() || event.getTarget() != viewer) {
            return;
        }
        boolean done = true;
        if (isPlus(event)) {
            viewer.zoomIn();
        } else if (isMinus(event)) {
            viewer.zoomOut();
        } else if (event.getCode() == KeyCode.DIGIT0 || event.getCode() == KeyCode.NUMPAD0) {
            viewer.fit();
        } else {
            done = !viewer.getViewport().fit() && panByKey(event);
        }
        if (done) {
            event.consume();
        }
    }

    private boolean panByKey(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> viewer.pan(PAN_STEP, 0);
            case RIGHT, KP_RIGHT -> viewer.pan(-PAN_STEP, 0);
            case UP, KP_UP -> viewer.pan(0, PAN_STEP);
            case DOWN, KP_DOWN -> viewer.pan(0, -PAN_STEP);
            default -> {
                return false;
            }
        }
        return true;
    }

    static boolean isPlus(KeyEvent event) {
        return event.getCode() == KeyCode.PLUS || event.getCode() == KeyCode.ADD || event.getCode() == KeyCode.EQUALS
                || "+".equals(event.getText());
    }

    static boolean isMinus(KeyEvent event) {
        return event.getCode() == KeyCode.MINUS || event.getCode() == KeyCode.SUBTRACT || "-".equals(event.getText());
    }
}
