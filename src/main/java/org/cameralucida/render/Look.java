package org.cameralucida.render;

import java.util.Objects;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Tensor;

/**
 * How a heatmap is displayed: all that turns numbers into the picture that one sees, and nothing that changes the
 * numbers.
 *
 * @param colors the colours
 * @param scaling how the ends of the scale are found
 * @param absolute the ends, where {@code scaling} is {@link Scaling#ABSOLUTE}; otherwise null
 * @param blend how heat and photo are put together
 * @param interpolation how values between cells are found
 * @param opacity of the heat, 0 to 1
 */
public record Look(ColorMap colors, Scaling scaling, Scale absolute, Blend blend, Interpolation interpolation,
        double opacity) {

    /** The look that everything begins with. */
    public static final Look DEFAULT =
            new Look(ColorMap.TURBO, Scaling.MAXIMUM, Blend.OPACITY, Interpolation.BILINEAR, 0.5);

    public Look {
        Objects.requireNonNull(colors);
        Objects.requireNonNull(scaling);
        Objects.requireNonNull(blend);
        Objects.requireNonNull(interpolation);
        if ((scaling == Scaling.ABSOLUTE) != (absolute != null)) {
            throw new IllegalArgumentException(scaling + " scaling with the scale " + absolute);
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity " + opacity);
        }
    }

    /** A look whose scale comes from each map. */
    public Look(ColorMap colors, Scaling scaling, Blend blend, Interpolation interpolation, double opacity) {
        this(colors, scaling, null, blend, interpolation, opacity);
    }

    /** A look whose scale is the same for all maps. */
    public Look(ColorMap colors, Scale absolute, Blend blend, Interpolation interpolation, double opacity) {
        this(colors, Scaling.ABSOLUTE, absolute, blend, interpolation, opacity);
    }

    /** The scale that this look gives to a map. */
    public Scale scaleOf(Tensor map) {
        return scaling == Scaling.ABSOLUTE ? absolute : Scale.of(map, scaling, colors.diverging());
    }
}
