package org.cameralucida.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Shrinking as OpenCV's {@code INTER_AREA} does it with 8-bit pixels ({@code resize.cpp} of OpenCV 4): each pixel is the
 * mean of what lies under it, where a pixel that lies under it in part counts for that part.
 */
final class AreaResizer {

    /** Less of a pixel than this counts for nothing. */
    private static final double LEAST = 1e-3;

    private AreaResizer() {
    }

    /** The pixels under each pixel along one axis, and their shares. */
    private record Covered(int[] firsts, float[][] shares) {
    }

    /** Whether an axis is shrunk, or stays; what is enlarged is interpolated. */
    static boolean shrinks(ResizedAxis axis) {
        return axis.scale() >= 1;
    }

    static Raster resize(Raster raster, ResizedAxis across, ResizedAxis down) {
        var columns = covered(across);
        var rows = covered(down);
        boolean isWhole = isWhole(across) && isWhole(down);
        int area = (int) (across.scale() * down.scale());
        var target = new int[Math.multiplyExact(across.count(), down.count())];
        IntStream.range(0, down.count()).parallel().forEach(y -> {
            for (int x = 0; x < across.count(); x++) {
                int pixel = 0xFF000000;
                for (int shift = 0; shift <= 16; shift += 8) {
                    pixel |= (isWhole ? mean(sum(raster, shift, columns, x, rows, y), area)
                            : weighted(raster, shift, columns, x, rows, y)) << shift;
                }
                target[y * across.count() + x] = pixel;
            }
        });
        return new Raster(across.count(), down.count(), target);
    }

    private static boolean isWhole(ResizedAxis axis) {
        return axis.scale() == Math.rint(axis.scale());
    }

    /** Of whole pixels, whose sum is exact. */
    private static int mean(int sum, int area) {
        return area == 4 ? sum + 2 >> 2 : (int) Math.rint(sum * (float) (1.0 / area));
    }

    private static int sum(Raster raster, int shift, Covered columns, int x, Covered rows, int y) {
        int sum = 0;
        for (int j = 0; j < rows.shares[y].length; j++) {
            int row = (rows.firsts[y] + j) * raster.width() + columns.firsts[x];
            for (int i = 0; i < columns.shares[x].length; i++) {
                sum += raster.argb()[row + i] >> shift & 0xFF;
            }
        }
        return sum;
    }

    private static int weighted(Raster raster, int shift, Covered columns, int x, Covered rows, int y) {
        float sum = 0;
        for (int j = 0; j < rows.shares[y].length; j++) {
            int row = (rows.firsts[y] + j) * raster.width() + columns.firsts[x];
            float line = 0;
            for (int i = 0; i < columns.shares[x].length; i++) {
                line += (raster.argb()[row + i] >> shift & 0xFF) * columns.shares[x][i];
            }
            sum += line * rows.shares[y][j];
        }
        return Math.min(255, (int) Math.rint(sum));
    }

    /** {@code computeResizeAreaTab}. */
    private static Covered covered(ResizedAxis axis) {
        var firsts = new int[axis.count()];
        var shares = new float[axis.count()][];
        double scale = axis.scale();
        for (int k = 0; k < axis.count(); k++) {
            double begin = axis.from() + (axis.first() + k) * scale;
            double end = begin + scale;
            double size = Math.min(scale, axis.extent() - begin);
            int last = Math.min((int) Math.floor(end), axis.extent() - 1);
            int first = Math.min((int) Math.ceil(begin), last);
            boolean hasBefore = first - begin > LEAST;
            boolean hasAfter = end - last > LEAST;
            var each = new float[(hasBefore ? 1 : 0) + last - first + (hasAfter ? 1 : 0)];
            Arrays.fill(each, (float) (1 / size));
            if (hasBefore) {
                each[0] = (float) ((first - begin) / size);
            }
            if (hasAfter) {
                each[each.length - 1] = (float) (Math.min(Math.min(end - last, 1), size) / size);
            }
            firsts[k] = axis.start() + first - (hasBefore ? 1 : 0);
            shares[k] = each;
        }
        return new Covered(firsts, shares);
    }
}
