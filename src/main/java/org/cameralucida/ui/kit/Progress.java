package org.cameralucida.ui.kit;

import java.util.concurrent.CancellationException;

/** What work knows of the one who waits for it; may be used from any thread. */
public interface Progress {

    /** How much is done, 0…1. */
    void report(double fraction);

    /** Whether nobody wants the result any more. */
    boolean isCancelled();

    /** @throws CancellationException if nobody wants the result any more */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
