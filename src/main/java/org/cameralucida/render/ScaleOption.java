package org.cameralucida.render;

import java.util.Locale;
import java.util.Optional;
import org.cameralucida.image.Tensor;

/** How the ends of a colour scale are chosen: a name that also stands in files and on the command line. */
public sealed interface ScaleOption {

    /** As maps of their method are scaled unless somebody chooses otherwise. */
    ScaleOption STANDARD = new Standard();

    /** As {@link #STANDARD} says. */
    record Standard() implements ScaleOption {

        @Override
        public String id() {
            return "standard";
        }
    }

    /**
     * Ends that are found in each map.
     *
     * @param scaling how; never {@link Scaling#ABSOLUTE}
     */
    record Found(Scaling scaling) implements ScaleOption {

        public Found {
            if (scaling == Scaling.ABSOLUTE) {
                throw new IllegalArgumentException("absolute ends are given, not found");
            }
        }

        @Override
        public String id() {
            return scaling.id();
        }
    }

    /**
     * Ends that are given, the same for all maps.
     *
     * @param scale in the maps' units
     */
    record Fixed(Scale scale) implements ScaleOption {

        @Override
        public String id() {
            return scale.low() + "," + scale.high();
        }
    }

    /**
     * The scale of a map.
     *
     * @param map of any shape
     * @param standard what {@link #STANDARD} stands for
     * @param twoSided whether the colours have a neutral middle
     */
    default Scale of(Tensor map, Scaling standard, boolean twoSided) {
        return this instanceof Fixed fixed ? fixed.scale()
                : Scale.of(map, this instanceof Found found ? found.scaling() : standard, twoSided);
    }

    /** Its name: {@code standard}, a {@linkplain Scaling#id scaling}, or {@code LOW,HIGH}. */
    String id();

    /** The option with a name, case aside; empty where the text is none, or {@code LOW} is not below {@code HIGH}. */
    static Optional<ScaleOption> of(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (word.equals(STANDARD.id())) {
            return Optional.of(STANDARD);
        }
        var scaling = Scaling.of(word).filter(each -> each != Scaling.ABSOLUTE);
        if (scaling.isPresent()) {
            return scaling.map(Found::new);
        }
        var ends = word.split(",", -1);
        try {
            return ends.length != 2 ? Optional.empty() : Optional.of(
                    new Fixed(new Scale(Double.parseDouble(ends[0].strip()), Double.parseDouble(ends[1].strip()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
