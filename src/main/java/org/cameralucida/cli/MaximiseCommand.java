package org.cameralucida.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.maximise.ActivationMaximisation.Maximised;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfChannel;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfClass;
import org.cameralucida.explain.maximise.ActivationMaximisation.Unit;
import org.cameralucida.explain.maximise.ActivationMaximisation;
import org.cameralucida.image.Npy;
import org.cameralucida.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code maximise}: the picture to which a class, or a feature map, answers most. */
@Command(name = "maximise", mixinStandardHelpOptions = true,
        description = "Paints the picture to which a class or a feature map answers most.")
final class MaximiseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private NetworkOptions networkOptions;
    @Option(names = "--class", paramLabel = "CLASS", description = "An index, a name or a WordNet id.")
    private String wantedClass;
    @Option(names = "--layer", paramLabel = "TENSOR",
            description = "Instead of a class: feature maps; inspect lists them.")
    private String layer;
    @Option(names = "--channel", paramLabel = "N", description = "Which of the layer's feature maps, from 0.")
    private Integer channel;
    @Option(names = "--option", paramLabel = "KEY=VALUE",
            description = "steps, rate, scales, l2, smoothness, jitter, noise, seed; repeatable. A value that cannot "
                    + "be says which can.")
    private Map<String, String> options = new LinkedHashMap<>();
    @Option(names = "--out", paramLabel = "FILE", description = "Write the picture, a PNG.")
    private Path out;
    @Option(names = "--raw", paramLabel = "FILE",
            description = "Write the picture preprocessed, as the network takes it: float32, .npy.")
    private Path raw;

    private final Console console;

    MaximiseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        checkOptions();
        Settings settings = ActivationMaximisation.settings(options);
        var stopwatch = new Stopwatch();
        Network network = networkOptions.read(console, stopwatch);
        networkOptions.noteAssumptions(console, network);
        Unit unit = wantedClass == null ? new OfChannel(layer, channel)
                : new OfClass(ClassChoice.of(wantedClass, network));
        try (LoadedNetwork loaded = networkOptions.open(network, console, stopwatch)) {
            Maximised maximised = stopwatch.time("maximise", () -> loaded.run(
                    new ActivationMaximisation(unit, settings), networkOptions.progress(console)));
            describe(network, unit, maximised, loaded.observe(maximised.picture()));
            if (raw != null) {
                stopwatch.run("write raw", () -> Output.write(raw, () -> Npy.write(raw, maximised.picture())));
            }
            if (out != null) {
                stopwatch.run("write png", () -> Output.png(out, maximised.raster()));
            }
            networkOptions.report(console, stopwatch, loaded.runsOn());
        }
        return Cli.DONE;
    }

    private void checkOptions() {
        if ((wantedClass == null) == (layer == null)) {
            throw new ParameterException(spec.commandLine(), "Give --class, or --layer and --channel.");
        }
        if ((layer == null) != (channel == null)) {
            throw new ParameterException(spec.commandLine(), "--layer and --channel go together.");
        }
        if (out == null && raw == null) {
            throw new ParameterException(spec.commandLine(), "Say with --out or --raw where to write the picture.");
        }
    }

    private void describe(Network network, Unit unit, Maximised maximised, Observation observation) {
        String what = unit instanceof OfClass c ? "class " + c.index() + " " + network.labels().name(c.index())
                : "channel " + channel + " of " + layer;
        console.out().printf(Locale.ROOT, "%s%n%s%n", what, maximised.note());
        int best = observation.top(1)[0];
        console.out().println("the network sees " + ScoreText.line(observation, best));
    }
}
