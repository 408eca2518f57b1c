package org.cameralucida.ui.control;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Runs the latest of several tasks just before the next picture is made: events may come faster than pictures. */
final class OncePerPulse {

    private final Node owner;
    private final Runnable listener = this::flush;
    private Scene armed;
    private Runnable task;

    OncePerPulse(Node owner) {
        this.owner = owner;
    }

    /** Runs the task before the next picture, unless another is handed in until then; at once if there is no scene. */
    void run(Runnable next) {
        task = next;
        if (owner.getScene() == null) {
            flush();
        } else if (armed == null) {
            armed = owner.getScene();
            armed.addPreLayoutPulseListener(listener);
            Platform.requestNextPulse();
        }
    }

    /** Runs what is waiting, now. */
    void flush() {
        if (armed != null) {
            armed.removePreLayoutPulseListener(listener);
            armed = null;
        }
        var due = task;
        task = null;
        if (due != null) {
            due.run();
        }
    }

    /** Forgets what is waiting. */
    void cancel() {
        task = null;
        flush();
    }
}
