package org.cameralucida.localize;

import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * A map enlarged bilinearly to the pixels of a photo (half-pixel centres), without a picture of it being made. Between two
 * cell centres an enlarged row is a straight line, so what is above a limit there is one run of pixels, which ends where
 * the line crosses it: the full picture's answer, for a few bytes a row. Infinite cells count as the largest or smallest
 * finite one, and NaN as the smallest.
 */
public final class UpsampledMap {

    private final double[] cells;
    private final int width;
    private final AxisSegments columns;
    private final AxisSegments rows;
    /** The enlarged map at one row of pixels and at all columns of cells. */
    private final double[] row;

    /**
     * A map on a photo.
     *
     * @param map {@code [H, W]}
     * @param seen where it lies; pixels whose centres are outside of it have no value
     * @param photoWidth pixels
     * @param photoHeight pixels
     */
    public UpsampledMap(Tensor map, Region seen, int photoWidth, int photoHeight) {
        this.cells = finite(map.data());
        this.width = map.extent(1);
        this.columns = new AxisSegments(seen.x(), seen.width(), map.extent(1), photoWidth);
        this.rows = new AxisSegments(seen.y(), seen.height(), map.extent(0), photoHeight);
        this.row = new double[width];
    }

    /** The largest pixel; negative infinity where there is none. */
    public double maximum() {
        // It is at the end of a segment in both directions, as between them all is straight.
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
            double before = row[columns.before(s)];
            double after = row[columns.after(s)];
            maximum = Math.max(maximum, Math.max(between(before, after, columns.fraction(columns.start(s))),
                    between(before, after, columns.fraction(columns.last(s)))));
        }
        return maximum;
    }

    /** Finds every pixel above a limit; where a cell centre is, one run may end and the next begin. */
    public void runsAbove(double limit, PixelRuns runs) {
        for (int rowSegment = 0; rowSegment < rows.count(); rowSegment++) {
            for (int y = rows.start(rowSegment); y <= rows.last(rowSegment); y++) {
                cut(y, rowSegment);
                runs.nextRow(y);
                for (int s = 0; s < columns.count(); s++) {
                    runAbove(limit, s, runs);
                }
            }
        }
    }

    private void runAbove(double limit, int segment, PixelRuns runs) {
        int first = columns.start(segment);
        int last = columns.last(segment);
        double before = row[columns.before(segment)];
        double after = row[columns.after(segment)];
        double atFirst = between(before, after, columns.fraction(first));
        double atLast = between(before, after, columns.fraction(last));
        if (atFirst > limit && atLast > limit) {
            runs.run(first, last);
        } else if (atFirst > limit || atLast > limit) {
            // The straight line says where it crosses the limit; rounding may put that beside: the values decide, as they
            // would in the picture.
            int pixel = first + (int) ((limit - atFirst) / (atLast - atFirst) * (last - first));
            pixel = Math.max(first, Math.min(last - 1, pixel));
            boolean above = atFirst > limit;
            while (between(before, after, columns.fraction(pixel)) > limit != above) {
                pixel--;
            }
            while (between(before, after, columns.fraction(pixel + 1)) > limit == above) {
                pixel++;
            }
            runs.run(above ? first : pixel + 1, above ? pixel : last);
        }
    }

    /** Makes {@code y} the row that is looked at. */
    private void cut(int y, int rowSegment) {
        double fraction = rows.fraction(y);
        int above = rows.before(rowSegment) * width;
        int below = rows.after(rowSegment) * width;
        for (int x = 0; x < width; x++) {
            row[x] = between(cells[above + x], cells[below + x], fraction);
        }
    }

    /** Rises or falls with the fraction and never turns back, rounding included, as {@link #runAbove} needs it to. */
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
