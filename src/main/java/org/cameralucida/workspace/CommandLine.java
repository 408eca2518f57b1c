package org.cameralucida.workspace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.render.Blend;
import org.cameralucida.render.Display;
import org.cameralucida.render.ScaleOption;

/** The command that repeats what a pane shows, for a POSIX shell. What is the command line's default is left out. */
public final class CommandLine {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private CommandLine() {
    }

    /**
     * The command, quoted where a shell needs it.
     *
     * @param program the words that start the program
     * @throws IllegalArgumentException if the photo is no file
     */
    public static String explain(List<String> program, PaneState state) {
        var words = new ArrayList<>(program);
        words.addAll(arguments(state));
        return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    /**
     * The command that paints what a network wants to see.
     *
     * @param program the words that start the program
     * @param network a name of the catalog, or the network's file
     * @param target the words that say what is to answer most
     * @param settings those that are not at their standard, by key
     */
    public static String maximise(List<String> program, String network, List<String> target,
            Map<String, String> settings) {
        var words = new ArrayList<>(program);
        words.addAll(List.of("maximise", "--network", network));
        words.addAll(target);
        settings.forEach((key, value) -> option(words, "--option", key + "=" + value));
        option(words, "--out", "wanted.png");
        return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    /** The words after the program's name, not quoted. */
    public static List<String> arguments(PaneState state) {
        var photo = state.photo().orElseThrow(() -> new IllegalArgumentException("a picture that is no file"));
        var words = new ArrayList<>(List.of("explain", "--network", state.network().key()));
        state.classIndex().ifPresent(index -> option(words, "--class", Integer.toString(index)));
        option(words, "--method", state.method().id());
        state.method().layer().ifPresent(layer -> option(words, "--layer", layer));
        state.method().settings().forEach((key, value) -> option(words, "--option", key + "=" + value));
        if (state.network().swapped()) {
            option(words, "--pooling", state.network().pooling().id());
        }
        state.frame().region().ifPresent(frame -> option(words, "--region", region(frame)));
        look(words, Method.named(state.method().id()), state.display());
        option(words, "--out", "overlay.png");
        // A file whose name begins with a dash would be taken for an option.
        words.add(photo.toString().startsWith("-") ? "./" + photo : photo.toString());
        return words;
    }

    private static void look(List<String> words, Method method, Display options) {
        option(words, "--opacity", number(options.opacity(), 3));
        option(words, "--colormap", options.colors().id());
        var standard = new ScaleOption.Found(StandardScaling.of(method, options.colors()));
        if (!options.scale().equals(ScaleOption.STANDARD) && !options.scale().equals(standard)) {
            option(words, "--scale", options.scale().id());
        }
        if (options.blend() != Blend.OPACITY) {
            option(words, "--blend", options.blend().id());
        }
        if (options.interpolation() != Interpolation.BILINEAR) {
            option(words, "--interpolation", options.interpolation().name().toLowerCase(Locale.ROOT));
        }
        if (options.box()) {
            words.add("--box");
            option(words, "--threshold", number(options.threshold(), 3));
        }
    }

    private static void option(List<String> words, String name, String value) {
        words.add(name);
        words.add(value);
    }

    private static String region(Region region) {
        return number(region.x(), 2) + "," + number(region.y(), 2) + ","
                + number(region.width(), 2) + "," + number(region.height(), 2);
    }

    private static String number(double value, int decimals) {
        var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /**
     * A word as a POSIX shell reads it back: as it is when no character of it means anything, else in single quotes.
     */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
