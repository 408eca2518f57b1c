package org.cameralucida.ui.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Shape;
import org.cameralucida.render.ColorBar;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.kit.Texts;

/**
 * A small chart of nodes, so that the style sheet has its colours in light and dark: curves that differ in colour and in
 * dashes, or bars that can be clicked; both axes with numbers and what they are; below, a legend, and above, what is under
 * the cursor. Not JavaFX's charts, which have no marks on an axis of numbers beside bars, and leave a figure of this size
 * hardly any room.
 */
final class Plot extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final double SAMPLE = 22;

    private final Texts texts;
    private final Area area = new Area();
    private final Label title = new Label();
    private final Label readout = new Label();
    private final FlowPane legend = new FlowPane();
    private DoubleFunction<String> values = value -> "";
    private IntConsumer onBar;
    private PlotData data;
    private int chosen = -1;
    private int pointed = -1;

    Plot(Texts texts) {
        this.texts = texts;
        getStyleClass().add("plot");
        title.getStyleClass().add("plot-title");
        title.setMinWidth(USE_PREF_SIZE);
        readout.getStyleClass().add("plot-readout");
        readout.setMaxWidth(Double.MAX_VALUE);
        readout.setAlignment(Pos.CENTER_RIGHT);
        readout.setMinWidth(0);
        HBox.setHgrow(readout, Priority.ALWAYS);
        var above = new HBox(title, readout);
        above.getStyleClass().add("plot-above");
        legend.getStyleClass().add("plot-legend");
        getChildren().addAll(above, area, legend);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        area.addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Double.NaN));
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> choose(barAt(event.getX())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** How values of curves are written under the cursor. */
    void writeValues(DoubleFunction<String> how) {
        values = how;
    }

    /** Hears which bar was clicked, or chosen with the keys. */
    void setOnBar(IntConsumer action) {
        onBar = action;
        setFocusTraversable(true);
        getStyleClass().add("choosable");
    }

    /** Marks the bar that was chosen; −1 for none. */
    void choose(int bar, boolean tell) {
        chosen = bar;
        area.mark();
        if (tell && onBar != null && bar >= 0) {
            onBar.accept(bar);
        }
    }

    private void choose(int bar) {
        if (bar >= 0 && onBar != null) {
            requestFocus();
            choose(bar, true);
        }
    }

    /** Shows this from now on; null shows nothing. */
    void show(PlotData now) {
        data = now;
        pointed = -1;
        title.setText(now == null ? "" : now.y().title());
        readout.setText("");
        area.rebuild();
        legend.getChildren().clear();
        for (var line : now == null ? List.<PlotData.Line>of() : now.lines()) {
            if (!line.name().isEmpty()) {
                var sample = new Line(0, 0, SAMPLE, 0);
                sample.getStyleClass().addAll("plot-line", line.style());
                var entry = new Label(line.name(), sample);
                legend.getChildren().add(entry);
            }
        }
        legend.setVisible(!legend.getChildren().isEmpty());
        legend.setManaged(legend.isVisible());
    }

    private void key(KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        boolean enters = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        if (onBar == null || data == null || data.bars().isEmpty() || step == 0 && !enters) {
            return;
        }
        int last = data.bars().size() - 1;
        tell(enters ? pointed : pointed < 0 ? (step > 0 ? 0 : last) : Math.max(0, Math.min(last, pointed + step)));
        if (enters && pointed >= 0) {
            choose(pointed, true);
        }
        event.consume();
    }

    private int barAt(double x) {
        double value = data == null ? -1 : area.valueAt(x);
        for (int i = 0; data != null && i < data.bars().size(); i++) {
            if (value >= data.bars().get(i).from() && value < data.bars().get(i).to()) {
                return i;
            }
        }
        return -1;
    }

    private void point(double x) {
        if (data == null || Double.isNaN(x)) {
            pointed = -1;
            readout.setText("");
            area.mark();
            return;
        }
        if (!data.bars().isEmpty()) {
            tell(barAt(x));
            return;
        }
        double at = Math.max(0, Math.min(data.x().end(), area.valueAt(x)));
        var words = new StringBuilder(texts.number(at, 2));
        data.lines().stream().filter(line -> !line.name().isEmpty()).forEach(line ->
                words.append(" · ").append(values.apply(line.near(at))));
        readout.setText(words.toString());
    }

    private void tell(int bar) {
        pointed = bar;
        readout.setText(bar < 0 ? "" : data.bars().get(bar).says());
        area.mark();
    }

    /** The axes and what is between them. */
    private final class Area extends Region {

        private final List<Label> across = new ArrayList<>();
        private final List<Label> upwards = new ArrayList<>();
        private final List<Line> grid = new ArrayList<>();
        private final List<Path> lines = new ArrayList<>();
        private final List<Region> bars = new ArrayList<>();
        private final List<Circle> points = new ArrayList<>();
        private final Line diagonal = shape(new Line(), "plot-diagonal");
        private final Line axis = shape(new Line(), "plot-axis");
        private final Label unit = label("plot-unit");
        private List<ColorBar.Tick> xs = List.of();
        private List<ColorBar.Tick> ys = List.of();
        private double left;
        private double right;
        private double top;
        private double bottom;

        Area() {
            getStyleClass().add("plot-area");
            getChildren().addAll(unit);
        }

        private void rebuild() {
            for (var nodes : List.of(across, upwards, grid, lines, bars, points)) {
                nodes.clear();
            }
            getChildren().clear();
            if (data == null) {
                return;
            }
            xs = ColorBar.ticks(new Scale(0, data.x().end()), data.x().most(), texts.locale());
            ys = ColorBar.ticks(new Scale(0, data.y().end()), data.y().most(), texts.locale());
            xs.forEach(tick -> across.add(tick(tick)));
            for (var tick : ys) {
                upwards.add(tick(tick));
                grid.add(shape(new Line(), "plot-grid"));
            }
            for (int i = 0; i < data.bars().size(); i++) {
                var bar = new Region();
                bar.getStyleClass().add("plot-bar");
                bars.add(bar);
            }
            data.lines().forEach(line -> lines.add(0, shape(new Path(), "plot-line", line.style())));
            for (var mark : data.marks()) {
                points.add(shape(new Circle(3.5), "plot-point", mark.style()));
            }
            unit.setText(data.x().title());
            getChildren().addAll(grid);
            getChildren().addAll(bars);
            getChildren().add(axis);
            if (data.diagonal()) {
                getChildren().add(diagonal);
            }
            for (var nodes : List.<List<? extends Node>>of(lines, points, across, upwards)) {
                getChildren().addAll(nodes);
            }
            getChildren().add(unit);
            mark();
            requestLayout();
        }

        private Label tick(ColorBar.Tick tick) {
            var label = label("plot-tick");
            label.setText(tick.text());
            return label;
        }

        private void mark() {
            for (int i = 0; i < bars.size(); i++) {
                bars.get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
                bars.get(i).pseudoClassStateChanged(POINTED, i == pointed);
            }
        }

        private double valueAt(double x) {
            return (x - left) / (right - left) * data.x().end();
        }

        private double x(double value) {
            return left + value / data.x().end() * (right - left);
        }

        private double y(double value) {
            return bottom - Math.max(0, Math.min(1, value / data.y().end())) * (bottom - top);
        }

        @Override
        protected double computePrefHeight(double width) {
            return snapSizeY(9 * unit.getFont().getSize());
        }

        @Override
        protected void layoutChildren() {
            if (data == null || getWidth() < 1) {
                return;
            }
            double line = Math.ceil(unit.prefHeight(-1));
            left = Math.ceil(upwards.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0)) + 6;
            right = getWidth() - 8;
            top = line / 2;
            bottom = Math.floor(getHeight() - line - 3);
            for (int i = 0; i < ys.size(); i++) {
                double y = Math.floor(y(ys.get(i).value())) + 0.5;
                place(grid.get(i), left, y, right, y);
                var label = upwards.get(i);
                put(label, left - 6 - label.prefWidth(-1), y - line / 2);
            }
            place(axis, left, bottom + 0.5, right, bottom + 0.5);
            place(diagonal, x(0), y(0), x(data.x().end()), y(data.y().end()));
            layTicks();
            layBars();
            for (int i = 0; i < lines.size(); i++) {
                draw(data.lines().get(lines.size() - 1 - i), lines.get(i));
            }
            for (int i = 0; i < points.size(); i++) {
                points.get(i).setCenterX(x(data.marks().get(i).x()));
                points.get(i).setCenterY(y(data.marks().get(i).y()));
            }
        }

        /** The unit takes the place of the numbers that it would lie on. */
        private void layTicks() {
            double unitLeft = right - unit.prefWidth(-1);
            put(unit, unitLeft, bottom + 3);
            for (int i = 0; i < xs.size(); i++) {
                double width = across.get(i).prefWidth(-1);
                double start = x(xs.get(i).value()) - width / 2;
                across.get(i).setVisible(start + width < unitLeft - 6);
                put(across.get(i), start, bottom + 3);
            }
        }

        private void layBars() {
            for (int i = 0; i < bars.size(); i++) {
                var bar = data.bars().get(i);
                double from = Math.rint(x(bar.from()));
                double to = Math.rint(x(bar.to())) - 1;
                double upper = Double.isNaN(bar.height()) ? bottom : Math.rint(y(bar.height()));
                // What is not 0 is seen.
                double height = bar.height() > 0 ? Math.max(1, bottom - upper) : 0;
                bars.get(i).resizeRelocate(from, bottom - height, Math.max(1, to - from), height);
            }
        }

        private void draw(PlotData.Line line, Path path) {
            path.getElements().clear();
            for (int i = 0; i < line.x().length; i++) {
                double px = x(line.x()[i]);
                double py = y(line.y()[i]);
                if (!Double.isNaN(py)) {
                    path.getElements().add(path.getElements().isEmpty() ? new MoveTo(px, py) : new LineTo(px, py));
                }
            }
        }

        private void put(Label label, double x, double y) {
            label.resizeRelocate(snapPositionX(x), snapPositionY(y), Math.ceil(label.prefWidth(-1)),
                    Math.ceil(label.prefHeight(-1)));
        }
    }

    private static void place(Line line, double x0, double y0, double x1, double y1) {
        line.setStartX(x0);
        line.setStartY(y0);
        line.setEndX(x1);
        line.setEndY(y1);
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMouseTransparent(true);
        return label;
    }

    private static <T extends Shape> T shape(T shape, String... styles) {
        shape.getStyleClass().addAll(styles);
        shape.setMouseTransparent(true);
        return shape;
    }
}
