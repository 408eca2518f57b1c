package org.cameralucida.ui.evaluate;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.ui.evaluate.ResultLine.Kind;
import org.cameralucida.ui.kit.Texts;

/**
 * The figures: a row a network and method, the baselines below. The row that is selected is the one by whose maps the
 * images are looked at. Which measures are shown is chosen in the menu at the table's corner.
 */
final class ResultsTable {

    /** Those of the thesis' tables and of today's papers. */
    private static final Set<Measure> USUAL = EnumSet.of(Measure.TOP1_ERROR, Measure.TOP5_ERROR,
            Measure.LOCALISATION_TOP1_ERROR, Measure.GT_KNOWN, Measure.IOU, Measure.MAX_BOX_ACC_V2, Measure.POINTING);
    private static final Set<Measure> USUAL_WITHOUT_TRUTH = EnumSet.of(Measure.CONFIDENCE, Measure.SPARSENESS);
    /** In sizes of the type. */
    private static final double LINE = 2.4;
    private static final double HEADING = 3.7;
    private static final int MOST_LINES = 9;
    private static final double NAME_WIDTH = 17;
    private static final double LEAST_NAME_WIDTH = 11.5;
    private static final double WIDTH = 7.6;
    private static final double LEAST_WIDTH = 6.8;
    private static final double MOST_WIDTH = 10;
    /** Pixels: of the frame, and of a scroll bar. */
    private static final double FRAME = 3;
    private static final double BAR = 12;
    private static final double LEAST_LINES = 3.5;
    /** Where a heading may break within a word: MaxBoxAcc V2. */
    private static final String VERSION = "(?<=\\p{Ll})(?=V2)";
    private static final String LAST = "last-shown";
    private static final PseudoClass BASELINE = PseudoClass.getPseudoClass("baseline");
    private static final PseudoClass DIFFERENCE = PseudoClass.getPseudoClass("difference");

    private final ResultsViewModel model;
    private final Texts texts;
    private final TableView<ResultLine> table = new TableView<>();
    private final Label what = new Label();
    private final Map<Measure, TableColumn<ResultLine, ResultLine.Cell>> columns = new EnumMap<>(Measure.class);
    /** What the user has switched on or off; of the others the usual ones are shown. */
    private final Map<Measure, Boolean> wanted = new EnumMap<>(Measure.class);
    /** Whether the columns have no room side by side. */
    private final BooleanProperty wide = new SimpleBooleanProperty();
    private boolean isFilling;

