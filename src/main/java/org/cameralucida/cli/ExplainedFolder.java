package org.cameralucida.cli;

import java.nio.file.Path;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.evaluate.report.OverlayFolder;
import org.cameralucida.evaluate.report.OverlayFolder.Outcome;
import org.cameralucida.explain.Progress;
import org.cameralucida.message.Message;

/** {@code explain} over a folder: how far it has come, what could not be drawn and why, and how many pictures there are. */
final class ExplainedFolder {

    private final Console console;
    private final NetworkOptions options;
    private final int[] counts = new int[Outcome.values().length];

    ExplainedFolder(Console console, NetworkOptions options) {
        this.console = console;
        this.options = options;
    }

    /** Writes the pictures and says how many. */
    void write(DataSet photos, OverlayFolder.Drawing drawing, Path folder, String names, boolean resume) {
        var bar = options.bar(console);
        try (var stop = new Interruption()) {
            OverlayFolder.write(photos, drawing, folder, names, resume, Progress.NONE,
                    (photo, outcome, notes, done, total) -> {
                        counts[outcome.ordinal()]++;
                        notes.forEach(note -> tell(photo, outcome, note));
                        bar.evaluated(done, total);
                        stop.check(done, total);
                    });
        } catch (Interruption.Stopped e) {
            console.err().println("camera-lucida: " + Message.of(Cli.class, "explain.stopped", e.done(), e.total()));
            throw e;
        }
        console.out().println(Message.of(Cli.class, "explain.folder", count(Outcome.WRITTEN), folder.toString(),
                count(Outcome.KEPT), count(Outcome.FAILED)));
    }

    private void tell(String photo, Outcome outcome, Message note) {
        if (outcome == Outcome.FAILED) {
            console.err().println("camera-lucida: " + photo + ": " + note);
        } else {
            options.note(console, Message.of(Cli.class, "evaluate.classes", photo, note));
        }
    }

    private int count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** Whether a photo has no picture. */
    boolean hasFailed() {
        return count(Outcome.FAILED) > 0;
    }
}
