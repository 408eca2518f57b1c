package org.cameralucida.image;

import java.util.List;
import java.util.Objects;

/**
 * A part of a photo of any shape, in pixels of the upright photo at its full size: what a round brush has passed over,
 * or what a closed line goes round.
 *
 * @param kind how it was drawn
 * @param radius of the brush, pixels, positive; of no meaning for a lasso
 * @param points where the brush went, one after the other, at least one; or the corners of the line, which closes itself
 * @param outside whether it is everything else that is meant
 */
public record Area(Kind kind, double radius, List<Point> points, boolean outside) {

    private static final double MOST = 1e9;

    /** How an area is drawn. */
    public enum Kind { BRUSH, LASSO }

    /** A place on the photo, pixels. */
    public record Point(double x, double y) {

        public Point {
            if (!(Math.abs(x) <= MOST && Math.abs(y) <= MOST)) {
                throw new IllegalArgumentException("no photo has a pixel at " + x + "," + y);
            }
        }
    }

    public Area {
        Objects.requireNonNull(kind);
        points = List.copyOf(points);
        if (points.isEmpty() || !(radius > 0 && radius <= MOST)) {
            throw new IllegalArgumentException(points.size() + " points, radius " + radius);
        }
    }

    /** What a round brush passes over. */
    public static Area brush(double radius, List<Point> points) {
        return new Area(Kind.BRUSH, radius, points, false);
    }

    /** What a closed line goes round; where it crosses itself, what is gone round an odd number of times. */
    public static Area lasso(List<Point> points) {
        return new Area(Kind.LASSO, 1, points, false);
    }

    /** Everything else. */
    public Area inverse() {
        return new Area(kind, radius, points, !outside);
    }

    /** Whether a place belongs to it. */
    public boolean contains(double x, double y) {
        return outside != (kind == Kind.BRUSH ? isPassedOver(x, y) : isGoneRound(x, y));
    }

    private boolean isPassedOver(double x, double y) {
        for (int i = 0; i < points.size(); i++) {
            if (isNear(points.get(Math.max(0, i - 1)), points.get(i), x, y)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a place is no further than the radius from the straight way between two points. */
    boolean isNear(Point from, Point to, double x, double y) {
        double across = to.x() - from.x();
        double down = to.y() - from.y();
        double length = across * across + down * down;
        double along = length == 0 ? 0 : ((x - from.x()) * across + (y - from.y()) * down) / length;
        double share = Math.max(0, Math.min(1, along));
        double dx = x - from.x() - share * across;
        double dy = y - from.y() - share * down;
        return dx * dx + dy * dy <= radius * radius;
    }

    private boolean isGoneRound(double x, double y) {
        boolean inside = false;
        for (int i = 0; i < points.size(); i++) {
            var from = points.get(i);
            var to = points.get((i + 1) % points.size());
            if (crosses(from, to, y) && x >= crossing(from, to, y)) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Whether a row crosses a side of the line; its upper end counts, its lower does not. */
    static boolean crosses(Point from, Point to, double y) {
        return from.y() <= y != to.y() <= y;
    }

    /** Where. */
    static double crossing(Point from, Point to, double y) {
        return from.x() + (y - from.y()) * (to.x() - from.x()) / (to.y() - from.y());
    }

    /** The smallest rectangle around what was drawn, wherever it lies. */
    public Region bounds() {
        double reach = kind == Kind.BRUSH ? radius : 0.5;
        double left = MOST;
        double top = MOST;
        double right = -MOST;
        double bottom = -MOST;
        for (var point : points) {
            left = Math.min(left, point.x());
            top = Math.min(top, point.y());
            right = Math.max(right, point.x());
            bottom = Math.max(bottom, point.y());
        }
        return new Region(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach);
    }
}
