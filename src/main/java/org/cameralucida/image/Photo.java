package org.cameralucida.image;

/**
 * A decoded photo, upright. A very large one is decoded at a reduced size: then {@code raster} is smaller than
 * {@code width × height}, by the same factor in both directions up to rounding. All coordinates that a user sees, and
 * every {@link Region}, are in the full size.
 *
 * @param name what the user calls it: the file's name
 * @param width the upright photo's full width, pixels
 * @param height the upright photo's full height, pixels
 * @param raster its pixels
 */
public record Photo(String name, int width, int height, Raster raster) {

    /** The whole of it. */
    public Region whole() {
        return new Region(0, 0, width, height);
    }
}
