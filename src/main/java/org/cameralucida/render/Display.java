package org.cameralucida.render;

import java.util.Objects;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * How maps are displayed: all that turns numbers into the picture that one sees, and nothing that changes the numbers.
 * The window, sessions and the command line have the same options with the same {@linkplain #DEFAULT defaults}.
 *
 * @param colors the colours of maps with one side
 * @param signedColors the colours of maps that have values on both sides of 0
 * @param scale how the ends of the colours are chosen
 * @param shared whether maps that are compared, and whose values mean the same, share one scale
 * @param blend how heat and photo are put together
 * @param interpolation how values between cells are found
 * @param opacity of the heat, 0 to 1
 * @param threshold of the predicted box, a share of each map's maximum, 0 to 1
 * @param box whether predicted boxes are drawn
 */
public record Display(ColorMap colors, ColorMap signedColors, ScaleOption scale, boolean shared, Blend blend,
        Interpolation interpolation, double opacity, double threshold, boolean box) {

    /** What everything begins with: the one table of defaults. Jet and a fifth of the maximum are the paper's. */
    public static final Display DEFAULT = new Display(ColorMap.JET, ColorMap.COOLWARM, ScaleOption.STANDARD, true,
            Blend.OPACITY, Interpolation.BILINEAR, 0.5, 0.2, false);

    public Display {
        Objects.requireNonNull(colors);
        Objects.requireNonNull(signedColors);
        Objects.requireNonNull(scale);
        Objects.requireNonNull(blend);
        Objects.requireNonNull(interpolation);
        if (!(opacity >= 0 && opacity <= 1) || !(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("opacity " + opacity + ", threshold " + threshold);
        }
    }

    /** The colours of a map with one side or two. */
    public ColorMap colors(boolean twoSided) {
        return twoSided ? signedColors : colors;
    }

    /** The colours under a scale: where it has 0 in its middle, such that have a neutral one. */
    public ColorMap colors(Scale ends) {
        return ends.symmetric() ? divergingColors() : colors;
    }

    /** Colours with a neutral middle: the user's where theirs have one. */
    public ColorMap divergingColors() {
        return colors.diverging() ? colors : signedColors.diverging() ? signedColors : DEFAULT.signedColors;
    }

    /** The same in these colours, whatever sides a map has. */
    public Display with(ColorMap all) {
        return with(all, all);
    }

    /** The same in other colours. */
    public Display with(ColorMap plain, ColorMap signed) {
        return new Display(plain, signed, scale, shared, blend, interpolation, opacity, threshold, box);
    }

    /** The same with other ends of the colours. */
    public Display with(ScaleOption ends) {
        return new Display(colors, signedColors, ends, shared, blend, interpolation, opacity, threshold, box);
    }

    /** The same for maps that share a scale, or do not. */
    public Display shared(boolean one) {
        return new Display(colors, signedColors, scale, one, blend, interpolation, opacity, threshold, box);
    }

    /** The same put together with the photo otherwise. */
    public Display with(Blend other) {
        return new Display(colors, signedColors, scale, shared, other, interpolation, opacity, threshold, box);
    }

    /** The same with other values between the cells. */
    public Display with(Interpolation other) {
        return new Display(colors, signedColors, scale, shared, blend, other, opacity, threshold, box);
    }

    /** The same as opaque as this, 0 to 1. */
    public Display opacity(double share) {
        return new Display(colors, signedColors, scale, shared, blend, interpolation, share, threshold, box);
    }

    /** The same with boxes at another share of the maximum, 0 to 1. */
    public Display threshold(double share) {
        return new Display(colors, signedColors, scale, shared, blend, interpolation, opacity, share, box);
    }

    /** The same with boxes or without. */
    public Display box(boolean drawn) {
        return new Display(colors, signedColors, scale, shared, blend, interpolation, opacity, threshold, drawn);
    }

    /** A map as it is laid over a photo, where colours and ends are known. */
    public HeatLayer layer(Tensor map, Region seen, Scale ends, ColorMap of) {
        return new HeatLayer(map, seen, ends, of, interpolation, blend);
    }
}
