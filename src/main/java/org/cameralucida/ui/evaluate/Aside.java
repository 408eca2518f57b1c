package org.cameralucida.ui.evaluate;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

/**
 * Work of many processors beside a window that is looked at: one processor is left to it, and where the system heeds
 * that the others are the window's first. What is found is the same, whoever finds it.
 */
final class Aside {

    private Aside() {
    }

    /** Has something found; what streams do in parallel in it stays on the pool that it runs on. */
    static <T> T find(Supplier<T> work) {
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        var pool = new ForkJoinPool(processors, within -> {
            var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(within);
            thread.setName("camera-lucida intervals");
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        }, null, false);
        try {
            return pool.invoke(ForkJoinTask.adapt(work::get));
        } finally {
            pool.shutdown();
        }
    }
}
