package org.cameralucida.image;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cameralucida.image.ResizeKernel.Taps;

/**
 * Resizing as Pillow's {@code Image.resize(size, filter, box)} does it, to the bit ({@code Resample.c} of Pillow 10):
 * when shrinking, the filter grows with the scale, so that nothing aliases; a filter reaches beyond the region to the
 * pixels that are there, and is cut off at the raster's own edges; the horizontal pass goes first, and each pass
 * rounds to 8 bits. {@link Interpolation#BICUBIC} has a = −0.5.
 *
 * <p>Only the rows and columns under the region are read.
 */
public final class Resizer {

    /** How far outside of its raster a region may reach by rounding, in pixels, and is still taken. */
    private static final double SLACK = 1e-3;

    /** So many source pixels are worth waking other threads for. */
    private static final long PARALLEL_WORK = 500_000;

    private Resizer() {
    }

    /**
     * A region of a raster, at another size.
     *
     * @param region in pixels of the raster
     * @param width of the result, pixels, positive
     * @param height of the result, pixels, positive
     * @throws IllegalArgumentException if the region reaches outside of the raster, or a size is not positive
     */
    public static Raster resize(Raster raster, Region region, int width, int height, Interpolation interpolation) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("resize to " + width + "×" + height);
        }
        // As Pillow, which takes its box in single precision.
        float left = edge(region.x(), raster.width());
        float top = edge(region.y(), raster.height());
        float right = edge(region.right(), raster.width());
        float bottom = edge(region.bottom(), raster.height());
        if (left == 0 && top == 0 && right == width && bottom == height
                && width == raster.width() && height == raster.height()) {
            return raster;
        }
        if (interpolation == Interpolation.NEAREST) {
            return nearest(raster, left, top, right, bottom, width, height);
        }
        var columns = ResizeKernel.of(interpolation, raster.width(), left, right, width);
        var rows = ResizeKernel.of(interpolation, raster.height(), top, bottom, height);
        int firstRow = rows.first(0);
        int rowCount = rows.first(height - 1) + rows.count(height - 1) - firstRow;
        boolean narrows = width != raster.width() || left != 0 || right != width;
        boolean flattens = height != raster.height() || top != 0 || bottom != height;
        var wide = narrows
                ? horizontal(raster, firstRow, rowCount, columns)
                : new Raster(width, rowCount, Arrays.copyOfRange(raster.argb(), firstRow * width,
                        (firstRow + rowCount) * width));
        return flattens ? vertical(wide, firstRow, rows) : wide;
    }

    /**
     * A region of a photo, at another size.
     *
     * @param region in pixels of the photo's full size, as every region that a user sees
     * @param width of the result, pixels, positive
     * @param height of the result, pixels, positive
     * @throws IllegalArgumentException if the region reaches outside of the photo, or a size is not positive
     */
    public static Raster resize(Photo photo, Region region, int width, int height, Interpolation interpolation) {
        var raster = photo.raster();
        if (raster.width() == photo.width() && raster.height() == photo.height()) {
            return resize(raster, region, width, height, interpolation);
        }
        double across = (double) raster.width() / photo.width();
        double down = (double) raster.height() / photo.height();
        var scaled = new Region(region.x() * across, region.y() * down, region.width() * across,
                region.height() * down);
        return resize(raster, scaled, width, height, interpolation);
    }

    private static float edge(double position, int extent) {
        if (position < -SLACK || position > extent + SLACK) {
            throw new IllegalArgumentException("region edge at " + position + " outside of 0…" + extent);
        }
        return (float) Math.max(0, Math.min(extent, position));
    }

    /** Pillow's affine transform with a scale alone: the pixel under each centre, found by adding up steps. */
    private static Raster nearest(Raster raster, float left, float top, float right, float bottom, int width,
            int height) {
        int[] columns = nearestIndices(left, right, width, raster.width());
        int[] rows = nearestIndices(top, bottom, height, raster.height());
        int[] source = raster.argb();
        var target = new int[Math.multiplyExact(width, height)];
        for (int y = 0, i = 0; y < height; y++) {
            int row = rows[y] * raster.width();
            for (int x = 0; x < width; x++) {
                target[i++] = source[row + columns[x]];
            }
        }
        return new Raster(width, height, target);
    }

    private static int[] nearestIndices(float from, float to, int count, int extent) {
        double step = (double) (to - from) / count;
        double position = from + step * 0.5;
        var indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = Math.min(extent - 1, (int) position);
            position += step;
        }
        return indices;
    }

    private static Raster horizontal(Raster raster, int firstRow, int rowCount, Taps taps) {
        int width = taps.size();
        var target = new int[Math.multiplyExact(width, rowCount)];
        long work = (long) rowCount * raster.width();
        rows(rowCount, work).forEach(y -> {
            int row = (firstRow + y) * raster.width();
            for (int x = 0; x < width; x++) {
                target[y * width + x] = weightedSum(raster.argb(), row + taps.first(x), taps.weights(), taps.offset(x),
                        taps.count(x));
            }
        });
        return new Raster(width, rowCount, target);
    }

    /** Rows that do not depend on each other: on all processors if there is much to do. */
    private static IntStream rows(int count, long work) {
        var rows = IntStream.range(0, count);
        return work < PARALLEL_WORK ? rows : rows.parallel();
    }

    private static int weightedSum(int[] source, int start, int[] weights, int offset, int count) {
        int red = ResizeKernel.HALF;
        int green = ResizeKernel.HALF;
        int blue = ResizeKernel.HALF;
        for (int i = 0; i < count; i++) {
            int pixel = source[start + i];
            int weight = weights[offset + i];
            red += (pixel >>> 16 & 0xFF) * weight;
            green += (pixel >>> 8 & 0xFF) * weight;
            blue += (pixel & 0xFF) * weight;
        }
        return pack(red, green, blue);
    }

    private static Raster vertical(Raster wide, int firstRow, Taps taps) {
        int width = wide.width();
        int height = taps.size();
        var target = new int[Math.multiplyExact(width, height)];
        long work = (long) width * wide.height();
        rows(height, work).forEach(y -> {
            var red = new int[width];
            var green = new int[width];
            var blue = new int[width];
            for (int i = 0; i < taps.count(y); i++) {
                int row = (taps.first(y) - firstRow + i) * width;
                addRow(wide.argb(), row, taps.weights()[taps.offset(y) + i], red, green, blue);
            }
            for (int x = 0; x < width; x++) {
                target[y * width + x] = pack(red[x] + ResizeKernel.HALF, green[x] + ResizeKernel.HALF,
                        blue[x] + ResizeKernel.HALF);
            }
        });
        return new Raster(width, height, target);
    }

    private static void addRow(int[] source, int row, int weight, int[] red, int[] green, int[] blue) {
        for (int x = 0; x < red.length; x++) {
            int pixel = source[row + x];
            red[x] += (pixel >>> 16 & 0xFF) * weight;
            green[x] += (pixel >>> 8 & 0xFF) * weight;
            blue[x] += (pixel & 0xFF) * weight;
        }
    }

    private static int pack(int red, int green, int blue) {
        return 0xFF000000 | clip(red) << 16 | clip(green) << 8 | clip(blue);
    }

    private static int clip(int sum) {
        return Math.max(0, Math.min(255, sum >> ResizeKernel.PRECISION_BITS));
    }
}
