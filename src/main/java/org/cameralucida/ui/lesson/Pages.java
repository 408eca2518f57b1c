package org.cameralucida.ui.lesson;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * What is in sight of a text that may be longer than its room: its beginning; once something is revealed, that, with as much
 * of the question above it as there is room for; and whatever one scrolls to.
 */
final class Pages {

    /** What stays in sight from one page to the next, so that no line is lost. */
    private static final double KEPT = 0.2;

    private final ScrollPane scroll;
    private final Region text;
    private Node answer;
    private boolean following;

    Pages(ScrollPane scroll, Region text) {
        this.scroll = scroll;
        this.text = text;
        text.heightProperty().addListener(observable -> follow());
        scroll.viewportBoundsProperty().addListener(observable -> follow());
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> following = false);
    }

    /** From its beginning. */
    void begin() {
        following = false;
        scroll.setVvalue(0);
    }

    /** What was hidden is what is looked at. */
    void reveal() {
        following = true;
        follow();
    }

    /** Where what was hidden begins; null for nowhere. */
    void answer(Node first) {
        answer = first;
    }

    /** One page on or back; false where there is no further to go. */
    boolean turn(boolean down) {
        double most = text.getHeight() - seen();
        double now = scroll.getVvalue() * most;
        if (most < 1 || (down ? now > most - 1 : now < 1)) {
            return false;
        }
        following = false;
        show(now + (down ? 1 : -1) * seen() * (1 - KEPT));
        return true;
    }

    private void follow() {
        if (following) {
            double most = text.getHeight() - seen();
            show(answer == null ? most : Math.min(most, answer.getBoundsInParent().getMinY()));
        }
    }

    private double seen() {
        return scroll.getViewportBounds().getHeight();
    }

    private void show(double top) {
        double most = text.getHeight() - seen();
        scroll.setVvalue(most <= 0 ? 0 : Math.max(0, Math.min(1, top / most)));
    }
}
