package org.cameralucida.ui.control;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;

/**
 * A raster at full, half, quarter … size, so that showing it small costs no more than what is shown. Levels are made
 * when they are first needed, by averaging 2×2 pixels; panes that show the same raster share them.
 */
final class PhotoPyramid {

    private static final Map<Raster, WeakReference<PhotoPyramid>> SHARED = new WeakHashMap<>();

    private final List<Raster> levels = new ArrayList<>();

    private PhotoPyramid(Raster raster) {
        levels.add(raster);
    }

    /** The pyramid over a raster: the same one as long as somebody holds it. */
    static PhotoPyramid of(Raster raster) {
        synchronized (SHARED) {
            var reference = SHARED.get(raster);
            var pyramid = reference == null ? null : reference.get();
            if (pyramid == null) {
                pyramid = new PhotoPyramid(raster);
                SHARED.put(raster, new WeakReference<>(pyramid));
            }
            return pyramid;
        }
    }

    /**
     * The pyramid over a photo: of one that is another only by its edits, only the pixels over these are made anew.
     *
     * @param before the pyramid over the photo that was shown before; may be null
     * @param shown that photo; may be null
     */
    static PhotoPyramid of(Photo photo, PhotoPyramid before, Photo shown) {
        var pyramid = of(photo.raster());
        if (before != null && shown != null && shown.isOfSameFile(photo)) {
            photo.differing(shown).ifPresent(part -> pyramid.take(before, part, (double) photo.raster().width() / photo.width(),
                    (double) photo.raster().height() / photo.height()));
        }
        return pyramid;
    }

    private synchronized void take(PhotoPyramid before, Region part, double scaleX, double scaleY) {
        double left = part.x() * scaleX;
        double top = part.y() * scaleY;
        double right = part.right() * scaleX;
        double bottom = part.bottom() * scaleY;
        var old = before.made();
        while (levels.size() < old.size()) {
            var from = levels.get(levels.size() - 1);
            var half = old.get(levels.size()).argb().clone();
            int width = (from.width() + 1) / 2;
            left = Math.max(0, Math.floor(left / 2) - 1);
            top = Math.max(0, Math.floor(top / 2) - 1);
            right = Math.min(width, Math.ceil(right / 2) + 1);
            bottom = Math.min((from.height() + 1) / 2, Math.ceil(bottom / 2) + 1);
            for (int y = (int) top; y < bottom; y++) {
                halve(from, half, width, y, (int) left, (int) right);
            }
            levels.add(new Raster(width, (from.height() + 1) / 2, half));
        }
    }

    private synchronized List<Raster> made() {
        return List.copyOf(levels);
    }

    /** The full size. */
    Raster base() {
        return levels.get(0);
    }

    /**
     * The smallest level that still has at least one pixel a screen pixel; made now if need be.
     *
     * @param scale pixels of the full-size raster a screen pixel
     */
    synchronized Raster level(double scale) {
        int wanted = wanted(scale);
        while (levels.size() <= wanted) {
            levels.add(half(levels.get(levels.size() - 1)));
        }
        return levels.get(wanted);
    }

    /** What {@link #level} would give if nothing had to be made for it: the best level that is there. */
    synchronized Raster ready(double scale) {
        return levels.get(Math.min(wanted(scale), levels.size() - 1));
    }

    private int wanted(double scale) {
        int level = 0;
        int side = Math.min(base().width(), base().height());
        while (scale >= 2 && side >= 2) {
            scale /= 2;
            side /= 2;
            level++;
        }
        return level;
    }

    /** A raster of half the size, rounded up: an odd last column or row counts twice. */
    static Raster half(Raster raster) {
        int width = (raster.width() + 1) / 2;
        int height = (raster.height() + 1) / 2;
        var half = new int[width * height];
        for (int y = 0; y < height; y++) {
            halve(raster, half, width, y, 0, width);
        }
        return new Raster(width, height, half);
    }

    /** A stretch of a row of it. */
    private static void halve(Raster raster, int[] half, int width, int y, int from, int to) {
        var source = raster.argb();
        int upper = 2 * y * raster.width();
        int lower = Math.min(2 * y + 1, raster.height() - 1) * raster.width();
        for (int x = from; x < to; x++) {
            int left = 2 * x;
            int right = Math.min(left + 1, raster.width() - 1);
            half[y * width + x] = mean(source[upper + left], source[upper + right],
                    source[lower + left], source[lower + right]);
        }
    }

    private static int mean(int a, int b, int c, int d) {
        int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x20002;
        int green = (a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) + 0x200;
        return 0xFF000000 | redBlue >> 2 & 0xFF00FF | green >> 2 & 0xFF00;
    }
}
