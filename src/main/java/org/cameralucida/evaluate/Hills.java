package org.cameralucida.evaluate;

import java.util.Arrays;

/**
 * The components of a picture at every level, all levels at once. A row is cut into hills, pixels that rise and then
 * fall: of each hill what is at or above a level is one run. Hills that touch, at a corner too, are connected from the
 * level down at which two neighbouring pixels of theirs are both above. So it is some hundred hills that are united, and
 * not every pixel: see {@link ComponentTree}.
 */
final class Hills {

    private final int[] levels;
    private final int width;
    /** Of each hill its first pixel, and behind the last hill where it ends; and its highest pixel. */
    private int[] begin = new int[1024];
    private int[] peak = new int[1024];
    private int count;
    /** Where each row's hills begin, and behind the last row where they end. */
    private final int[] rows;

    /**
     * The hills of a picture.
     *
     * @param levels row by row, from 0 to {@link LevelBoxes#LEVELS}
     */
    Hills(int[] levels, int width) {
        this.levels = levels;
        this.width = width;
        this.rows = cut();
    }

    /** Finds the hills; the first of each row, and behind the last row how many there are. */
    private int[] cut() {
        int height = levels.length / width;
        var firsts = new int[height + 1];
        for (int y = 0; y < height; y++) {
            firsts[y] = count;
            boolean falls = true;
            int before = -1;
            for (int at = y * width; at < (y + 1) * width; at++) {
                int level = levels[at];
                if (level < before) {
                    falls = true;
                } else if (!falls) {
                    peak[count - 1] = at;
                } else if (level > before) {
                    add(at);
                    falls = false;
                }
                before = level;
            }
        }
        firsts[height] = count;
        add(levels.length);
        count--;
        return firsts;
    }

    private void add(int at) {
        if (count == begin.length) {
            begin = Arrays.copyOf(begin, 2 * count);
            peak = Arrays.copyOf(peak, 2 * count);
        }
        peak[count] = at;
        begin[count++] = at;
    }

    /** The components. */
    ComponentTree components() {
        var tree = new ComponentTree(count);
        for (int hill = 0; hill < count; hill++) {
            tree.leaf(hill, levels[peak[hill]]);
        }
        for (int y = 0; y + 1 < rows.length; y++) {
            connect(rows[y], rows[y + 1], y + 2 < rows.length ? rows[y + 2] : rows[y + 1], tree);
        }
        tree.grow();
        for (int y = 0; y + 1 < rows.length; y++) {
            for (int hill = rows[y]; hill < rows[y + 1]; hill++) {
                tree.fill(hill, levels, begin[hill], peak[hill], begin[hill + 1], y, width);
            }
        }
        tree.sum();
        return tree;
    }

    /** Connects the hills of one row with each other and with those of the next. */
    private void connect(int row, int nextRow, int end, ComponentTree tree) {
        for (int hill = row; hill + 1 < nextRow; hill++) {
            tree.edge(hill, hill + 1, Math.min(levels[begin[hill + 1] - 1], levels[begin[hill + 1]]));
        }
        int lower = nextRow;
        for (int hill = row; hill < nextRow; hill++) {
            while (lower < end && begin[lower + 1] < begin[hill] + width) {
                lower++;
            }
            for (int each = lower; each < end && begin[each] <= begin[hill + 1] + width; each++) {
                tree.edge(hill, each, pass(hill, each));
            }
        }
    }

    /**
     * The highest level at which a pixel of a hill and one of a hill in the next row, neighbours, are both above: between
     * their peaks, as before both they rise, and behind both they fall.
     */
    private int pass(int upper, int lower) {
        int most = Math.min(levels[peak[upper]], levels[peak[lower]]);
        int best = 0;
        int left = Math.max(begin[upper], begin[lower] - width - 1);
        int right = Math.min(begin[upper + 1] - 1, begin[lower + 1] - width);
        int from = Math.max(left, Math.min(right, Math.min(peak[upper], peak[lower] - width - 1)));
        int to = Math.max(left, Math.min(right, Math.max(peak[upper], peak[lower] - width + 1)));
        for (int at = from; at <= to && best < most; at++) {
            int first = Math.max(at + width - 1, begin[lower]);
            int last = Math.min(at + width + 1, begin[lower + 1] - 1);
            int highest = Math.max(levels[first], Math.max(levels[(first + last) / 2], levels[last]));
            best = Math.max(best, Math.min(levels[at], highest));
        }
        return best;
    }
}
