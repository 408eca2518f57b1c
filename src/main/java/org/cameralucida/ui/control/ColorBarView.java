package org.cameralucida.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.NamedArg;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import org.cameralucida.render.ColorBar;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.kit.Texts;

/**
 * What the colours of a heatmap mean: the colour map from the scale's low end to its high end; below it both ends'
 * values, round numbers between them where there is room, and the unit. Where there are values beyond the ends, the bar
 * ends in an arrow.
 */
public final class ColorBarView extends Region {

    private static final int MOST_TICKS = 6;

    private final Texts texts;
    private final ObjectProperty<ColorMap> colors = new SimpleObjectProperty<>(this, "colors");
    private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(this, "scale");
    private final ImageView gradient = new ImageView();
    /** The arrows at the low and the high end. */
    private final Polygon less = new Polygon();
    private final Polygon more = new Polygon();
    private final Label low = label("tick");
    private final Label high = label("tick");
    private final List<Mark> ticks = new ArrayList<>();
    private ColorMap painted;

    /** An empty bar. */
    public ColorBarView(@NamedArg("texts") Texts texts) {
        this.texts = texts;
        getStyleClass().add("color-bar");
        Looks.dress(this);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(gradient, less, more, low, high);
        colors.addListener(change -> requestLayout());
        scale.addListener(change -> relabel());
        relabel();
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    private void relabel() {
        var range = getScale();
        getChildren().removeAll(ticks.stream().flatMap(mark -> Stream.of(mark.line, mark.label)).toList());
        ticks.clear();
        if (range != null) {
            var locale = texts.locale();
            low.setText(ColorBar.low(range, locale).text());
            high.setText(ColorBar.high(range, locale).text());
            ColorBar.ticks(range, MOST_TICKS, locale).forEach(tick -> ticks.add(new Mark(tick)));
            ticks.forEach(mark -> getChildren().addAll(mark.line, mark.label));
            setAccessibleText(texts.of(ColorBarView.class, "bar.name", low.getText(), high.getText()));
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        double line = low.prefHeight(-1);
        return snapSizeY(barHeight(line) + 3 + line);
    }

    /** Squeezed, its numbers would lie on what is below. */
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 8 * low.prefHeight(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 16 * low.prefHeight(-1);
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
        double line = low.prefHeight(-1);
        double bar = barHeight(line);
        double after = getScale().more() ? bar : 0;
        double before = getScale().more() && getScale().symmetric() ? bar : 0;
        double length = width - before - after;
        paint(before, length, bar);
        double y = bar + 3;
        double lowEnd = put(low, 0, y);
        double highStart = width - high.prefWidth(-1);
        put(high, highStart, y);
        high.setVisible(highStart >= lowEnd + line / 2);
        double free = lowEnd + line;
        for (var mark : ticks) {
            double x = before + length * mark.tick.position();
            double half = mark.label.prefWidth(-1) / 2;
            boolean fits = x - half >= free && x + half <= highStart - line;
            mark.label.setVisible(fits);
            mark.line.setVisible(fits);
            if (fits) {
                free = put(mark.label, x - half, y) + line;
                mark.line.resizeRelocate(snapPositionX(x), bar, 1, 3);
            }
        }
    }

    private double put(Label label, double x, double y) {
        double labelWidth = Math.ceil(label.prefWidth(-1));
        label.resizeRelocate(Math.max(0, snapPositionX(x)), y, labelWidth, label.prefHeight(-1));
        return x + labelWidth;
    }

    /** One pixel an entry of the colour map's table, twice: stretching it is then exact at both ends. */
    private void paint(double start, double length, double height) {
        if (painted != getColors()) {
            painted = getColors();
            int columns = 2 * ColorMap.ENTRIES;
            var sheet = new Sheet(columns, 2);
            for (int i = 0; i < sheet.pixels().length; i++) {
                sheet.pixels()[i] = 0xFF000000 | painted.rgb(i % columns / (columns - 1.0));
            }
            gradient.setImage(sheet.image());
        }
        gradient.setX(start);
        gradient.setFitWidth(length);
        gradient.setFitHeight(height);
        double end = start + length;
        less.getPoints().setAll(start, 0.0, start, height, 0.0, height / 2);
        less.setFill(Color.web("#%06x".formatted(painted.rgb(0))));
        less.setVisible(start > 0);
        more.getPoints().setAll(end, 0.0, end, height, end + height, height / 2);
        more.setFill(Color.web("#%06x".formatted(painted.rgb(1))));
        more.setVisible(getScale().more());
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

    /** A round number below the bar, and the small line between them. */
    private static final class Mark {

        private final ColorBar.Tick tick;
        private final Label label = label("tick");
        private final Region line = new Region();

        Mark(ColorBar.Tick tick) {
            this.tick = tick;
            label.setText(tick.text());
            line.getStyleClass().add("mark");
            line.setManaged(false);
        }
    }
}
