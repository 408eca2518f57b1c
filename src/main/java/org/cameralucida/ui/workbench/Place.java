package org.cameralucida.ui.workbench;

/**
 * A place on the photo.
 *
 * @param x from its left edge, in pixels of the photo
 * @param y from its upper edge, in pixels of the photo
 */
public record Place(double x, double y) {
}
