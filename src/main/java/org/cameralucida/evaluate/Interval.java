package org.cameralucida.evaluate;

/**
 * A figure with its confidence interval.
 *
 * @param value of the set as it is
 * @param low the interval's lower end
 * @param high its upper end
 */
public record Interval(double value, double low, double high) {
}
