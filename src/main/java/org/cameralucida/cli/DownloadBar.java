package org.cameralucida.cli;

import java.util.Locale;
import org.cameralucida.catalog.download.ByteCount;
import org.cameralucida.catalog.download.Offer;
import org.cameralucida.catalog.download.Transfer;
import org.cameralucida.message.Message;

/** How far a download has come, on standard error where that is a terminal; Ctrl+C ends it in order. */
final class DownloadBar implements Transfer {

    private static final long BETWEEN = 100_000_000;
    private static final int STEPS = 1000;

    private final Console console;
    private final boolean isShown;
    private final Offer offer;
    private final Interruption interruption;
    private final long start = System.nanoTime();
    private long first = -1;
    private long last;

    DownloadBar(Console console, boolean quiet, Offer offer, Interruption interruption) {
        this.console = console;
        this.isShown = !quiet && System.console() != null;
        this.offer = offer;
        this.interruption = interruption;
    }

    @Override
    public void check() {
        interruption.check(0, 0);
    }

    @Override
    public void reached(Phase phase, long bytes, long total) {
        long now = System.nanoTime();
        // What was there before this began says nothing of how fast it is.
        first = first < 0 ? bytes : first;
        if (!isShown || now - last < BETWEEN) {
            return;
        }
        last = now;
        console.err().print("\r" + offer.id() + " " + line(phase, bytes, total, (now - start) / 1e9) + "\033[K");
        console.err().flush();
    }

    private String line(Phase phase, long bytes, long total, double seconds) {
        var bar = TerminalProgress.blocks((int) (STEPS * bytes / total), STEPS) + " ";
        if (phase == Phase.VERIFYING) {
            return bar + Message.of(Cli.class, "download.verifying");
        }
        double pace = (bytes - first) / seconds;
        long left = pace > 0 ? Math.round((total - bytes) / pace) : 0;
        return bar + ByteCount.of(bytes, total) + String.format(Locale.ROOT, "  %.1f MB/s  %d:%02d left", pace / 1e6,
                left / 60, left % 60);
    }

    /** Nothing more is shown. */
    void clear() {
        if (isShown) {
            console.err().print("\r\033[K");
            console.err().flush();
        }
    }
}
