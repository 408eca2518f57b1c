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

    /**
     * As the other, for work that is not foreseen to fail: what it throws is thrown on the window's thread, whose handler
     * tells of it as of any other fault.
     */
    default <T> Job run(Work<T> work, Consumer<? super T> done) {
        return run(work, done, failure -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw failure instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
        });
    }

    /** Cancels what waits and what runs: nothing of it is delivered. */
    void cancel();

    /** Whether anything waits or runs. */
    ReadOnlyBooleanProperty busyProperty();

    default boolean isBusy() {
        return busyProperty().get();
    }
}
