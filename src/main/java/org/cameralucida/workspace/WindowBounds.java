package org.cameralucida.workspace;

/**
 * Where a window stood on the desktop, in the desktop's units; {@code maximized} wins over the rest when it is shown
 * again.
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {

    /** Whether the numbers can be those of a window at all. */
    public boolean plausible() {
        return Double.isFinite(x + y) && width >= 200 && height >= 150 && width < 100_000 && height < 100_000;
    }
}
