package org.cameralucida.ui.kit;

/**
 * Work away from the window's thread, so that nothing blocks the window. Work goes into a {@link Lane}, one a purpose,
 * and its result comes back on the window's thread. Lanes are made and used on the window's thread only.
 */
public interface Background extends AutoCloseable {

    /**
     * A lane in which the newest wins: at most one piece of work runs and one waits; what is put in replaces the one
     * that waits. The one that runs is not disturbed and its result is delivered, so that something that asks faster
     * than the work can be done (a frame that is dragged) still sees results.
     */
    Lane newestWins(String name);

    /** A lane in which everything is done in the end, the newest first; beyond {@code limit} the oldest are dropped. */
    Lane newestFirst(String name, int limit);

    /** Cancels everything; nothing is delivered any more. */
    @Override
    void close();
}
