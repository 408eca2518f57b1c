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
    /** Rows that are filtered together. */
    private static final int STRIP = 256;
    /** Side of the squares that are turned, pixels. */
    private static final int SQUARE = 16;

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

    /** Strip by strip, each turned on its side: what is quick is to sum up rows. */
    private static Raster horizontal(Raster raster, int firstRow, int rowCount, Taps taps) {
        int width = taps.size();
        int left = taps.first(0);
        int columns = taps.end() - left;
        var target = new int[Math.multiplyExact(width, rowCount)];
        parts(rowCount, STRIP, (long) rowCount * columns).forEach(top -> {
            int rows = Math.min(STRIP, rowCount - top);
            var turned = new int[columns * rows];
            transpose(raster.argb(), (firstRow + top) * raster.width() + left, raster.width(), columns, rows, turned, 0,
                    rows);
            var sums = new int[width * rows];
            new RowSums(turned, rows, left, taps).to(sums, 0, width);
            transpose(sums, 0, rows, rows, width, target, top * width, width);
        });
        return new Raster(width, rowCount, target);
    }

    private static Raster vertical(Raster wide, int firstRow, Taps taps) {
        var target = new int[Math.multiplyExact(wide.width(), taps.size())];
        parts(taps.size(), STRIP, (long) wide.width() * wide.height()).forEach(top -> new RowSums(wide.argb(), wide.width(),
                firstRow, taps).to(target, top, Math.min(taps.size(), top + STRIP)));
        return new Raster(wide.width(), taps.size(), target);
    }

    /** The beginnings of parts that do not depend on each other: on all processors if there is much to do. */
    private static IntStream parts(int count, int each, long work) {
        var parts = IntStream.range(0, (count + each - 1) / each).map(part -> part * each);
        return work < PARALLEL_WORK ? parts : parts.parallel();
    }

    /** Makes columns of rows, in squares that stay in the cache. */
    private static void transpose(int[] source, int from, int stride, int columns, int rows, int[] target, int to,
            int targetStride) {
        for (int top = 0; top < rows; top += SQUARE) {
            int bottom = Math.min(rows, top + SQUARE);
            for (int left = 0; left < columns; left += SQUARE) {
                int right = Math.min(columns, left + SQUARE);
                for (int y = top; y < bottom; y++) {
                    int place = from + y * stride;
                    for (int x = left, next = to + x * targetStride + y; x < right; x++, next += targetStride) {
                        target[next] = source[place + x];
                    }
                }
            }
        }
    }
}
