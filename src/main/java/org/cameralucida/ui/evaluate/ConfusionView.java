package org.cameralucida.ui.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.evaluate.Confusion;
import org.cameralucida.ui.kit.Texts;

/**
 * What is taken for what: a matrix of the classes that are confused most, the true one down and the said one across, and
 * the pairs by themselves. All classes are there where there are few; a thousand of them would be a million cells.
 */
final class ConfusionView {

    /** As many rows and columns as can be told apart at this size. */
    static final int CLASSES = 12;
    private static final int PAIRS = 6;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final Texts texts;
    private final Consumer<Filter> filter;
    private final Matrix matrix;
    private final Label says = new Label();
    private final VBox pairs = new VBox();
    private final VBox root;
    private Figures figures;
    private List<Integer> classes = List.of();
    private int pointed = -1;

    /** @param filter hears of the cell that is clicked */
    ConfusionView(Texts texts, Consumer<Filter> filter) {
        this.texts = texts;
        this.filter = filter;
        matrix = new Matrix();
        says.getStyleClass().add("note");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        pairs.getStyleClass().add("confused-pairs");
        matrix.setId("confusion");
        root = new VBox(matrix, scale(), says, pairs);
        root.getStyleClass().add("confusion");
    }

    Parent root() {
        return root;
    }

    private String say(String key, Object... arguments) {
        return texts.of(ConfusionView.class, key, arguments);
    }

    private HBox scale() {
        var right = new Region();
        right.getStyleClass().addAll("confusion-scale", "right");
        var wrong = new Region();
        wrong.getStyleClass().addAll("confusion-scale", "wrong");
        var bar = new HBox(new Label(texts.percent(0, 0)), new VBox(right, wrong), new Label(texts.percent(1, 0)),
                new Label(say("confusion.scale")));
        bar.getStyleClass().add("confusion-legend");
        return bar;
    }

    /** Shows these figures from now on. */
    void show(Figures now) {
        figures = now;
        var other = classes(now.confusion());
        matrix.show(other);
        point(pointed);
        pairs.getChildren().setAll(now.confusion().mostConfused(PAIRS).stream().map(this::pair).toList());
    }

    /** Marks the cell of a filter. */
    void mark(Filter now) {
        matrix.mark(now);
    }

    /** Those of the pairs that are confused most, in the order of the network, in which relatives stand together. */
    static List<Integer> classes(Confusion confusion) {
        var all = new TreeSet<Integer>();
        confusion.counts().forEach((label, row) -> {
            all.add(label);
            all.addAll(row.keySet());
        });
        if (all.size() <= CLASSES) {
            return List.copyOf(all);
        }
        var chosen = new LinkedHashSet<Integer>();
        for (var cell : confusion.mostConfused(CLASSES * CLASSES)) {
            var both = new LinkedHashSet<>(chosen);
            both.add(cell.label());
            both.add(cell.predicted());
            if (both.size() <= CLASSES) {
                chosen = both;
            }
        }
        return List.copyOf(new TreeSet<>(chosen));
    }

    private Hyperlink pair(Confusion.Cell cell) {
        var link = new Hyperlink(say("confusion.pair", figures.className(cell.label()),
                figures.className(cell.predicted()), cell.images(), of(cell.label())));
        link.getStyleClass().add("confused-pair");
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.setMaxWidth(Double.MAX_VALUE);
        link.setTooltip(new Tooltip(link.getText()));
        link.setOnAction(event -> {
            link.setVisited(false);
            filter.accept(new Filter.Confused(cell.label(), cell.predicted()));
        });
        return link;
    }

    private int of(int label) {
        return figures.confusion().counts().getOrDefault(label, Map.of()).values().stream()
                .mapToInt(count -> count).sum();
    }

    private void point(int cell) {
        pointed = cell < classes.size() * classes.size() ? cell : -1;
        matrix.point();
        if (pointed < 0 || figures == null) {
            says.setText(say("confusion.help"));
            return;
        }
        int label = classes.get(pointed / classes.size());
        int said = classes.get(pointed % classes.size());
        int count = figures.confusion().count(label, said);
        says.setText(label == said ? say("confusion.right", figures.className(label), count, of(label))
                : say("confusion.cell", figures.className(label), figures.className(said), count, of(label)));
    }

    private void choose(int cell) {
        if (cell >= 0 && cell < classes.size() * classes.size()) {
            filter.accept(new Filter.Confused(classes.get(cell / classes.size()), classes.get(cell % classes.size())));
        }
    }

