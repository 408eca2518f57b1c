package org.cameralucida.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.message.Message;

/**
 * How heat and photo are put together. Each blend makes a layer of premultiplied ARGB once; the layer's opacity o (a
 * property of the scene graph, or a factor in an export) then needs nothing to be made again. All arithmetic is on the
 * 8-bit sRGB values, as in every tool that these pictures may be compared with.
 */
public enum Blend {
    /** Heat over photo: {@code photo·(1 − o) + heat·o}. */
    OPACITY,
    /** As in the founding thesis: {@code photo + 0.8·heat·o}, clipped. The layer is added ({@link #additive}). */
    THESIS,
    /** The photo only where it is hot: {@code photo·(1 − o·(1 − heat))}, with heat from 0 to 1 ({@link #heat}). */
    MASK;

    private static final double THESIS_FACTOR = 0.8;

    /** Its name in files and on the command line: {@code "mask"}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The blend with this {@link #id}. */
    public static Optional<Blend> of(String id) {
        return Arrays.stream(values()).filter(blend -> blend.id().equals(id)).findFirst();
    }

    /** Its name for people. */
    public Message label() {
        return Message.of(Blend.class, "blend." + id());
    }

    /** Whether the layer is added to the photo (and clipped) instead of laid over it. */
    public boolean additive() {
        return this == THESIS;
    }

    /** The layer's pixel for each entry of a colour map, premultiplied ARGB. */
    int[] layer(ColorMap colors, Scale scale) {
        var rgb = colors.table();
        var layer = new int[rgb.length];
        for (int i = 0; i < layer.length; i++) {
            layer[i] = switch (this) {
                case OPACITY -> 0xFF000000 | rgb[i];
                case THESIS -> 0xFF000000 | scaled(rgb[i]);
                case MASK -> (int) Math.rint(255 * (1 - heat(i / (layer.length - 1.0), scale))) << 24;
            };
        }
        return layer;
    }

    /** The layer's pixel where the map has no value (NaN): the photo as it is, and for a mask not hot. */
    int layerWithoutValue() {
        return this == MASK ? 0xFF000000 : 0;
    }

    /**
     * How hot a position on a scale is, 0 to 1. On a symmetric scale evidence against is not hot: heat begins in the
     * middle.
     */
    static double heat(double position, Scale scale) {
        return scale.symmetric() ? Math.max(0, 2 * position - 1) : position;
    }

    private static int scaled(int rgb) {
        int scaled = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            scaled |= (int) Math.rint(THESIS_FACTOR * (rgb >> shift & 0xFF)) << shift;
        }
        return scaled;
    }
}
