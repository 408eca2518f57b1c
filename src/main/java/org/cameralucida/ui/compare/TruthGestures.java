package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.cameralucida.localize.Box;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.TruthViewModel;

/**
 * Draws true boxes on a photo, while that is switched on: dragging draws one, dragging an edge or a corner resizes the
 * one that is there, dragging its inside moves it (with Shift, draws another inside it), and Delete removes the one
 * under the cursor.
 */
final class TruthGestures {

    /** How far from an edge the mouse still takes hold of it, layout pixels. */
    private static final double REACH = 7;

    private final PhotoViewer viewer;
    private final TruthViewModel truths;
    private final Supplier<PhotoItem> item;
    private List<Box> before;
    private int held;
    private TruthEdit.Grip grip;
    private Point2D pressedAt;

    TruthGestures(PhotoViewer viewer, TruthViewModel truths, Supplier<PhotoItem> item) {
        this.viewer = viewer;
        this.truths = truths;
        this.item = item;
        viewer.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewer.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewer.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        viewer.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        viewer.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private boolean on() {
        return truths.drawingProperty().get() && viewer.getPhoto() != null;
    }

    private TruthEdit edit() {
        return new TruthEdit(viewer.getPhoto().width(), viewer.getPhoto().height());
    }

    /** Which box a point is on, the smallest first; −1 for none. */
    private int at(Point2D point) {
        var boxes = truths.of(item.get());
        int best = -1;
        for (int i = 0; i < boxes.size(); i++) {
            boolean smaller = best < 0 || boxes.get(i).area() < boxes.get(best).area();
            if (smaller && TruthEdit.grip(boxes.get(i), point.getX(), point.getY(), reach()) != null) {
                best = i;
            }
        }
        return best;
    }

    /** The reach in pixels of the photo. */
    private double reach() {
        return viewer.toPhoto(REACH, 0).getX() - viewer.toPhoto(0, 0).getX();
    }

    private void pressed(MouseEvent event) {
        if (!on() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        viewer.requestFocus();
        pressedAt = viewer.toPhoto(event.getX(), event.getY());
        before = truths.of(item.get());
        held = at(pressedAt);
        grip = held < 0 ? null : TruthEdit.grip(before.get(held), pressedAt.getX(), pressedAt.getY(), reach());
        if (grip != null && event.isShiftDown() && grip.across() == 0 && grip.down() == 0) {
            held = -1;
            grip = null;
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (before == null) {
            return;
        }
        var now = viewer.toPhoto(event.getX(), event.getY());
        var changed = new ArrayList<>(before);
        if (grip == null) {
            changed.add(edit().between(pressedAt.getX(), pressedAt.getY(), now.getX(), now.getY()));
        } else {
            changed.set(held, edit().drag(before.get(held), grip, now.getX() - pressedAt.getX(),
                    now.getY() - pressedAt.getY()));
        }
        truths.set(item.get(), changed);
        event.consume();
    }

    private void released(MouseEvent event) {
        if (before == null) {
            return;
        }
        truths.set(item.get(), truths.of(item.get()).stream()
                .filter(box -> box.width() >= TruthEdit.LEAST && box.height() >= TruthEdit.LEAST).toList());
        before = null;
        event.consume();
    }

    private void moved(MouseEvent event) {
        if (!on()) {
            return;
        }
        var point = viewer.toPhoto(event.getX(), event.getY());
        int box = at(point);
        viewer.setCursor(box < 0 ? Cursor.CROSSHAIR
                : cursor(TruthEdit.grip(truths.of(item.get()).get(box), point.getX(), point.getY(), reach())));
    }

    private static Cursor cursor(TruthEdit.Grip grip) {
        if (grip.across() == 0 && grip.down() == 0) {
            return Cursor.MOVE;
        }
        if (grip.across() == 0) {
            return Cursor.V_RESIZE;
        }
        if (grip.down() == 0) {
            return Cursor.H_RESIZE;
        }
        return grip.across() == grip.down() ? Cursor.NW_RESIZE : Cursor.NE_RESIZE;
    }

    private void key(KeyEvent event) {
        boolean delete = event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE;
        var cursor = viewer.getPhotoCursor();
        if (delete && on() && cursor != null && at(cursor) >= 0) {
            var left = new ArrayList<>(truths.of(item.get()));
            left.remove(at(cursor));
            truths.set(item.get(), left);
            event.consume();
        }
    }
}
