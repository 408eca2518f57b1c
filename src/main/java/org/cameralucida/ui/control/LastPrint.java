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
    private Cut cut;

    /**
     * Fills {@code out}, by a copy where that does it.
     *
     * @return false if stopped
     */
    boolean fill(int[] out, Raster from, Cut wanted, BooleanSupplier superseded) {
        if (copied(out, from, wanted)) {
            return true;
        }
        boolean done = PhotoSampler.fill(out, wanted.width(), wanted.height(), from, wanted.left(), wanted.top(),
                wanted.stepX(), wanted.stepY(), wanted.quality(), superseded);
        if (done) {
            keep(out, from, wanted);
        }
        return done;
    }

    private synchronized boolean copied(int[] out, Raster from, Cut wanted) {
        var last = print.get();
        if (last == out) {
            // It is about to be painted over.
            print = new WeakReference<>(null);
            return false;
        }
        if (last == null || raster.get() != from || !wanted.equals(cut)) {
            return false;
        }
        System.arraycopy(last, 0, out, 0, wanted.width() * wanted.height());
        return true;
    }

    private synchronized void keep(int[] out, Raster from, Cut made) {
        print = new WeakReference<>(out);
        raster = new WeakReference<>(from);
        cut = made;
    }
}
