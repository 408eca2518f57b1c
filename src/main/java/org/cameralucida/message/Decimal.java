package org.cameralucida.message;

import java.util.Locale;

/**
 * A number in a {@link Message}, with the decimals that it deserves: written as the reader's language writes numbers.
 *
 * @param value the number
 * @param format as {@link String#format} takes it
 */
public record Decimal(double value, String format) {

    /** With so many decimals. */
    public static Decimal of(double value, int decimals) {
        return new Decimal(value, "%." + decimals + "f");
    }

    /** With so many significant digits. */
    public static Decimal significant(double value, int digits) {
        return new Decimal(value, "%." + digits + "g");
    }

    /** The number in a language. */
    public String in(Locale locale) {
        return String.format(locale, format, value);
    }
}
