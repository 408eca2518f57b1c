package org.cameralucida.ui.control;

import org.cameralucida.image.Region;

/**
 * What dragging does to the gaze frame: it stays inside the photo, no side gets shorter than {@link #MINIMUM}, and it
 * comes to rest on whole pixels of the photo.
 *
 * @param photoWidth the photo's width
 * @param photoHeight the photo's height
 * @param aspect width / height to be kept; NaN if it is free
 */
record FrameEdit(double photoWidth, double photoHeight, double aspect) {

    /** The shortest side, pixels of the photo. */
    static final double MINIMUM = 8;

    /** The part of the frame that is held: −1 is the left or upper edge, 1 the right or lower, 0 neither. */
    enum Handle {
        NORTH_WEST(-1, -1),
        NORTH(0, -1),
        NORTH_EAST(1, -1),
        EAST(1, 0),
        SOUTH_EAST(1, 1),
        SOUTH(0, 1),
        SOUTH_WEST(-1, 1),
        WEST(-1, 0),
        /** The frame as a whole. */
        ALL(0, 0);

        final int across;
        final int down;

        Handle(int across, int down) {
            this.across = across;
            this.down = down;
        }
    }

    /** The frame after the handle has been dragged by so many pixels of the photo. */
    Region drag(Region start, Handle handle, double dx, double dy) {
        if (handle == Handle.ALL) {
            return at(start.x() + dx, start.y() + dy, start.width(), start.height());
        }
        return Double.isNaN(aspect) ? free(start, handle, dx, dy) : locked(start, handle, dx, dy);
    }

    /** The frame grown by a factor about its centre. */
    Region grow(Region start, double factor) {
        double ratio = start.width() / start.height();
        double smallest = Math.max(MINIMUM, MINIMUM * ratio);
        double largest = Math.min(photoWidth, photoHeight * ratio);
        double width = limit(Math.round(start.width() * factor), smallest, largest);
        double height = width / ratio;
        return at(start.x() + (start.width() - width) / 2, start.y() + (start.height() - height) / 2, width, height);
    }

    private Region free(Region start, Handle handle, double dx, double dy) {
        double left = start.x();
        double top = start.y();
        double right = start.right();
        double bottom = start.bottom();
        if (handle.across < 0) {
            left = limit(Math.round(left + dx), 0, right - MINIMUM);
        } else if (handle.across > 0) {
            right = limit(Math.round(right + dx), left + MINIMUM, photoWidth);
        }
        if (handle.down < 0) {
            top = limit(Math.round(top + dy), 0, bottom - MINIMUM);
        } else if (handle.down > 0) {
            bottom = limit(Math.round(bottom + dy), top + MINIMUM, photoHeight);
        }
        return new Region(left, top, right - left, bottom - top);
    }

    private Region locked(Region start, Handle handle, double dx, double dy) {
        double growth = growth(handle, dx, dy);
        double largest = Math.min(room(handle.across, start.x(), start.right(), photoWidth),
                room(handle.down, start.y(), start.bottom(), photoHeight) * aspect);
        double smallest = Math.max(MINIMUM, MINIMUM * aspect);
        double width = limit(Math.round(start.width() + growth), smallest, largest);
        double height = width / aspect;
        double x = anchored(handle.across, start.x(), start.right(), width);
        double y = anchored(handle.down, start.y(), start.bottom(), height);
        return new Region(limit(x, 0, photoWidth - width), limit(y, 0, photoHeight - height), width, height);
    }

    /** By how much a drag makes the frame wider; a corner follows the mouse's projection on the diagonal. */
    private double growth(Handle handle, double dx, double dy) {
        if (handle.down == 0) {
            return handle.across * dx;
        }
        if (handle.across == 0) {
            return handle.down * dy * aspect;
        }
        return (handle.across * dx * aspect + handle.down * dy) / (aspect * aspect + 1) * aspect;
    }

    /** How long a side may get when the edge opposite to the held one stays; when neither is held, both may move. */
    private static double room(int side, double low, double high, double extent) {
        return side < 0 ? high : side > 0 ? extent - low : extent;
    }

    private static double anchored(int side, double low, double high, double length) {
        return side < 0 ? high - length : side > 0 ? low : (low + high - length) / 2;
    }

    private Region at(double x, double y, double width, double height) {
        return new Region(limit(Math.round(x), 0, photoWidth - width), limit(Math.round(y), 0, photoHeight - height),
                width, height);
    }

    /** The lower bound gives way where both cannot be kept: nothing may leave the photo. */
    private static double limit(double value, double low, double high) {
        return Math.min(Math.max(value, low), high);
    }
}
