package org.cameralucida.evaluate;

import java.util.Arrays;

/**
 * The components of a picture at every level, all levels at once. A row is cut into hills, pixels that rise and then
 * fall: of each hill what is at or above a level is one run, which grows on both sides as the level sinks. Hills that
 * touch, at a corner too, are connected from the level down at which two neighbouring pixels of theirs are both above. So
 * the union-find is of some hundred hills, not of every pixel.
 */
final class Hills {

    private final int[] levels;
    private final int width;

    /** Of each hill its first pixel and the one behind its last; the same of what is above the level so far. */
    private int[] begin = new int[1024];
    private int count;
    private final int[] left;
    private final int[] right;
    /** The first pixel of its row. */
    private final int[] origin;
    /** The next hill that grows at the same level; −1 for none. The first of each level. */
    private final int[] nextHill;
    private final int[] firstHill;

    /** Two hills that are connected from a level down, likewise. */
    private int[] one = new int[4096];
    private int[] other = new int[4096];
    private int[] nextEdge = new int[4096];
    private int edges;
    private final int[] firstEdge;

    /** The hill that stands for another's component; of each that stands for itself, its pixels and box. */
    private final int[] parent;
    private final int[] pixels;
    private final int[] xmin;
    private final int[] xmax;
    private final int[] ymin;
    private final int[] ymax;
    private final int[] roots;
    private int rootCount;

    /**
     * The hills of a picture.
     *
     * @param levels row by row, from 0 to {@link LevelBoxes#LEVELS}
     */
    Hills(int[] levels, int width) {
        this.levels = levels;
        this.width = width;
        this.firstHill = filled(LevelBoxes.LEVELS + 1);
        this.firstEdge = filled(LevelBoxes.LEVELS + 1);
        var rows = cut();
        this.left = new int[count];
        this.right = new int[count];
        this.origin = new int[count];
        this.nextHill = new int[count];
        this.parent = new int[count];
        this.pixels = new int[count];
        this.xmin = new int[count];
        this.xmax = new int[count];
        this.ymin = new int[count];
        this.ymax = new int[count];
        this.roots = new int[count];
        for (int hill = 0; hill < count; hill++) {
            start(hill);
        }
        for (int y = 0; y + 1 < rows.length; y++) {
            connect(rows[y], rows[y + 1], y + 2 < rows.length ? rows[y + 2] : rows[y + 1]);
        }
    }

    private static int[] filled(int length) {
        var array = new int[length];
        Arrays.fill(array, -1);
        return array;
    }

    /** Finds the hills; the first of each row, and behind the last row how many there are. */
    private int[] cut() {
        int height = levels.length / width;
        var rows = new int[height + 1];
        for (int y = 0; y < height; y++) {
            rows[y] = count;
            boolean falls = true;
            int before = -1;
            for (int at = y * width; at < (y + 1) * width; at++) {
                int level = levels[at];
                if (falls && level > before) {
                    hill(at);
                    falls = false;
                } else if (level < before) {
                    falls = true;
                }
                before = level;
            }
        }
        rows[height] = count;
        hill(levels.length);
        count--;
        return rows;
    }

    private void hill(int at) {
        if (count == begin.length) {
            begin = Arrays.copyOf(begin, 2 * count);
        }
        begin[count++] = at;
    }

    private void start(int hill) {
        int peak = begin[hill];
        while (peak + 1 < begin[hill + 1] && levels[peak + 1] >= levels[peak]) {
            peak++;
        }
        left[hill] = peak;
        right[hill] = peak;
        parent[hill] = hill;
        xmin[hill] = width;
        ymin[hill] = peak / width;
        ymax[hill] = ymin[hill];
        origin[hill] = ymin[hill] * width;
        wait(hill, levels[peak]);
    }

    private void wait(int hill, int level) {
        nextHill[hill] = firstHill[level];
        firstHill[level] = hill;
    }

