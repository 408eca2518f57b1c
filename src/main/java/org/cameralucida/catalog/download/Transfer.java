package org.cameralucida.catalog.download;

import java.util.concurrent.CancellationException;

/** Hears how far a download has come, and can end it; asked several times a second by the thread that downloads. */
public interface Transfer {

    /** Hears nothing and goes on to the end. */
    Transfer SILENT = new Transfer() {
    };

    /** What is done with the bytes. */
    enum Phase { DOWNLOADING, VERIFYING }

    /** So many bytes are there, or have been verified. */
    default void reached(Phase phase, long bytes, long total) {
    }

    /** Whether nobody wants it any more: what has arrived is kept, and gone on with the next time. */
    default boolean isCancelled() {
        return false;
    }

    /** @throws CancellationException if nobody wants it any more */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
