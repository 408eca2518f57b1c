package org.cameralucida.ui.kit;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** What is made when it is first needed, so that nobody waits for it before. */
public final class FirstTime {

    private FirstTime() {
    }

    /**
     * Does something once: now if a condition holds, or else as soon as it does.
     *
     * @param condition whoever calls keeps it
     */
    public static void that(ObservableValue<Boolean> condition, Runnable action) {
        if (condition.getValue()) {
            action.run();
            return;
        }
        condition.addListener(new ChangeListener<Boolean>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> property, Boolean before, Boolean now) {
                if (now) {
                    condition.removeListener(this);
                    action.run();
                }
            }
        });
    }

    /** Does something once, when what a scene shows now is on its way to the screen. */
    public static void afterPulse(Scene scene, Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(action);
            }
        });
        Platform.requestNextPulse();
    }
}
