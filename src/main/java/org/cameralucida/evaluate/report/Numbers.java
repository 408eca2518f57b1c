package org.cameralucida.evaluate.report;

import java.util.Locale;
import org.cameralucida.evaluate.Interval;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.message.Decimal;

/** Figures as a reader's language writes them: percentages, with their intervals. */
record Numbers(Locale locale) {

    private static final String NONE = "–";

    /** A share as a percentage. */
    String percent(double share, int decimals) {
        return Double.isNaN(share) ? NONE : Decimal.of(100 * share, decimals).in(locale);
    }

    /** The same with its sign, as a difference has it; what is rounded to 0 has none. */
    String signed(double share, int decimals) {
        var size = percent(Math.abs(share), decimals);
        return Double.isNaN(share) || size.equals(percent(0, decimals)) ? size : (share < 0 ? "−" : "+") + size;
    }

    /**
     * A figure in a table.
     *
     * @param measure whose
     * @param value in full, as files have it
     * @param text the value for people
     * @param range its interval for people; empty where there is none
     * @param at where the value's bar ends, % of the cell
     * @param low where the interval begins, likewise
     * @param width how wide it is, likewise
     * @param kind how it stands out: {@code best}, {@code better}, {@code worse}, or not at all
     */
    record Cell(String measure, String value, String text, String range, String at, String low, String width,
            String kind) {
    }

    /** A mean. */
    Cell cell(Measure measure, Interval interval, boolean isBest) {
        return cell(measure.key(), interval, isBest ? "best" : "");
    }

    Cell cell(String measure, Interval interval, String kind) {
        double value = interval.value();
        boolean hasRange = !Double.isNaN(interval.low());
        return new Cell(measure, Double.toString(value), percent(value, 1),
                hasRange ? percent(interval.low(), 1) + " … " + percent(interval.high(), 1) : "", css(value),
                css(hasRange ? interval.low() : 0), css(hasRange ? interval.high() - interval.low() : 0), kind);
    }

    /** A difference of two means; it stands out where its interval is on one side of 0. */
    Cell difference(Measure measure, Interval interval) {
        boolean isClear = interval.low() > 0 || interval.high() < 0;
        boolean isBetter = interval.value() < 0 == measure.isLessBetter();
        var range = Double.isNaN(interval.low()) ? ""
                : signed(interval.low(), 1) + " … " + signed(interval.high(), 1);
        return new Cell(measure.key(), Double.toString(interval.value()), signed(interval.value(), 1), range, "0", "0",
                "0", isClear ? isBetter ? "better" : "worse" : "");
    }

    private static String css(double share) {
        return Double.isNaN(share) ? "0" : String.format(Locale.ROOT, "%.2f", 100 * Math.max(0, Math.min(1, share)));
    }
}