    /** Connects the hills of one row with each other and with those of the next. */
    private void connect(int row, int nextRow, int end) {
        for (int hill = row; hill + 1 < nextRow; hill++) {
            join(hill, hill + 1, Math.min(levels[begin[hill + 1] - 1], levels[begin[hill + 1]]));
        }
        int lower = nextRow;
        for (int hill = row; hill < nextRow; hill++) {
            while (lower < end && begin[lower + 1] < begin[hill] + width) {
                lower++;
            }
            for (int each = lower; each < end && begin[each] <= begin[hill + 1] + width; each++) {
                join(hill, each, pass(hill, each));
            }
        }
    }

    /** The highest level at which a pixel of a hill and one of a hill in the next row, neighbours, are both above. */
    private int pass(int upper, int lower) {
        int most = Math.min(levels[left[upper]], levels[left[lower]]);
        int best = 0;
        int from = Math.max(begin[upper], begin[lower] - width - 1);
        int to = Math.min(begin[upper + 1] - 1, begin[lower + 1] - width);
        for (int at = from; at <= to && best < most; at++) {
            int first = Math.max(at + width - 1, begin[lower]);
            int last = Math.min(at + width + 1, begin[lower + 1] - 1);
            int highest = Math.max(levels[first], Math.max(levels[(first + last) / 2], levels[last]));
            best = Math.max(best, Math.min(levels[at], highest));
        }
        return best;
    }

    private void join(int a, int b, int level) {
        if (edges == one.length) {
            one = Arrays.copyOf(one, 2 * edges);
            other = Arrays.copyOf(other, 2 * edges);
            nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
        }
        one[edges] = a;
        other[edges] = b;
        nextEdge[edges] = firstEdge[level];
        firstEdge[level] = edges++;
    }

    /** Lets the level sink from the highest to above 0. */
    void sink(LevelBoxes.Visitor visitor) {
        for (int level = LevelBoxes.LEVELS; level > 0; level--) {
            int next;
            for (int hill = firstHill[level]; hill >= 0; hill = next) {
                next = nextHill[hill];
                grow(hill, level);
            }
            for (int edge = firstEdge[level]; edge >= 0; edge = nextEdge[edge]) {
                unite(root(one[edge]), root(other[edge]));
            }
            tell(level - 1, visitor);
        }
    }

    private void grow(int hill, int level) {
        int from = left[hill];
        int to = right[hill];
        int before = to - from;
        if (before == 0) {
            roots[rootCount++] = hill;
        }
        while (from > begin[hill] && levels[from - 1] >= level) {
            from--;
        }
        while (to < begin[hill + 1] && levels[to] >= level) {
            to++;
        }
        left[hill] = from;
        right[hill] = to;
        wait(hill, Math.max(from > begin[hill] ? levels[from - 1] : 0, to < begin[hill + 1] ? levels[to] : 0));
        int root = root(hill);
        pixels[root] += to - from - before;
        xmin[root] = Math.min(xmin[root], from - origin[hill]);
        xmax[root] = Math.max(xmax[root], to - 1 - origin[hill]);
    }

    private int root(int hill) {
        int root = hill;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void unite(int a, int b) {
        if (a == b) {
            return;
        }
        int root = pixels[a] > pixels[b] ? a : b;
        int joins = root == a ? b : a;
        parent[joins] = root;
        pixels[root] += pixels[joins];
        xmin[root] = Math.min(xmin[root], xmin[joins]);
        xmax[root] = Math.max(xmax[root], xmax[joins]);
        ymin[root] = Math.min(ymin[root], ymin[joins]);
        ymax[root] = Math.max(ymax[root], ymax[joins]);
    }

    private void tell(int level, LevelBoxes.Visitor visitor) {
        int kept = 0;
        for (int i = 0; i < rootCount; i++) {
            int root = roots[i];
            if (parent[root] == root) {
                roots[kept++] = root;
                visitor.component(level, pixels[root], xmin[root], ymin[root], xmax[root], ymax[root]);
            }
        }
        rootCount = kept;
    }
}
