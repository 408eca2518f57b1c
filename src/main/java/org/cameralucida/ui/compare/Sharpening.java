package org.cameralucida.ui.compare;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cameralucida.compare.Pane;
import org.cameralucida.image.Tensor;

/** Hands on how far a method has come, with the map so far, which is made a few times a second at most. */
final class Sharpening implements org.cameralucida.explain.Progress {

    private static final long INTERVAL = 250_000_000;

    private final Consumer<Passes> passes;
    private final org.cameralucida.ui.kit.Progress progress;
    private final Function<Tensor, Pane> pane;
    private Optional<Pane> soFar = Optional.empty();
    private long made = System.nanoTime();

    /**
     * @param passes hears it on the window's thread
     * @param progress of the work
     * @param pane of a map
     */
    Sharpening(Consumer<Passes> passes, org.cameralucida.ui.kit.Progress progress,
            Function<Tensor, Pane> pane) {
        this.passes = passes;
        this.progress = progress;
        this.pane = pane;
    }

    @Override
    public void sharpened(Supplier<Tensor> map) {
        if (System.nanoTime() - made > INTERVAL) {
            var now = map.get();
            soFar = now.shape().length == 2 ? Optional.of(pane.apply(now)) : Optional.empty();
            made = System.nanoTime();
        }
    }

    @Override
    public void passed(int done, int total) {
        progress.check();
        var now = new Passes(done, total, soFar);
        progress.report((double) done / total);
        progress.tell(() -> passes.accept(now));
    }
}
