package org.cameralucida.cli;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C while something is done that should end in order: what is in hand is finished and kept, then the program ends
 * with status 130, as it would have at once.
 */
final class Interruption implements AutoCloseable {

    private static final int SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean isWanted;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Why something ended early. */
    static final class Stopped extends CancellationException {

        private static final long serialVersionUID = 1;

        private final int done;
        private final int total;

        private Stopped(int done, int total) {
            this.done = done;
            this.total = total;
        }

        int done() {
            return done;
        }

        int total() {
            return total;
        }
    }

    private void interrupt() {
        isWanted = true;
        try {
            ended.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws Stopped if the user wants an end */
    void check(int done, int total) {
        if (isWanted) {
            throw new Stopped(done, total);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending.
        }
        ended.countDown();
    }
}
