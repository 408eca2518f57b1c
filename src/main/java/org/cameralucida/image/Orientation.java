package org.cameralucida.image;

/**
 * How stored pixels must be turned to stand upright: the values of EXIF's and TIFF's Orientation tag (0x0112), in order
 * from 1. The names say where the stored first row and first column lie in the upright picture.
 */
enum Orientation {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    LEFT_TOP,
    RIGHT_TOP,
    RIGHT_BOTTOM,
    LEFT_BOTTOM;

    /** Side of the squares in which pixels are moved when rows become columns, so that both stay in the cache. */
    private static final int BLOCK = 32;

    /** The orientation with a tag's value; upright for a value that has no meaning. */
    static Orientation of(long tag) {
        return tag >= 1 && tag <= values().length ? values()[(int) tag - 1] : TOP_LEFT;
    }

    /** Whether stored rows are columns of the upright picture. */
    boolean swapsSides() {
        return ordinal() >= LEFT_TOP.ordinal();
    }

    private boolean firstRowIsLast() {
        return this == BOTTOM_LEFT || this == BOTTOM_RIGHT || this == RIGHT_TOP || this == RIGHT_BOTTOM;
    }

    private boolean firstColumnIsLast() {
        return this == TOP_RIGHT || this == BOTTOM_RIGHT || this == RIGHT_BOTTOM || this == LEFT_BOTTOM;
    }

    /** The stored pixels, upright; the same raster if they are so already. */
    Raster upright(Raster stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        int width = stored.width();
        int height = stored.height();
        int uprightWidth = swapsSides() ? height : width;
        // Where the stored pixel (x, y) goes: start + x · stepX + y · stepY.
        int stepX = (swapsSides() ? uprightWidth : 1) * (firstColumnIsLast() ? -1 : 1);
        int stepY = (swapsSides() ? 1 : uprightWidth) * (firstRowIsLast() ? -1 : 1);
        int start = (firstColumnIsLast() ? -stepX * (width - 1) : 0) + (firstRowIsLast() ? -stepY * (height - 1) : 0);
        int[] source = stored.argb();
        var target = new int[source.length];
        for (int top = 0; top < height; top += BLOCK) {
            for (int left = 0; left < width; left += BLOCK) {
                int right = Math.min(width, left + BLOCK);
                for (int y = top; y < Math.min(height, top + BLOCK); y++) {
                    for (int x = left, to = start + x * stepX + y * stepY; x < right; x++, to += stepX) {
                        target[to] = source[y * width + x];
                    }
                }
            }
        }
        return new Raster(uprightWidth, swapsSides() ? width : height, target);
    }
}
