package org.cameralucida.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cameralucida.convention.NetworkFiles;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which network, and on what it runs. */
final class NetworkOptions {

    @Option(names = "--network", paramLabel = "NET",
            description = "A name from the command networks, or the path of an .onnx file, "
            + "of the folder or the zip that it is in.")
    private String network;

    @Option(names = "--output", paramLabel = "NAME",
            description = "Which of several outputs has the scores. Default: as the card says, else by what it is.")
    private String output;

    @Mixin
    private EngineOptions engine;

    /** What is left of paths when the first of several is the network, as it may be where no other is named. */
    List<Path> withoutNetwork(List<Path> paths) {
        boolean isFirst = network == null && !paths.isEmpty() && (paths.get(0).toString().endsWith(".onnx")
                || Files.exists(paths.get(0)) && NetworkFiles.isNetwork(paths.get(0)));
        if (isFirst) {
            network = paths.get(0).toString();
        }
        return isFirst ? paths.subList(1, paths.size()) : paths;
    }

    /** Reads the network. */
    Network read(Console console, Stopwatch stopwatch) {
        String name = network != null ? network : console.catalog().standard()
                .orElseThrow(() -> Problem.of(Cli.class, "network.missing"));
        Network read = stopwatch.time("read", () -> console.catalog().open(name));
        return output == null ? read : read.withOutput(output);
    }

    /** Loads the network into the engine. */
    LoadedNetwork open(Network read, Console console, Stopwatch stopwatch) {
        return engine.open(read, console, stopwatch);
    }

    /** The same, for several passes at once. */
    LoadedNetwork openForMany(Network read, Console console, Stopwatch stopwatch) {
        return engine.openForMany(read, console, stopwatch);
    }

    /** Hears how far a method has come. */
    Progress progress(Console console) {
        return engine.progress(console);
    }

    /** Shows how many of many images are done. */
    EvaluationBar bar(Console console) {
        return new EvaluationBar(console, engine.isQuiet(), 0);
    }

    /** Says what neither the network's card nor its graph tells, and was assumed. */
    void noteAssumptions(Console console, Network read) {
        engine.noteAssumptions(console, read);
    }

    /** What the user should know and did not ask for. */
    void note(Console console, Message note) {
        engine.note(console, note);
    }

    /** The stages' times and the device, where asked for. */
    void report(Console console, Stopwatch stopwatch, RunsOn runsOn) {
        engine.report(console, stopwatch, runsOn);
    }
}
