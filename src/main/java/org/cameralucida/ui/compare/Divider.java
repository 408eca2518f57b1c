package org.cameralucida.ui.compare;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.cameralucida.ui.control.PhotoViewer;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A line down a photo that can be dragged, and with the focus on it moved by the arrow keys (with Shift further), Home
 * and End. Its place is a share of what is seen of the photo, so that it is on the photo at every zoom.
 */
final class Divider extends Region {

    private static final double STEP = 0.02;
    private static final double STRIDE = 0.1;
    /** How wide the part is that can be taken hold of, layout pixels. */
    private static final double REACH = 22;

    private final PhotoViewer viewer;
    private final DoubleProperty share;
    private final Subscription following;
    private final Region line = new Region();
    private final StackPane grip = new StackPane(new FontIcon("mdi2a-arrow-split-vertical"));

    /** @param share 0 at the left edge of what is seen of the viewer's photo, 1 at the right one */
    Divider(PhotoViewer viewer, DoubleProperty share, String name) {
        this.viewer = viewer;
        this.share = share;
        getStyleClass().add("wipe-divider");
        line.getStyleClass().add("line");
        grip.getStyleClass().add("grip");
        getChildren().addAll(line, grip);
        setManaged(false);
        setCursor(Cursor.H_RESIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(name);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            drag(localToParent(event.getX(), 0).getX());
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        for (var cause : List.<ObservableValue<?>>of(viewer.widthProperty(), viewer.heightProperty(),
                viewer.viewportProperty(), viewer.photoProperty(), viewer.partProperty(), viewer.zoomProperty())) {
            cause.addListener((property, before, now) -> place());
        }
        following = share.subscribe(now -> {
            place();
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
    }

    /** The divider is gone: its share of the photo stays, and must not keep it alive. */
    void dispose() {
        following.unsubscribe();
    }

    /** Where the line is, layout pixels of the viewer. */
    private double x() {
        return left() + share.get() * (right() - left());
    }

    private double left() {
        return viewer.getPhoto() == null ? 0 : Math.max(0, viewer.fromPhoto(viewer.shownPart().x(), 0).getX());
    }

    private double right() {
        return viewer.getPhoto() == null ? viewer.getWidth()
                : Math.min(viewer.getWidth(), viewer.fromPhoto(viewer.shownPart().right(), 0).getX());
    }

    private void place() {
        double x = x();
        resizeRelocate(Math.rint(x) - REACH / 2, 0, REACH, viewer.getHeight());
    }

    @Override
    protected void layoutChildren() {
        line.resizeRelocate(REACH / 2 - 1, 0, 2, getHeight());
        grip.resizeRelocate(0, Math.rint((getHeight() - REACH) / 2), REACH, REACH);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> share.get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> 1.0;
            case ORIENTATION -> Orientation.HORIZONTAL;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> move(share.get() + STEP);
            case DECREMENT -> move(share.get() - STEP);
            case SET_VALUE -> move(((Number) parameters[0]).doubleValue());
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    private void drag(double x) {
        if (right() > left()) {
            move((x - left()) / (right() - left()));
        }
    }

    private void move(double to) {
        share.set(Math.max(0, Math.min(1, to)));
    }

    private void key(KeyEvent event) {
        double step = event.isShiftDown() ? STRIDE : STEP;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> move(share.get() - step);
            case RIGHT, KP_RIGHT -> move(share.get() + step);
            case HOME -> move(0);
            case END -> move(1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
