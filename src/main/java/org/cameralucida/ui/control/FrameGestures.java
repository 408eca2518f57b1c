package org.cameralucida.ui.control;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.cameralucida.image.Region;
import org.cameralucida.ui.control.FrameEdit.Handle;

/**
 * Moves and resizes the gaze frame. By mouse: the handles and the line of the frame, or, with Ctrl or Alt, anywhere
 * inside; Shift frees the aspect ratio; Esc while dragging puts the frame back. By keyboard, while the frame has the
 * focus, or with Alt while the photo has it: arrows move by a pixel of the photo, with Shift by ten; plus and minus
 * resize.
 */
final class FrameGestures {

    private static final double GROWTH = 1.05;

    private final PhotoViewer viewer;
    private final GazeFrame frame;
    private final OncePerPulse updates;
    private Handle held;
    private Region before;
    private Point2D pressedAt;

    FrameGestures(PhotoViewer viewer, GazeFrame frame) {
        this.viewer = viewer;
        this.frame = frame;
        this.updates = new OncePerPulse(viewer);
        frame.addEventHandler(KeyEvent.KEY_PRESSED, this::keyOnFrame);
    }

    private boolean editable() {
        return viewer.isGazeEditable() && viewer.getGazeFrame() != null && viewer.getPhoto() != null;
    }

    private FrameEdit edit(boolean free) {
        var photo = viewer.getPhoto();
        return new FrameEdit(photo.width(), photo.height(), free ? Double.NaN : viewer.getGazeAspect());
    }

    /** What of a frame lies on the photo: what can be held and dragged. */
    private Region onPhoto(Region region) {
        return viewer.getPhoto().within(region);
    }

    /** The cursor to show at the mouse's place; null if the frame does not care. */
    Cursor hover(MouseEvent event) {
        var handle = handleAt(event);
        frame.setActive(handle != null);
        return handle == null ? null : GazeFrame.cursor(handle);
    }

    private Handle handleAt(MouseEvent event) {
        boolean inside = event.isControlDown() || event.isAltDown();
        return editable() ? frame.at(event.getX(), event.getY(), inside) : null;
    }

    /** The mouse has left. */
    void left() {
        if (held == null) {
            frame.setActive(false);
        }
    }

    /** @return whether the press took hold of the frame */
    boolean pressed(MouseEvent event) {
        held = handleAt(event);
        if (held == null) {
            return false;
        }
        before = viewer.getGazeFrame();
        pressedAt = viewer.toPhoto(event.getX(), event.getY());
        frame.setActive(true);
        frame.requestFocus();
        return true;
    }

    /** @return whether the frame is being dragged */
    boolean dragged(MouseEvent event) {
        if (held == null) {
            return before != null;
        }
        var moved = viewer.toPhoto(event.getX(), event.getY()).subtract(pressedAt);
        var next = edit(event.isShiftDown()).drag(onPhoto(before), held, moved.getX(),
                moved.getY());
        updates.run(() -> viewer.setGazeFrame(next));
        return true;
    }

    /** @return whether the frame was being dragged */
    boolean released() {
        boolean dragging = before != null;
        updates.flush();
        held = null;
        before = null;
        return dragging;
    }

    /** Puts the frame back to where it was before the drag. */
    private boolean cancel() {
        if (held == null) {
            return false;
        }
        updates.cancel();
        viewer.setGazeFrame(before);
        held = null;
        frame.setActive(false);
        return true;
    }

    /** A key, while the photo has the focus. */
    void keyOnPhoto(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && cancel()
                || event.isAltDown() && editable() && moveByKey(event)) {
            event.consume();
        }
    }

    private void keyOnFrame(KeyEvent event) {
        boolean done;
        if (event.getCode() == KeyCode.ESCAPE) {
            done = cancel();
        } else if (!editable() || event.isShortcutDown()) {
            done = false;
        } else {
            done = moveByKey(event) || growByKey(event);
        }
        if (done) {
            event.consume();
        }
    }

    private boolean moveByKey(KeyEvent event) {
        double step = event.isShiftDown() ? 10 : 1;
        var direction = switch (event.getCode()) {
            case LEFT, KP_LEFT -> new Point2D(-step, 0);
            case RIGHT, KP_RIGHT -> new Point2D(step, 0);
            case UP, KP_UP -> new Point2D(0, -step);
            case DOWN, KP_DOWN -> new Point2D(0, step);
            default -> null;
        };
        if (direction == null) {
            return false;
        }
        viewer.setGazeFrame(edit(false).drag(onPhoto(viewer.getGazeFrame()), Handle.ALL, direction.getX(), direction.getY()));
        return true;
    }

    private boolean growByKey(KeyEvent event) {
        boolean plus = ViewGestures.isPlus(event);
        if (!plus && !ViewGestures.isMinus(event)) {
            return false;
        }
        viewer.setGazeFrame(edit(false).grow(onPhoto(viewer.getGazeFrame()), plus ? GROWTH : 1 / GROWTH));
        return true;
    }
}
