package org.cameralucida.workspace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.render.Blend;
import org.cameralucida.render.Display;

/**
 * The command that makes the same figure as the window, for a POSIX shell. Numbers are written in full, so that it is
 * the same to the pixel; what is the command line's default is left out.
 */
public final class ComparisonLine {

    private static final int TOP = 5;

    private final ComparisonState state;
    private final List<String> photos;
    private final List<String> networks;
    private final List<String> words = new ArrayList<>(List.of("compare"));

    private ComparisonLine(ComparisonState state) {
        this.state = state;
        photos = distinct(panel -> panel.photo().orElseThrow().toString()).toList();
        networks = distinct(panel -> panel.network().key()).toList();
    }

    /**
     * The command, quoted where a shell needs it.
     *
     * @param program the words that start the program
     * @param out the file of the figure
     */
    public static String of(List<String> program, ComparisonState state, String out) {
        return Stream.concat(program.stream(), arguments(state, out).stream()).map(CommandLine::quoted)
                .collect(Collectors.joining(" "));
    }

    /** The words after the program's name, not quoted. */
    public static List<String> arguments(ComparisonState state, String out) {
        var line = new ComparisonLine(state);
        line.networks();
        line.classes();
        line.methods();
        line.regions();
        line.truths();
        line.look();
        if (state.difference().size() == 2) {
            line.option("--difference", state.difference().get(0) + 1 + "," + (state.difference().get(1) + 1));
        }
        line.option("--out", file(out));
        line.photos.forEach(photo -> line.words.add(file(photo)));
        return line.words;
    }

    private <T> Stream<T> distinct(Function<PaneState, T> part) {
        return state.panes().stream().map(part).distinct();
    }

    private void option(String name, String value) {
        words.add(name);
        words.add(value);
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
            if (state.top() != TOP) {
                option("--top", Integer.toString(state.top()));
            }
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

    private void look() {
        var style = state.display();
        option("--scale", style.shared() ? "shared" : "own");
        option("--colormap", style.signedColors() == Display.DEFAULT.signedColors() ? style.colors().id()
                : style.colors().id() + "," + style.signedColors().id());
        option("--opacity", number(style.opacity()));
        option("--threshold", number(style.threshold()));
        if (style.box()) {
            words.add("--box");
        }
        if (style.blend() != Blend.OPACITY) {
            option("--blend", style.blend().id());
        }
        if (style.interpolation() != Interpolation.BILINEAR) {
            option("--interpolation", style.interpolation().name().toLowerCase(Locale.ROOT));
        }
        if (state.locale().getLanguage().equals("it")) {
            option("--language", "it");
        }
    }

    /** A name that begins with a dash would be taken for an option. */
    private static String file(String path) {
        return path.startsWith("-") ? "./" + path : path;
    }

    private static String region(Region region) {
        return number(region.x()) + "," + number(region.y()) + "," + number(region.width()) + ","
                + number(region.height());
    }

    /** The shortest text that is read as the same number. */
    private static String number(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
