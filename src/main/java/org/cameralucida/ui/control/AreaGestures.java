package org.cameralucida.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.cameralucida.image.Area;
import org.cameralucida.image.Area.Point;

/**
 * Draws areas on a photo with a brush or a lasso, and drags what is selected, while that is asked for. By mouse: dragging;
 * the wheel makes the brush larger or smaller (with Ctrl it zooms as ever); Esc while dragging takes it back. By keyboard,
 * while the photo has the focus: arrows move the brush, with Shift by a single pixel of the photo; Enter sets it down, or
 * makes a corner of the lasso, which Enter at the same place closes; or moves what is selected, and Enter drops it.
 */
public final class AreaGestures {

    /** What is to be done with what is drawn. */
    public interface Drawing {

        /** An area is being drawn. */
        void drawing(Area soFar);

        /** An area is drawn. */
        void drawn(Area area);

        /** What is selected is being dragged so far, pixels of the photo. */
        void dragging(double dx, double dy);

        /** It is dropped there. */
        void dropped(double dx, double dy);

        /** What was under way is not to be. */
        void cancelled();
    }

    private static final double GROWTH_A_UNIT = Math.log(1.15) / 40;
    /** Nearer than this share of the radius to the last point of a stroke there is no need for another. */
    private static final double NEAR = 0.2;
    private static final double TENTHS = 10;

    private final PhotoViewer viewer;
    private final ObservableBooleanValue asked;
    private final ObservableBooleanValue lasso;
    private final DoubleProperty radius;
    private final ObservableValue<Area> selected;
    private final Drawing drawing;
    private final AreaMarks marks;
    private final List<Point> points = new ArrayList<>();
    private Point2D heldAt;
    private Point2D place;
    private boolean byKeys;

