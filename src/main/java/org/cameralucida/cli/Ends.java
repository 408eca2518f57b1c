package org.cameralucida.cli;

import java.util.Locale;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The ends of a colour scale, as they are asked for.
 *
 * @param scaling how they are found; {@link Scaling#ABSOLUTE} for given ones
 * @param given the given ends; null where they are found
 */
record Ends(Scaling scaling, Scale given) {

    static Ends of(Scaling scaling) {
        return new Ends(scaling, null);
    }

    /** The scale for a map. */
    Scale scale(Tensor map, boolean twoSided) {
        return given != null ? given : Scale.of(map, scaling, twoSided);
    }

    /** Reads {@code maximum}, {@code min-max}, {@code symmetric}, {@code percentile} or {@code LOW,HIGH}. */
    static final class Form implements ITypeConverter<Ends> {

        @Override
        public Ends convert(String text) {
            String word = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
            var scaling = Scaling.of(word).filter(s -> s != Scaling.ABSOLUTE);
            if (scaling.isPresent()) {
                return of(scaling.get());
            }
            try {
                String[] ends = word.split(",", -1);
                if (ends.length == 2) {
                    return new Ends(Scaling.ABSOLUTE,
                            new Scale(Double.parseDouble(ends[0].strip()), Double.parseDouble(ends[1].strip())));
                }
            } catch (IllegalArgumentException e) {
                // Neither numbers nor a range: said below, as for any other word.
            }
            throw new TypeConversionException("'" + text
                    + "' is none of maximum, min-max, symmetric, percentile, and no two numbers LOW,HIGH with LOW below HIGH");
        }
    }
}
