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
        var enlarged = new BilinearRows(map, rows, columns);
        var large = new float[rows.to() * columns.to()];
        for (int y = 0; y < rows.to(); y++) {
            enlarged.write(y, large, y * columns.to());
        }
        return large;
    }
}
