package org.cameralucida.ui.present;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Over the whole window, for an audience: a dot that follows the mouse, a spotlight about it, or black. Clicks go through
 * to what is pointed at; the wheel makes the spotlight larger or smaller, and with Ctrl does what it does otherwise. From
 * a black window each key and each click comes back, and does nothing else.
 */
public final class PresentationOverlay extends Pane {

    /** A notch of an ordinary wheel is 40 units: six notches double the spotlight. */
    private static final double WIDER_A_UNIT = Math.log(2) / 240;

    private final PresentationViewModel model;
    private final Region dot = piece("pointer-dot");
    private final Region hole = piece("spotlight-hole");
    private final Region above = piece("spotlight-dim");
    private final Region below = piece("spotlight-dim");
    private final Region left = piece("spotlight-dim");
    private final Region right = piece("spotlight-dim");
    private final Region black = piece("dark-screen");
    /** Where the mouse was last, in the window; the middle before it was anywhere. */
    private double mouseX = Double.NaN;
    private double mouseY;
    /** Whether the key that is down was pressed in a black window. */
    private boolean waking;

    /** @param root of the window, over whose children it lies */
    public PresentationOverlay(PresentationViewModel model, Pane root) {
        this.model = model;
        setManaged(false);
        setPickOnBounds(false);
        setViewOrder(-1);
        black.setMouseTransparent(false);
        getChildren().setAll(hole, above, below, left, right, dot, black);
        for (var piece : List.of(hole, above, below, left, right)) {
            piece.visibleProperty().bind(model.spotlitProperty());
        }
        dot.visibleProperty().bind(model.pointingProperty());
        black.visibleProperty().bind(model.darkProperty());
        InvalidationListener fill = observable -> resize(root.getWidth(), root.getHeight());
        root.widthProperty().addListener(fill);
        root.heightProperty().addListener(fill);
        fill.invalidated(root.widthProperty());
        for (Observable cause : List.of(model.radiusProperty(), model.spotlitProperty(), model.pointingProperty())) {
            cause.addListener(observable -> requestLayout());
        }
        root.getChildren().add(this);
        root.addEventFilter(MouseEvent.ANY, this::follow);
        root.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        // Of one node, filters of a type come before those of all types.
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_TYPED, KeyEvent.KEY_RELEASED)) {
            root.addEventFilter(type, this::back);
        }
        black.setOnMouseClicked(event -> model.darkProperty().set(false));
    }

    private static Region piece(String style) {
        var piece = new Region();
        piece.getStyleClass().add(style);
        piece.setMouseTransparent(true);
        piece.setManaged(false);
        return piece;
    }

    private void follow(MouseEvent event) {
        if (event.getSceneX() != mouseX || event.getSceneY() != mouseY) {
            mouseX = event.getSceneX();
            mouseY = event.getSceneY();
            if (model.pointingProperty().get() || model.spotlitProperty().get()) {
                requestLayout();
            }
        }
    }

    private void scrolled(ScrollEvent event) {
        if (model.spotlitProperty().get() && !event.isShortcutDown() && event.getDeltaY() != 0) {
            model.widen(Math.exp(event.getDeltaY() * WIDER_A_UNIT));
            event.consume();
        }
    }

    private void back(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            waking = model.darkProperty().get();
            if (!event.getCode().isModifierKey()) {
                model.darkProperty().set(false);
            }
        }
        if (waking) {
            event.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double x = Double.isNaN(mouseX) ? width / 2 : mouseX;
        double y = Double.isNaN(mouseX) ? height / 2 : mouseY;
        double size = snapSizeX(dot.prefWidth(-1));
        dot.resizeRelocate(x - size / 2, y - size / 2, size, size);
        black.resizeRelocate(0, 0, width, height);
        // Edges lie on the screen's pixels, so that no line shows between the pieces.
        double radius = model.radiusProperty().get() * height;
        double west = snapPositionX(x - radius);
        double north = snapPositionY(y - radius);
        double side = snapSizeX(2 * radius);
        double east = west + side;
        double south = north + side;
        hole.resizeRelocate(west, north, side, side);
        above.resizeRelocate(0, 0, width, Math.max(0, north));
        below.resizeRelocate(0, south, width, Math.max(0, height - south));
        left.resizeRelocate(0, north, Math.max(0, west), side);
        right.resizeRelocate(east, north, Math.max(0, width - east), side);
    }
}
