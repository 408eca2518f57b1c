package org.cameralucida.image;

import java.util.stream.IntStream;
import org.cameralucida.image.ResizeKernel.Taps;

/**
 * Resizing as Pillow's {@code Image.resize(size, filter, box)} does it, to the bit ({@code Resample.c} of Pillow 10):
 * when shrinking, the filter grows with the scale, so that nothing aliases; a filter reaches beyond the region to the
 * pixels that are there, and is cut off at the raster's own edges; the horizontal pass goes first, and each pass
 * rounds to 8 bits. {@link ResizeFilter#BICUBIC} has a = −0.5. Without antialiasing, and by
 * area, it is as OpenCV does it: {@link NeighbourResizer}, {@link AreaResizer}.
 *
 * <p>Only the rows and columns under what is wanted are read.
 */
public final class Resizer {

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
    public static Raster resize(Raster raster, Region region, int width, int height, Resampling resampling) {
        return resize(raster, ResizedPart.of(region, false, width, height), resampling);
    }

    /**
     * A region of a photo, at another size.
     *
     * @param region in pixels of the photo's full size, as every region that a user sees
     * @param width of the result, pixels, positive
     * @param height of the result, pixels, positive
     * @throws IllegalArgumentException if the region reaches outside of the photo, or a size is not positive
     */
    public static Raster resize(Photo photo, Region region, int width, int height, Resampling resampling) {
        return resize(photo, ResizedPart.of(region, false, width, height), resampling);
    }

    /**
     * A part of a resized photo: the pixels that resizing all of it and cutting out the part would give.
     *
     * @throws IllegalArgumentException if the part reaches beyond what is resized, or that outside of the photo
     */
    public static Raster resize(Photo photo, ResizedPart part, Resampling resampling) {
        var raster = photo.raster();
        if (raster.width() == photo.width() && raster.height() == photo.height()) {
            return resize(raster, part, resampling);
        }
        double across = (double) raster.width() / photo.width();
        double down = (double) raster.height() / photo.height();
        var source = part.source();
        var scaled = new Region(source.x() * across, source.y() * down, source.width() * across,
                source.height() * down);
        return resize(raster, new ResizedPart(scaled, part.isCut(), part.width(), part.height(), part.left(),
                part.top(), part.columns(), part.rows()), resampling);
    }

    private static Raster resize(Raster raster, ResizedPart part, Resampling resampling) {
        if (part.columns() <= 0 || part.rows() <= 0 || part.left() < 0 || part.top() < 0
                || part.left() + part.columns() > part.width() || part.top() + part.rows() > part.height()) {
            throw new IllegalArgumentException("resize to " + part);
        }
        var across = ResizedAxis.of(part.source().x(), part.source().right(), raster.width(), part.isCut(), part.width(),
                part.left(), part.columns());
        var down = ResizedAxis.of(part.source().y(), part.source().bottom(), raster.height(), part.isCut(), part.height(),
                part.top(), part.rows());
        if (across.isWhole(raster.width()) && down.isWhole(raster.height())) {
            return raster;
        }
        if (resampling.filter() == ResizeFilter.AREA && AreaResizer.shrinks(across) && AreaResizer.shrinks(down)) {
            return AreaResizer.resize(raster, across, down);
        }
        if (!resampling.antialias() || resampling.filter() == ResizeFilter.AREA) {
            return NeighbourResizer.resize(raster, across, down, resampling.filter());
        }
        if (resampling.filter() == ResizeFilter.NEAREST) {
            return nearest(raster, across.nearest(), down.nearest());
        }
        return filtered(raster, across, down, resampling.filter());
    }

    private static Raster filtered(Raster raster, ResizedAxis across, ResizedAxis down, ResizeFilter filter) {
        var rows = down.taps(filter);
        int last = rows.size() - 1;
        int firstRow = down.isCopied() ? down.start() + down.first() : rows.first(0);
        int rowCount = down.isCopied() ? down.count() : rows.first(last) + rows.count(last) - firstRow;
        var wide = across.isCopied()
                ? copied(raster, across.start() + across.first(), across.count(), firstRow, rowCount)
                : horizontal(raster, firstRow, rowCount, across.taps(filter));
        return down.isCopied() ? wide : vertical(wide, firstRow, rows);
    }

