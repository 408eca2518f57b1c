package org.cameralucida.image;

/** The rows of a map that is enlarged bilinearly, each made when it is asked for. */
public final class BilinearRows {

    private final Tensor map;
    private final BilinearTaps rows;
    private final BilinearTaps columns;
    /** The map's own rows, each as wide as the enlarged ones. */
    private final double[][] wide;

    /** Between the centres of cells, as {@link BilinearUpsampling#bilinear}. */
    public BilinearRows(Tensor map, int height, int width) {
        this(map, BilinearTaps.centres(map.extent(-2), height), BilinearTaps.centres(map.extent(-1), width));
    }

    BilinearRows(Tensor map, BilinearTaps rows, BilinearTaps columns) {
        this.map = map;
        this.rows = rows;
        this.columns = columns;
        this.wide = isAsLarge() ? new double[0][] : widened(map, columns);
    }

    private boolean isAsLarge() {
        return rows.from() == rows.to() && columns.from() == columns.to();
    }

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

    /**
     * Whether a row is the first or the last of those between the same two rows of cells. What lies between them is
     * between their values, column by column.
     */
    public boolean isOutermost(int y) {
        return y == 0 || y == rows.to() - 1 || rows.first(y) != rows.first(y - 1) || rows.first(y) != rows.first(y + 1);
    }

    /** Writes a row. */
    public void write(int y, float[] target, int offset) {
        int width = columns.to();
        if (isAsLarge()) {
            System.arraycopy(map.data(), y * width, target, offset, width);
            return;
        }
        double[] upper = wide[rows.first(y)];
        double[] lower = wide[rows.second(y)];
        double share = rows.share(y);
        for (int x = 0; x < width; x++) {
            target[offset + x] = (float) (upper[x] + share * (lower[x] - upper[x]));
        }
    }
}
