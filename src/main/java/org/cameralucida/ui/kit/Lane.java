package org.cameralucida.ui.kit;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** Work of one purpose, one piece at a time; see {@link Background}. */
public interface Lane {

    /**
     * Puts work into the lane.
     *
     * @param work runs away from the window's thread
     * @param done gets the result on the window's thread, unless the work was cancelled
     * @param failed gets what the work threw on the window's thread, unless the work was cancelled
     * @return the work put in: its progress, and the way to cancel it
     */
    <T> Job run(Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed);

    /** Cancels what waits and what runs: nothing of it is delivered. */
    void cancel();

    /** Whether anything waits or runs. */
    ReadOnlyBooleanProperty busyProperty();

    default boolean isBusy() {
        return busyProperty().get();
    }
}
