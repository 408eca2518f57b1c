package org.cameralucida.ui.control;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.cameralucida.image.Raster;

/**
 * Fills a block of screen pixels from a raster, at any scale and position. Two passes, rows first, with weights in
 * 256ths, red and blue computed together in one int.
 */
final class PhotoSampler {

    /** How a screen pixel's colour is found. */
    enum Quality {
        /** The raster's pixel under its centre: for a first glance, and for looking at single pixels. */
        NEAREST,
        /** Between the four nearest pixels. */
        LINEAR,
        /** All pixels under it, weighted by a triangle as wide as two screen pixels; when not shrinking, as LINEAR. */
        FILTERED
    }

    private PhotoSampler() {
    }

    /**
     * Fills {@code out}, {@code width × height} row by row. Beyond the raster's edge its last pixels go on.
     *
     * @param left the raster's column at the left edge of the block
     * @param top the raster's row at its top edge
     * @param stepX raster pixels a screen pixel, across
     * @param stepY raster pixels a screen pixel, down
     * @param superseded asked once a row: stop, nobody wants the result any more
     * @return false if stopped
     */
    static boolean fill(int[] out, int stride, int width, int height, Raster raster, double left, double top,
                        double stepX, double stepY, Quality quality, BooleanSupplier superseded) {
        var columns = Taps.of(width, left, stepX, raster.width(), quality);
        var rows = Taps.of(height, top, stepY, raster.height(), quality);
        var cache = new int[rows.count()][width];
        var cached = new int[rows.count()];
        Arrays.fill(cached, -1);
        for (int y = 0; y < height; y++) {
            if (superseded.getAsBoolean()) {
                return false;
            }
            for (int tap = 0; tap < rows.count(); tap++) {
                int row = rows.index()[y * rows.count() + tap];
                int slot = row % rows.count();
                if (cached[slot] != row) {
                    across(raster, row, columns, cache[slot]);
                    cached[slot] = row;
                }
            }
            down(cache, rows, y, out, y * stride);
        }
        return true;
    }

    private static void across(Raster raster, int row, Taps taps, int[] out) {
        var source = raster.argb();
        int start = row * raster.width();
        var index = taps.index();
        var weight = taps.weight();
        int count = taps.count();
        if (count == 1) {
            for (int x = 0; x < out.length; x++) {
                out[x] = source[start + index[x]];
            }
            return;
        }
        for (int x = 0, tap = 0; x < out.length; x++) {
            int redBlue = 0x800080;
            int green = 0x8000;
            for (int end = tap + count; tap < end; tap++) {
                int pixel = source[start + index[tap]];
                redBlue += (pixel & 0xFF00FF) * weight[tap];
                green += (pixel & 0xFF00) * weight[tap];
            }
            out[x] = 0xFF000000 | redBlue >>> 8 & 0xFF00FF | green >>> 8 & 0xFF00;
        }
    }

    private static void down(int[][] cache, Taps taps, int y, int[] out, int offset) {
        int count = taps.count();
        int first = y * count;
        if (count == 1) {
            System.arraycopy(cache[0], 0, out, offset, cache[0].length);
        } else if (count == 2) {
            blend(cache[taps.index()[first] % 2], cache[taps.index()[first + 1] % 2], taps.weight()[first + 1],
                    out, offset);
        } else {
            for (int x = 0; x < cache[0].length; x++) {
                int redBlue = 0x800080;
                int green = 0x8000;
                for (int tap = first; tap < first + count; tap++) {
                    int pixel = cache[taps.index()[tap] % count][x];
                    redBlue += (pixel & 0xFF00FF) * taps.weight()[tap];
                    green += (pixel & 0xFF00) * taps.weight()[tap];
                }
                out[offset + x] = 0xFF000000 | redBlue >>> 8 & 0xFF00FF | green >>> 8 & 0xFF00;
            }
        }
    }

    private static void blend(int[] upper, int[] lower, int weight, int[] out, int offset) {
        int rest = 256 - weight;
        for (int x = 0; x < upper.length; x++) {
            int a = upper[x];
            int b = lower[x];
            int redBlue = (a & 0xFF00FF) * rest + (b & 0xFF00FF) * weight + 0x800080;
            int green = (a & 0xFF00) * rest + (b & 0xFF00) * weight + 0x8000;
            out[offset + x] = 0xFF000000 | redBlue >>> 8 & 0xFF00FF | green >>> 8 & 0xFF00;
        }
    }

    /**
     * For each output position, {@code count} source positions and their weights, which add up to 256.
     */
    private record Taps(int count, int[] index, int[] weight) {

        static Taps of(int size, double start, double step, int limit, Quality quality) {
            boolean exact = Math.abs(step - 1) < 1e-9 && Math.abs(start - Math.rint(start)) < 1e-9;
            if (quality == Quality.NEAREST || exact) {
                return nearest(size, start, step, limit);
            }
            double reach = quality == Quality.FILTERED ? Math.max(1, step) : 1;
            int count = reach == 1 ? 2 : (int) Math.ceil(2 * reach) + 1;
            var index = new int[size * count];
            var weight = new int[size * count];
            for (int i = 0; i < size; i++) {
                double centre = start + (i + 0.5) * step - 0.5;
                int first = (int) Math.floor(centre - reach) + 1;
                fillWeights(weight, i * count, count, centre, first, reach);
                for (int tap = 0; tap < count; tap++) {
                    index[i * count + tap] = Math.max(0, Math.min(limit - 1, first + tap));
                }
            }
            return new Taps(count, index, weight);
        }

        private static Taps nearest(int size, double start, double step, int limit) {
            var index = new int[size];
            for (int i = 0; i < size; i++) {
                index[i] = (int) Math.max(0, Math.min(limit - 1, Math.floor(start + (i + 0.5) * step)));
            }
            return new Taps(1, index, new int[size]);
        }

        private static void fillWeights(int[] weight, int offset, int count, double centre, int first, double reach) {
            double sum = 0;
            for (int tap = 0; tap < count; tap++) {
                sum += Math.max(0, 1 - Math.abs(first + tap - centre) / reach);
            }
            // Rounded as a running total, so that they add up to exactly 256.
            double running = 0;
            int given = 0;
            for (int tap = 0; tap < count; tap++) {
                running += Math.max(0, 1 - Math.abs(first + tap - centre) / reach) / sum * 256;
                weight[offset + tap] = (int) Math.round(running) - given;
                given += weight[offset + tap];
            }
        }
    }
}
