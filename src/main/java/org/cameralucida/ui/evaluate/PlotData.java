package org.cameralucida.ui.evaluate;

import java.util.List;

/**
 * What a {@link Plot} shows: curves, bars and marks over two axes.
 *
 * @param x the axis across
 * @param y the axis upwards
 * @param lines curves, the first drawn last, so that it is on top
 * @param bars side by side
 * @param marks points that are pointed out
 * @param diagonal whether the line y = x is drawn, on which something ideal would lie
 */
record PlotData(Axis x, Axis y, List<Line> lines, List<Bar> bars, List<Mark> marks, boolean diagonal) {

    PlotData {
        lines = List.copyOf(lines);
        bars = List.copyOf(bars);
        marks = List.copyOf(marks);
    }

    /** Curves, and what is pointed out on them. */
    static PlotData ofLines(Axis x, Axis y, List<Line> lines, List<Mark> marks) {
        return new PlotData(x, y, lines, List.of(), marks, false);
    }

    /** Bars. */
    static PlotData ofBars(Axis x, Axis y, List<Bar> bars) {
        return new PlotData(x, y, List.of(), bars, List.of(), false);
    }

    /**
     * An axis, which begins at 0.
     *
     * @param title what the numbers are, with their unit
     * @param end the number at its end, more than 0
     * @param most how many numbers there is room for
     */
    record Axis(String title, double end, int most) {
    }

    /**
     * A curve.
     *
     * @param name for the legend; empty for a curve that the legend leaves out
     * @param style its style class: colour and dashes
     * @param x ascending
     * @param y as many
     */
    record Line(String name, String style, double[] x, double[] y) {

        /** The value at the point that is nearest to x; NaN without points. */
        double near(double at) {
            int best = -1;
            for (int i = 0; i < x.length; i++) {
                best = best < 0 || Math.abs(x[i] - at) < Math.abs(x[best] - at) ? i : best;
            }
            return best < 0 ? Double.NaN : y[best];
        }
    }

    /**
     * A bar that stands on the axis.
     *
     * @param from its left edge
     * @param to its right edge
     * @param height its upper edge
     * @param says what it stands for, in words
     */
    record Bar(double from, double to, double height, String says) {
    }

    /**
     * A point on a curve.
     *
     * @param style the style class of its curve
     */
    record Mark(double x, double y, String style) {
    }
}
