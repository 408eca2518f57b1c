package org.cameralucida.app;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.cli.Cli;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.inference.CudaLibraries;
import org.cameralucida.inference.EngineLibraries;
import org.cameralucida.network.ClassTranslations;
import org.cameralucida.ui.Services;
import org.cameralucida.ui.Window;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Home;
import org.cameralucida.workspace.Workspace;
import org.slf4j.LoggerFactory;

/**
 * Where the program starts, and the only place where its rooms are wired together: a command runs without a window;
 * no arguments, or files, open the window, after {@code --timings} with the time of each
 * step on standard error. It is no JavaFX application itself, which the class path does not allow.
 */
public final class Main {

    private Main() {
    }

    /** Runs a command, or opens the window with the files given. */
    public static void main(String[] arguments) {
        boolean timed = arguments.length > 0 && arguments[0].equals("--timings");
        var log = LogSetup.apply(timed, Home.logs());
        CudaLibraries.lookIn(Home.data("gpu"));
        ClassTranslations.lookIn(Home.data("classes"));
        EngineLibraries.keepIn(Home.cache().resolve("engine"));
        // Before anything asks for proxies: Java looks at this but once.
        System.getProperties().putIfAbsent("java.net.useSystemProxies", "true");
        var catalog = new Catalog(Home.data("networks"), Home.data("catalog.json"),
                Home.cache().resolve("hashes.txt"));
        if (arguments.length > 0 && !timed && (arguments[0].startsWith("-") || Cli.commands().contains(arguments[0]))) {
            var err = console(System.err);
            Thread.setDefaultUncaughtExceptionHandler((thread, error) -> Cli.unforeseen(error, err));
            System.exit(Cli.run(catalog, console(System.out), err, arguments));
        }
        // Not while the window is being made: asking loads as many classes as a view.
        CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS).execute(() -> {
            SmallHeap.keep();
            log.flush();
        });
        openWindow(catalog, List.of(arguments).subList(timed ? 1 : 0, arguments.length));
    }

    private static void openWindow(Catalog catalog, List<String> files) {
        var missing = DisplayAvailability.whatIsMissing(System.getenv(), System.getProperty("os.name"));
        if (missing.isEmpty()) {
            try {
                // Made while JavaFX starts, which leaves a processor idle.
                var services = CompletableFuture.supplyAsync(() -> services(catalog));
                Window.open(services::join, paths(files));
                return;
            } catch (RuntimeException | LinkageError e) {
                LoggerFactory.getLogger(Main.class).error("no window", e);
                missing = Optional.of(DisplayAvailability.whyNot(e));
            }
        }
        System.exit(new WithoutWindow(catalog, Home.data("samples"), console(System.out), console(System.err))
                .run(missing.orElseThrow(), files));
    }

    private static Services services(Catalog catalog) {
        catalog.refresh();
        return new Services(Workspace.ofUser(), NetworkSource.of(catalog), catalog.standard(), samples(),
                new CommandLines(ProgramName.words()));
    }

    private static Optional<Supplier<List<Path>>> samples() {
        Path folder = Home.data("samples");
        return Samples.exist() ? Optional.of(() -> Samples.unpack(folder)) : Optional.empty();
    }

    private static List<Path> paths(List<String> files) {
        var paths = new ArrayList<Path>();
        for (String file : files) {
            try {
                paths.add(Path.of(file));
            } catch (InvalidPathException e) {
                System.err.println("camera-lucida: not a path: " + file);
            }
        }
        return paths;
    }

    /** A writer in the terminal's own encoding. */
    private static PrintWriter console(java.io.PrintStream stream) {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return new PrintWriter(new java.io.OutputStreamWriter(stream, Charset.forName(encoding)), true);
    }
}
