package org.cameralucida.image;

/**
 * Bilinear enlargement along one axis: between which two cells each pixel lies, and how near the second. The centres of
 * cells are at (i + ½)·scale − ½, or with aligned corners the outermost pixels at the outermost cells; beyond the
 * outermost centres all is flat.
 */
public final class BilinearTaps {

    private final int from;
    private final int to;
    private final int[] first;
    private final double[] share;

    private BilinearTaps(int from, int to, boolean corners) {
        this.from = from;
        this.to = to;
        first = new int[to];
        share = new double[to];
        for (int i = 0; i < to; i++) {
            double place = corners ? to == 1 ? 0 : i * (from - 1.0) / (to - 1)
                    : Math.min(Math.max((i + 0.5) * from / to - 0.5, 0), from - 1.0);
            first[i] = Math.min((int) place, Math.max(from - 2, 0));
            share[i] = place - first[i];
        }
    }

    /** Between the centres of cells. */
    public static BilinearTaps centres(int from, int to) {
        return new BilinearTaps(from, to, false);
    }

    /** With aligned corners. */
    static BilinearTaps corners(int from, int to) {
        return new BilinearTaps(from, to, true);
    }

    /** How many cells. */
    public int from() {
        return from;
    }

    /** How many pixels. */
    public int to() {
        return to;
    }

    /** The cell at or before a pixel; the last but one for what has all of the last. */
    public int first(int i) {
        return first[i];
    }

    /** The cell after it; the same where there is but one. */
    public int second(int i) {
        return Math.min(first[i] + 1, from - 1);
    }

    /** How much of the second there is in a pixel. */
    public double share(int i) {
        return share[i];
    }
}
