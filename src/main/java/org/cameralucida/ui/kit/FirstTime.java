package org.cameralucida.ui.kit;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

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
}
