package org.cameralucida.image;

/** A map at the size of the input, as methods that multiply by it need it. */
public final class BilinearUpsampling {

    private BilinearUpsampling() {
    }

    /** Bilinear between the centres of the cells, which are at (i + ½)·scale − ½; flat beyond the outermost. */
    public static float[] bilinear(Tensor map, int height, int width) {
        return bilinear(map, BilinearTaps.centres(map.extent(-2), height),
                BilinearTaps.centres(map.extent(-1), width));
    }

    /** Bilinear, the outermost pixels at the centres of the outermost cells. */
    public static float[] alignedCorners(Tensor map, int height, int width) {
        return bilinear(map, BilinearTaps.corners(map.extent(-2), height),
                BilinearTaps.corners(map.extent(-1), width));
    }

    private static float[] bilinear(Tensor map, BilinearTaps rows, BilinearTaps columns) {
        if (rows.from() == rows.to() && columns.from() == columns.to()) {
            return map.data().clone();
        }
        var wide = widened(map, columns);
        int width = columns.to();
        var large = new float[rows.to() * width];
        for (int y = 0; y < rows.to(); y++) {
            double[] upper = wide[rows.first(y)];
            double[] lower = wide[rows.second(y)];
            double share = rows.share(y);
            int first = y * width;
            for (int x = 0; x < width; x++) {
                large[first + x] = (float) (upper[x] + share * (lower[x] - upper[x]));
            }
        }
        return large;
    }

    /** The rows of a map, each as wide as the input. */
    private static double[][] widened(Tensor map, BilinearTaps columns) {
        var wide = new double[map.extent(-2)][columns.to()];
        for (int x = 0; x < columns.to(); x++) {
            int left = columns.first(x);
            int right = columns.second(x);
            for (int y = 0; y < wide.length; y++) {
                int row = y * columns.from();
                double low = map.data()[row + left];
                wide[y][x] = low + columns.share(x) * (map.data()[row + right] - low);
            }
        }
        return wide;
    }
}
