package org.cameralucida.evaluate;

import java.util.Arrays;

/**
 * The components of a picture at every level, all levels at once. A row is cut into hills, pixels that rise and then
 * fall: of each hill what is at or above a level is one run. Hills that touch, at a corner too, are connected from the
 * level down at which two neighbouring pixels of theirs are both above. So it is some hundred hills that are united, and
 * not every pixel: see {@link ComponentTree}.
 */
final class Hills {

    private final byte[] levels;
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
     * @param levels row by row, from 0 to {@link LevelBoxes#LEVELS}, in bytes without a sign
     */
    Hills(byte[] levels, int width) {
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
            int end = (y + 1) * width;
            for (int at = y * width; at < end;) {
                int top = up(at, end);
                add(at, top);
                at = down(top, end) + 1;
            }
        }
        firsts[height] = count;
        add(levels.length, levels.length);
        count--;
        return firsts;
    }

    private int level(int at) {
        return levels[at] & 0xFF;
    }

    /** The last pixel from one on, and before an end, up to which levels do not fall. */
    private int up(int from, int end) {
        int at = from;
        for (int level = level(at); at + 1 < end && level(at + 1) >= level; at++) {
            level = level(at + 1);
        }
        return at;
    }

    /** The last up to which they do not rise. */
    private int down(int from, int end) {
        int at = from;
        for (int level = level(at); at + 1 < end && level(at + 1) <= level; at++) {
            level = level(at + 1);
        }
        return at;
    }

    private void add(int first, int top) {
        if (count == begin.length) {
            begin = Arrays.copyOf(begin, 2 * count);
            peak = Arrays.copyOf(peak, 2 * count);
        }
        peak[count] = top;
        begin[count++] = first;
    }

    /** The components. */
    ComponentTree components() {
        var tree = new ComponentTree(count);
        for (int hill = 0; hill < count; hill++) {
            tree.leaf(hill, level(peak[hill]));
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
            tree.edge(hill, hill + 1, Math.min(level(begin[hill + 1] - 1), level(begin[hill + 1])));
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
        int most = Math.min(level(peak[upper]), level(peak[lower]));
        int best = 0;
        int left = Math.max(begin[upper], begin[lower] - width - 1);
        int right = Math.min(begin[upper + 1] - 1, begin[lower + 1] - width);
        int from = Math.max(left, Math.min(right, Math.min(peak[upper], peak[lower] - width - 1)));
        int to = Math.max(left, Math.min(right, Math.max(peak[upper], peak[lower] - width + 1)));
        for (int at = from; at <= to && best < most; at++) {
            int first = Math.max(at + width - 1, begin[lower]);
            int last = Math.min(at + width + 1, begin[lower + 1] - 1);
            int highest = Math.max(level(first), Math.max(level((first + last) / 2), level(last)));
            best = Math.max(best, Math.min(level(at), highest));
        }
        return best;
    }
}
