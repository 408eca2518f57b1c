package org.cameralucida.localize;

import java.util.Arrays;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;

/**
 * How the evidence of a map is spread: numbers to be read beside the picture. Values that are not finite count
 * for nothing.
 */
public final class Evidence {

    private Evidence() {
    }

    /** How many cells of a map are not 0: with contributions, the positions that contribute at all. */
    public static int cells(Tensor map) {
        int count = 0;
        for (float value : map.data()) {
            count += value != 0 && Float.isFinite(value) ? 1 : 0;
        }
        return count;
    }

    /** The sum of what is positive. */
    public static double positive(Tensor map) {
        double sum = 0;
        for (float value : map.data()) {
            sum += gain(value);
        }
        return sum;
    }

    /**
     * The smallest number of cells that together hold a share of the positive evidence.
     *
     * @param share 0 to 1
     * @return 0 where there is no positive evidence
     */
    public static int cellsHolding(Tensor map, double share) {
        var gains = new double[map.data().length];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = gain(map.data()[i]);
        }
        Arrays.sort(gains);
        double wanted = positive(map) * share;
        double sum = 0;
        int count = 0;
        while (count < gains.length && sum < wanted * (1 - 1e-12)) {
            sum += gains[gains.length - 1 - count++];
        }
        return count;
    }

    /**
     * The share of the positive evidence that lies in a box; a cell that lies partly in it counts for that part.
     *
     * @param map {@code [H, W]}
     * @param seen where the map lies on the photo
     * @param box in the photo's pixels
     * @return 0 to 1; NaN where there is no positive evidence
     */
    public static double inside(Tensor map, Region seen, Region box) {
        int height = map.extent(0);
        int width = map.extent(1);
        double inside = 0;
        for (int y = 0; y < height; y++) {
            double rows = overlap(y, seen.y(), seen.height() / height, box.y(), box.bottom());
            for (int x = 0; x < width && rows > 0; x++) {
                double columns = overlap(x, seen.x(), seen.width() / width, box.x(), box.right());
                inside += rows * columns * gain(map.data()[y * width + x]);
            }
        }
        double all = positive(map);
        return all > 0 ? Math.min(1, inside / all) : Double.NaN;
    }

    /** Which part of a cell lies between two edges, along one axis. */
    private static double overlap(int cell, double origin, double size, double low, double high) {
        double start = origin + cell * size;
        return Math.max(0, Math.min(start + size, high) - Math.max(start, low)) / size;
    }

    private static double gain(float value) {
        return value > 0 && Float.isFinite(value) ? value : 0;
    }
}
