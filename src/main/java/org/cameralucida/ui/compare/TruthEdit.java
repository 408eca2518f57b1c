package org.cameralucida.ui.compare;

import org.cameralucida.localize.Box;

/**
 * The arithmetic of drawing and changing a box; all in pixels of the photo, with fractions, the box's outer edges being
 * {@code xmin} and {@code xmax + 1}.
 *
 * @param photoWidth the photo's columns
 * @param photoHeight the photo's rows
 */
record TruthEdit(int photoWidth, int photoHeight) {

    /** A box that is smaller was a slip of the mouse. */
    static final int LEAST = 3;

    /**
     * What of a box is held: −1 is the left or upper edge, 1 the right or lower, 0 neither; all of it where both are 0.
     */
    record Grip(int across, int down) {
    }

    /**
     * What of a box a point is on.
     *
     * @param reach how far from an edge a point still takes hold of it
     * @return null for nothing
     */
    static Grip grip(Box box, double x, double y, double reach) {
        double right = box.xmax() + 1;
        double bottom = box.ymax() + 1;
        if (x < box.xmin() - reach || x > right + reach || y < box.ymin() - reach || y > bottom + reach) {
            return null;
        }
        return new Grip(side(x, box.xmin(), right, reach), side(y, box.ymin(), bottom, reach));
    }

    private static int side(double at, double low, double high, double reach) {
        boolean nearLow = Math.abs(at - low) <= reach;
        boolean nearHigh = Math.abs(at - high) <= reach;
        return nearLow && nearHigh ? at < (low + high) / 2 ? -1 : 1 : nearLow ? -1 : nearHigh ? 1 : 0;
    }

    /** The box between two points, within the photo. */
    Box between(double x, double y, double otherX, double otherY) {
        int left = limit((int) Math.floor(Math.min(x, otherX)), photoWidth);
        int top = limit((int) Math.floor(Math.min(y, otherY)), photoHeight);
        int right = limit((int) Math.ceil(Math.max(x, otherX)) - 1, photoWidth);
        int bottom = limit((int) Math.ceil(Math.max(y, otherY)) - 1, photoHeight);
        return new Box(left, top, Math.max(left, right), Math.max(top, bottom));
    }

    /** The box after what is held has been dragged. */
    Box drag(Box box, Grip grip, double dx, double dy) {
        if (grip.across() == 0 && grip.down() == 0) {
            int x = Math.max(-box.xmin(), Math.min(photoWidth - 1 - box.xmax(), (int) Math.rint(dx)));
            int y = Math.max(-box.ymin(), Math.min(photoHeight - 1 - box.ymax(), (int) Math.rint(dy)));
            return new Box(box.xmin() + x, box.ymin() + y, box.xmax() + x, box.ymax() + y);
        }
        return between(Math.rint(box.xmin() + (grip.across() < 0 ? dx : 0)),
                Math.rint(box.ymin() + (grip.down() < 0 ? dy : 0)),
                Math.rint(box.xmax() + 1 + (grip.across() > 0 ? dx : 0)),
                Math.rint(box.ymax() + 1 + (grip.down() > 0 ? dy : 0)));
    }

    private static int limit(int at, int count) {
        return Math.max(0, Math.min(count - 1, at));
    }
}
