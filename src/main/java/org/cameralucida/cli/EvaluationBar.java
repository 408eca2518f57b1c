package org.cameralucida.cli;

import java.util.Locale;
import org.cameralucida.evaluate.Pace;

/** How far an evaluation has come, on standard error where that is a terminal: a line that is written over. */
final class EvaluationBar {

    private static final long BETWEEN = 100_000_000;

    private final Console console;
    private final boolean isShown;
    private final int before;
    private final long start = System.nanoTime();
    private long last = start - BETWEEN;

    /** @param before how many images were done before this run */
    EvaluationBar(Console console, boolean quiet, int before) {
        this.console = console;
        this.isShown = !quiet && System.console() != null;
        this.before = before;
    }

    /** An image is done. */
    void evaluated(int done, int total) {
        long now = System.nanoTime();
        if (!isShown || done < total && now - last < BETWEEN) {
            return;
        }
        last = now;
        var pace = Pace.of(done - before, total - done, (now - start) / 1e9);
        long left = Math.round(pace.secondsLeft());
        console.err().print(done == total ? "\r\033[K" : String.format(Locale.ROOT,
                "\r%s  %.1f images/s  %d:%02d:%02d left\033[K", TerminalProgress.bar(done, total),
                pace.imagesPerSecond(), left / 3600, left / 60 % 60, left % 60));
        console.err().flush();
    }
}
