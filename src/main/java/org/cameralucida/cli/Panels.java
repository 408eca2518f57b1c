package org.cameralucida.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Pane;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.image.Region;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import picocli.CommandLine.TypeConversionException;

/** The panels of a comparison: every combination of networks, images, poolings and methods, in this order. */
final class Panels {

    /**
     * A panel that was made.
     *
     * @param image which image it shows, from 0
     */
    record Made(Pane pane, int image) {
    }

    /**
     * A pooling.
     *
     * @param network which network it is for, from 0; -1 for all
     */
    record PoolingChoice(int network, Pooling pooling) {
    }

    private final Console console;
    private final EngineOptions engine;
    private final List<String> networks;
    private final List<Path> images;
    private final List<PoolingChoice> poolings;
    private final List<Method> methods;
    private final Map<String, Settings> settings;
    private final List<String> layers;
    private final Region[] regions;
    private final List<String> classes;
    private final int top;
    private final List<Made> made = new ArrayList<>();
    private Labels reference;
    private int referenceClass;
    private boolean saidSwapped;
    private RunsOn runsOn;

    Panels(Console console, EngineOptions engine, List<String> networks, List<Path> images,
            List<PoolingChoice> poolings, List<Method> methods, Map<String, Settings> settings, List<String> layers,
            Region[] regions, List<String> classes, int top) {
        this.console = console;
        this.engine = engine;
        this.networks = networks;
        this.images = images;
        this.poolings = poolings;
        this.methods = methods;
        this.settings = settings;
        this.layers = layers;
        this.regions = regions;
        this.classes = classes;
        this.top = top;
    }

    /** Reads {@code gap}, {@code gmp} or {@code 2:gmp}. */
    static List<PoolingChoice> poolings(List<String> words, int networks) {
        return words.stream().map(word -> {
            var numbered = PerItem.of(word.strip(), networks);
            var pooling = List.of(Pooling.GAP, Pooling.GMP).stream()
                    .filter(each -> each.id().equals(numbered.text().toLowerCase(Locale.ROOT))).findFirst()
                    .orElseThrow(() -> new TypeConversionException("a pooling is gap or gmp, not " + word));
            return new PoolingChoice(numbered.place() - 1, pooling);
        }).toList();
    }

    /** Reads {@code x,y,w,h} or {@code 2:x,y,w,h}: a region an image, null where none was given. */
    static Region[] regions(List<String> words, int images) {
        var regions = new Region[images];
        for (var word : words) {
            var numbered = PerItem.of(word, images);
            var region = new Inputs.RegionForm().convert(numbered.text());
            for (int i = 0; i < images; i++) {
                regions[i] = numbered.isFor(i) ? region : regions[i];
            }
        }
        return regions;
    }

    /** The poolings for all networks. */
    List<PoolingChoice> poolings() {
        return poolings.stream().filter(choice -> choice.network() < 0).toList();
    }

    /** @throws Problem if a figure has no room for them, or classes are given for another number of them */
    void checkCount(Axis axis) {
        int each = images.size() * networks.size() * Math.max(1, poolings().size()) * methods.size();
        int count = axis == Axis.CLASSES ? each * (top + classes.size()) : each;
        if (count > Comparison.MOST) {
            throw Problem.of(Cli.class, "compare.many", Integer.toString(count), Integer.toString(Comparison.MOST));
        }
        if (axis != Axis.CLASSES && classes.size() > 1 && classes.size() != count) {
            throw Problem.of(Cli.class, "compare.classes", Integer.toString(classes.size()), Integer.toString(count));
        }
    }

    /** Makes them, one network after the other. */
    List<Made> make(Axis axis, Stopwatch stopwatch) {
        for (int i = 0; i < networks.size(); i++) {
            var name = networks.get(i);
            Network read = stopwatch.time("read", () -> console.catalog().open(name));
            engine.noteAssumptions(console, read);
            try (LoadedNetwork loaded = engine.open(read, console, stopwatch)) {
                for (int image = 0; image < images.size(); image++) {
                    look(i, read, loaded, image, axis, stopwatch);
                }
                runsOn = loaded.runsOn();
            }
        }
        return made;
    }

    /** The stages' times, where asked for. */
    void report(Stopwatch stopwatch) {
        engine.report(console, stopwatch, runsOn);
    }

    private void look(int number, Network read, LoadedNetwork loaded, int image, Axis axis, Stopwatch stopwatch) {
        var view = Inputs.photo(images.get(image), regions[image], read, stopwatch);
        for (var pooling : poolings(number, read)) {
            var variant = read.withPooling(pooling);
            if (variant.head().swapped() && !saidSwapped) {
                saidSwapped = true;
                variant.head().swapNote().ifPresent(note -> engine.note(console, note));
            }
            var shown = loaded.with(variant);
            var observation = Inputs.observe(shown, view, stopwatch);
            for (var method : methods) {
                for (int index : classes(axis, observation)) {
                    var request = new Request(view, new Target.Index(index), method, settings.get(method.id()),
                            layer(method, number));
                    made.add(new Made(pane(stopwatch.time("map",
                            () -> shown.explain(request, observation, engine.progress(console)))), image));
                }
            }
        }
    }

    private List<Pooling> poolings(int number, Network read) {
        var own = poolings.stream().filter(choice -> choice.network() == number).map(PoolingChoice::pooling).toList();
        var all = poolings().stream().map(PoolingChoice::pooling).toList();
        return !own.isEmpty() ? own : all.isEmpty() ? List.of(read.head().pooling()) : all;
    }

    private Optional<String> layer(Method method, int number) {
        return layers.stream().map(word -> PerItem.of(word, networks.size()))
                .filter(word -> method.hasLayer() && word.isFor(number))
                .reduce((first, second) -> second.place() > 0 ? second : first).map(PerItem::text);
    }

    /** The classes of one panel, or of all where classes are what differs. */
    private List<Integer> classes(Axis axis, Observation observation) {
        if (axis == Axis.CLASSES) {
            var chosen = Arrays.stream(observation.top(top)).boxed().collect(Collectors.toList());
            classes.stream().map(wanted -> ClassChoice.of(wanted, observation).index(observation)).filter(index -> !chosen.contains(index))
                    .forEach(chosen::add);
            return chosen;
        }
        if (classes.size() > 1) {
            return List.of(chosen(classes.get(made.size()), observation));
        }
        var wanted = classes.isEmpty() ? "top1" : classes.get(0);
        if (wanted.equals("own")) {
            return List.of(observation.top(1)[0]);
        }
        if (reference == null) {
            reference = observation.network().labels();
            referenceClass = ClassChoice.of(wanted, observation).index(observation);
        }
        return List.of(ClassMatch.in(observation.network(), observation.logits().length, reference, referenceClass));
    }

    private static int chosen(String wanted, Observation observation) {
        return wanted.equals("own") ? observation.top(1)[0] : ClassChoice.of(wanted, observation).index(observation);
    }

    private static Pane pane(Explained explained) {
        if (explained.map().shape().length > 2) {
            throw Problem.of(Cli.class, "map.channels");
        }
        return Pane.of(explained);
    }
}
