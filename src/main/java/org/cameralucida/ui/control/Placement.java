package org.cameralucida.ui.control;

import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;

/**
 * Where a photo lies in a pane. Three kinds of coordinates meet here: of the photo (its pixels at full size), of the
 * layout (what JavaFX calls pixels) and of the device (real screen pixels; {@code outputScale} of them a layout pixel).
 * The photo's corner is always on a whole device pixel, so that an unscaled photo is shown sharp.
 *
 * @param photoWidth the photo's full width
 * @param photoHeight the photo's full height
 * @param width the pane's width, device pixels
 * @param height the pane's height, device pixels
 * @param outputScale device pixels a layout pixel
 * @param zoom device pixels a photo pixel
 * @param left the device column of the photo's left edge; may be negative
 * @param top the device row of the photo's top edge
 */
record Placement(double photoWidth, double photoHeight, int width, int height, double outputScale,
                 double zoom, double left, double top) {

    static final double MAX_ZOOM = 64;

    /**
     * Where the viewport puts the photo.
     *
     * @param part of the photo that is shown when it is fitted
     * @param margin what stays free around it, layout pixels
     */
    static Placement of(Viewport viewport, Photo photo, Region part, double layoutWidth, double layoutHeight,
                        double margin, double outputScale) {
        int width = Math.max(1, (int) Math.round(layoutWidth * outputScale));
        int height = Math.max(1, (int) Math.round(layoutHeight * outputScale));
        double zoom = viewport.fit()
                ? fitZoom(part, width - 2 * margin * outputScale, height - 2 * margin * outputScale)
                : viewport.zoom();
        double centerX = viewport.fit() ? part.x() + part.width() / 2 : viewport.centerX();
        double centerY = viewport.fit() ? part.y() + part.height() / 2 : viewport.centerY();
        return new Placement(photo.width(), photo.height(), width, height, outputScale, zoom,
                Math.round(width / 2.0 - centerX * zoom), Math.round(height / 2.0 - centerY * zoom));
    }

    private static double fitZoom(Region part, double width, double height) {
        double zoom = Math.min(Math.max(8, width) / part.width(), Math.max(8, height) / part.height());
        return Math.min(MAX_ZOOM, zoom);
    }

    /** The layout column of a photo column. */
    double layoutX(double photoX) {
        return (left + photoX * zoom) / outputScale;
    }

    /** The layout row of a photo row. */
    double layoutY(double photoY) {
        return (top + photoY * zoom) / outputScale;
    }

    /** The photo column at a layout column. */
    double photoX(double layoutX) {
        return (layoutX * outputScale - left) / zoom;
    }

    /** The photo row at a layout row. */
    double photoY(double layoutY) {
        return (layoutY * outputScale - top) / zoom;
    }

    /** Layout pixels a photo pixel. */
    double layoutZoom() {
        return zoom / outputScale;
    }

    /**
     * The device pixels of the pane whose centres lie in a region of the photo.
     *
     * @return {@code {x, y, width, height}}; without extent when nothing of it is in sight
     */
    int[] visible(Region region) {
        return near(region, 0);
    }

    /**
     * As {@link #visible}, with what lies around the pane.
     *
     * @param share how far around it, a share of its width and height
     */
    int[] near(Region region, double share) {
        int across = (int) (share * width);
        int down = (int) (share * height);
        int x0 = clamp(left + region.x() * zoom, across, width);
        int y0 = clamp(top + region.y() * zoom, down, height);
        int x1 = clamp(left + region.right() * zoom, across, width);
        int y1 = clamp(top + region.bottom() * zoom, down, height);
        return new int[] {x0, y0, x1 - x0, y1 - y0};
    }

    /** The first pixel whose centre is at or after an edge. */
    private static int clamp(double edge, int margin, int limit) {
        return (int) Math.max(-margin, Math.min(limit + margin, Math.ceil(edge - 0.5)));
    }

    /** A block of this placement's pixels under another placement of the same zoom. */
    int[] moved(int[] block, Placement to) {
        return new int[] {block[0] + (int) (to.left - left), block[1] + (int) (to.top - top), block[2], block[3]};
    }

    /** Whether what was painted under this placement only has to be moved to be right under another one. */
    boolean isOnlyMoved(Placement to) {
        return zoom == to.zoom && outputScale == to.outputScale && photoWidth == to.photoWidth
                && photoHeight == to.photoHeight;
    }
}
