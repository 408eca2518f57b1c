package org.cameralucida.localize;

import org.cameralucida.image.Tensor;

/** A map enlarged bilinearly to the pixels of a photo, without a picture of it being made. */
final class Surface {

    private final double[] cells;
    private final int width;
    private final Segments columns;
    private final Segments rows;
    /** The enlarged map at one row of pixels and at all columns of cells. */
    private final double[] row;

    Surface(Tensor map, Segments columns, Segments rows) {
        this.cells = finite(map.data());
        this.width = map.extent(1);
        this.columns = columns;
        this.rows = rows;
        this.row = new double[width];
    }

    /** The largest pixel. It is at the end of a segment in both directions, as between them all is straight. */
    double maximum() {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < rows.count(); s++) {
            maximum = Math.max(maximum, Math.max(rowMaximum(rows.start(s), s), rowMaximum(rows.last(s), s)));
        }
        return maximum;
    }

    private double rowMaximum(int y, int rowSegment) {
        cut(y, rowSegment);
        double maximum = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < columns.count(); s++) {
            maximum = Math.max(maximum, Math.max(value(columns.start(s), s), value(columns.last(s), s)));
        }
        return maximum;
    }

    /** Finds every pixel above a limit, as runs: row by row, and in each from left to right. */
    void runsAbove(double limit, Components components) {
        for (int rowSegment = 0; rowSegment < rows.count(); rowSegment++) {
            for (int y = rows.start(rowSegment); y <= rows.last(rowSegment); y++) {
                cut(y, rowSegment);
                components.nextRow(y);
                for (int s = 0; s < columns.count(); s++) {
                    runAbove(limit, s, components);
                }
            }
        }
    }

    private void runAbove(double limit, int segment, Components components) {
        int first = columns.start(segment);
        int last = columns.last(segment);
        boolean firstIsAbove = value(first, segment) > limit;
        boolean lastIsAbove = value(last, segment) > limit;
        if (firstIsAbove && lastIsAbove) {
            components.run(first, last);
        } else if (firstIsAbove || lastIsAbove) {
            int low = first;
            int high = last;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (value(middle, segment) > limit == firstIsAbove) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            components.run(firstIsAbove ? first : high, firstIsAbove ? low : last);
        }
    }

    /** Makes {@code y} the row that {@link #value} is asked of. */
    private void cut(int y, int rowSegment) {
        double fraction = rows.fraction(y, rowSegment);
        int above = rows.before(rowSegment) * width;
        int below = rows.after(rowSegment) * width;
        for (int x = 0; x < width; x++) {
            row[x] = between(cells[above + x], cells[below + x], fraction);
        }
    }

    private double value(int x, int segment) {
        return between(row[columns.before(segment)], row[columns.after(segment)], columns.fraction(x, segment));
    }

    /** Rises or falls with the fraction without ever turning back, rounding included: bisection relies on it. */
    private static double between(double a, double b, double fraction) {
        return a + (b - a) * fraction;
    }

    private static double[] finite(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        var finite = new double[values.length];
        for (int i = 0; i < finite.length; i++) {
            finite[i] = Float.isFinite(values[i]) ? values[i] : values[i] > 0 && min <= max ? max : Math.min(min, max);
        }
        return finite;
    }
}
