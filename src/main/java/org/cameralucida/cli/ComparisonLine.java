package org.cameralucida.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.image.Region;
import org.cameralucida.render.Display;
import org.cameralucida.workspace.ComparisonState;
import org.cameralucida.workspace.PaneState;

/**
 * The command that makes the same figure as the window, for a POSIX shell. Numbers are written in full, so that it is
 * the same to the pixel; what is the command line's default is left out.
 */
final class ComparisonLine {

    private final ComparisonState state;
    private final List<String> photos;
    private final List<String> networks;
    private final CommandWords words = new CommandWords("compare");

    private ComparisonLine(ComparisonState state) {
        this.state = state;
        photos = distinct(panel -> panel.photo().orElseThrow().toString()).toList();
        networks = distinct(panel -> panel.network().key()).toList();
    }

    /** @param out the file of the figure */
    static CommandWords of(ComparisonState state, String out) {
        var line = new ComparisonLine(state);
        line.networks();
        line.classes();
        line.methods();
        line.regions();
        line.truths();
        line.display();
        if (state.difference().size() == 2) {
            line.option("--difference", state.difference().get(0) + 1 + "," + (state.difference().get(1) + 1));
        }
        line.option("--out", CommandWords.fileName(out));
        line.photos.forEach(line.words::file);
        return line.words;
    }

    private <T> Stream<T> distinct(Function<PaneState, T> part) {
        return state.panes().stream().map(part).distinct();
    }

    private void option(String name, String value) {
        words.option(name, value);
    }

    /** A value for one of several; where there is only one, without its number. */
    private static String numbered(List<?> all, int index, String value) {
        return all.size() == 1 ? value : index + 1 + ":" + value;
    }

    private void networks() {
        option("--by", state.axis().id());
        networks.forEach(network -> option("--network", network));
        for (int i = 0; i < networks.size(); i++) {
            var network = networks.get(i);
            var of = state.panes().stream().filter(panel -> panel.network().key().equals(network)).toList();
            int place = i;
            of.stream().flatMap(panel -> panel.network().output().stream()).findFirst()
                    .ifPresent(output -> option("--output", numbered(networks, place, output)));
            if (of.stream().anyMatch(panel -> panel.network().swapped())) {
                for (var pooling : of.stream().map(panel -> panel.network().pooling()).distinct().toList()) {
                    option("--pooling", numbered(networks, i, pooling.id()));
                }
            }
        }
    }

    private void classes() {
        var panels = state.panes();
        if (state.axis() == Axis.CLASSES) {
            option("--top", Integer.toString(state.top()));
            panels.stream().skip(state.top())
                    .forEach(panel -> option("--class", Integer.toString(panel.classIndex().orElseThrow())));
            return;
        }
        // The same index in another network may be another class.
        boolean one = networks.size() == 1 && distinct(PaneState::classIndex).count() == 1;
        (one ? panels.subList(0, 1) : panels)
                .forEach(panel -> option("--class", Integer.toString(panel.classIndex().orElseThrow())));
    }

    private void methods() {
        option("--methods", distinct(panel -> panel.method().id()).collect(Collectors.joining(",")));
        var settings = new LinkedHashMap<String, String>();
        state.panes().forEach(panel -> panel.method().settings().forEach(
                (key, value) -> settings.put(panel.method().id() + ":" + key, value)));
        settings.forEach((key, value) -> option("--option", key + "=" + value));
        distinct(panel -> panel.method().layer()
                .map(layer -> numbered(networks, networks.indexOf(panel.network().key()), layer)))
                .flatMap(java.util.Optional::stream).distinct().forEach(layer -> option("--layer", layer));
    }

    private void regions() {
        distinct(panel -> panel.frame().region().map(frame -> numbered(photos,
                photos.indexOf(panel.photo().orElseThrow().toString()), region(frame)))).flatMap(java.util.Optional::stream).distinct()
                .forEach(region -> option("--region", region));
    }

    private void truths() {
        for (int i = 0; i < photos.size(); i++) {
            int index = i;
            state.truths().forEach((photo, objects) -> {
                if (photo.toString().equals(photos.get(index))) {
                    (objects.isEmpty() ? Stream.of("none") : objects.stream().map(ComparisonLine::box))
                            .forEach(box -> option("--truth", numbered(photos, index, box)));
                }
            });
        }
    }

    private static String box(TrueBox object) {
        var box = object.box();
        var numbers = box.xmin() + "," + box.ymin() + "," + box.xmax() + "," + box.ymax();
        return object.id().or(object::name).map(name -> name + "@" + numbers).orElse(numbers);
    }

    private void display() {
        var display = state.display();
        option("--scale", display.shared() ? "shared" : "own");
        option("--colormap", display.signedColors() == Display.DEFAULT.signedColors() ? display.colors().id()
                : display.colors().id() + "," + display.signedColors().id());
        option("--opacity", CommandWords.number(display.opacity()));
        option("--threshold", CommandWords.number(display.threshold()));
        if (display.box()) {
            words.flag("--box");
        }
        option("--blend", display.blend().id());
        option("--interpolation", display.interpolation().name().toLowerCase(Locale.ROOT));
        option("--language", state.locale().getLanguage().equals("it") ? "it" : "en");
    }

    private static String region(Region region) {
        return Stream.of(region.x(), region.y(), region.width(), region.height()).map(CommandWords::number)
                .collect(Collectors.joining(","));
    }
}