    /** The cells, as opaque as their share of the row, with the true classes' names before the rows. */
    private final class Matrix extends Region {

        /** The share of the width that names may take. */
        private static final double NAMES = 0.38;

        private final List<Label> names = new ArrayList<>();
        private final List<Region> grounds = new ArrayList<>();
        private final List<Region> cells = new ArrayList<>();
        private Filter marked;

        Matrix() {
            getStyleClass().add("confusion-matrix");
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            setAccessibleText(say("confusion.name"));
            addEventHandler(MouseEvent.MOUSE_MOVED, event -> ConfusionView.this.point(at(event)));
            addEventHandler(MouseEvent.MOUSE_EXITED, event -> ConfusionView.this.point(-1));
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                requestFocus();
                choose(at(event));
            });
            addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        }

        private void show(List<Integer> now) {
            if (!now.equals(classes)) {
                classes = now;
                rebuild();
            }
            for (int i = 0; i < cells.size(); i++) {
                int label = classes.get(i / classes.size());
                int of = of(label);
                cells.get(i).setOpacity(of == 0 ? 0
                        : figures.confusion().count(label, classes.get(i % classes.size())) / (double) of);
            }
            for (int i = 0; i < names.size(); i++) {
                names.get(i).setText(figures.className(classes.get(i)));
            }
            mark(marked);
        }

        private void rebuild() {
            names.clear();
            grounds.clear();
            cells.clear();
            int count = classes.size();
            IntStream.range(0, count).forEach(i -> {
                var name = new Label();
                name.getStyleClass().add("confusion-name");
                name.setAlignment(Pos.CENTER_RIGHT);
                names.add(name);
            });
            for (int i = 0; i < count * count; i++) {
                grounds.add(cell("confusion-ground"));
                var cell = cell("confusion-cell");
                cell.getStyleClass().add(i / count == i % count ? "right" : "wrong");
                cells.add(cell);
            }
            getChildren().setAll(names);
            getChildren().addAll(grounds);
            getChildren().addAll(cells);
            requestLayout();
        }

        private Region cell(String style) {
            var cell = new Region();
            cell.getStyleClass().add(style);
            cell.setMouseTransparent(true);
            return cell;
        }

        private void mark(Filter now) {
            marked = now;
            for (int i = 0; i < grounds.size(); i++) {
                boolean chosen = now instanceof Filter.Confused one && one.truth() == classes.get(i / classes.size())
                        && one.said() == classes.get(i % classes.size());
                grounds.get(i).pseudoClassStateChanged(CHOSEN, chosen);
            }
        }

        private void point() {
            for (int i = 0; i < grounds.size(); i++) {
                grounds.get(i).pseudoClassStateChanged(POINTED, i == pointed);
            }
        }

        private void key(KeyEvent event) {
            int count = classes.size();
            int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1
                    : event.getCode() == KeyCode.UP ? -count : event.getCode() == KeyCode.DOWN ? count : 0;
            if (step != 0 && count > 0) {
                int next = pointed < 0 ? 0 : pointed + step;
                ConfusionView.this.point(next >= 0 && next < count * count ? next : pointed);
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                choose(pointed);
                event.consume();
            }
        }

        private double left() {
            return Math.floor(getWidth() * NAMES);
        }

        private double side() {
            return classes.isEmpty() ? 0 : Math.min(22, Math.floor((getWidth() - left()) / classes.size()));
        }

        private int at(MouseEvent event) {
            int column = (int) Math.floor((event.getX() - left()) / side());
            int row = (int) Math.floor(event.getY() / side());
            int count = classes.size();
            return column < 0 || row < 0 || column >= count || row >= count ? -1 : row * count + column;
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return classes.isEmpty() ? 0
                    : classes.size() * Math.min(22, Math.floor((width - Math.floor(width * NAMES)) / classes.size()));
        }

        @Override
        protected void layoutChildren() {
            double side = side();
            for (int i = 0; i < names.size(); i++) {
                names.get(i).resizeRelocate(0, i * side, left() - 6, side);
            }
            for (int i = 0; i < cells.size(); i++) {
                double x = left() + i % classes.size() * side;
                double y = i / classes.size() * side;
                grounds.get(i).resizeRelocate(x, y, side - 1, side - 1);
                cells.get(i).resizeRelocate(x, y, side - 1, side - 1);
            }
        }
    }
}
