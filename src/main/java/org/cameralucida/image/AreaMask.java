package org.cameralucida.image;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.cameralucida.image.Area.Kind;
import org.cameralucida.image.Area.Point;

/**
 * The pixels of a raster whose centres lie in an area: row by row, as between the ends of a row the area is whole.
 */
final class AreaMask {

    final int left;
    final int top;
    final int width;
    final int height;
    private final boolean[] inside;
    private final double stepX;
    private final double stepY;

    /**
     * Finds them.
     *
     * @param stepX pixels of the photo a column of its raster
     * @param stepY pixels of the photo a row of its raster
     */
    AreaMask(Area area, int columns, int rows, double stepX, double stepY) {
        this.stepX = stepX;
        this.stepY = stepY;
        var bounds = area.bounds();
        left = area.outside() ? 0 : limit(Math.floor(bounds.x() / stepX), columns);
        top = area.outside() ? 0 : limit(Math.floor(bounds.y() / stepY), rows);
        width = (area.outside() ? columns : limit(Math.ceil(bounds.right() / stepX), columns)) - left;
        height = (area.outside() ? rows : limit(Math.ceil(bounds.bottom() / stepY), rows)) - top;
        inside = new boolean[Math.multiplyExact(width, height)];
        if (area.kind() == Kind.BRUSH) {
            for (int i = 0; i < area.points().size(); i++) {
                pass(area, area.points().get(Math.max(0, i - 1)), area.points().get(i));
            }
        } else {
            goRound(area);
        }
        for (int i = 0; area.outside() && i < inside.length; i++) {
            inside[i] = !inside[i];
        }
    }

    private static int limit(double value, int most) {
        return (int) Math.max(0, Math.min(most, value));
    }

    /** Whether a pixel of the raster belongs to it; it has to be in the mask's rectangle. */
    boolean has(int column, int row) {
        return inside[(row - top) * width + column - left];
    }

    private double x(int column) {
        return (left + column + 0.5) * stepX;
    }

    private double y(int row) {
        return (top + row + 0.5) * stepY;
    }

    /** The brush goes straight from one point to the next: in each row it covers one stretch. */
    private void pass(Area area, Point from, Point to) {
        double radius = area.radius();
        int first = Math.max(0, limit(Math.floor((Math.min(from.y(), to.y()) - radius) / stepY), top + height) - top);
        int last = limit(Math.ceil((Math.max(from.y(), to.y()) + radius) / stepY), top + height) - top;
        for (int row = first; row < last; row++) {
            double y = y(row);
            double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            circle(from, radius, y, ends);
            circle(to, radius, y, ends);
            sides(from, to, radius, y, ends);
            if (ends[0] <= ends[1]) {
                fill(row, ends, x -> area.isNear(from, to, x, y));
            }
        }
    }

    private static void circle(Point centre, double radius, double y, double[] ends) {
        double square = radius * radius - (y - centre.y()) * (y - centre.y());
        if (square >= 0) {
            reach(centre.x() - Math.sqrt(square), ends);
            reach(centre.x() + Math.sqrt(square), ends);
        }
    }

    /** The two sides along the way. */
    private static void sides(Point from, Point to, double radius, double y, double[] ends) {
        double across = to.x() - from.x();
        double down = to.y() - from.y();
        double length = Math.hypot(across, down);
        for (int side = -1; side <= 1 && length > 0; side += 2) {
            double shiftX = -side * radius * down / length;
            double shiftY = side * radius * across / length;
            double share = (y - from.y() - shiftY) / down;
            if (share >= 0 && share <= 1) {
                reach(from.x() + shiftX + share * across, ends);
            }
        }
    }

    private static void reach(double x, double[] ends) {
        ends[0] = Math.min(ends[0], x);
        ends[1] = Math.max(ends[1], x);
    }

    /** Of a stretch that is right but for its ends: those are asked for. */
    private void fill(int row, double[] ends, DoublePredicate isIn) {
        int from = Math.max(0, limit(Math.floor(ends[0] / stepX) - 1, left + width) - left);
        int to = limit(Math.ceil(ends[1] / stepX) + 1, left + width) - left;
        while (from < to && !isIn.test(x(from))) {
            from++;
        }
        while (to > from && !isIn.test(x(to - 1))) {
            to--;
        }
        Arrays.fill(inside, row * width + from, row * width + to, true);
    }

    private void goRound(Area area) {
        var points = area.points();
        var crossings = new double[points.size()];
        for (int row = 0; row < height; row++) {
            double y = y(row);
            int count = 0;
            for (int i = 0; i < points.size(); i++) {
                var from = points.get(i);
                var to = points.get((i + 1) % points.size());
                if (Area.crosses(from, to, y)) {
                    crossings[count++] = Area.crossing(from, to, y);
                }
            }
            Arrays.sort(crossings, 0, count);
            int passed = 0;
            for (int column = 0; column < width; column++) {
                while (passed < count && crossings[passed] <= x(column)) {
                    passed++;
                }
                inside[row * width + column] = passed % 2 == 1;
            }
        }
    }
}
