package org.cameralucida.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Connected components of pixels that arrive as runs. Runs that touch belong together: union-find, in which the run that
 * came first stands for its component.
 */
public final class Components implements PixelRuns {

    /** How far apart runs of neighbouring rows may begin and end. */
    private final int reach;
    private int[] y = new int[64];
    private int[] first = new int[64];
    private int[] last = new int[64];
    private int[] parent = new int[64];
    private int count;
    private int holes;
    /** The first run of the row above and of this row. */
    private int above;
    private int current;
    private int row = -1;

    /** @param corners whether pixels that touch at a corner alone are connected */
    public Components(boolean corners) {
        this.reach = corners ? 1 : 0;
    }

    @Override
    public void nextRow(int nextY) {
        connect();
        above = nextY == row + 1 ? current : count;
        current = count;
        row = nextY;
    }

    @Override
    public void run(int from, int to) {
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
            if (first[upper] <= last[lower] + reach && first[lower] <= last[upper] + reach) {
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
        if (rootA == rootB) {
            // They were connected another way round, and now there is something in between.
            holes++;
        }
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
        finish();
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
        return largest < 0 ? Optional.empty() : Optional.of(boxes().get(components(largest)));
    }

    /** How many holes the components have. */
    public int holes() {
        finish();
        return holes;
    }

    /** The boxes of all components, in the order of their first pixels. */
    public List<Box> boxes() {
        finish();
        var left = first.clone();
        var right = last.clone();
        var bottom = y.clone();
        for (int run = 0; run < count; run++) {
            int root = root(run);
            left[root] = Math.min(left[root], first[run]);
            right[root] = Math.max(right[root], last[run]);
            bottom[root] = y[run];
        }
        var boxes = new ArrayList<Box>();
        for (int run = 0; run < count; run++) {
            if (parent[run] == run) {
                boxes.add(new Box(left[run], y[run], right[run], bottom[run]));
            }
        }
        return boxes;
    }

    /** How many components begin before a run. */
    private int components(int before) {
        int components = 0;
        for (int run = 0; run < before; run++) {
            components += parent[run] == run ? 1 : 0;
        }
        return components;
    }

    private void finish() {
        connect();
        above = current;
    }
}
