package org.cameralucida.cli;

import java.io.PrintWriter;
import org.cameralucida.explain.Progress;

/** Progress on standard error, one line that is written over: passes made and passes to make. */
final class TerminalProgress implements Progress {

    private static final int WIDTH = 24;

    private final PrintWriter err;

    private TerminalProgress(PrintWriter err) {
        this.err = err;
    }

    /** A bar where the program talks to a terminal and may speak; silence elsewhere. */
    static Progress on(Console console, boolean quiet) {
        return quiet || System.console() == null ? Progress.NONE : new TerminalProgress(console.err());
    }

    @Override
    public void passed(int done, int total) {
        if (total < 2) {
            return;
        }
        err.print("\r" + bar(done, total));
        if (done >= total) {
            err.print("\r" + " ".repeat(WIDTH + 24) + "\r");
        }
        err.flush();
    }

    /** A bar, and the numbers. */
    static String bar(int done, int total) {
        return blocks(done, total) + " " + done + "/" + total;
    }

    /** A bar alone. */
    static String blocks(int done, int total) {
        int full = (int) ((long) WIDTH * done / total);
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }
}
