package org.cameralucida.localize;

import java.util.Arrays;
import java.util.Optional;

/**
 * Connected components of pixels that arrive as runs, row by row and in each row from left to right. Runs that touch,
 * at a corner too, belong together: union-find, in which the run that came first stands for its component.
 */
final class Components {

    private int[] y = new int[64];
    private int[] first = new int[64];
    private int[] last = new int[64];
    private int[] parent = new int[64];
    private int count;
    /** The first run of the row above and of this row. */
    private int above;
    private int current;
    private int row = -1;

    /** Closes the row so far and begins another; rows come in ascending order. */
    void nextRow(int nextY) {
        connect();
        above = nextY == row + 1 ? current : count;
        current = count;
        row = nextY;
    }

    /** Adds the pixels {@code from} to {@code to} of this row, both included. */
    void run(int from, int to) {
        if (count > current && last[count - 1] == from - 1) {
            last[count - 1] = to;
            return;
        }
        if (count == y.length) {
            grow();
        }
        y[count] = row;
        first[count] = from;
        last[count] = to;
        parent[count] = count;
        count++;
    }

    private void grow() {
        int size = 2 * count;
        y = Arrays.copyOf(y, size);
        first = Arrays.copyOf(first, size);
        last = Arrays.copyOf(last, size);
        parent = Arrays.copyOf(parent, size);
    }

    /** Unites each run of this row with those it touches in the row above. */
    private void connect() {
        int upper = above;
        int lower = current;
        while (upper < current && lower < count) {
            if (first[upper] <= last[lower] + 1 && first[lower] <= last[upper] + 1) {
                unite(upper, lower);
            }
            if (last[upper] < last[lower]) {
                upper++;
            } else {
                lower++;
            }
        }
    }

    private void unite(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private int root(int run) {
        int root = run;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** The box around the component of most pixels; of equals, around the one whose first pixel came first. */
    Optional<Box> largest() {
        connect();
        above = current;
        var pixels = new long[count];
        int largest = -1;
        for (int run = 0; run < count; run++) {
            pixels[root(run)] += last[run] - first[run] + 1;
        }
        for (int run = 0; run < count; run++) {
            if (pixels[run] > (largest < 0 ? 0 : pixels[largest])) {
                largest = run;
            }
        }
        return largest < 0 ? Optional.empty() : Optional.of(boxOf(largest));
    }

    private Box boxOf(int component) {
        int xmin = first[component];
        int xmax = last[component];
        int ymax = y[component];
        for (int run = component; run < count; run++) {
            if (root(run) == component) {
                xmin = Math.min(xmin, first[run]);
                xmax = Math.max(xmax, last[run]);
                ymax = y[run];
            }
        }
        return new Box(xmin, y[component], xmax, ymax);
    }
}
