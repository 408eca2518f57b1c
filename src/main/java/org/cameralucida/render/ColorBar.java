package org.cameralucida.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The numbers beside the colours of a scale. All decimals are exact decimals, never a binary number's neighbour; a
 * number that is not 0 is never written as 0, so that none loses its sign. Very large and very small numbers have a
 * power of ten.
 */
public final class ColorBar {

    /** Values are written to this many digits after the leading one of the scale's length. */
    private static final int FURTHER_DIGITS = 2;
    /** Numbers of these orders of magnitude are written out; beyond them with a power of ten. */
    private static final int LEAST_ORDER = -3;
    private static final int GREATEST_ORDER = 5;
    /** How many orders of magnitude ticks with uneven steps may span. */
    private static final int DECADES = 4;
    private static final int[] NICE = {1, 2, 5};
    private static final double AT_END = 1e-9;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private ColorBar() {
    }

    /**
     * A mark on the scale.
     *
     * @param value in the map's units
     * @param position 0 at the low end, 1 at the high end
     * @param text the value as it is written
     */
    public record Tick(double value, double position, String text) {
    }

    /**
     * Ticks at multiples of 1, 2 or 5 times a power of ten, as many as there may be, all with the same decimals.
     *
     * @param most how many ticks there is room for, at least 2; there may be fewer
     */
    public static List<Tick> ticks(Scale scale, int most, Locale locale) {
        if (most < 2) {
            throw new IllegalArgumentException(most + " ticks");
        }
        if (scale.steps() != Steps.EVEN) {
            return unevenTicks(scale, most, locale);
        }
        var step = step(scale, most);
        long first = index(scale.low(), step, RoundingMode.CEILING);
        long last = index(scale.high(), step, RoundingMode.FLOOR);
        int power = power(scale);
        int decimals = Math.max(0, power + step.scale());
        var ticks = new ArrayList<Tick>();
        for (long i = first; i <= last; i++) {
            var value = step.multiply(BigDecimal.valueOf(i));
            var digits = value.movePointLeft(power).setScale(decimals, RoundingMode.UNNECESSARY);
            ticks.add(new Tick(value.doubleValue(), scale.position(value.doubleValue()), write(digits, power, locale)));
        }
        return List.copyOf(ticks);
    }

    /**
     * Ticks where steps are not even: 0 and numbers of 1, 2 or 5 times a power of ten, from the high end downwards as
     * many as have room, each with the decimals that it needs.
     */
    private static List<Tick> unevenTicks(Scale scale, int most, Locale locale) {
        double apart = 1.0 / most;
        double magnitude = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
        int power = power(scale);
        var chosen = new TreeMap<Double, Tick>();
        double zero = scale.position(0);
        if (scale.low() <= 0 && scale.high() >= 0) {
            chosen.put(zero, new Tick(0, zero, "0"));
        }
        for (int order = order(magnitude); order >= order(magnitude) - DECADES; order--) {
            for (int i = NICE.length - 1; i >= 0; i--) {
                for (int sign = 1; sign >= -1; sign -= 2) {
                    var value = BigDecimal.valueOf((long) sign * NICE[i]).scaleByPowerOfTen(order);
                    double number = value.doubleValue();
                    double position = scale.position(number);
                    if (number >= scale.low() && number <= scale.high()
                            && chosen.keySet().stream().allMatch(other -> Math.abs(other - position) >= apart)) {
                        var text = write(plain(value.movePointLeft(power)), power, locale);
                        chosen.put(position, new Tick(number, position, text));
                    }
                }
            }
        }
        return List.copyOf(chosen.values());
    }

    private static BigDecimal plain(BigDecimal digits) {
        return digits.setScale(Math.max(0, digits.stripTrailingZeros().scale()));
    }

    /** The low end, as it is written. */
    public static Tick low(Scale scale, Locale locale) {
        return new Tick(scale.low(), 0, text(scale.low(), scale, locale));
    }

    /** The high end, as it is written. */
    public static Tick high(Scale scale, Locale locale) {
        return new Tick(scale.high(), 1, text(scale.high(), scale, locale));
    }

    /**
     * A value of the map as it is written beside this scale: to between a hundredth and a thousandth of the scale's
     * length, without trailing zeros, and never as 0 if it is not.
     */
    public static String text(double value, Scale scale, Locale locale) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        int power = power(scale);
        int decimals = FURTHER_DIGITS - order(scale.high() - scale.low());
        var exact = BigDecimal.valueOf(value);
        var rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0 && value != 0) {
            int ownPower = powerOf(order(Math.abs(value)));
            var digits = exact.round(new MathContext(2)).movePointLeft(ownPower).stripTrailingZeros();
            return write(digits, ownPower, locale);
        }
        return write(rounded.movePointLeft(power).stripTrailingZeros(), power, locale);
    }

    /** The smallest nice step that leaves no more ticks than there is room for. */
    private static BigDecimal step(Scale scale, int most) {
        int order = order((scale.high() - scale.low()) / most);
        for (int shift = 0;; shift++) {
            for (int nice : NICE) {
                var step = BigDecimal.valueOf(nice).scaleByPowerOfTen(order + shift);
                long first = index(scale.low(), step, RoundingMode.CEILING);
                if (index(scale.high(), step, RoundingMode.FLOOR) - first < most) {
                    return step;
                }
            }
        }
    }

    /** Which multiple of the step is at or before (after) an end; an end that misses one by a rounding has it. */
    private static long index(double end, BigDecimal step, RoundingMode mode) {
        var steps = new BigDecimal(end).divide(step, MathContext.DECIMAL64);
        var nearest = steps.setScale(0, RoundingMode.HALF_EVEN);
        boolean hit = steps.subtract(nearest).abs().doubleValue() < AT_END;
        return (hit ? nearest : steps.setScale(0, mode)).longValueExact();
    }

    /** The power of ten that all numbers beside a scale are written with: 0 for those that are written out. */
    private static int power(Scale scale) {
        return powerOf(order(Math.max(Math.abs(scale.low()), Math.abs(scale.high()))));
    }

    private static int powerOf(int order) {
        return order >= LEAST_ORDER && order <= GREATEST_ORDER ? 0 : order;
    }

    /** The exponent of a positive number's leading digit. */
    private static int order(double value) {
        return (int) Math.floor(Math.log10(value));
    }

    private static String write(BigDecimal digits, int power, Locale locale) {
        if (digits.signum() == 0) {
            return "0";
        }
        char point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        var text = digits.abs().toPlainString().replace('.', point);
        return (digits.signum() < 0 ? "−" : "") + text + (power == 0 ? "" : "×10" + superscript(power));
    }

    private static String superscript(int power) {
        var text = new StringBuilder(power < 0 ? "⁻" : "");
        Integer.toString(Math.abs(power)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }
}
