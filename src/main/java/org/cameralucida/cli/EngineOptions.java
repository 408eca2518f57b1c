package org.cameralucida.cli;

import java.util.function.IntFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.inference.Sessions;
import org.cameralucida.inference.Threads;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import picocli.CommandLine.Option;

/** On what networks run, and what is told besides the results. */
final class EngineOptions {

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "auto",
            description = "auto, cpu, gpu or gpu:N; directml on Windows, coreml on macOS. Default: ${DEFAULT-VALUE}.")
    private String device;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0",
            description = "Processor threads of the engine. Default: one a processor.")
    private int threads;

    @Option(names = "--timings", description = "Say on standard error what ran on what, how long each"
            + " stage took, and the most memory that was held.")
    private boolean timings;

    @Option(names = "--quiet", description = "No notes on standard error.")
    private boolean quiet;

    /** Hears how far a method has come. */
    Progress progress(Console console) {
        return TerminalProgress.on(console, quiet);
    }

    /** Whether notes are wanted, and a bar of progress. */
    boolean isQuiet() {
        return quiet;
    }

    /** Loads the network into the engine. */
    LoadedNetwork open(Network read, Console console, Stopwatch stopwatch) {
        return open(read, Threads::forOneRun, console, stopwatch);
    }

    /** Loads the network into the engine, to be shown many pictures. */
    LoadedNetwork openForMany(Network read, Console console, Stopwatch stopwatch) {
        return open(read, Threads::forManyRuns, console, stopwatch);
    }

    private LoadedNetwork open(Network read, IntFunction<Threads> shared, Console console, Stopwatch stopwatch) {
        if (threads < 0) {
            throw Problem.of(Cli.class, "threads.negative", Integer.toString(threads));
        }
        Device wanted = Device.parse(device);
        stopwatch.run("engine", Sessions::warmUp);
        LoadedNetwork loaded = stopwatch.time("load",
                () -> LoadedNetwork.open(read, wanted, shared.apply(threads)));
        loaded.runsOn().note().ifPresent(note -> note(console, note));
        return loaded;
    }

    /** Says what neither card nor graph tells of a network, and was assumed; and what else is to be known of it. */
    void noteAssumptions(Console console, Network read) {
        assumptions(read).forEach(note -> note(console, note));
    }

    /** The same, to be said later. */
    static List<Message> assumptions(Network read) {
        var notes = new ArrayList<Message>();
        if (read.isGuessed()) {
            notes.add(Message.of(Cli.class, "preprocessing.assumed", read.name(), read.assumptions().stream()
                    .map(Message::toString).collect(Collectors.joining("; "))));
        }
        notes.addAll(read.notes());
        return notes;
    }

    /** What the user should know and did not ask for. */
    void note(Console console, Message note) {
        if (!quiet) {
            console.err().println("camera-lucida: " + note);
        }
    }

    /** The device, the stages' times and the memory, where asked for. */
    void report(Console console, Stopwatch stopwatch, RunsOn runsOn) {
        if (timings) {
            console.err().print("device       " + runsOn.description() + System.lineSeparator() + stopwatch
                    + "memory       " + PeakMemory.description() + System.lineSeparator());
        }
    }
}
