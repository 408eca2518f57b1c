package org.cameralucida.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Difference;
import org.cameralucida.compare.Fact;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.Truths;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.explain.Method;
import org.cameralucida.message.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
    private DisplayOptions look;
    @Option(names = "--network", paramLabel = "NET",
            description = "A name from the command networks, or the path of an .onnx file; repeatable.")
    private List<String> networks = new ArrayList<>();
    @Option(names = "--output", paramLabel = "NAME", description = "Which of several outputs of a network has the scores; "
            + "N:NAME of the Nth network. Default: as its card says, else by what it is.")
    private List<String> outputs = new ArrayList<>();
    @Option(names = "--by", paramLabel = "WHAT", converter = AxisForm.class,
            description = "What is compared, and so written over the panels: pooling, classes, networks, methods or "
                    + "images. Default: what there is more than one of.")
    private Axis by;
    @Option(names = "--top", paramLabel = "N", defaultValue = "5",
            description = "How many of the most probable classes, where classes are compared; each --class is "
                    + "another one. Default: ${DEFAULT-VALUE}.")
    private int top;
    @Option(names = "--class", paramLabel = "CLASS",
            description = "An index, a name, a WordNet id, top1 to top5, or own: what each network itself says. "
                    + "Once, for all panels: the class of that name in each network; or once for each panel. "
                    + "Default: the first panel's top1.")
    private List<String> wantedClasses = new ArrayList<>();
    @Option(names = {"--methods", "--method"}, paramLabel = "a,b", split = ",",
            description = "cam, contribution, gradcam, …; the command methods lists them all. Default: contribution.")
    private List<String> methods = new ArrayList<>();
    @Option(names = "--layer", paramLabel = "TENSOR",
            description = "The feature maps to look at, for methods that have a layer; N:TENSOR in the Nth network. "
                    + "Default: those that the head reads.")
    private List<String> layers = new ArrayList<>();
    @Option(names = "--option", paramLabel = "[METHOD:]KEY=VALUE",
            description = "An option of the methods that have it, or of one of them; repeatable.")
    private Map<String, String> options = new LinkedHashMap<>();
    @Option(names = "--pooling", paramLabel = "gap,gmp", split = ",",
            description = "Poolings over the same features and weights (swapped, not trained); N:gmp in the Nth "
                    + "network alone.")
    private List<String> poolings = new ArrayList<>();
    @Option(names = "--region", paramLabel = "x,y,w,h",
            description = "What the networks see, in pixels of the photo; N:x,y,w,h of the Nth image alone. "
                    + "Default: as each network's card says.")
    private List<String> regions = new ArrayList<>();
    @Option(names = "--truth", paramLabel = "TRUTH", description = TruthChoice.HELP)
    private List<String> truths = new ArrayList<>();
    @Option(names = "--scale", paramLabel = "shared|own",
            description = "One colour scale for all panels whose values mean the same, or one for each panel. "
                    + "Default: shared.")
    private ScaleChoice scale;
    @Option(names = "--own-scale", description = "The same as --scale own.")
    private boolean ownScale;
    @Option(names = "--difference", paramLabel = "A,B", split = ",", arity = "1",
            description = "One panel more: that of panel A less that of panel B, counted from 1.")
    private List<Integer> difference = new ArrayList<>();
    @Option(names = "--language", paramLabel = "en|it", defaultValue = "en",
            description = "The language of the figure. Default: ${DEFAULT-VALUE}.")
    private String language;
    @Option(names = "--out", paramLabel = "FILE", required = true,
            description = "Write the figure: .svg with text as text, anything else as PNG.")
    private Path out;
    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "The images.")
    private List<Path> images = new ArrayList<>();

    private final Console console;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var stopwatch = new Stopwatch();
        var panels = panels();
        var truth = new TruthChoice(truths);
        check(truth);
        var axis = axis();
        panels.checkCount(axis);
        var display = look.display().shared(scale == null ? !ownScale : scale == ScaleChoice.SHARED);
        var panes = panels.make(axis, stopwatch);
        var measures = panes.stream().map(pane -> measure(pane, truth)).toList();
        var locale = Locale.forLanguageTag(language);
        var shown = panes.stream().map(Panels.Made::pane).toList();
        var subtracted = difference(shown);
        var figure = stopwatch.time("render",
                () -> ComparisonFigure.of(new Comparison(axis, shown, measures, display, subtracted), locale));
        stopwatch.run("write", () -> Output.write(out, () -> FigureWriter.write(figure, locale, out)));
        panels.report(stopwatch);
        for (var panel : figure.panels()) {
            console.out().println(panel.heading() + ", " + panel.detail() + ": " + panel.facts().stream().map(Fact::toString)
                    .collect(Collectors.joining("; ")));
        }
        return Cli.DONE;
    }

    private void check(TruthChoice truth) {
        look.check(spec.commandLine());
        if (top < 0 || top == 0 && wantedClasses.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--top is at least 1, or 0 with --class.");
        }
        if (!List.of("en", "it").contains(language)) {
            throw new ParameterException(spec.commandLine(), "--language is en or it, not " + language + ".");
        }
        try {
            truth.check();
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), "--truth: " + e.getMessage(), e);
        }
    }

    private Panels panels() {
        try {
            var chosen = (methods.isEmpty() ? List.of("contribution") : methods).stream().map(Method::named).toList();
            var names = networks.isEmpty() ? List.of(standard()) : networks;
            return new Panels(console, engine, new ComparedNetworks(names, poolings, layers, outputs),
                    new ComparedImages(images, regions), MethodOptions.of(chosen, options),
                    new ComparedClasses(wantedClasses, top));
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String standard() {
        return console.catalog().standard().orElseThrow(() -> Problem.of(Cli.class, "network.missing"));
    }

    /** What differs; where nothing does, the class. */
    private Axis axis() {
        if (by != null) {
            return by;
        }
        if (networks.size() > 1) {
            return Axis.NETWORKS;
        }
        if (poolings.size() > 1) {
            return Axis.POOLING;
        }
        if (methods.size() > 1) {
            return Axis.METHODS;
        }
        return images.size() > 1 || !wantedClasses.isEmpty() ? Axis.IMAGES : Axis.CLASSES;
    }

    private Optional<Difference> difference(List<Pane> panes) {
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        if (difference.size() != 2 || difference.get(0).equals(difference.get(1))
                || difference.stream().anyMatch(number -> number < 1 || number > panes.size())) {
            throw new ParameterException(spec.commandLine(),
                    "--difference is the numbers of two panels, such as 1,2.");
        }
        return Optional.of(Difference.of(panes.get(difference.get(0) - 1), panes.get(difference.get(1) - 1)));
    }

    private Measures measure(Panels.Made made, TruthChoice truth) {
        Pane pane = made.pane();
        var objects = truth.of(images.get(made.image()), pane.photo(), made.image(), images.size(),
                note -> engine.note(console, note));
        return Measures.of(pane, look.display().threshold(), Truths.of(objects, pane));
    }

    /** Reads the name of an axis. */
    static final class AxisForm implements ITypeConverter<Axis> {

        @Override
        public Axis convert(String text) {
            for (var axis : Axis.values()) {
                if (axis.id().equalsIgnoreCase(text.strip())) {
                    return axis;
                }
            }
            throw new TypeConversionException("it is pooling, classes, networks, methods or images, not " + text);
        }
    }

    /** Whose a colour scale is. */
    enum ScaleChoice { SHARED, OWN }
}
