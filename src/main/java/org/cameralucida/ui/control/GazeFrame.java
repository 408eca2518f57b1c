package org.cameralucida.ui.control;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Rectangle;
import org.cameralucida.ui.control.FrameEdit.Handle;

/**
 * The gaze frame's looks: a thin outline with the corners of a viewfinder, and handles while it is hovered, dragged or
 * reached by the keyboard. It says which part of it is under a point; what dragging does is {@link FrameGestures}'s
 * business.
 */
final class GazeFrame extends Group {

    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    /** How far from the line the mouse still takes hold of it, layout pixels. */
    private static final double REACH = 6;
    private static final double HANDLE = 9;
    private static final double CORNER = 14;

    private final Rectangle shadow = new Rectangle();
    private final Rectangle outline = new Rectangle();
    private final Path corners = new Path();
    private final Map<Handle, Region> handles = new EnumMap<>(Handle.class);
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private double left;
    private double top;
    private double right;
    private double bottom;

    GazeFrame() {
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("gaze-frame");
        shadow.getStyleClass().add("gaze-shadow");
        outline.getStyleClass().add("gaze-outline");
        corners.getStyleClass().add("gaze-corners");
        getChildren().addAll(shadow, outline, corners);
        for (var handle : Handle.values()) {
            if (handle != Handle.ALL) {
                var node = new Region();
                node.getStyleClass().add("gaze-handle");
                node.setManaged(false);
                node.visibleProperty().bind(active.or(focusVisibleProperty()));
                handles.put(handle, node);
                getChildren().add(node);
            }
        }
        active.addListener(change -> pseudoClassStateChanged(ACTIVE, active.get()));
    }

    /** Hovered or being dragged: its handles show. */
    void setActive(boolean value) {
        active.set(value);
    }

    /** Puts it round a region of the photo. */
    void place(Placement place, org.cameralucida.image.Region region) {
        double scale = place.outputScale();
        left = Math.round(place.layoutX(region.x()) * scale) / scale;
        top = Math.round(place.layoutY(region.y()) * scale) / scale;
        right = Math.round(place.layoutX(region.right()) * scale) / scale;
        bottom = Math.round(place.layoutY(region.bottom()) * scale) / scale;
        outline.setX(left);
        outline.setY(top);
        outline.setWidth(right - left);
        outline.setHeight(bottom - top);
        shadow.setX(left - 1);
        shadow.setY(top - 1);
        shadow.setWidth(right - left + 2);
        shadow.setHeight(bottom - top + 2);
        placeCorners();
        handles.forEach((handle, node) -> node.resizeRelocate(
                x(handle) - HANDLE / 2, y(handle) - HANDLE / 2, HANDLE, HANDLE));
    }

    private void placeCorners() {
        double length = Math.min(CORNER, Math.min(right - left, bottom - top) / 3);
        corners.getElements().setAll(
                new MoveTo(left, top + length), new LineTo(left, top), new LineTo(left + length, top),
                new MoveTo(right - length, top), new LineTo(right, top), new LineTo(right, top + length),
                new MoveTo(right, bottom - length), new LineTo(right, bottom), new LineTo(right - length, bottom),
                new MoveTo(left + length, bottom), new LineTo(left, bottom), new LineTo(left, bottom - length));
    }

    private double x(Handle handle) {
        return handle.across < 0 ? left : handle.across > 0 ? right : (left + right) / 2;
    }

    private double y(Handle handle) {
        return handle.down < 0 ? top : handle.down > 0 ? bottom : (top + bottom) / 2;
    }

    /**
     * What a press at a point would take hold of.
     *
     * @param inside whether a press anywhere inside moves it
     * @return null for nothing
     */
    Handle at(double x, double y, boolean inside) {
        for (var handle : handles.keySet()) {
            if (Math.abs(x - x(handle)) <= HANDLE && Math.abs(y - y(handle)) <= HANDLE) {
                return handle;
            }
        }
        boolean within = x >= left - REACH && x <= right + REACH && y >= top - REACH && y <= bottom + REACH;
        boolean core = x > left + REACH && x < right - REACH && y > top + REACH && y < bottom - REACH;
        return within && (inside || !core) ? Handle.ALL : null;
    }

    static Cursor cursor(Handle handle) {
        return switch (handle) {
            case NORTH_WEST -> Cursor.NW_RESIZE;
            case NORTH -> Cursor.N_RESIZE;
            case NORTH_EAST -> Cursor.NE_RESIZE;
            case EAST -> Cursor.E_RESIZE;
            case SOUTH_EAST -> Cursor.SE_RESIZE;
            case SOUTH -> Cursor.S_RESIZE;
            case SOUTH_WEST -> Cursor.SW_RESIZE;
            case WEST -> Cursor.W_RESIZE;
            case ALL -> Cursor.MOVE;
        };
    }
}
