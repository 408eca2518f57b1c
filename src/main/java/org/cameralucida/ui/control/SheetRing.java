package org.cameralucida.ui.control;

/**
 * Three sheets that take turns: one on display, one that may still be on its way to the screen, and one to be painted
 * on. As long as the size stays, no memory is asked for.
 */
final class SheetRing {

    private final Sheet[] sheets = new Sheet[3];
    private int next;

    /**
     * The sheet to paint on.
     *
     * @param block {@code {x, y, width, height}}, device pixels
     * @return null where the block has no extent
     */
    Sheet spare(int[] block) {
        if (block[2] <= 0 || block[3] <= 0) {
            return null;
        }
        if (sheets[next] == null || !sheets[next].measures(block[2], block[3])) {
            sheets[next] = new Sheet(block[2], block[3]);
        }
        return sheets[next];
    }

    /** The spare sheet goes on display. */
    void turn() {
        next = (next + 1) % sheets.length;
    }
}
