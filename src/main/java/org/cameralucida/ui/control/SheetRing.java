package org.cameralucida.ui.control;

/**
 * Three sheets that take turns: one on display, one that may still be on its way to the screen, and one to be painted
 * on. As long as the size stays, no memory is asked for.
 */
final class SheetRing {

    /** Sheets are made in steps of so many pixels: a little more of the photo in sight needs no new one. */
    private static final int STEP = 64;

    private final SheetPool pool;
    private final Sheet[] sheets = new Sheet[3];
    private int next;

    /** @param pool where sheets come from, and go to */
    SheetRing(SheetPool pool) {
        this.pool = pool;
    }

    /**
     * The sheet to paint on.
     *
     * @param block {@code {x, y, width, height}}, device pixels
     * @param placement in a pane that no sheet need be twice as wide or high as
     * @return null where the block has no extent
     */
    Sheet spare(int[] block, Placement placement) {
        if (block[2] <= 0 || block[3] <= 0) {
            return null;
        }
        int widest = Math.max(block[2], 2 * placement.width());
        int highest = Math.max(block[3], 2 * placement.height());
        var sheet = sheets[next];
        if (sheet == null || !sheet.fits(block[2], block[3], widest, highest)) {
            int width = sheet == null ? 0 : sheet.stride();
            int height = sheet == null ? 0 : sheet.rows();
            sheets[next] = pool.take(side(block[2], width, widest), side(block[3], height, highest), widest, highest);
            if (sheet != null) {
                pool.give(sheet);
            }
        }
        return sheets[next].of(block[2], block[3]);
    }

    /** What is needed, or what there was, as that will be needed again. */
    private static int side(int needed, int before, int most) {
        return Math.min(most, Math.max((needed + STEP - 1) / STEP * STEP, before));
    }

    /** Gives back all sheets but the one that is on display; null for none. */
    void release(Sheet displayed) {
        for (int i = 0; i < sheets.length; i++) {
            if (sheets[i] != null && sheets[i] != displayed) {
                pool.give(sheets[i]);
                sheets[i] = null;
            }
        }
    }

    /** The spare sheet goes on display. */
    void turn() {
        next = (next + 1) % sheets.length;
    }
}