    private static Raster nearest(Raster raster, int[] columns, int[] rows) {
        int[] source = raster.argb();
        var target = new int[Math.multiplyExact(columns.length, rows.length)];
        int i = 0;
        for (int y : rows) {
            int row = y * raster.width();
            for (int x : columns) {
                target[i++] = source[row + x];
            }
        }
        return new Raster(columns.length, rows.length, target);
    }

    private static Raster copied(Raster raster, int left, int width, int top, int height) {
        var target = new int[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(raster.argb(), (top + y) * raster.width() + left, target, y * width, width);
        }
        return new Raster(width, height, target);
    }

    private static Raster horizontal(Raster raster, int firstRow, int rowCount, Taps taps) {
        int width = taps.size();
        var target = new int[Math.multiplyExact(width, rowCount)];
        long work = (long) rowCount * raster.width();
        rows(rowCount, work).forEach(y -> {
            int row = (firstRow + y) * raster.width();
            for (int x = 0; x < width; x++) {
                int first = row + taps.first(x);
                target[y * width + x] = taps.count(x) == 2
                        ? sumOfTwo(raster.argb(), first, first + 1, taps.weights(), taps.offset(x))
                        : weightedSum(raster.argb(), first, taps.weights(), taps.offset(x), taps.count(x));
            }
        });
        return new Raster(width, rowCount, target);
    }

    /** Rows that do not depend on each other: on all processors if there is much to do. */
    private static IntStream rows(int count, long work) {
        var rows = IntStream.range(0, count);
        return work < PARALLEL_WORK ? rows : rows.parallel();
    }

    /** As bilinear enlargement has them: without a loop, which would cost more than the sum. */
    private static int sumOfTwo(int[] source, int first, int second, int[] weights, int offset) {
        int one = source[first];
        int other = source[second];
        int weight = weights[offset];
        int rest = weights[offset + 1];
        return pack(ResizeKernel.HALF + (one >>> 16 & 0xFF) * weight + (other >>> 16 & 0xFF) * rest,
                ResizeKernel.HALF + (one >>> 8 & 0xFF) * weight + (other >>> 8 & 0xFF) * rest,
                ResizeKernel.HALF + (one & 0xFF) * weight + (other & 0xFF) * rest);
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
            int row = (taps.first(y) - firstRow) * width;
            if (taps.count(y) == 2) {
                for (int x = 0; x < width; x++) {
                    target[y * width + x] = sumOfTwo(wide.argb(), row + x, row + width + x, taps.weights(),
                            taps.offset(y));
                }
            } else {
                sumRows(wide, row, taps, y, target);
            }
        });
        return new Raster(width, height, target);
    }

    private static void sumRows(Raster wide, int firstPixel, Taps taps, int y, int[] target) {
        int width = wide.width();
        var red = new int[width];
        var green = new int[width];
        var blue = new int[width];
        for (int i = 0; i < taps.count(y); i++) {
            addRow(wide.argb(), firstPixel + i * width, taps.weights()[taps.offset(y) + i], red, green, blue);
        }
        for (int x = 0; x < width; x++) {
            target[y * width + x] = pack(red[x] + ResizeKernel.HALF, green[x] + ResizeKernel.HALF,
                    blue[x] + ResizeKernel.HALF);
        }
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
        if ((red | green | blue) >>> ResizeKernel.PRECISION_BITS + 8 == 0) {
            // None is negative or above 255, as most are not.
            return 0xFF000000 | red >> ResizeKernel.PRECISION_BITS - 16 & 0xFF0000
                    | green >> ResizeKernel.PRECISION_BITS - 8 & 0xFF00 | blue >> ResizeKernel.PRECISION_BITS;
        }
        return 0xFF000000 | clip(red) << 16 | clip(green) << 8 | clip(blue);
    }

    private static int clip(int sum) {
        return Math.max(0, Math.min(255, sum >> ResizeKernel.PRECISION_BITS));
    }
}
