package org.cameralucida.ui.workbench;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cameralucida.image.Tensor;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.kit.Steps;

/**
 * Stands between a method and the window: hands on how many passes are done, and now and then, not more than ten times
 * a second, what there is so far. Used on the method's thread.
 *
 * @param <T> what is shown
 */
public final class Sharpening<T> implements org.cameralucida.explain.Progress {

    /** Oftener nobody sees it, and making it costs the method time. */
    public static final long PAUSE = 100_000_000;

    private final Progress progress;
    private final Function<Tensor, T> shown;
    private final BiConsumer<T, Steps> viewer;
    private final LongSupplier clock;
    private long last;
    private T fresh;

    /**
     * @param shown what is shown of what the method has so far; null for nothing
     * @param viewer sees it on the window's thread
     * @param clock in nanoseconds
     */
    public Sharpening(Progress progress, Function<Tensor, T> shown, BiConsumer<T, Steps> viewer, LongSupplier clock) {
        this.progress = progress;
        this.shown = shown;
        this.viewer = viewer;
        this.clock = clock;
        last = clock.getAsLong();
    }

    @Override
    public void sharpened(Supplier<Tensor> soFar) {
        if (!progress.isCancelled() && clock.getAsLong() - last >= PAUSE) {
            fresh = shown.apply(soFar.get());
            // Counted from here: what takes long to make is made less often.
            last = clock.getAsLong();
        }
    }

    @Override
    public void passed(int done, int total) {
        progress.check();
        var passes = new Steps(done, total);
        progress.report(passes);
        if (fresh != null && !passes.complete()) {
            var made = fresh;
            progress.tell(() -> viewer.accept(made, passes));
        }
        fresh = null;
        progress.check();
    }
}
