package org.cameralucida.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.dataset.Layout;
import org.cameralucida.evaluate.report.OverlayFolder;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Display;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Overlay;
import org.cameralucida.render.ScaleOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: the map of one class, as a picture over the photo and as numbers. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Where the network sees a class.")
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private NetworkOptions networkOptions;
    @Mixin
    private DisplayOptions look;
    @Option(names = "--class", paramLabel = "CLASS", defaultValue = "top1",
            description = "An index, a name, a WordNet id, or top1 to top5. Default: ${DEFAULT-VALUE}.")
    private String wantedClass;
    @Option(names = "--method", paramLabel = "METHOD", defaultValue = "cam",
            description = "cam, contribution, gradcam, …; the command methods lists them all. Default: ${DEFAULT-VALUE}.")
    private String method;
    @Option(names = "--layer", paramLabel = "TENSOR",
            description = "The feature maps to look at; inspect lists them. Default: those that the head reads.")
    private String layer;
    @Option(names = "--option", paramLabel = "KEY=VALUE",
            description = "An option of the method; repeatable. The command methods lists them all.")
    private Map<String, String> options = new LinkedHashMap<>();
    @Option(names = "--pooling", paramLabel = "gap|gmp",
            description = "Another pooling over the same features and weights (swapped, not trained).")
    private Pooling pooling;
    @Option(names = "--region", paramLabel = "x,y,w,h", converter = Inputs.RegionForm.class,
            description = "What the network sees, in pixels of the photo. Default: as the network's card says.")
    private Region region;
    @Option(names = "--tensor", paramLabel = "FILE",
            description = "A preprocessed float32 .npy tensor, instead of the image.")
    private Path tensor;
    @Option(names = "--out", paramLabel = "FILE",
            description = "Write the map over the photo, a PNG; of a folder's photos, into this folder.")
    private Path out;
    @Option(names = "--name", paramLabel = "PATTERN", description = "How the pictures of a folder's photos are called: "
            + "{stem}, {network}, {method}, {class}, {index}; ends in .png or .jpg. Default: " + OverlayFolder.NAMES)
    private String name;
    @Option(names = "--resume", description = "Of a folder: pictures that are there already stay, and the others are made.")
    private boolean resume;
    @Option(names = "--raw", paramLabel = "FILE",
            description = "Write the map at its native size, as it is: float32, .npy.")
    private Path raw;
    @Option(names = "--scale", paramLabel = "SCALE", converter = ScaleForm.class,
            description = "maximum, min-max, symmetric or percentile (what 99 of 100 values do not exceed), or two values "
                    + "LOW,HIGH for the ends of the colours. Default: maximum; symmetric with a diverging colour "
                    + "map; percentile for maps of pixels; min-max for scores while a part is visible.")
    private ScaleOption scale;
    @Parameters(paramLabel = "IMAGE", arity = "0..2",
            description = "The image; or a folder, whose photos are all drawn, and those in the folders in it. Before it "
                    + "may stand the network.")
    private List<Path> given = new ArrayList<>();
    private Path image;

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var images = networkOptions.withoutNetwork(given);
        image = images.isEmpty() ? null : images.get(0);
        if (images.size() > 1) {
            throw new ParameterException(spec.commandLine(), "Give one image, or --tensor.");
        }
        checkOptions();
        boolean isFolder = image != null && Files.isDirectory(image);
        if (isFolder) {
            checkFolder();
        }
        Method chosen = Method.named(method);
        Settings settings = Settings.of(chosen, options);
        var stopwatch = new Stopwatch();
        Network read = networkOptions.read(console, stopwatch);
        Network network = pooling == null ? read : read.withPooling(pooling);
        networkOptions.noteAssumptions(console, network);
        network.head().swapNote().ifPresent(note -> networkOptions.note(console, note));
        try (LoadedNetwork loaded = isFolder ? networkOptions.openForMany(network, console, stopwatch)
                : networkOptions.open(network, console, stopwatch)) {
            noteLayer(chosen);
            if (isFolder) {
                return folder(loaded, chosen, settings, stopwatch);
            }
            Input input = tensor != null ? Inputs.tensor(tensor, stopwatch)
                    : Inputs.photo(image, region, network, stopwatch);
            Observation observation = Inputs.observe(loaded, input, stopwatch);
            var request = new Request(input, ClassChoice.target(wantedClass, network), chosen, settings,
                    Optional.ofNullable(layer));
            Explained explained = stopwatch.time("map",
                    () -> loaded.explain(request, observation, networkOptions.progress(console)));
            describe(explained);
            if (raw != null) {
                stopwatch.run("write raw", () -> Output.write(raw, () -> Npy.write(raw, explained.map())));
            }
            draw(explained, stopwatch);
            networkOptions.report(console, stopwatch, loaded.runsOn());
        }
        return Cli.DONE;
    }

    private void checkOptions() {
        if ((image == null) == (tensor == null)) {
            throw new ParameterException(spec.commandLine(), "Give one image, or --tensor.");
        }
        look.check(spec.commandLine());
        if (tensor != null && (out != null || look.box() || region != null)) {
            throw new ParameterException(spec.commandLine(),
                    "--out, --box and --region need an image: a tensor has no photo to lay the map over.");
        }
    }

    private void checkFolder() {
        if (out == null || raw != null || region != null) {
            throw new ParameterException(spec.commandLine(),
                    "A folder needs --out, a folder for the pictures; --raw and --region go with one image.");
        }
    }

    private void noteLayer(Method chosen) {
        if (layer != null && !chosen.hasLayer() && !(chosen instanceof InstantMethod)) {
            networkOptions.note(console, Message.of(Cli.class, "layer.ignored", chosen.id()));
        }
    }

    private int folder(LoadedNetwork loaded, Method chosen, Settings settings, Stopwatch stopwatch) {
        var drawing = new OverlayFolder.Drawing(loaded, ClassChoice.target(wantedClass, loaded.network()),
                chosen, settings, Optional.ofNullable(layer), display());
        try (var photos = DataSets.open(image, Optional.of(Layout.NONE))) {
            photos.notes().stream().skip(1).forEach(note -> networkOptions.note(console, note));
            var overlays = new ExplainedFolder(console, networkOptions);
            stopwatch.run("explain", () -> overlays.write(photos, drawing, out, name == null ? OverlayFolder.NAMES : name,
                    resume));
            networkOptions.report(console, stopwatch, loaded.runsOn());
            return overlays.hasFailed() ? Cli.FAILED : Cli.DONE;
        }
    }

    private Display display() {
        return look.display().with(scale != null ? scale : ScaleOption.STANDARD);
    }

    private void describe(Explained explained) {
        Method chosen = explained.request().method();
        Observation observation = explained.observation();
        Tensor map = explained.map();
        int c = explained.classIndex();
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : map.data()) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        console.out().println(ScoreText.line(observation, c));
        console.out().printf(Locale.ROOT, "%s of %s, %d×%d, from %.4g to %.4g%n", chosen.id(),
                explained.layer().orElse(observation.network().input()), map.extent(-1), map.extent(-2), lowest,
                highest);
        explained.notes().forEach(note -> console.out().println(note));
        if (chosen instanceof InstantMethod) {
            double sum = ContributionMap.sum(ContributionMap.of(observation, c));
            console.out().printf(Locale.ROOT, "contributions %.4f + bias %.4f = %.4f%n", sum,
                    ContributionMap.constant(observation, c), sum + ContributionMap.constant(observation, c));
        }
    }

    private void draw(Explained explained, Stopwatch stopwatch) {
        if (out == null && !look.box()) {
            return;
        }
        Method chosen = explained.request().method();
        Tensor map = explained.map();
        if (map.shape().length > 2) {
            throw Problem.of(Cli.class, "map.channels");
        }
        View view = (View) explained.request().input();
        Photo photo = view.photo();
        Optional<Box> found = look.box()
                ? stopwatch.time("box", () -> BoxFinder.largest(chosen.heat(map), view.region(), photo.width(),
                        photo.height(), look.display().threshold()))
                : Optional.empty();
        if (look.box()) {
            console.out().println(found.map(b -> "box " + b.xmin() + "," + b.ymin() + "," + b.xmax() + "," + b.ymax())
                    .orElse("box none"));
        }
        if (out != null) {
            List<Mark> marks = found.map(b -> List.of(new Mark(b.region(), Mark.Kind.PREDICTED))).orElse(List.of());
            Display display = display();
            Raster picture = stopwatch.time("render", () -> Overlay.compose(photo,
                    StandardScaling.layer(Pane.of(explained), display), display.opacity(), marks));
            stopwatch.run("write png", () -> Output.png(out, picture));
        }
    }
}
