package org.cameralucida.ui.kit;

import java.util.concurrent.CancellationException;

/** What work knows of the one who waits for it; may be used from any thread. */
public interface Progress {

    /** How much is done, 0…1. */
    void report(double fraction);

    /** How many steps are done: {@link #report(double)} in whole numbers, for work that has such. */
    void report(Steps steps);

    /**
     * Tells something of work that goes on, on the window's thread; not at all if the work has ended or is cancelled by
     * then, and of several that wait there only the newest.
     */
    void tell(Runnable news);

    /** Whether nobody wants the result any more. */
    boolean isCancelled();

    /**
     * Lets others go first: waits, but no longer than somebody wants the result.
     *
     * @throws CancellationException if nobody wants the result any more
     */
    default void pause(long milliseconds) {
        check();
    }

    /** @throws CancellationException if nobody wants the result any more */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
