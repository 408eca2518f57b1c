package org.cameralucida.render;

import org.cameralucida.image.Region;

/**
 * The outline of a box, drawn into pixels. Its outer edge is the box's own; it is as wide as the picture is large, so
 * that it looks the same at every resolution, and has a dark casing on both sides, so that it is seen on any colour.
 */
final class Outline {

    private static final double OF_SHORT_SIDE = 1.0 / 200;
    private static final int LEAST_WIDTH = 2;
    private static final int CASING = 0x80000000;

    private final int[] pixels;
    private final int width;
    private final int height;

    private Outline(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /**
     * Draws an outline.
     *
     * @param box in pixels of the picture; may reach beyond it
     * @param rgb {@code 0xRRGGBB}
     * @param pixels opaque, {@code width * height}
     */
    static void draw(Region box, int rgb, int width, int height, int[] pixels) {
        int line = lineWidth(width, height);
        int casing = Math.max(1, line / 3);
        int left = (int) Math.rint(Math.max(-line, box.x()));
        int top = (int) Math.rint(Math.max(-line, box.y()));
        int right = (int) Math.rint(Math.min(width + line, box.right()));
        int bottom = (int) Math.rint(Math.min(height + line, box.bottom()));
        var outline = new Outline(pixels, width, height);
        outline.frame(left - casing, top - casing, right + casing, bottom + casing, casing, CASING);
        outline.frame(left, top, right, bottom, line, 0xFF000000 | rgb);
        outline.frame(left + line, top + line, right - line, bottom - line, casing, CASING);
    }

    /** The width of an outline in a picture of this size, in its pixels. */
    static int lineWidth(int width, int height) {
        return (int) Math.max(LEAST_WIDTH, Math.rint(Math.min(width, height) * OF_SHORT_SIDE));
    }

    /** A frame that reaches {@code line} pixels inwards from a rectangle; a small rectangle is filled. */
    private void frame(int left, int top, int right, int bottom, int line, int argb) {
        if (left >= right || top >= bottom) {
            return;
        }
        if (2 * line >= right - left || 2 * line >= bottom - top) {
            fill(left, top, right, bottom, argb);
            return;
        }
        fill(left, top, right, top + line, argb);
        fill(left, bottom - line, right, bottom, argb);
        fill(left, top + line, left + line, bottom - line, argb);
        fill(right - line, top + line, right, bottom - line, argb);
    }

    private void fill(int left, int top, int right, int bottom, int argb) {
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                pixels[y * width + x] = argb >>> 24 == 0xFF ? argb : darkened(pixels[y * width + x]);
            }
        }
    }

    private static int darkened(int argb) {
        return 0xFF000000 | argb >> 1 & 0x7F7F7F;
    }
}
