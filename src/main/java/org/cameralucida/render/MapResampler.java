package org.cameralucida.render;

import java.util.Arrays;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * A map of a few cells as a picture of many pixels, row by row. Both have half-pixel centres: a whole map enlarged is
 * what OpenCV's {@code INTER_LINEAR} and {@code INTER_CUBIC} and PyTorch with {@code align_corners=False} make of it
 * (nearest: PyTorch's {@code nearest-exact}). A part of the map enlarged is that part of the whole map enlarged.
 * Nothing is averaged when a map is made smaller.
 */
public final class MapResampler {

    private final Tensor map;
    private final int width;
    private final Taps columns;
    private final Taps rows;
    /** Source rows enlarged sideways: row r, if it is there, in slot r modulo the taps. */
    private final float[][] enlarged;
    private final int[] enlargedRow;

    /**
     * @param map {@code [H, W]}
     * @param visible the part of the map that fills the picture, in cells: the whole is {@code (0, 0, W, H)}
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     */
    MapResampler(Tensor map, Region visible, int width, int height, Interpolation interpolation) {
        if (map.shape().length != 2 || map.data().length == 0) {
            throw new IllegalArgumentException("a map of " + map);
        }
        this.map = map;
        this.width = width;
        this.columns = Taps.of(visible.x(), visible.width(), width, map.extent(1), interpolation);
        this.rows = Taps.of(visible.y(), visible.height(), height, map.extent(0), interpolation);
        this.enlarged = new float[rows.each()][width];
        this.enlargedRow = new int[rows.each()];
        Arrays.fill(enlargedRow, -1);
    }

    /**
     * Resamples a part of a map.
     *
     * @param map {@code [H, W]}
     * @param visible the part of the map that fills the picture, in cells: the whole is {@code (0, 0, W, H)}
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @return {@code width * height} values, row by row
     */
    public static float[] resample(Tensor map, Region visible, int width, int height, Interpolation interpolation) {
        var resampler = new MapResampler(map, visible, width, height, interpolation);
        var picture = new float[Math.multiplyExact(width, height)];
        var row = new float[width];
        for (int y = 0; y < height; y++) {
            resampler.row(y, row);
            System.arraycopy(row, 0, picture, y * width, width);
        }
        return picture;
    }

    /** Puts row {@code y} of the picture into {@code into}. Rows in ascending order cost least. */
    void row(int y, float[] into) {
        int each = rows.each();
        int tap = each * y;
        var weights = rows.weights();
        float[] a = enlarged(rows.cells()[tap]);
        switch (each) {
            case 1 -> System.arraycopy(a, 0, into, 0, width);
            case 2 -> blend(a, weights[tap], enlarged(rows.cells()[tap + 1]), weights[tap + 1], into);
            default -> {
                blend(a, weights[tap], enlarged(rows.cells()[tap + 1]), weights[tap + 1], into);
                add(enlarged(rows.cells()[tap + 2]), weights[tap + 2], into);
                add(enlarged(rows.cells()[tap + 3]), weights[tap + 3], into);
            }
        }
    }

    private void blend(float[] a, float weightA, float[] b, float weightB, float[] into) {
        for (int x = 0; x < width; x++) {
            into[x] = a[x] * weightA + b[x] * weightB;
        }
    }

    private void add(float[] a, float weight, float[] into) {
        for (int x = 0; x < width; x++) {
            into[x] += a[x] * weight;
        }
    }

    private float[] enlarged(int row) {
        int slot = row % enlarged.length;
        if (enlargedRow[slot] != row) {
            enlarge(row * map.extent(1), enlarged[slot]);
            enlargedRow[slot] = row;
        }
        return enlarged[slot];
    }

    private void enlarge(int offset, float[] into) {
        var source = map.data();
        var cells = columns.cells();
        var weights = columns.weights();
        int each = columns.each();
        for (int x = 0, tap = 0; x < width; x++) {
            float sum = source[offset + cells[tap]] * weights[tap++];
            for (int k = 1; k < each; k++) {
                sum += source[offset + cells[tap]] * weights[tap++];
            }
            into[x] = sum;
        }
    }
}
