package org.cameralucida.ui.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.cameralucida.evaluate.ClassFigures;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.ui.kit.Texts;

/** A row a class, the worst first; a word narrows them down, and a click shows the class's images. */
final class ClassTable {

    /** Of the columns: how much wider than the others. */
    private static final double NAME = 80;
    private static final double COUNT = 32;
    private static final double NUMBER = 58;

    private final Texts texts;
    private final Consumer<Filter> filter;
    private final TableView<ClassFigures> table = new TableView<>();
    private final ObservableList<ClassFigures> all = FXCollections.observableArrayList();
    private final FilteredList<ClassFigures> found = new FilteredList<>(all);
    private final SortedList<ClassFigures> sorted = new SortedList<>(found);
    private final TextField search = new TextField();
    private final VBox root;
    private Figures figures;

    /** @param filter hears of the class that is clicked */
    ClassTable(Texts texts, Consumer<Filter> filter) {
        this.texts = texts;
        this.filter = filter;
        search.setId("class-filter");
        search.setPromptText(say("classes.search"));
        search.setAccessibleText(say("classes.search"));
        search.textProperty().addListener(observable -> narrow());
        table.setId("classes");
        table.getStyleClass().addAll("dense", "class-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(say("classes.name"));
        var name = new TableColumn<ClassFigures, String>(say("classes.class"));
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(figures.className(cell.getValue().classIndex())));
        name.setPrefWidth(NAME);
        var error = number("classes.error", row -> row.mean(Measure.TOP1_ERROR), value -> texts.percent(value, 0));
        error.setSortType(TableColumn.SortType.DESCENDING);
        table.getColumns().setAll(List.of(name, number("classes.images", ClassFigures::images, value -> texts.number(value, 0)),
                error, number("classes.confidence", row -> row.mean(Measure.CONFIDENCE),
                        value -> texts.percent(value, 0)),
                number("classes.iou", row -> row.mean(Measure.IOU), value -> texts.number(value, 2))));
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSortOrder().add(error);
        table.setPlaceholder(new Label(say("classes.none")));
        table.setRowFactory(view -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(table.getSelectionModel().getSelectedItem());
            }
        });
        root = new VBox(search, table);
        root.getStyleClass().add("classes");
    }

    Parent root() {
        return root;
    }

    private String say(String key, Object... arguments) {
        return texts.of(ClassTable.class, key, arguments);
    }

    private TableRow<ClassFigures> row() {
        var row = new TableRow<ClassFigures>();
        row.setOnMouseClicked(event -> choose(row.getItem()));
        return row;
    }

    private void choose(ClassFigures one) {
        if (one != null) {
            filter.accept(new Filter.OfClass(one.classIndex()));
        }
    }

    /** Unknown numbers come last, whichever way the column is sorted. */
    private TableColumn<ClassFigures, Double> number(String key, ToDoubleFunction<ClassFigures> value,
            Function<Double, String> write) {
        var column = new TableColumn<ClassFigures, Double>();
        var heading = new Label(say(key));
        heading.setTooltip(new Tooltip(say(key + ".tip")));
        column.setGraphic(heading);
        column.getStyleClass().add("number");
        column.setPrefWidth(key.equals("classes.images") ? COUNT : NUMBER);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(cell.getValue())));
        column.setComparator((one, other) -> {
            if (one.isNaN() || other.isNaN()) {
                int last = Boolean.compare(one.isNaN(), other.isNaN());
                return column.getSortType() == TableColumn.SortType.DESCENDING ? -last : last;
            }
            return one.compareTo(other);
        });
        column.setCellFactory(each -> new TableCell<>() {
            @Override
            protected void updateItem(Double now, boolean empty) {
                super.updateItem(now, empty);
                setText(empty || now == null ? "" : now.isNaN() ? "–" : write.apply(now));
            }
        });
        return column;
    }

    private void narrow() {
        var word = search.getText().strip().toLowerCase(Locale.ROOT);
        found.setPredicate(row -> word.isEmpty()
                || figures.className(row.classIndex()).toLowerCase(Locale.ROOT).contains(word));
    }

    /** Shows these figures from now on. */
    void show(Figures now) {
        figures = now;
        all.setAll(now.classes());
        narrow();
    }
}
