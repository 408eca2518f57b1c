package org.cameralucida.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.cli.Cli;
import org.cameralucida.workspace.Home;

/**
 * Runs a command, opens the window as at a first start, and ends a little after its first heatmap: what was loaded
 * meanwhile goes into the class-data archive.
 */
public final class Rehearsal {

    private static final String LAST = "first heatmap";
    private static final int MOST_SECONDS = 180;
    private static final int SECONDS_AFTER = 3;

    private Rehearsal() {
    }

    /** @param arguments a photo for the command */
    public static void main(String[] arguments) {
        LogSetup.apply(false, Home.logs());
        Path overlay = Home.cache().resolve("overlay.png");
        var nowhere = new PrintWriter(PrintWriter.nullWriter());
        int status = Cli.run(new Catalog(Home.data("networks")), nowhere, nowhere,
                "explain", "--network", "lucida-gap", "--out", overlay.toString(), arguments[0]);
        if (status != 0) {
            throw new IllegalStateException("explain ends with " + status);
        }
        var shown = new CountDownLatch(1);
        System.setErr(new PrintStream(new Listening(System.err, shown), true, StandardCharsets.UTF_8));
        var end = new Thread(() -> System.exit(seen(shown) ? 0 : 1), "end of the rehearsal");
        end.setDaemon(true);
        end.start();
        Main.main(new String[] {"--timings"});
    }

    private static boolean seen(CountDownLatch shown) {
        try {
            boolean seen = shown.await(MOST_SECONDS, TimeUnit.SECONDS);
            TimeUnit.SECONDS.sleep(SECONDS_AFTER);
            return seen;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Hears the timings' line of the first heatmap. */
    private static final class Listening extends FilterOutputStream {

        private final CountDownLatch shown;

        Listening(OutputStream out, CountDownLatch shown) {
            super(out);
            this.shown = shown;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            if (new String(bytes, from, length, StandardCharsets.UTF_8).contains(LAST)) {
                shown.countDown();
            }
        }
    }
}
