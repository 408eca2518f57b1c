package org.cameralucida.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Observer;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Subject;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.render.compare.ClassMatch;
import org.cameralucida.render.compare.Comparison;
import org.cameralucida.render.compare.FigureWriter;
import org.cameralucida.render.compare.Measures;
import org.cameralucida.render.compare.Pane;
import org.cameralucida.render.compare.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code compare}: maps side by side as one figure. Every combination of the images, networks, poolings and methods
 * given is a panel; where there is only one of each, the panels are the most probable classes.
 */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = "Classes, networks, methods, poolings or images side by side, as one figure.")
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private EngineOptions engine;
    @Mixin
    private LookOptions look;
    @Option(names = "--network", paramLabel = "NET",
            description = "A name from the command networks, or the path of an .onnx file; repeatable.")
    private List<String> networks = new ArrayList<>();
    @Option(names = "--top", paramLabel = "N", defaultValue = "5",
            description = "How many classes, where only classes differ. Default: ${DEFAULT-VALUE}.")
    private int top;
    @Option(names = "--class", paramLabel = "CLASS",
            description = "An index, a name, a WordNet id, top1 to top5, or own: what each network itself says. "
                    + "Default: the first panel's top1.")
    private String wantedClass;
    @Option(names = "--methods", paramLabel = "a,b", split = ",",
            description = "cam, contribution, gradcam, …; an unknown name lists them. Default: contribution.")
    private List<String> methods = new ArrayList<>();
    @Option(names = "--pooling", paramLabel = "gap,gmp", split = ",",
            description = "Poolings over the same features and weights (swapped, not trained).")
    private List<Pooling> poolings = new ArrayList<>();
    @Option(names = "--region", paramLabel = "x,y,w,h", converter = Sight.RegionForm.class,
            description = "What the networks see, in pixels of the photo. Default: as each network's card says.")
    private Region region;
    @Option(names = "--truth", paramLabel = "xmin,ymin,xmax,ymax", converter = BoxForm.class,
            description = "The true box, in whole pixels, its last row and column included; repeatable.")
    private List<Box> truths = new ArrayList<>();
    @Option(names = "--own-scale", description = "A colour scale for each panel. Default: one scale for all.")
    private boolean ownScale;
    @Option(names = "--out", paramLabel = "FILE", required = true,
            description = "Write the figure: .svg with text as text, anything else as PNG.")
    private Path out;
    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "The images.")
    private List<Path> images = new ArrayList<>();

    private final Console console;
    private Observation reference;
    private int referenceClass;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        look.check(spec.commandLine());
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top is at least 1.");
        }
        var axis = axis();
        var style = style();
        var chosen = (methods.isEmpty() ? List.of("contribution") : methods).stream().map(Method::named).toList();
        int count = axis == Axis.CLASSES ? top
                : images.size() * Math.max(1, networks.size()) * Math.max(1, poolings.size()) * chosen.size();
        if (count > Comparison.MOST) {
            throw Problem.of(Cli.class, "compare.many", Integer.toString(count), Integer.toString(Comparison.MOST));
        }
        var stopwatch = new Stopwatch();
        var panes = new ArrayList<Pane>();
        for (var name : networks.isEmpty() ? List.of(standard()) : networks) {
            look(name, chosen, axis, panes, stopwatch);
        }
        var measures = panes.stream().map(pane -> Measures.of(pane, look.threshold(), truths)).toList();
        var figure = stopwatch.time("render",
                () -> new Comparison(axis, panes, measures, style).figure(Locale.ENGLISH));
        stopwatch.run("write", () -> FigureWriter.write(figure, Locale.ENGLISH, out));
        for (var panel : figure.panels()) {
            console.out().println(panel.heading() + ", " + panel.detail() + ": " + String.join("; ", panel.facts()));
        }
        return Cli.DONE;
    }

    private String standard() {
        return console.catalog().standard().orElseThrow(() -> Problem.of(Cli.class, "network.missing"));
    }

    /** What differs; where nothing does, the class. */
    private Axis axis() {
        if (networks.size() > 1) {
            return Axis.NETWORKS;
        }
        if (poolings.size() > 1) {
            return Axis.POOLING;
        }
        if (methods.size() > 1) {
            return Axis.METHODS;
        }
        return images.size() > 1 || wantedClass != null ? Axis.IMAGES : Axis.CLASSES;
    }

    private Style style() {
        return new Style(look.colors(ColorMap.JET), look.blend(), look.interpolation(), look.opacity(), !ownScale,
                look.threshold(), look.box());
    }

    private void look(String name, List<Method> chosen, Axis axis, List<Pane> panes, Stopwatch stopwatch) {
        Network read = stopwatch.time("read", () -> console.catalog().open(name));
        engine.noteAssumptions(console, read);
        try (Observer observer = engine.open(read, console, stopwatch)) {
            for (var image : images) {
                var sight = Sight.ofPhoto(image, region, read, stopwatch);
                for (var pooling : poolings.isEmpty() ? List.of(read.head().pooling()) : poolings) {
                    var variant = read.withPooling(pooling);
                    if (variant.head().swapped()) {
                        engine.note(console, Message.of(Cli.class, "pooling.swapped"));
                    }
                    var observation = observer.observe(variant, sight.input());
                    stopwatch.add("inference", observation.milliseconds());
                    var subject = Subject.of(observation, observer);
                    for (var method : chosen) {
                        for (int index : classes(axis, observation)) {
                            panes.add(pane(sight, subject, method, index, stopwatch));
                        }
                    }
                }
            }
            engine.report(console, stopwatch, observer.runsOn());
        }
    }

    /** The classes of a panel: one, unless they are what differs. */
    private int[] classes(Axis axis, Observation observation) {
        if (axis == Axis.CLASSES) {
            return observation.top(top);
        }
        if ("own".equals(wantedClass)) {
            return observation.top(1);
        }
        if (reference == null) {
            reference = observation;
            referenceClass = ClassChoice.of(wantedClass == null ? "top1" : wantedClass, observation);
        }
        return new int[] {ClassMatch.in(observation.network(), observation.logits().length,
                reference.network().labels(), referenceClass)};
    }

    private Pane pane(Sight sight, Subject subject, Method method, int classIndex, Stopwatch stopwatch) {
        var view = sight.view().orElseThrow();
        var map = stopwatch.time("map", () -> method.explain(subject, classIndex, Settings.of(method),
                engine.progress(console))).map();
        return Pane.of(view.photo(), view.seen(), subject.observation(), classIndex, method, map);
    }

    /** Reads {@code xmin,ymin,xmax,ymax}. */
    static final class BoxForm implements picocli.CommandLine.ITypeConverter<Box> {

        @Override
        public Box convert(String text) {
            String[] parts = text.split(",", -1);
            try {
                if (parts.length == 4) {
                    return new Box(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()),
                            Integer.parseInt(parts[2].strip()), Integer.parseInt(parts[3].strip()));
                }
            } catch (IllegalArgumentException e) {
                throw new picocli.CommandLine.TypeConversionException("a box is xmin,ymin,xmax,ymax, not " + text);
            }
            throw new picocli.CommandLine.TypeConversionException("a box is xmin,ymin,xmax,ymax, not " + text);
        }
    }
}
