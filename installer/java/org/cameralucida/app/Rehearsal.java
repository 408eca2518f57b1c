package org.cameralucida.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.cli.Cli;
import org.cameralucida.workspace.Home;

/**
 * Runs a command, opens the window as at a first start, and ends: what was loaded meanwhile goes into the class-data
 * archive.
 */
public final class Rehearsal {

    /** A slow machine, too, has the window, its first heatmap and what comes after it by then. */
    private static final long SECONDS = 20;

    private Rehearsal() {
    }

    /** @param arguments a photo for the command */
    public static void main(String[] arguments) {
        var end = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            System.exit(0);
        }, "end of the rehearsal");
        end.setDaemon(true);
        end.start();
        LogSetup.apply(false);
        Path overlay = Home.cache().resolve("overlay.png");
        var nowhere = new PrintWriter(PrintWriter.nullWriter());
        int status = Cli.run(new Catalog(Home.data("networks")), nowhere, nowhere,
                "explain", "--network", "lucida-gap", "--out", overlay.toString(), arguments[0]);
        if (status != 0) {
            throw new IllegalStateException("explain ends with " + status);
        }
        Main.main(new String[0]);
    }
}
