package org.cameralucida.explain;

import org.cameralucida.image.Tensor;

/** A map at the size of the input, as methods that multiply by it need it. */
final class Enlarged {

    private Enlarged() {
    }

    /** Bilinear between the centres of the cells, which are at (i + ½)·scale − ½; flat beyond the outermost. */
    static float[] bilinear(Tensor map, int height, int width) {
        int rows = map.extent(-2);
        int columns = map.extent(-1);
        var large = new float[height * width];
        for (int y = 0; y < height; y++) {
            double fromY = Math.min(Math.max((y + 0.5) * rows / height - 0.5, 0), rows - 1.0);
            int top = Math.min((int) fromY, Math.max(rows - 2, 0));
            int bottom = Math.min(top + 1, rows - 1);
            for (int x = 0; x < width; x++) {
                double fromX = Math.min(Math.max((x + 0.5) * columns / width - 0.5, 0), columns - 1.0);
                int left = Math.min((int) fromX, Math.max(columns - 2, 0));
                int right = Math.min(left + 1, columns - 1);
                large[y * width + x] = (float) between(
                        between(map.data()[top * columns + left], map.data()[top * columns + right], fromX - left),
                        between(map.data()[bottom * columns + left], map.data()[bottom * columns + right],
                                fromX - left), fromY - top);
            }
        }
        return large;
    }

    private static double between(double a, double b, double share) {
        return a + share * (b - a);
    }
}
