package org.cameralucida.ui.workbench;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cameralucida.image.Tensor;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.kit.Steps;

/**
 * Stands between a method and the window: hands on how many passes are done, and now and then, not more than ten times
 * a second, the map as it is so far. Used on the method's thread.
 */
public final class Sharpening implements org.cameralucida.explain.Progress {

    /** Oftener nobody sees it, and making it costs the method time. */
    public static final long PAUSE = 100_000_000;

    /** Hears of the map as it is so far, on the window's thread. */
    @FunctionalInterface
    public interface Viewer {
        void see(Tensor soFar, Steps passes);
    }

    private final Progress progress;
    private final Viewer viewer;
    private final LongSupplier clock;
    private long last;
    private Tensor fresh;

    /** @param clock in nanoseconds */
    public Sharpening(Progress progress, Viewer viewer, LongSupplier clock) {
        this.progress = progress;
        this.viewer = viewer;
        this.clock = clock;
        last = clock.getAsLong();
    }

    @Override
    public void sharpened(Supplier<Tensor> soFar) {
        if (!progress.isCancelled() && clock.getAsLong() - last >= PAUSE) {
            fresh = soFar.get();
            // Counted from here: a map that takes long to make is made less often.
            last = clock.getAsLong();
        }
    }

    @Override
    public void passed(int done, int total) {
        var passes = new Steps(done, total);
        progress.report(passes);
        if (fresh != null && !passes.complete()) {
            var shown = fresh;
            progress.tell(() -> viewer.see(shown, passes));
        }
        fresh = null;
        progress.check();
    }
}
