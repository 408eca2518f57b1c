package org.cameralucida.ui.control;

import javafx.geometry.Point2D;

/** Where one gets to by zooming and panning in a {@link PhotoViewer}: what a step makes of its viewport. */
final class PhotoNavigation {

    private final PhotoViewer viewer;

    PhotoNavigation(PhotoViewer viewer) {
        this.viewer = viewer;
    }

    /** Multiplies the zoom; the point of the photo that is at {@code (x, y)} of the pane stays there. */
    void zoomAt(double x, double y, double factor) {
        if (viewer.getPhoto() == null || viewer.getWidth() <= 0) {
            return;
        }
        double now = viewer.place(viewer.getViewport()).zoom();
        double fitting = viewer.place(Viewport.FIT).zoom();
        double target = Math.max(Math.min(fitting, 1), Math.min(Placement.MAX_ZOOM, now * factor));
        // Passing the fitted size on the way, in either direction, stops there: people look for it.
        boolean passing = (now - fitting) * (target - fitting) < 0 || Math.abs(target / fitting - 1) < 1e-6;
        if (passing) {
            viewer.fit();
        } else {
            zoomTo(x, y, target);
        }
    }

    /** Zooms to so many device pixels a photo pixel; the point at {@code (x, y)} of the pane stays there. */
    void zoomTo(double x, double y, double target) {
        if (viewer.getPhoto() == null) {
            return;
        }
        var place = viewer.place(viewer.getViewport());
        var center = center(place);
        double deviceX = x * place.outputScale() - place.width() / 2.0;
        double deviceY = y * place.outputScale() - place.height() / 2.0;
        look(center.getX() + deviceX / place.zoom() - deviceX / target,
                center.getY() + deviceY / place.zoom() - deviceY / target, target);
    }

    /** Moves the photo by layout pixels; nothing while it is fitted. */
    void pan(double dx, double dy) {
        var view = viewer.getViewport();
        if (viewer.getPhoto() != null && !view.fit()) {
            double zoomNow = viewer.place(view).layoutZoom();
            look(view.centerX() - dx / zoomNow, view.centerY() - dy / zoomNow, view.zoom());
        }
    }

    /**
     * The middle of the view, before it was moved to a whole pixel: errors must not add up while zooming. A fitted
     * photo's is where it is seen: from there on the point under the cursor stays.
     */
    private Point2D center(Placement place) {
        var view = viewer.getViewport();
        return view.fit()
                ? new Point2D(place.width() / 2.0 - place.left(), place.height() / 2.0 - place.top())
                        .multiply(1 / place.zoom())
                : new Point2D(view.centerX(), view.centerY());
    }

    /** The middle of the pane always shows some of the photo, so that it cannot be lost. */
    private void look(double centerX, double centerY, double zoomThen) {
        var part = viewer.shownPart();
        viewer.setViewport(new Viewport(Math.max(part.x(), Math.min(part.right(), centerX)),
                Math.max(part.y(), Math.min(part.bottom(), centerY)), zoomThen, false));
    }
}
