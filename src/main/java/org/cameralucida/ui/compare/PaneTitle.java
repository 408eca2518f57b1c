package org.cameralucida.ui.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** A heading and, beside it where there is room for both and else below it, what else there is to say. */
final class PaneTitle extends Region {

    /** How wide the longest of some words is. */
    private record Longest(String words, Font font, double width) {

        boolean of(Label label) {
            return words.equals(label.getText()) && font.equals(label.getFont());
        }
    }

    private final Label heading;
    private final Label detail;
    /** A layout asks several times, and to measure words costs more than all the rest of it. */
    private final Map<Label, Longest> longestWords = new HashMap<>();

    PaneTitle(Label heading, Label detail) {
        this.heading = heading;
        this.detail = detail;
        getStyleClass().add("pane-title");
        setMinWidth(0);
        getChildren().addAll(heading, detail);
        detail.visibleProperty().addListener(observable -> requestLayout());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return 0.7 * detail.getFont().getSize();
    }

    private boolean hasDetail() {
        return detail.isVisible() && !detail.getText().isEmpty();
    }

    /**
     * What is too long for a line takes more, a heading two at most: what is too long for those is cut off, as is a word too
     * long for one. The detail ends with the class's probability, which is never cut off.
     */
    private double height(Label label, double width) {
        label.setWrapText(label.getText().contains(" ") && width >= longestWord(label));
        double line = label.prefHeight(-1);
        return label.isWrapText() && width >= 0 && label.prefWidth(-1) > width
                ? Math.min(label.prefHeight(width), label == heading ? 2 * line : Double.MAX_VALUE) : line;
    }

    private double longestWord(Label label) {
        var known = longestWords.get(label);
        if (known == null || !known.of(label)) {
            known = new Longest(label.getText(), label.getFont(), width(label.getText(), label.getFont()));
            longestWords.put(label, known);
        }
        return known.width();
    }

    private static double width(String words, Font font) {
        var word = new Text();
        word.setFont(font);
        return Stream.of(words.split(" ")).mapToDouble(text -> {
            word.setText(text);
            return word.getLayoutBounds().getWidth();
        }).max().orElse(0);
    }

    private boolean isStacked(double width) {
        return hasDetail() && width >= 0 && heading.prefWidth(-1) + gap() + detail.prefWidth(-1) > width;
    }

    @Override
    protected double computePrefWidth(double height) {
        return heading.prefWidth(-1) + (hasDetail() ? gap() + detail.prefWidth(-1) : 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        double high = height(heading, width);
        return snapSizeY(isStacked(width) ? high + height(detail, width) : high);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public double getBaselineOffset() {
        return heading.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double high = height(heading, width);
        double across = Math.min(width, heading.prefWidth(-1));
        heading.resizeRelocate(0, 0, across, high);
        double low = height(detail, width);
        if (isStacked(width)) {
            detail.resizeRelocate(0, high, Math.min(width, detail.prefWidth(-1)), low);
        } else {
            detail.resizeRelocate(snapPositionX(across + gap()),
                    heading.getBaselineOffset() - detail.getBaselineOffset(), detail.prefWidth(-1), low);
        }
    }
}
