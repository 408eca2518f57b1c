package org.cameralucida.localize;

/**
 * The pixels along one axis of a photo, by the pair of neighbouring cell centres of the map that they lie between.
 * Pairs without a pixel are left out.
 */
final class AxisSegments {

    private final int cellCount;
    /** The first pixel. */
    private final int begin;
    /** Of each pixel, from its segment's cell to the next. */
    private final double[] fractions;
    private final int[] cells;
    private final int[] starts;
    private int count;

    /**
     * @param edge where the map begins, in pixels
     * @param extent how many pixels it covers
     * @param cellCount how many cells it has
     * @param pixelCount how many pixels the photo has
     */
    AxisSegments(double edge, double extent, int cellCount, int pixelCount) {
        // Cells a pixel; and where cell coordinates, counted from the first cell's centre, are at pixel 0's centre.
        double step = cellCount / extent;
        double origin = (0.5 - edge) * step - 0.5;
        this.cellCount = cellCount;
        this.begin = (int) Math.max(0, Math.ceil(edge - 0.5));
        int end = (int) Math.max(begin, Math.min(pixelCount, Math.ceil(edge + extent - 0.5)));
        int most = Math.min(end - begin, cellCount);
        this.cells = new int[most];
        this.starts = new int[most + 1];
        this.fractions = new double[end - begin];
        for (int pixel = begin; pixel < end; pixel++) {
            double place = origin + pixel * step;
            int cell = (int) Math.max(0, Math.min(cellCount - 2.0, Math.floor(place)));
            if (count == 0 || cell != cells[count - 1]) {
                starts[count] = pixel;
                cells[count++] = cell;
            }
            fractions[pixel - begin] = Math.max(0, Math.min(1, place - cell));
        }
        starts[count] = end;
    }

    /** How many segments there are; none if no pixel's centre lies on the map. */
    int count() {
        return count;
    }

    /** The first pixel of a segment; that of the segment after the last is the end of all pixels. */
    int start(int segment) {
        return starts[segment];
    }

    /** The last pixel of a segment. */
    int last(int segment) {
        return starts[segment + 1] - 1;
    }

    /** The cell whose centre is at or before a segment's pixels, or the first. */
    int before(int segment) {
        return cells[segment];
    }

    /** The cell after {@link #before}; the same where the map has only one. */
    int after(int segment) {
        return Math.min(cells[segment] + 1, cellCount - 1);
    }

    /** How far a pixel is from its segment's cell to the next, 0 to 1; it stays there beyond the outermost centres. */
    double fraction(int pixel) {
        return fractions[pixel - begin];
    }
}
