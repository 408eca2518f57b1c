package org.cameralucida.ui.control;

/**
 * Which part of a photo a {@link PhotoViewer} shows, in terms that mean the same in panes of different sizes, so that
 * panes can be linked by binding.
 *
 * @param centerX the photo's column in the middle of the view, pixels of the photo
 * @param centerY the photo's row in the middle of the view, pixels of the photo
 * @param zoom pixels of the device's screen a photo pixel, positive; 1 shows each of the photo as one of the screen
 * @param fit the whole photo is shown, as large as the pane allows; then the other three say nothing
 */
public record Viewport(double centerX, double centerY, double zoom, boolean fit) {

    /** The whole photo, as large as the pane allows. */
    public static final Viewport FIT = new Viewport(0, 0, 1, true);

    public Viewport {
        if (!(zoom > 0) || !Double.isFinite(centerX + centerY + zoom)) {
            throw new IllegalArgumentException("viewport at " + centerX + "," + centerY + " with zoom " + zoom);
        }
    }
}
