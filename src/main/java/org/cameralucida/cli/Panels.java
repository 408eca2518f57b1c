package org.cameralucida.cli;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Pane;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Target;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;

/** The panels of a comparison: every combination of networks, images, poolings and methods, in this order. */
final class Panels {

    /**
     * A panel that was made.
     *
     * @param image which image it shows, from 0
     */
    record Made(Pane pane, int image) {
    }

    private final Console console;
    private final EngineOptions engine;
    private final ComparedNetworks networks;
    private final ComparedImages images;
    private final List<MethodOptions.Asked> methods;
    private final ComparedClasses classes;
    private final List<Made> made = new ArrayList<>();
    private boolean saidSwapped;
    private RunsOn runsOn;

    Panels(Console console, EngineOptions engine, ComparedNetworks networks, ComparedImages images,
            List<MethodOptions.Asked> methods, ComparedClasses classes) {
        this.console = console;
        this.engine = engine;
        this.networks = networks;
        this.images = images;
        this.methods = methods;
        this.classes = classes;
    }

    /** @throws Problem if a figure has no room for them, or classes are given for another number of them */
    void checkCount(Axis axis) {
        int count = images.files().size() * networks.names().size() * Math.max(1, networks.poolingCount())
                * methods.size() * classes.each(axis);
        if (count > Comparison.MOST) {
            throw Problem.of(Cli.class, "compare.many", Integer.toString(count), Integer.toString(Comparison.MOST));
        }
        classes.check(axis, count);
    }

    /** Makes them, one network after the other. */
    List<Made> make(Axis axis, Stopwatch stopwatch) {
        for (int i = 0; i < networks.names().size(); i++) {
            int place = i;
            Network read = stopwatch.time("read", () -> networks.read(place, console));
            engine.noteAssumptions(console, read);
            try (LoadedNetwork loaded = engine.open(read, console, stopwatch)) {
                for (int image = 0; image < images.files().size(); image++) {
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
        var view = images.view(image, read, stopwatch);
        for (var pooling : networks.poolings(number, read)) {
            var variant = read.withPooling(pooling);
            if (variant.head().swapped() && !saidSwapped) {
                saidSwapped = true;
                variant.head().swapNote().ifPresent(note -> engine.note(console, note));
            }
            var shown = loaded.with(variant);
            var observation = Inputs.observe(shown, view, stopwatch);
            for (var asked : methods) {
                for (int index : classes.of(axis, made.size(), observation)) {
                    var request = new Request(view, new Target.Index(index), asked.method(), asked.settings(),
                            networks.layer(number).filter(layer -> asked.method().hasLayer()));
                    made.add(new Made(pane(stopwatch.time("map",
                            () -> shown.explain(request, observation, engine.progress(console)))), image));
                }
            }
        }
    }

    private static Pane pane(Explained explained) {
        if (explained.map().shape().length > 2) {
            throw Problem.of(Cli.class, "map.channels");
        }
        return Pane.of(explained);
    }
}
