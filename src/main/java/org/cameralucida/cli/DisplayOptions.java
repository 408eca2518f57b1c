package org.cameralucida.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cameralucida.image.Interpolation;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/** How a map is laid over its photo. What is not said is as in {@link Display#DEFAULT}. */
final class DisplayOptions {

    @Option(names = "--opacity", paramLabel = "0..1", description = "Default: ${DEFAULT-VALUE}.")
    private double opacity;
    @Option(names = "--colormap", paramLabel = "NAME",
            description = "jet, turbo, viridis, inferno, cividis, …; an unknown name lists them. With a comma a second "
                    + "one, for maps with values below 0. Default: jet, or a diverging one for a map that is signed "
                    + "by its method.")
    private String colormap;
    @Option(names = "--blend", paramLabel = "BLEND",
            description = "opacity, thesis (heat × 0.8 + photo) or mask. Default: ${DEFAULT-VALUE}.")
    private Blend blend;
    @Option(names = "--interpolation", paramLabel = "NAME",
            description = "nearest, bilinear or bicubic. Default: ${DEFAULT-VALUE}.")
    private Interpolation interpolation;
    @Option(names = "--box", description = "Find and draw the box around the largest hot region.")
    private boolean box;
    @Option(names = "--threshold", paramLabel = "0..1",
            description = "Hot is above this share of the maximum. Default: ${DEFAULT-VALUE}.")
    private double threshold;

    /** The default of one of these options, as it would be written; null for that of any other. */
    static String standard(ArgSpec argument) {
        return !(argument instanceof OptionSpec option) ? null : switch (option.longestName()) {
            case "--opacity" -> Double.toString(Display.DEFAULT.opacity());
            case "--blend" -> Display.DEFAULT.blend().id();
            case "--interpolation" -> Display.DEFAULT.interpolation().name().toLowerCase(java.util.Locale.ROOT);
            case "--threshold" -> Double.toString(Display.DEFAULT.threshold());
            default -> null;
        };
    }

    /** @throws ParameterException if a number is out of its range */
    void check(CommandLine command) {
        if (!(opacity >= 0 && opacity <= 1) || !(threshold >= 0 && threshold <= 1)) {
            throw new ParameterException(command, "--opacity and --threshold are from 0 to 1.");
        }
    }

    /**
     * All of it, the scale as everything begins.
     *
     * @throws Problem if there is no colour map of a name
     */
    Display display() {
        var plain = Display.DEFAULT.colors();
        var signed = Display.DEFAULT.signedColors();
        if (colormap != null) {
            int comma = colormap.indexOf(',');
            plain = named(comma < 0 ? colormap : colormap.substring(0, comma));
            signed = comma < 0 ? plain : named(colormap.substring(comma + 1));
        }
        return new Display(plain, signed, Display.DEFAULT.scale(), Display.DEFAULT.shared(), blend, interpolation,
                opacity, threshold, box);
    }

    private static ColorMap named(String name) {
        return ColorMap.of(name).orElseThrow(() -> Problem.of(Cli.class, "colormap.unknown", name,
                Arrays.stream(ColorMap.values()).map(ColorMap::id).collect(Collectors.joining(", "))));
    }

    /** Whether the predicted box is asked for. */
    boolean box() {
        return box;
    }
}
