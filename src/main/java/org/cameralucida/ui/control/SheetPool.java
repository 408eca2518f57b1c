package org.cameralucida.ui.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sheets of panes that are gone, or not in sight, for those that come: with a sheet goes the toolkit's texture of it,
 * which it frees only when the whole heap has been collected twice. On the JavaFX thread.
 */
final class SheetPool {

    /** So many pixels wait here at the most: those of a window full of panes. */
    private static final long MOST = 3_000_000;

    private final List<Sheet> free = new ArrayList<>();
    private long pixels;

    /** The smallest free sheet with room for so much, and not larger than that; a new one where there is none. */
    Sheet take(int width, int height, int widest, int highest) {
        var found = free.stream().filter(sheet -> sheet.fits(width, height, widest, highest))
                .min(Comparator.comparingLong(SheetPool::size));
        found.ifPresent(sheet -> {
            free.remove(sheet);
            pixels -= size(sheet);
        });
        return found.orElseGet(() -> new Sheet(width, height));
    }

    /** Nobody needs a sheet any more. Those that have waited longest may have to go. */
    void give(Sheet sheet) {
        free.add(sheet);
        pixels += size(sheet);
        while (pixels > MOST) {
            pixels -= size(free.remove(0));
        }
    }

    private static long size(Sheet sheet) {
        return (long) sheet.stride() * sheet.rows();
    }
}
