package org.cameralucida.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.cli.Cli;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/**
 * What the program does where it cannot open its window: it says why, and does the same job on the command line, saying
 * which commands those are. The photo is the one that was to be opened, or a sample scene.
 */
final class WithoutWindow {

    private final Catalog catalog;
    private final Path samples;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param samples where sample scenes are laid; the picture comes beside that folder */
    WithoutWindow(Catalog catalog, Path samples, PrintWriter out, PrintWriter err) {
        this.catalog = catalog;
        this.samples = samples;
        this.out = out;
        this.err = err;
    }

    /**
     * Writes the sentence, the commands and what comes of them.
     *
     * @param files what the window was to open
     * @return the exit status
     */
    int run(Message reason, List<String> files) {
        err.println("camera-lucida: " + reason);
        List<String> networks = networks(files);
        Optional<String> photo = photo(files);
        out.println(Message.of(DisplayAvailability.class, "without.window"));
        if (networks.isEmpty() || photo.isEmpty()) {
            show("explain", "--network", networks.stream().findFirst().orElse("network.onnx"), "--out", "heatmap.png",
                    photo.orElse("photo.jpg"));
            return 1;
        }
        int predicted = show("predict", "--network", networks.get(0), photo.get()).go();
        String picture = samples.resolveSibling("heatmaps.png").toString();
        var arguments = new ArrayList<>(List.of("compare"));
        networks.forEach(network -> arguments.addAll(List.of("--network", network)));
        arguments.addAll(List.of("--methods", "cam", "--own-scale", "--quiet", "--out", picture, photo.get()));
        int compared = show(arguments.toArray(String[]::new)).go();
        if (compared == 0) {
            out.println(Message.of(DisplayAvailability.class, "without.window.picture", picture));
        }
        return Math.max(predicted, compared);
    }

    /** The networks that were to be opened, or the twins that ship with the program. */
    private List<String> networks(List<String> files) {
        List<String> given = files.stream().filter(file -> file.endsWith(".onnx")).toList();
        return given.isEmpty() ? catalog.entries().stream().filter(e -> e.origin() == Catalog.Origin.BUNDLED).limit(2)
                .map(Catalog.Entry::name).toList() : given;
    }

    private Optional<String> photo(List<String> files) {
        Optional<String> given = files.stream().filter(file -> !file.endsWith(".onnx")).findFirst();
        if (given.isPresent() || !Samples.exist()) {
            return given;
        }
        try {
            return Samples.unpack(samples).stream().findFirst().map(Path::toString);
        } catch (Problem e) {
            err.println("camera-lucida: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A command line, shown and not yet run. */
    private interface Shown {
        int go();
    }

    private Shown show(String... arguments) {
        out.println();
        out.println("  " + String.join(" ", ProgramName.words()) + " "
                + String.join(" ", List.of(arguments).stream().map(WithoutWindow::quoted).toList()));
        return () -> Cli.run(catalog, out, err, arguments);
    }

    private static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
