package org.cameralucida.cli;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.dataset.Layout;
import org.cameralucida.evaluate.Evaluation;
import org.cameralucida.evaluate.EvaluationRun;
import org.cameralucida.evaluate.ImageResult;
import org.cameralucida.evaluate.Merge;
import org.cameralucida.evaluate.Parameters;
import org.cameralucida.evaluate.PerturbationMeasures;
import org.cameralucida.evaluate.Reports;
import org.cameralucida.evaluate.ResultFolder;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.SanityRun;
import org.cameralucida.evaluate.Shard;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.evaluate.report.EvaluatedPictures;
import org.cameralucida.evaluate.report.Pictures;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Progress;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how often networks are right, and how well maps locate, over a data set. */
@Command(name = "evaluate", mixinStandardHelpOptions = true,
        description = "How often networks are right, and how well their maps locate, over a data set.")
final class EvaluateCommand implements Callable<Integer> {

    /** How the figures are written. */
    enum Format { TEXT, JSON }

    @Spec
    private CommandSpec spec;
    @Mixin
    private EngineOptions engine;
    @Mixin
    private ReportOptions reports;
    @Option(names = "--network", paramLabel = "NET",
            description = "A name from the command networks, or the path of an .onnx file; repeatable.")
    private List<String> networks = new ArrayList<>();
    @Option(names = "--output", paramLabel = "NAME", description = "Which of several outputs of a network has the scores; "
            + "N:NAME of the Nth network. Default: as its card says, else by what it is.")
    private List<String> outputs = new ArrayList<>();
    @Option(names = "--dataset", paramLabel = "DIR", description = "The data set: its folder, a zip of it, or a table.")
    private Path dataset;
    @Option(names = "--layout", paramLabel = "LAYOUT", description = "How it lies there: ilsvrc, kaggle, folders, "
            + "tiny-imagenet, csv, scenes, or none for photos without labels. Default: found out, and said.")
    private String layout;
    @Option(names = "--mapping", paramLabel = "FILE", description = "Which class is which, \"data set's class,network's "
            + "class\" a line, the latter by index, WordNet id or name. Default: by WordNet id, name or number.")
    private Path mapping;
    @Option(names = {"--method", "--methods"}, paramLabel = "a,b", split = ",", description = "The methods whose maps "
            + "are made into boxes; repeatable. Default: cam, or gradcam where a network has no class maps.")
    private List<String> methods = new ArrayList<>();
    @Option(names = "--option", paramLabel = "[METHOD:]KEY=VALUE",
            description = "An option of the methods that have it, or of one of them; repeatable.")
    private Map<String, String> options = new LinkedHashMap<>();
    @Option(names = "--threshold", paramLabel = "T", defaultValue = "0.2",
            description = "Of the box: a fraction of the map's maximum. Default: ${DEFAULT-VALUE}.")
    private double threshold;
    @Option(names = "--measures", paramLabel = "a,b", split = ",", description = "Measures that show the network changed "
            + "pictures, which is slow: deletion, insertion, road, average-drop, increase, or all; repeatable. "
            + "Default: none.")
    private List<String> measures = new ArrayList<>();
    @Option(names = "--steps", paramLabel = "N", defaultValue = "" + PerturbationMeasures.STANDARD_STEPS,
            description = "Of deletion and insertion. Default: ${DEFAULT-VALUE}.")
    private int steps;
    @Option(names = "--sanity", description = "Whether maps depend on what the network learned: they are compared with "
            + "those of the same network whose layers forget, one after another, from the top.")
    private boolean sanity;
    @Option(names = "--limit", paramLabel = "N", defaultValue = "0",
            description = "So many images, evenly spread over the data set. Default: all.")
    private int limit;
    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1",
            description = "Of the random map and of the intervals. Default: ${DEFAULT-VALUE}.")
    private long seed;
    @Option(names = "--shard", paramLabel = "K/N", description = "Every Nth image, from the Kth on: one of N parts.")
    private String shard;
    @Option(names = "--merge", paramLabel = "DIR", arity = "1..*",
            description = "Put the parts of an evaluation together, as if it had been one.")
    private List<Path> parts = new ArrayList<>();
    @Option(names = "--out", paramLabel = "DIR", description = "Keep the results there: rows.jsonl, images.csv, "
            + "summary.json, and parameters.json.")
    private Path out;
    @Option(names = "--resume", description = "Continue what is in --out, if it was stopped; begin, if nothing is there.")
    private boolean resume;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text or json. Default: ${DEFAULT-VALUE}.")
    private Format format;

    private final Console console;
    private final List<Message> notes = new ArrayList<>();
    private int failed;
    private int unboxed;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        check();
        if (dataset == null) {
            if (!parts.isEmpty()) {
                Merge.of(parts, out);
            }
            finish(out, List.of(), Pictures.NONE, Progress.NONE);
            return Cli.DONE;
        }
        var stopwatch = new Stopwatch();
        var loaded = new ArrayList<LoadedNetwork>();
        try (var data = DataSets.open(dataset, Optional.ofNullable(layout).map(Layout::of))) {
            data.notes().forEach(this::note);
            var compared = new ComparedNetworks(networks.isEmpty() ? List.of(standard()) : networks, List.of(),
                    List.of(), outputs);
            for (int i = 0; i < compared.names().size(); i++) {
                int place = i;
                Network network = stopwatch.time("read", () -> compared.read(place, console));
                EngineOptions.assumptions(network).forEach(this::note);
                loaded.add(engine.openForMany(network, console, stopwatch));
            }
            evaluate(evaluation(data, loaded), stopwatch);
            engine.report(console, stopwatch, loaded.get(0).runsOn());
        } finally {
            loaded.forEach(LoadedNetwork::close);
        }
        return Cli.DONE;
    }

    private void check() {
        reports.check(spec.commandLine());
        boolean hasResults = out != null && reports.isWanted();
        if (parts.isEmpty() ? dataset == null && !hasResults : dataset != null) {
            throw usage("Give a data set, or parts to --merge, or --report with the results in --out.");
        }
        if (dataset == null && (!networks.isEmpty() || !outputs.isEmpty() || resume || shard != null)) {
            throw usage("Without --dataset nothing is evaluated: --merge and --report go with --out and --format.");
        }
        if (out == null && (!parts.isEmpty() || resume || shard != null || reports.isWanted())) {
            throw usage("--merge, --resume, --shard and --report need --out.");
        }
        if (sanity && (dataset == null || shard != null)) {
            throw usage("--sanity is of a whole evaluation: of parts, put together, with --resume.");
        }
        if (!(threshold >= 0 && threshold < 1)) {
            throw usage("--threshold is at least 0 and below 1.");
        }
        if (steps < 1) {
            throw usage("--steps is at least 1.");
        }
        if (limit < 0) {
            throw usage("--limit is a number of images.");
        }
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private String standard() {
        return console.catalog().standard().orElseThrow(() -> Problem.of(Cli.class, "network.missing"));
    }

    /** What the user should know of the data set, now and in a report. */
    private void note(Message note) {
        notes.add(note);
        engine.note(console, note);
    }

    private Evaluation evaluation(DataSet data, List<LoadedNetwork> loaded) {
        var subjects = new ArrayList<Evaluation.Subject>();
        for (var each : loaded) {
            var network = each.network();
            var classes = ClassMapping.of(data.classes(), network.labels(), network.head().classes(),
                    Optional.ofNullable(mapping));
            classes.explanation()
                    .forEach(note -> note(Message.of(Cli.class, "evaluate.classes", network.name(), note)));
            subjects.add(new Evaluation.Subject(each, classes));
        }
        boolean allHaveMaps = loaded.stream().allMatch(each -> each.network().head().hasClassMaps());
        var chosen = (methods.isEmpty() ? List.of(allHaveMaps ? "cam" : "gradcam") : methods).stream().distinct()
                .map(Method::named).toList();
        return new Evaluation(data, subjects, MethodOptions.of(chosen, options).stream()
                .map(asked -> new Evaluation.Localiser(asked.method(), asked.settings())).toList(), threshold, seed,
                PerturbationMeasures.of(measures, steps));
    }

    private void evaluate(Evaluation what, Stopwatch stopwatch) {
        var parameters = Parameters.of(what, Optional.ofNullable(mapping), limit,
                shard == null ? Shard.WHOLE : Shard.of(shard));
        var folder = out == null ? temporary() : out;
        try (var stop = new Interruption()) {
            run(what, folder, parameters, stop, stopwatch);
            sumUp();
            report(what, folder, stop, stopwatch);
        } finally {
            if (out == null) {
                delete(folder);
            }
        }
    }

    private void run(Evaluation what, Path folder, Parameters parameters, Interruption stop, Stopwatch stopwatch) {
        try (var results = ResultFolder.open(folder, parameters, resume)) {
            var progress = new EvaluationBar(console, engine.isQuiet(), results.done());
            stopwatch.run("evaluate", () -> EvaluationRun.run(what, results, (result, done, total) -> {
                tell(result);
                progress.evaluated(done, total);
                stop.check(done, total);
            }));
        } catch (Interruption.Stopped e) {
            console.err().println("camera-lucida: " + Message.of(Cli.class,
                    out == null ? "evaluate.stopped" : "evaluate.stopped.kept", e.done(), e.total()));
            throw e;
        }
    }

    private void report(Evaluation what, Path folder, Interruption stop, Stopwatch stopwatch) {
        var bar = engine.progress(console);
        Progress progress = (done, total) -> {
            bar.passed(done, total);
            stop.check(done, total);
        };
        try {
            if (sanity) {
                stopwatch.run("sanity", () -> SanityRun.run(what, Results.of(folder),
                        network -> engine.open(network, console, stopwatch), progress).write(folder));
            }
            stopwatch.run("report", () -> finish(folder, notes, new EvaluatedPictures(what, (done, total) -> stop.check(done, total)), progress));
        } catch (Interruption.Stopped e) {
            console.err().println("camera-lucida: " + Message.of(Cli.class, "evaluate.unreported"));
            throw e;
        }
    }

    private void finish(Path folder, List<Message> known, Pictures pictures, Progress progress) {
        var results = Results.of(folder);
        var summary = Reports.write(folder, results);
        write(summary);
        reports.write(results, summary, known, pictures, folder, progress);
    }

    private void tell(ImageResult result) {
        if (result.hasFailed()) {
            failed++;
            console.err().println("camera-lucida: " + result.image() + ": " + result.failure());
        } else if (!result.note().isEmpty()) {
            unboxed++;
            engine.note(console, Message.of(Cli.class, "evaluate.classes", result.image(), result.note()));
        }
    }

    private void sumUp() {
        if (failed > 0) {
            console.err().println("camera-lucida: " + Message.of(Cli.class, "evaluate.failed", failed));
        }
        if (unboxed > 0) {
            engine.note(console, Message.of(Cli.class, "evaluate.unboxed", unboxed));
        }
    }

    private void write(Summary summary) {
        if (format == Format.JSON) {
            console.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create()
                    .toJson(summary.json()));
        } else {
            SummaryText.write(summary, console.out());
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("camera-lucida-evaluation");
        } catch (IOException e) {
            throw Problem.causedBy(e, Cli.class, "evaluate.temporary", String.valueOf(e.getMessage()));
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A temporary folder that stays is the system's to remove.
        }
    }
}
