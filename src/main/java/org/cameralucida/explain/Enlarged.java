package org.cameralucida.explain;

import org.cameralucida.image.Tensor;

/** A map at the size of the input, as methods that multiply by it need it. */
final class Enlarged {

    private Enlarged() {
    }

    /** Bilinear between the centres of the cells, which are at (i + ½)·scale − ½; flat beyond the outermost. */
    static float[] bilinear(Tensor map, int height, int width) {
        return bilinear(map, height, width, false);
    }

    /** Bilinear, the outermost pixels at the centres of the outermost cells. */
    static float[] alignedCorners(Tensor map, int height, int width) {
        return bilinear(map, height, width, true);
    }

    private static float[] bilinear(Tensor map, int height, int width, boolean corners) {
        int rows = map.extent(-2);
        int columns = map.extent(-1);
        var large = new float[height * width];
        var lefts = new int[width];
        var shares = new double[width];
        for (int x = 0; x < width; x++) {
            double fromX = place(x, width, columns, corners);
            lefts[x] = Math.min((int) fromX, Math.max(columns - 2, 0));
            shares[x] = fromX - lefts[x];
        }
        int toRight = Math.min(1, columns - 1);
        for (int y = 0; y < height; y++) {
            double fromY = place(y, height, rows, corners);
            int top = Math.min((int) fromY, Math.max(rows - 2, 0));
            int upper = top * columns;
            int lower = Math.min(top + 1, rows - 1) * columns;
            for (int x = 0; x < width; x++) {
                int left = lefts[x];
                large[y * width + x] = (float) between(
                        between(map.data()[upper + left], map.data()[upper + left + toRight], shares[x]),
                        between(map.data()[lower + left], map.data()[lower + left + toRight], shares[x]),
                        fromY - top);
            }
        }
        return large;
    }

    private static double place(int pixel, int pixels, int cells, boolean corners) {
        return corners ? pixels == 1 ? 0 : pixel * (cells - 1.0) / (pixels - 1)
                : Math.min(Math.max((pixel + 0.5) * cells / pixels - 0.5, 0), cells - 1.0);
    }

    private static double between(double a, double b, double share) {
        return a + share * (b - a);
    }
}
