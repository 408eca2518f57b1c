package org.cameralucida.evaluate;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What another thread is making, waited for. */
public final class Awaited {

    private Awaited() {
    }

    /**
     * The result.
     *
     * @throws RuntimeException what went wrong there, as it was thrown
     */
    public static <T> T result(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
