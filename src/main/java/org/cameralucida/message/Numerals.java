package org.cameralucida.message;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as a language writes them, with a true minus sign. */
public record Numerals(Locale locale) {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

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

    /** A number to about three significant digits, so that small and large values read equally well. */
    public String figure(double value) {
        var size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < 0.0005) {
            var digits = new BigDecimal(value).round(new MathContext(2));
            int power = digits.precision() - digits.scale() - 1;
            return number(digits.movePointLeft(power).doubleValue(), 1) + "×10⁻" + raised(-power);
        }
        return number(value, size < 1 ? 3 : size < 100 ? 2 : size < 1000 ? 1 : 0);
    }

    private static String raised(int power) {
        return Integer.toString(power).chars().mapToObj(digit -> SUPERSCRIPTS.charAt(digit - '0')).map(String::valueOf)
                .collect(Collectors.joining());
    }
}