    /**
     * Draws on a viewer.
     *
     * @param asked whether dragging draws
     * @param lasso whether with a lasso, not with a brush
     * @param radius of the brush, pixels of the photo
     * @param selected what a drag that begins in it moves; null for nothing
     */
    public AreaGestures(PhotoViewer viewer, ObservableBooleanValue asked, ObservableBooleanValue lasso,
            DoubleProperty radius, ObservableValue<Area> selected, Drawing drawing) {
        this.viewer = viewer;
        this.asked = asked;
        this.lasso = lasso;
        this.radius = radius;
        this.selected = selected;
        this.drawing = drawing;
        marks = new AreaMarks(viewer, asked, lasso, radius, selected);
        viewer.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewer.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewer.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        viewer.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        viewer.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (asked.get() && event.getButton() == MouseButton.PRIMARY) {
                event.consume();
            }
        });
        viewer.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            if (points.isEmpty()) {
                at(null);
            }
        });
        viewer.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        viewer.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        asked.addListener((property, before, now) -> stop());
        viewer.photoProperty().addListener((property, before, now) -> {
            if (before != null && !before.isOfSameFile(now)) {
                stop();
            }
        });
    }

    /** What is seen of it: to be laid over the viewer. */
    public AreaMarks marks() {
        return marks;
    }

    private boolean ready() {
        return asked.get() && viewer.getPhoto() != null;
    }

    private void stop() {
        points.clear();
        heldAt = null;
        byKeys = false;
        at(null);
    }

    private void at(Point2D now) {
        place = now;
        marks.show(place, points);
    }

    private void moved(MouseEvent event) {
        if (ready() && !byKeys) {
            at(viewer.toPhoto(event.getX(), event.getY()));
            viewer.setCursor(isHeld(place) ? Cursor.MOVE : lasso.get() ? Cursor.CROSSHAIR : Cursor.NONE);
        }
    }

    private boolean isHeld(Point2D at) {
        return selected.getValue() != null && selected.getValue().contains(at.getX(), at.getY());
    }

    private void pressed(MouseEvent event) {
        if (!ready() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        stop();
        viewer.requestFocus();
        var at = viewer.toPhoto(event.getX(), event.getY());
        if (isHeld(at)) {
            heldAt = at;
        } else {
            add(at);
            tell();
        }
        at(at);
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (heldAt == null && points.isEmpty() || byKeys) {
            return;
        }
        var at = viewer.toPhoto(event.getX(), event.getY());
        viewer.mouseAt(event.getX(), event.getY());
        if (heldAt != null) {
            drawing.dragging(at.getX() - heldAt.getX(), at.getY() - heldAt.getY());
        } else {
            var last = points.get(points.size() - 1);
            double least = lasso.get() ? 1 / viewer.getZoom() : NEAR * radius.get();
            if (at.distance(last.x(), last.y()) >= least) {
                add(at);
                tell();
            }
        }
        at(at);
        event.consume();
    }

    private void released(MouseEvent event) {
        if (heldAt == null && points.isEmpty() || byKeys) {
            return;
        }
        var at = viewer.toPhoto(event.getX(), event.getY());
        if (heldAt != null) {
            var from = heldAt;
            heldAt = null;
            drawing.dropped(at.getX() - from.getX(), at.getY() - from.getY());
        } else {
            add(at);
            finish();
        }
        at(at);
        event.consume();
    }

    private void add(Point2D at) {
        var point = new Point(Math.round(at.getX() * TENTHS) / TENTHS, Math.round(at.getY() * TENTHS) / TENTHS);
        if (points.isEmpty() || !point.equals(points.get(points.size() - 1))) {
            points.add(point);
        }
    }

    private Area area() {
        return lasso.get() ? Area.lasso(points) : Area.brush(radius.get(), points);
    }

    private void tell() {
        if (!lasso.get()) {
            drawing.drawing(area());
        }
    }

    /** A lasso without extent is a slip of the hand. */
    private void finish() {
        var area = area();
        boolean isSlip = lasso.get() && points.size() < 3;
        points.clear();
        byKeys = false;
        if (isSlip) {
            drawing.cancelled();
        } else {
            drawing.drawn(area);
        }
    }

    /** @return whether something was under way */
    private boolean cancel() {
        boolean isBusy = heldAt != null || !points.isEmpty();
        stop();
        if (isBusy) {
            drawing.cancelled();
        }
        return isBusy;
    }

    private void scrolled(ScrollEvent event) {
        if (ready() && !lasso.get() && !event.isShortcutDown() && event.getDeltaY() != 0) {
            radius.set(radius.get() * Math.exp(event.getDeltaY() * GROWTH_A_UNIT));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (!ready() || event.getTarget() != viewer || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean done = switch (event.getCode()) {
            case ESCAPE -> cancel();
            case LEFT, KP_LEFT -> move(-step(event), 0);
            case RIGHT, KP_RIGHT -> move(step(event), 0);
            case UP, KP_UP -> move(0, -step(event));
            case DOWN, KP_DOWN -> move(0, step(event));
            case ENTER -> enter();
            default -> false;
        };
        if (done) {
            event.consume();
        }
    }

    private double step(KeyEvent event) {
        return event.isShiftDown() ? 1 : Math.max(1, Math.rint(radius.get() / 2));
    }

    private boolean move(double dx, double dy) {
        var photo = viewer.getPhoto();
        if (selected.getValue() != null) {
            heldAt = heldAt == null ? Point2D.ZERO : heldAt;
            place = (byKeys ? place : Point2D.ZERO).add(dx, dy);
            byKeys = true;
            drawing.dragging(place.getX(), place.getY());
            return true;
        }
        var from = place == null ? new Point2D(photo.width() / 2.0, photo.height() / 2.0) : place;
        at(new Point2D(Math.max(0, Math.min(photo.width(), from.getX() + dx)),
                Math.max(0, Math.min(photo.height(), from.getY() + dy))));
        return true;
    }

    private boolean enter() {
        if (selected.getValue() != null && byKeys) {
            var by = place;
            stop();
            drawing.dropped(by.getX(), by.getY());
            return true;
        }
        if (place == null) {
            return move(0, 0);
        }
        int before = points.size();
        add(place);
        byKeys = true;
        if (!lasso.get() || before == points.size()) {
            finish();
        }
        at(place);
        return true;
    }
}
