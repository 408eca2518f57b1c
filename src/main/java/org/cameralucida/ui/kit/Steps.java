package org.cameralucida.ui.kit;

/**
 * How far work has come that is made of steps of one size.
 *
 * @param done how many are done
 * @param total how many there are
 */
public record Steps(int done, int total) {

    /** How much that is, 0…1. */
    public double fraction() {
        return total <= 0 ? 0 : Math.min(1, (double) done / total);
    }

    /** Whether none is left. */
    public boolean complete() {
        return done >= total;
    }
}
