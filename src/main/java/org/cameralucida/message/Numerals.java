package org.cameralucida.message;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as a language writes them, with a true minus sign. */
public record Numerals(Locale locale) {

    /** So many decimals. */
    public String number(double value, int decimals) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        var text = format.format(value);
        var zero = format.format(0);
        return text.equals("-" + zero) ? zero : text.replace('-', '\u2212');
    }

    /** A share 0…1 in per cent; a dash where there is none. */
    public String percent(double share, int decimals) {
        return Double.isNaN(share) ? "–" : number(100 * share, decimals) + " %";
    }
}
