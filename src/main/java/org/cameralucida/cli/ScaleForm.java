package org.cameralucida.cli;

import org.cameralucida.render.ScaleOption;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code maximum}, {@code min-max}, {@code symmetric}, {@code percentile} or {@code LOW,HIGH}. */
final class ScaleForm implements ITypeConverter<ScaleOption> {

    @Override
    public ScaleOption convert(String text) {
        return ScaleOption.of(text).orElseThrow(() -> new TypeConversionException("'" + text
                + "' is none of maximum, min-max, symmetric, percentile, and no two numbers LOW,HIGH with LOW below HIGH"));
    }
}
