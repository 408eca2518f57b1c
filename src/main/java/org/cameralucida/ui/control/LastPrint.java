package org.cameralucida.ui.control;

import java.lang.ref.WeakReference;
import java.util.function.BooleanSupplier;
import org.cameralucida.image.Raster;

/**
 * What was sampled of a photo last. Panes side by side show the same photo in the same way: the second takes a copy of
 * what the first has sampled. Holds neither the photo nor its pixels in memory, and may be asked on any thread.
 */
final class LastPrint {

    /** How a block was sampled; see {@link PhotoSampler#fill}. */
    record Cut(int width, int height, double left, double top, double stepX, double stepY,
               PhotoSampler.Quality quality) {
    }

    private WeakReference<Raster> raster = new WeakReference<>(null);
    private WeakReference<int[]> print = new WeakReference<>(null);
    private int printStride;
    private Cut cut;

    /**
     * Fills {@code out}, by a copy where that does it.
     *
     * @param stride pixels from one row to the next in {@code out}
     * @return false if stopped
     */
    boolean fill(int[] out, int stride, Raster from, Cut wanted, BooleanSupplier superseded) {
        if (copied(out, stride, from, wanted)) {
            return true;
        }
        boolean done = PhotoSampler.fill(out, stride, wanted.width(), wanted.height(), from, wanted.left(),
                wanted.top(), wanted.stepX(), wanted.stepY(), wanted.quality(), superseded);
        if (done) {
            keep(out, stride, from, wanted);
        }
        return done;
    }

    private synchronized boolean copied(int[] out, int stride, Raster from, Cut wanted) {
        var last = print.get();
        if (last == out) {
            // It is about to be painted over.
            print = new WeakReference<>(null);
            return false;
        }
        if (last == null || raster.get() != from || !wanted.equals(cut)) {
            return false;
        }
        for (int y = 0; y < wanted.height(); y++) {
            System.arraycopy(last, y * printStride, out, y * stride, wanted.width());
        }
        return true;
    }

    private synchronized void keep(int[] out, int stride, Raster from, Cut made) {
        printStride = stride;
        print = new WeakReference<>(out);
        raster = new WeakReference<>(from);
        cut = made;
    }
}
