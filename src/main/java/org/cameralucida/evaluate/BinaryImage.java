package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.Components;
import org.cameralucida.localize.PixelRuns;

/**
 * A picture of foreground and background, kept as the runs of foreground in each row: of what a map has above a level
 * there are few, however large the photo. Beyond its edges is nothing, neither foreground nor background.
 */
final class BinaryImage implements PixelRuns {

    /** No background, so no distance from it. */
    static final long INFINITE = Long.MAX_VALUE;
    /** How many rows above and below a row are looked at together with it. */
    private static final int NEAR = 3;

    private final int width;
    private final int height;
    /** Where each row's runs begin, and behind the last row where they end; set up to {@code row}. */
    private final int[] begin;
    private int row;
    private int[] first = new int[256];
    private int[] last = new int[256];
    private int count;

    BinaryImage(int width, int height) {
        this.width = width;
        this.height = height;
        this.begin = new int[height + 1];
    }

    @Override
    public void nextRow(int y) {
        while (row < y) {
            begin[++row] = count;
        }
    }

    @Override
    public void run(int from, int to) {
        if (count > begin[row] && last[count - 1] == from - 1) {
            last[count - 1] = to;
            return;
        }
        if (count == first.length) {
            first = Arrays.copyOf(first, 2 * count);
            last = Arrays.copyOf(last, 2 * count);
        }
        first[count] = from;
        last[count++] = to;
    }

    /** Ends the last row. */
    BinaryImage complete() {
        nextRow(height);
        return this;
    }

    /**
     * The squared Euclidean distance of the foreground pixel that is furthest from the background, from its nearest
     * background pixel; 0 without foreground. Only what is further than the furthest so far is looked at more closely.
     */
    long furthest() {
        long best = 0;
        for (int y = 0; y < height; y += 8) {
            for (int run = begin[y]; run < begin[y + 1]; run++) {
                best = Math.max(best, squaredDistance((first[run] + last[run]) / 2, y));
            }
        }
        var further = new Row(width);
        for (int top = 0; top < height && best < INFINITE; top += 2 * NEAR + 1) {
            // From one row to the next a distance changes by 1 at most.
            double less = Math.sqrt(best) - NEAR;
            further.erode(this, Math.min(top + NEAR, height - 1), Math.max(1, (long) (less * less)));
            if (further.count > 0 || less < 0) {
                best = furthest(top, Math.min(top + 2 * NEAR + 1, height), best, further);
            }
        }
        return best;
    }

    /** The furthest of some rows, or what was so before. */
    private long furthest(int top, int bottom, long before, Row further) {
        long best = before;
        for (int y = top; y < bottom && best < INFINITE; y++) {
            further.erode(this, y, best + 1);
            while (further.count > 0 && best < INFINITE) {
                for (int run = 0; run < further.count; run++) {
                    best = Math.max(best, squaredDistance((further.first[run] + further.last[run]) / 2, y));
                }
                further.erode(this, y, best + 1);
            }
        }
        return best;
    }

    private long squaredDistance(int x, int y) {
        long least = INFINITE;
        for (int dy = 0; dy < height && square(dy) < least; dy++) {
            if (y >= dy) {
                least = Math.min(least, squaredDistance(x, y - dy, dy));
            }
            if (y + dy < height) {
                least = Math.min(least, squaredDistance(x, y + dy, dy));
            }
        }
        return least;
    }

    /** From the background of one row. */
    private long squaredDistance(int x, int y, int dy) {
        int run = begin[y];
        while (run < begin[y + 1] && last[run] < x) {
            run++;
        }
        if (run == begin[y + 1] || first[run] > x) {
            return square(dy);
        }
        int dx = Math.min(first[run] == 0 ? Integer.MAX_VALUE : x - first[run] + 1,
                last[run] == width - 1 ? Integer.MAX_VALUE : last[run] + 1 - x);
        return dx == Integer.MAX_VALUE ? INFINITE : square(dy) + square(dx);
    }

    private static long square(int value) {
        return (long) value * value;
    }

    /** The pixels whose squared distance from the background is at least {@code least}, 1 or more. */
    BinaryImage eroded(long least) {
        var eroded = new BinaryImage(width, height);
        var kept = new Row(width);
        for (int y = 0; y < height; y++) {
            kept.erode(this, y, least);
            eroded.nextRow(y);
            for (int run = 0; run < kept.count; run++) {
                eroded.run(kept.first[run], kept.last[run]);
            }
        }
        return eroded.complete();
    }

    /** The runs of one row. */
    private static final class Row {

        private int count;
        private int[] first;
        private int[] last;
        private int[] otherFirst;
        private int[] otherLast;

        Row(int width) {
            first = new int[width / 2 + 1];
            last = new int[width / 2 + 1];
            otherFirst = new int[width / 2 + 1];
            otherLast = new int[width / 2 + 1];
        }

        /** What is left of a row of an image when it is {@linkplain BinaryImage#eroded eroded}. */
        void erode(BinaryImage image, int y, long least) {
            int radius = (int) Math.sqrt(least - 1);
            count = 1;
            first[0] = 0;
            last[0] = image.width - 1;
            // What soon tells that nothing is left comes first: the row itself, then those that are furthest from it.
            intersect(image, y, radius);
            for (int dy = radius; dy > 0 && count > 0; dy--) {
                int reach = (int) Math.sqrt(least - 1 - square(dy));
                intersect(image, y - dy, reach);
                intersect(image, y + dy, reach);
            }
        }

        /** Keeps what is further than a reach from the background of a row of an image, if it has that row. */
        void intersect(BinaryImage image, int y, int reach) {
            if (y < 0 || y >= image.height) {
                return;
            }
            int both = 0;
            int own = 0;
            int run = image.begin[y];
            int end = image.begin[y + 1];
            while (own < count && run < end) {
                int from = image.first[run] == 0 ? 0 : image.first[run] + reach;
                int to = image.last[run] == image.width - 1 ? image.last[run] : image.last[run] - reach;
                int left = Math.max(first[own], from);
                int right = Math.min(last[own], to);
                if (left <= right) {
                    otherFirst[both] = left;
                    otherLast[both++] = right;
                }
                if (last[own] < to) {
                    own++;
                } else {
                    run++;
                }
            }
            swap(both);
        }

        private void swap(int newCount) {
            var oldFirst = first;
            var oldLast = last;
            first = otherFirst;
            last = otherLast;
            otherFirst = oldFirst;
            otherLast = oldLast;
            count = newCount;
        }
    }

    /** What hangs together by edges or corners. */
    Components components() {
        var components = new Components(true);
        for (int y = 0; y < height; y++) {
            components.nextRow(y);
            for (int run = begin[y]; run < begin[y + 1]; run++) {
                components.run(first[run], last[run]);
            }
        }
        return components;
    }

    /** The boxes of holes: of background that hangs together by edges and does not touch the picture's. */
    List<Box> holes() {
        var background = new Components(false);
        for (int y = 0; y < height; y++) {
            background.nextRow(y);
            int from = 0;
            for (int run = begin[y]; run < begin[y + 1]; run++) {
                if (first[run] > from) {
                    background.run(from, first[run] - 1);
                }
                from = last[run] + 1;
            }
            if (from < width) {
                background.run(from, width - 1);
            }
        }
        return background.boxes().stream().filter(box -> box.xmin() > 0 && box.ymin() > 0 && box.xmax() < width - 1
                && box.ymax() < height - 1).toList();
    }
}
