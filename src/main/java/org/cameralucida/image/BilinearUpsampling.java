package org.cameralucida.image;

/** A map at the size of the input, as methods that multiply by it need it. */
public final class BilinearUpsampling {

    private BilinearUpsampling() {
    }

    /** Bilinear between the centres of the cells, which are at (i + ½)·scale − ½; flat beyond the outermost. */
    public static float[] bilinear(Tensor map, int height, int width) {
        return bilinear(map, height, width, false);
    }

    /** Bilinear, the outermost pixels at the centres of the outermost cells. */
    public static float[] alignedCorners(Tensor map, int height, int width) {
        return bilinear(map, height, width, true);
    }

    private static float[] bilinear(Tensor map, int height, int width, boolean corners) {
        int rows = map.extent(-2);
        var wide = widened(map, width, corners);
        var large = new float[height * width];
        for (int y = 0; y < height; y++) {
            double from = place(y, height, rows, corners);
            int top = Math.min((int) from, Math.max(rows - 2, 0));
            double[] upper = wide[top];
            double[] lower = wide[Math.min(top + 1, rows - 1)];
            double share = from - top;
            int first = y * width;
            for (int x = 0; x < width; x++) {
                large[first + x] = (float) between(upper[x], lower[x], share);
            }
        }
        return large;
    }

    /** The rows of a map, each as wide as the input. */
    private static double[][] widened(Tensor map, int width, boolean corners) {
        int columns = map.extent(-1);
        var wide = new double[map.extent(-2)][width];
        int toRight = Math.min(1, columns - 1);
        for (int x = 0; x < width; x++) {
            double from = place(x, width, columns, corners);
            int left = Math.min((int) from, Math.max(columns - 2, 0));
            for (int y = 0; y < wide.length; y++) {
                int at = y * columns + left;
                wide[y][x] = between(map.data()[at], map.data()[at + toRight], from - left);
            }
        }
        return wide;
    }

    private static double place(int pixel, int pixels, int cells, boolean corners) {
        return corners ? pixels == 1 ? 0 : pixel * (cells - 1.0) / (pixels - 1)
                : Math.min(Math.max((pixel + 0.5) * cells / pixels - 0.5, 0), cells - 1.0);
    }

    private static double between(double a, double b, double share) {
        return a + share * (b - a);
    }
}
