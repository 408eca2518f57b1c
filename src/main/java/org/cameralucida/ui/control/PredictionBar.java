package org.cameralucida.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.cameralucida.ui.kit.Texts;

/**
 * One row of {@link PredictionBars}. Widths follow the text size; the logit appears where the bar stays long enough.
 */
final class PredictionBar extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    /** A bar shorter than this many times the row's height leaves no room for the logit. */
    private static final double LONG_ENOUGH = 7;

    private final PredictionBars owner;
    private final Texts texts;
    private final Label rank = new Label();
    private final Region track = new Region();
    private final Region fill = new Region();
    private final Label name = new Label();
    private final Label logit = new Label();
    private final Label percent = new Label();
    private final Tooltip tooltip = new Tooltip();
    private PredictionRow row;
    private boolean selected;

    PredictionBar(PredictionBars owner, Texts texts) {
        this.owner = owner;
        this.texts = texts;
        getStyleClass().add("prediction-row");
        rank.getStyleClass().add("rank");
        track.getStyleClass().add("track");
        fill.getStyleClass().add("fill");
        name.getStyleClass().add("name");
        logit.getStyleClass().add("logit");
        percent.getStyleClass().add("percent");
        for (var part : new Region[] {rank, fill, track, name, logit, percent}) {
            part.setMouseTransparent(true);
        }
        getChildren().addAll(rank, track, fill, name, logit, percent);
        setPickOnBounds(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        Tooltip.install(this, tooltip);
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                owner.requestFocus();
                owner.setSelectedIndex(row.index());
            }
        });
    }

    void show(PredictionRow next, int position) {
        if (next.equals(row) && rank.getText().equals(Integer.toString(position))) {
            return;
        }
        row = next;
        rank.setText(Integer.toString(position));
        name.setText(next.label());
        if (Double.isNaN(next.probability())) {
            showScore(position);
        } else {
            showProbability(position);
        }
        if (!row.note().isEmpty()) {
            tooltip.setText(tooltip.getText() + "\n" + row.note());
        }
        requestLayout();
    }

    private void showProbability(int position) {
        boolean known = !Double.isNaN(row.logit());
        var percentage = texts.number(row.probability() * 100, 1);
        var score = known ? texts.number(row.logit(), 1) : "";
        percent.setText(texts.of(PredictionBar.class, "bars.percent", percentage));
        logit.setText(known ? texts.of(PredictionBar.class, "bars.logit", score) : "");
        tooltip.setText(known
                ? texts.of(PredictionBar.class, "bars.tooltipWithLogit", row.label(), percentage, texts.number(row.logit(), 3))
                : texts.of(PredictionBar.class, "bars.tooltip", row.label(), percentage));
        setAccessibleText(known ? texts.of(PredictionBar.class, "bars.rowWithLogit", position, row.label(), percentage, score)
                : texts.of(PredictionBar.class, "bars.row", position, row.label(), percentage));
    }

    /** Where there is no probability, there is no bar. */
    private void showScore(int position) {
        percent.setText(texts.number(row.logit(), 2));
        logit.setText("");
        tooltip.setText(texts.of(PredictionBar.class, "bars.tooltipOfScore", row.label(), texts.number(row.logit(), 3)));
        setAccessibleText(texts.of(PredictionBar.class, "bars.rowOfScore", position, row.label(), texts.number(row.logit(), 2)));
    }

    void setSelected(boolean value) {
        selected = value;
        pseudoClassStateChanged(SELECTED, value);
    }

    /** Where names may have several lines, the row is as high as its own. */
    @Override
    public Orientation getContentBias() {
        return name.isWrapText() ? Orientation.HORIZONTAL : null;
    }

    @Override
    protected double computePrefHeight(double width) {
        double unit = name.prefHeight(-1);
        double lines = name.isWrapText() && width > 0
                ? Math.max(unit, name.prefHeight(width - rankWidth(unit) - percentWidth(unit))) : unit;
        return Math.rint(lines + unit * 0.6);
    }

    private double rankWidth(double unit) {
        return Math.ceil(Math.max(unit * 1.3, rank.prefWidth(-1) + unit / 3));
    }

    private double percentWidth(double unit) {
        return Math.ceil(Math.max(unit * 3.4, percent.prefWidth(-1) + unit / 2));
    }

    @Override
    protected double computePrefWidth(double height) {
        return name.prefHeight(-1) * 16;
    }

    @Override
    protected double computeMinWidth(double height) {
        return name.prefHeight(-1) * 8;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double unit = name.prefHeight(-1);
        double rankWidth = rankWidth(unit);
        double percentWidth = percentWidth(unit);
        double logitWidth = logit.getText().isEmpty() ? 0 : Math.ceil(logit.prefWidth(-1) + unit / 2);
        double trackWidth = width - rankWidth - percentWidth;
        logit.setVisible(logitWidth > 0 && !name.isWrapText() && trackWidth - logitWidth > unit * 1.6 * LONG_ENOUGH);
        centre(rank, 0, rankWidth, height);
        track.resizeRelocate(rankWidth, 0, trackWidth, height);
        double probability = Double.isNaN(row.probability()) ? 0 : Math.max(0, Math.min(1, row.probability()));
        double length = snapSizeX((trackWidth - 2) * probability);
        fill.setVisible(probability >= 0.0005);
        fill.resizeRelocate(rankWidth + 1, 1, Math.max(3, length), height - 2);
        centre(name, rankWidth, trackWidth - (logit.isVisible() ? logitWidth : 0), height);
        if (logit.isVisible()) {
            centre(logit, rankWidth + trackWidth - logitWidth, logit.prefWidth(-1), height);
        }
        double textWidth = Math.ceil(percent.prefWidth(-1));
        centre(percent, width - textWidth, textWidth, height);
    }

    private static void centre(Label label, double x, double width, double height) {
        double own = label.prefHeight(label.isWrapText() ? Math.max(0, width) : -1);
        label.resizeRelocate(x, Math.rint((height - own) / 2), Math.max(0, width), own);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case SELECTED -> selected;
            case INDEX -> owner.getChildren().indexOf(this);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
