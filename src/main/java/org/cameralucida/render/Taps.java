package org.cameralucida.render;

import org.cameralucida.image.Interpolation;

/**
 * Which cells of a map, and with what weights, make each pixel along one axis. Cell i extends from i to i + 1 and its
 * value is at its centre, i + ½; pixels likewise. Beyond the outermost centres the outermost value goes on.
 *
 * @param each taps a pixel: 1, 2 or 4
 * @param cells the cells of pixel x from {@code each * x} on
 * @param weights their weights, which sum to 1
 */
record Taps(int each, int[] cells, float[] weights) {

    /** The constant of the cubic kernel (Keys 1981), as OpenCV and PyTorch have it. */
    private static final double A = -0.75;
    /** Keeps a centre that falls on the border of two cells, but for rounding, on the same side in every crop. */
    private static final double ON_BORDER = 1e-9;

    /**
     * @param start the cell coordinate of the first pixel's outer edge
     * @param extent how many cells all pixels together cover
     * @param cellCount the extent of the map
     */
    static Taps of(double start, double extent, int pixels, int cellCount, Interpolation interpolation) {
        int each = switch (interpolation) {
            case NEAREST -> 1;
            case BILINEAR -> 2;
            case BICUBIC -> 4;
        };
        var taps = new Taps(each, new int[each * pixels], new float[each * pixels]);
        for (int x = 0; x < pixels; x++) {
            taps.set(x, start + (x + 0.5) * extent / pixels, cellCount);
        }
        return taps;
    }

    private void set(int pixel, double position, int cellCount) {
        double centre = each == 1 ? Math.floor(position + ON_BORDER) : position - 0.5;
        double base = Math.floor(centre);
        double fraction = centre - base;
        int first = each == 4 ? -1 : 0;
        for (int tap = 0; tap < each; tap++) {
            double weight = each == 4 ? cubic(fraction - first - tap) : tap == 0 ? 1 - fraction : fraction;
            // A cell without weight is not read at all, so that a NaN there cannot spoil its neighbour.
            double cell = weight == 0 ? base : base + first + tap;
            cells[each * pixel + tap] = (int) Math.max(0, Math.min(cellCount - 1.0, cell));
            weights[each * pixel + tap] = (float) weight;
        }
    }

    /** The cubic convolution kernel at a distance. */
    private static double cubic(double distance) {
        double d = Math.abs(distance);
        return d <= 1 ? ((A + 2) * d - (A + 3)) * d * d + 1 : d < 2 ? ((A * d - 5 * A) * d + 8 * A) * d - 4 * A : 0;
    }
}
