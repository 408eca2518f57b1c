package org.cameralucida.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;

/**
 * What the colours of a heatmap mean: the colour map from the scale's low end to its high end; below it both ends' values,
 * round numbers between them where there is room, and the unit.
 */
public final class ColorBarView extends Region {

    private final ObjectProperty<ColorMap> colors = new SimpleObjectProperty<>(this, "colors");
    private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(this, "scale");
    private final StringProperty unit = new SimpleStringProperty(this, "unit", "");
    private final ImageView gradient = new ImageView();
    private final Label low = label("tick");
    private final Label high = label("tick");
    private final Label unitLabel = label("unit");
    private final List<Tick> ticks = new ArrayList<>();
    private ColorMap painted;

    /** An empty bar. */
    public ColorBarView() {
        getStyleClass().add("color-bar");
        getStylesheets().add(Objects.requireNonNull(ColorBarView.class.getResource("control.css")).toExternalForm());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        unitLabel.textProperty().bind(unit);
        getChildren().addAll(gradient, low, high, unitLabel);
        colors.addListener(change -> requestLayout());
        scale.addListener(change -> relabel());
        unit.addListener(change -> relabel());
        relabel();
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    private void relabel() {
        var range = getScale();
        getChildren().removeAll(ticks.stream().flatMap(tick -> List.of(tick.mark, tick.label).stream()).toList());
        ticks.clear();
        if (range != null) {
            low.setText(Words.number(range.low(), decimals(range.low(), range)));
            high.setText(Words.number(range.high(), decimals(range.high(), range)));
            roundNumbers(range).forEach(value -> ticks.add(new Tick(value, Words.number(value, decimals(value, range)))));
            ticks.forEach(tick -> getChildren().addAll(tick.mark, tick.label));
            setAccessibleText(Words.of("bar.name", low.getText(), high.getText(), getUnit()));
        }
        requestLayout();
    }

    /** Enough decimals to tell a hundredth of the range apart. */
    private static int decimals(double range) {
        return (int) Math.max(0, Math.min(8, 2 - Math.floor(Math.log10(range))));
    }

    /** As many as tell a hundredth of the range apart, without zeros at the end. */
    private static int decimals(double value, Scale range) {
        int decimals = decimals(range.high() - range.low());
        double rounded = Math.rint(value * Math.pow(10, decimals)) / Math.pow(10, decimals);
        while (decimals > 0 && Math.abs(rounded * Math.pow(10, decimals - 1)
                - Math.rint(rounded * Math.pow(10, decimals - 1))) < 1e-6) {
            decimals--;
        }
        return decimals;
    }

    private static List<Double> roundNumbers(Scale range) {
        double rough = (range.high() - range.low()) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / power < 1.5 ? power : rough / power < 3.5 ? 2 * power : rough / power < 7.5 ? 5 * power : 10 * power;
        var values = new ArrayList<Double>();
        for (double i = Math.ceil(range.low() / step); i * step <= range.high(); i++) {
            values.add(i * step);
        }
        return values;
    }

    @Override
    protected double computePrefHeight(double width) {
        double line = unitLabel.prefHeight(-1);
        return snapSizeY(barHeight(line) + 3 + line);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 8 * unitLabel.prefHeight(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 16 * unitLabel.prefHeight(-1);
    }

    private double barHeight(double line) {
        return snapSizeY(line * 0.75);
    }

    @Override
    protected void layoutChildren() {
        boolean any = getScale() != null && getColors() != null;
        getChildren().forEach(child -> child.setVisible(any));
        double width = getWidth();
        if (!any || width < 1) {
            return;
        }
        double line = unitLabel.prefHeight(-1);
        double bar = barHeight(line);
        paint(width, bar);
        double y = bar + 3;
        double lowEnd = put(low, 0, y);
        double unitWidth = getUnit() == null || getUnit().isEmpty() ? 0 : unitLabel.prefWidth(-1) + line / 4;
        unitLabel.setVisible(unitWidth > 0);
        put(unitLabel, width - unitLabel.prefWidth(-1), y);
        double highStart = width - unitWidth - high.prefWidth(-1);
        put(high, highStart, y);
        double free = lowEnd + line;
        for (var tick : ticks) {
            double x = width * getScale().position(tick.value);
            double half = tick.label.prefWidth(-1) / 2;
            boolean fits = x - half >= free && x + half <= highStart - line;
            tick.label.setVisible(fits);
            tick.mark.setVisible(fits);
            if (fits) {
                free = put(tick.label, x - half, y) + line;
                tick.mark.resizeRelocate(snapPositionX(x), bar, 1, 3);
            }
        }
    }

    private double put(Label label, double x, double y) {
        double labelWidth = Math.ceil(label.prefWidth(-1));
        label.resizeRelocate(Math.max(0, snapPositionX(x)), y, labelWidth, label.prefHeight(-1));
        return x + labelWidth;
    }

    /** One pixel an entry of the colour map's table, twice: stretching it is then exact at both ends. */
    private void paint(double width, double height) {
        if (painted != getColors()) {
            painted = getColors();
            int columns = 2 * ColorMap.ENTRIES;
            var sheet = new Sheet(columns, 2);
            for (int i = 0; i < sheet.pixels().length; i++) {
                sheet.pixels()[i] = 0xFF000000 | painted.rgb(i % columns / (columns - 1.0));
            }
            gradient.setImage(sheet.image());
        }
        gradient.setFitWidth(width);
        gradient.setFitHeight(height);
    }

    /** The colour map; null shows nothing. */
    public ObjectProperty<ColorMap> colorsProperty() {
        return colors;
    }

    public ColorMap getColors() {
        return colors.get();
    }

    public void setColors(ColorMap value) {
        colors.set(value);
    }

    /** The values at both ends; null shows nothing. */
    public ObjectProperty<Scale> scaleProperty() {
        return scale;
    }

    public Scale getScale() {
        return scale.get();
    }

    public void setScale(Scale value) {
        scale.set(value);
    }

    /** What the numbers are, such as "logit per cell". */
    public StringProperty unitProperty() {
        return unit;
    }

    public String getUnit() {
        return unit.get();
    }

    public void setUnit(String value) {
        unit.set(value);
    }

    private static final class Tick {

        private final double value;
        private final Label label = label("tick");
        private final Region mark = new Region();

        Tick(double value, String text) {
            this.value = value;
            label.setText(text);
            mark.getStyleClass().add("mark");
            mark.setManaged(false);
        }
    }
}