    ResultsTable(ResultsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        table.setId("results-table");
        table.getStyleClass().add("evaluate-table");
        table.setAccessibleText(text("table.name"));
        table.setTableMenuButtonVisible(true);
        table.setPlaceholder(new Label(""));
        table.getColumns().add(nameColumn());
        for (var measure : Measure.values()) {
            columns.put(measure, column(measure));
        }
        table.getColumns().addAll(columns.values());
        table.setRowFactory(view -> new Row());
        table.widthProperty().addListener(observable -> fit());
        table.heightProperty().addListener(observable -> fit());
        what.fontProperty().addListener(observable -> fit());
        table.fixedCellSizeProperty().bind(Bindings.createDoubleBinding(() -> Math.rint(LINE * type()),
                what.fontProperty()));
        // Its heading and a line or two; where room is short, it scrolls and the images keep theirs.
        table.minHeightProperty().bind(table.fixedCellSizeProperty().multiply(LEAST_LINES)
                .add(Bindings.when(wide).then(BAR).otherwise(0)));
        table.maxHeightProperty().bind(table.prefHeightProperty());
        table.prefHeightProperty().bind(Bindings.createDoubleBinding(this::height, table.getItems(),
                table.fixedCellSizeProperty(), wide));
        InvalidationListener fill = observable -> fill();
        model.changesProperty().addListener(fill);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !isFilling) {
                model.networkProperty().set(now.network());
                model.sourceProperty().set(now.source());
            }
        });
        InvalidationListener select = observable -> select();
        model.networkProperty().addListener(select);
        model.sourceProperty().addListener(select);
        fill();
    }

    /** The table. */
    Node root() {
        return table;
    }

    private double type() {
        return what.getFont().getSize();
    }

    /** Figures as wide as there is room, the names what is left; where room is short, figures without their intervals. */
    private void fit() {
        var shown = columns.values().stream().filter(TableColumn::isVisible).toList();
        int count = Math.max(1, shown.size());
        double type = type();
        double room = table.getWidth() - FRAME - (table.getHeight() < table.getPrefHeight() ? BAR : 0);
        boolean isRoomy = room >= (NAME_WIDTH + WIDTH * count) * type;
        // Where one has to scroll anyway, names are whole.
        boolean isScrolled = room < (LEAST_NAME_WIDTH + LEAST_WIDTH * count) * type;
        double names = isRoomy || isScrolled ? NAME_WIDTH * type
                : Math.max(LEAST_NAME_WIDTH * type, Math.min(NAME_WIDTH * type, room - LEAST_WIDTH * type * count));
        double width = Math.floor(Math.max(LEAST_WIDTH * type, Math.min(MOST_WIDTH * type, (room - names) / count)));
        shown.forEach(column -> column.setPrefWidth(width));
        table.getColumns().get(0).setPrefWidth(Math.max(Math.floor(names), room - width * count));
        leaveRoomForMenu(shown);
        wide.set(room < Math.floor(names) + width * shown.size());
    }

    /** The menu's button lies over the end of the headings: the last one ends before it. */
    private void leaveRoomForMenu(List<TableColumn<ResultLine, ResultLine.Cell>> shown) {
        for (int i = 0; i < shown.size(); i++) {
            var style = shown.get(i).getStyleClass();
            boolean isLast = i == shown.size() - 1;
            if (!isLast) {
                style.remove(LAST);
            } else if (!style.contains(LAST)) {
                style.add(LAST);
            }
        }
    }

    private double height() {
        return HEADING * type() + table.getFixedCellSize() * Math.min(MOST_LINES, table.getItems().size()) + FRAME
                + (wide.get() ? BAR : 0);
    }

    private TableColumn<ResultLine, ResultLine> nameColumn() {
        var column = new TableColumn<ResultLine, ResultLine>(text("table.what"));
        what.setText(text("table.what"));
        column.setGraphic(what);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("what");
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(view -> new LineCell(model, texts));
        return column;
    }

    private TableColumn<ResultLine, ResultLine.Cell> column(Measure measure) {
        var column = new TableColumn<ResultLine, ResultLine.Cell>(texts.of(measure.title()));
        // The text is for the menu; the heading has a tooltip.
        var heading = new Label(texts.of(measure.title()).replaceAll(VERSION, " "));
        heading.setWrapText(true);
        var tip = new Tooltip(definition(measure));
        tip.getStyleClass().add("definition");
        heading.setTooltip(tip);
        column.setGraphic(heading);
        column.setId("measure-" + measure.key());
        column.setSortable(false);
        column.setVisible(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().cells().get(measure)));
        column.setCellFactory(view -> new FigureCell(measure, texts));
        column.visibleProperty().addListener((property, before, now) -> {
            if (!isFilling) {
                wanted.put(measure, now);
                fill();
            }
        });
        return column;
    }

    private String definition(Measure measure) {
        return texts.of(measure.title()) + "\n" + text("define." + measure.key());
    }

    private void fill() {
        var results = model.results();
        var means = model.meansProperty().get();
        isFilling = true;
        try {
            if (results == null || means == null) {
                table.getItems().clear();
                return;
            }
            var all = ResultLine.of(results, means, model.summaryProperty().get());
            show(all);
            var lines = all.stream().filter(this::saysSomething).toList();
            if (isOfTheSame(lines)) {
                for (int i = 0; i < lines.size(); i++) {
                    table.getItems().set(i, lines.get(i));
                }
            } else {
                table.getItems().setAll(lines);
            }
            fit();
        } finally {
            isFilling = false;
        }
        select();
    }

    private boolean isOfTheSame(List<ResultLine> lines) {
        var before = table.getItems();
        if (before.size() != lines.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isOfTheSame(before.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The columns that have something to say, and are wanted. */
    private void show(List<ResultLine> lines) {
        boolean hasTruth = lines.stream().anyMatch(line -> line.cells().containsKey(Measure.TOP1_ERROR));
        var usual = hasTruth ? USUAL : USUAL_WITHOUT_TRUTH;
        columns.forEach((measure, column) -> {
            boolean isKnown = lines.stream().anyMatch(line -> line.cells().containsKey(measure));
            column.setVisible(wanted.getOrDefault(measure,
                    isKnown && (usual.contains(measure) || measure.needsPasses())));
        });
    }

    /** A baseline says nothing of labels, and all that it has to say may be hidden. */
    private boolean saysSomething(ResultLine line) {
        return line.kind() != Kind.BASELINE
                || line.cells().keySet().stream().anyMatch(measure -> columns.get(measure).isVisible());
    }

    /** The row by whose maps one looks. */
    private void select() {
        if (isFilling) {
            return;
        }
        var selection = table.getSelectionModel();
        var now = selection.getSelectedItem();
        if (now == null || now.network() != model.networkProperty().get() || now.source() != model.sourceProperty().get()) {
            table.getItems().stream().filter(line -> line.network() == model.networkProperty().get()
                    && line.source() == model.sourceProperty().get()).findFirst().ifPresent(selection::select);
        }
    }

    private String text(String key, Object... arguments) {
        return texts.of(ResultsTable.class, key, arguments);
    }

    private static final class Row extends TableRow<ResultLine> {

        @Override
        protected void updateItem(ResultLine line, boolean isEmpty) {
            super.updateItem(line, isEmpty);
            pseudoClassStateChanged(BASELINE, line != null && line.kind() == Kind.BASELINE);
            pseudoClassStateChanged(DIFFERENCE, line != null && line.kind() == Kind.DIFFERENCE);
        }
    }
}
