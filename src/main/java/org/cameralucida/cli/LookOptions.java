package org.cameralucida.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cameralucida.image.Interpolation;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a map is laid over its photo. */
final class LookOptions {

    @Option(names = "--opacity", paramLabel = "0..1", defaultValue = "0.5", description = "Default: ${DEFAULT-VALUE}.")
    private double opacity;
    @Option(names = "--colormap", paramLabel = "NAME",
            description = "jet, turbo, viridis, inferno, cividis, …; an unknown name lists them. Default: jet, or a "
                    + "diverging one for a map that is signed by its method.")
    private String colormap;
    @Option(names = "--blend", paramLabel = "BLEND", defaultValue = "opacity",
            description = "opacity, thesis (heat × 0.8 + photo) or mask. Default: ${DEFAULT-VALUE}.")
    private Blend blend;
    @Option(names = "--interpolation", paramLabel = "NAME", defaultValue = "bilinear",
            description = "nearest, bilinear or bicubic. Default: ${DEFAULT-VALUE}.")
    private Interpolation interpolation;
    @Option(names = "--box", description = "Find and draw the box around the largest hot region.")
    private boolean box;
    @Option(names = "--threshold", paramLabel = "0..1", defaultValue = "0.2",
            description = "Hot is above this share of the maximum. Default: ${DEFAULT-VALUE}.")
    private double threshold;

    /** @throws ParameterException if a number is out of its range */
    void check(CommandLine command) {
        if (!(opacity >= 0 && opacity <= 1) || !(threshold >= 0 && threshold <= 1)) {
            throw new ParameterException(command, "--opacity and --threshold are from 0 to 1.");
        }
    }

    /**
     * The colour map asked for, or {@code otherwise} where none was.
     *
     * @throws Problem if there is none of that name
     */
    ColorMap colors(ColorMap otherwise) {
        return colormap == null ? otherwise : ColorMap.of(colormap).orElseThrow(
                () -> Problem.of(Cli.class, "colormap.unknown", colormap,
                        Arrays.stream(ColorMap.values()).map(ColorMap::id).collect(Collectors.joining(", "))));
    }

    double opacity() {
        return opacity;
    }

    Blend blend() {
        return blend;
    }

    Interpolation interpolation() {
        return interpolation;
    }

    boolean box() {
        return box;
    }

    double threshold() {
        return threshold;
    }
}
