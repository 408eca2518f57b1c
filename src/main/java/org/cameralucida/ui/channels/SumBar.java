package org.cameralucida.ui.channels;

import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** What one term adds, on the axis of all sums: what was there before it, and from there on what it gives or takes. */
final class SumBar extends Region {

    private static final PseudoClass TAKES = PseudoClass.getPseudoClass("takes");

    private final Region before = part("before");
    private final Region piece = part("piece");
    private final Region zero = part("zero");
    private double from;
    private double to;
    private double low;
    private double high = 1;

    SumBar() {
        getStyleClass().add("sum-bar");
        getChildren().setAll(before, piece, zero);
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        return part;
    }

    /** Shows the term at a place of the order. */
    void show(double[] sums, int place) {
        from = sums[place];
        to = sums[place + 1];
        low = Math.min(0, Arrays.stream(sums).min().orElse(0));
        high = Math.max(low + Double.MIN_NORMAL, Arrays.stream(sums).max().orElse(1));
        piece.pseudoClassStateChanged(TAKES, to < from);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        place(before, Math.min(0, from), Math.max(0, from));
        place(piece, Math.min(from, to), Math.max(from, to));
        zero.resizeRelocate(snapPositionX(x(0)), 0, 1, getHeight());
    }

    private void place(Region part, double start, double end) {
        double left = snapPositionX(x(start));
        double width = snapPositionX(x(end)) - left;
        // What is added is never nothing to the eye.
        part.resizeRelocate(left, 0, part == piece && start < end ? Math.max(2, width) : width, getHeight());
    }

    private double x(double value) {
        return getWidth() * (value - low) / (high - low);
    }
}
