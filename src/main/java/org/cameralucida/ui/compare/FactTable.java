package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.cameralucida.compare.Fact;

/**
 * Numbers, one below the other, and beside each in a few words what it is of. The column of the numbers is as wide in
 * all panes, so that they can be read across. Rows that are there are used again: dressing fresh ones takes longer than
 * all the rest.
 */
final class FactTable extends Region {

    /** The width of the numbers' column, in letters' heights. */
    private static final double VALUES = 4.6;

    private final List<Row> rows = new ArrayList<>();

    private record Row(Label value, Label label) {

        static Row make() {
            var value = new Label();
            value.getStyleClass().add("value");
            value.setMinWidth(USE_PREF_SIZE);
            var label = new Label();
            label.getStyleClass().add("label-of-value");
            label.setWrapText(true);
            return new Row(value, label);
        }

        double height(double room) {
            return Math.ceil(Math.max(value.prefHeight(-1), label.prefHeight(room)));
        }
    }

    FactTable() {
        getStyleClass().add("pane-facts");
        setMinWidth(0);
    }

    void show(List<Fact> facts) {
        while (rows.size() > facts.size()) {
            var row = rows.remove(rows.size() - 1);
            getChildren().removeAll(row.value(), row.label());
        }
        while (rows.size() < facts.size()) {
            var row = Row.make();
            rows.add(row);
            getChildren().addAll(row.value(), row.label());
        }
        for (int i = 0; i < facts.size(); i++) {
            rows.get(i).value().setText(facts.get(i).value());
            rows.get(i).label().setText(facts.get(i).label());
        }
    }

    /** How high a row of one line is. */
    double line() {
        return rows.isEmpty() ? 0 : Math.ceil(rows.get(0).value().prefHeight(-1));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double values() {
        return rows.isEmpty() ? 0 : snapSizeX(VALUES * rows.get(0).value().getFont().getSize());
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = Math.max(1, (width < 0 ? getWidth() : width) - values());
        return rows.stream().mapToDouble(row -> snapSizeY(row.height(room))).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double values = values();
        double room = Math.max(1, getWidth() - values);
        double y = 0;
        for (var row : rows) {
            double height = snapSizeY(row.height(room));
            row.value().resizeRelocate(0, y, values, row.value().prefHeight(-1));
            row.label().resizeRelocate(values, y, room, height);
            y += height;
        }
    }
}
