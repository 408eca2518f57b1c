package org.cameralucida.ui.compare;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.TimingLog;
import org.cameralucida.ui.workbench.Feature;

/**
 * Knows when a comparison is shown as a whole: then there is time to prepare the next photo. And how long one has
 * waited for it, for the timing log: from the key press that shows another photo (or from the change itself, where no
 * key made it) until the pixels of the last pane have been handed to the toolkit.
 */
final class ShownTimer {

    /** A change that follows later than this after a key press is not its work. */
    private static final long BELONGS = 20_000_000;

    private final CompareView view;
    private final CompareViewModel model;
    private final EventHandler<KeyEvent> pressed = event -> pressedAt = System.nanoTime();
    private long pressedAt;
    private long start;
    private boolean waiting;

    ShownTimer(CompareView view, CompareViewModel model) {
        this.view = view;
        this.model = model;
        model.workbench().film().currentProperty().addListener((property, before, now) -> {
            waiting = now != null && model.workbench().shownProperty(Feature.COMPARE).get();
            long time = System.nanoTime();
            start = pressedAt != 0 && time - pressedAt < BELONGS ? pressedAt : time;
        });
    }

    /** The scene of the panes is another one. */
    void watch(Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        }
    }

    /** Something has been painted. */
    void painted() {
        if (waiting && model.isShown() && view.viewers().stream().filter(viewer -> viewer.getScene() != null)
                .allMatch(PhotoViewer::isPainted)) {
            waiting = false;
            TimingLog.done("comparison shown", start);
            model.workbench().lookAhead();
        }
    }
}
