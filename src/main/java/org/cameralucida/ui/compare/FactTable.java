package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Difference;
import org.cameralucida.compare.MeasureTable;
import org.cameralucida.compare.MeasureTable.Measured;
import org.cameralucida.ui.kit.Texts;

/**
 * The numbers of all panes in one table: the measures' names at the left, each with its definition where the cursor
 * rests on it, and a column for each pane. Our own layout, because a pane's column stands under it where panes leave
 * room beside them. Labels that are there are used again: dressing fresh ones takes longer than all the rest.
 */
final class FactTable extends Region {

    /** In sizes of the type: the height of a row, the widest column, and what is free around the words. */
    private static final double ROW = 1.5;
    private static final double COLUMN = 14;
    private static final double FREE = 1;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** The share of the width that the names may take. */
    private static final double NAMES = 0.45;

    private final CompareViewModel compare;
    private final Texts texts;
    private final Runnable changed;
    private final List<Label> headings = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Label size = new Label();
    private final Label headingSize = label("heading");
    private List<PaneViewModel> panes = List.of();
    private boolean subtracting;
    private Subscription following = Subscription.EMPTY;
    private MeasureTable all = new MeasureTable(List.of(), List.of());
    private int most = Integer.MAX_VALUE;
    private int headingLines = 1;
    private PaneGrid above;

    /** A measure: its name, a label for each value, and the line over it. */
    private record Row(Label name, List<Label> values, Region line, Tooltip definition) {
    }

    /** @param changed hears that there are other rows or columns */
    FactTable(CompareViewModel compare, Texts texts, Runnable changed) {
        this.compare = compare;
        this.texts = texts;
        this.changed = changed;
        getStyleClass().add("fact-table");
        setMinSize(0, USE_PREF_SIZE);
        for (var measured : List.of(size, headingSize)) {
            measured.setVisible(false);
            getChildren().add(measured);
        }
    }

    /** Shows the numbers of these panes, and of the difference of the pair where that is shown too. */
    void show(List<PaneViewModel> now, boolean difference) {
        if (now.equals(panes) && difference == subtracting) {
            return;
        }
        panes = List.copyOf(now);
        subtracting = difference;
        following.unsubscribe();
        following = compare.choices().axisProperty().subscribe((before, axis) -> read());
        for (var pane : panes) {
            following = following.and(pane.paneProperty().subscribe((before, shown) -> read()))
                    .and(pane.measuresProperty().subscribe((before, found) -> read()));
        }
        if (difference) {
            following = following.and(compare.pair().differenceProperty().subscribe((before, found) -> read()));
        }
        read();
    }

    private void read() {
        var now = MeasureTable.of(axis(), panes.stream().map(pane -> Measured.ofNullable(pane.paneProperty().get(),
                pane.measuresProperty().get())).toList(), subtracting
                        ? Optional.<Difference>ofNullable(compare.pair().differenceProperty().get()) : Optional.empty(),
                texts.locale());
        boolean other = now.rows().size() != all.rows().size() || !headings(now).equals(headings(all));
        if (!now.equals(all)) {
            all = now;
            write();
        }
        if (other) {
            changed.run();
        }
    }

    private static List<String> headings(MeasureTable table) {
        return table.columns().stream().map(MeasureTable.Column::heading).toList();
    }

    private Axis axis() {
        return compare.choices().axisProperty().get();
    }

    /** How many measures there are. */
    int count() {
        return all.rows().size();
    }

    /** How many columns there are. */
    int columns() {
        return all.columns().size();
    }

    /** How many measures are written: the most telling ones where there is no room for all. */
    void atMost(int measures) {
        if (most != measures) {
            most = measures;
            write();
        }
    }

    /** How high it is with so many measures. */
    double height(int measures) {
        return measures == 0 ? 0 : Math.ceil((measures + headingLines) * line() + getInsets().getTop() + getInsets().getBottom());
    }

    /** For how many measures there is room. */
    int fitting(double height) {
        return Math.max(0, (int) ((height - getInsets().getTop() - getInsets().getBottom()) / line()) - headingLines);
    }

    /** Whether the names over the columns can be read whole beside so many measures. */
    boolean hasRoomForHeadings(double width, int measures) {
        var table = all.mostTelling(axis(), measures);
        double names = Math.min(NAMES * width, table.rows().stream()
                .mapToDouble(row -> width(size, row.label())).max().orElse(0) + FREE * type());
        double column = Math.min((width - names) / Math.max(1, table.columns().size()) - PaneGrid.GAP, COLUMN * type());
        return table.columns().stream().allMatch(each -> width(headingSize, each.heading()) + FREE * type() <= column);
    }

    /** Names over the columns that cannot be read whole on one line have two. */
    void head(double width) {
        int needed = hasRoomForHeadings(width, most) ? 1 : 2;
        if (needed != headingLines) {
            headingLines = needed;
            headings.forEach(this::head);
            requestLayout();
        }
    }

    private void head(Label heading) {
        heading.setWrapText(headingLines > 1);
        heading.setTextAlignment(TextAlignment.CENTER);
        heading.pseudoClassStateChanged(NARROW, headingLines > 1);
    }

    private static double width(Label measured, String words) {
        measured.setText(words);
        return measured.prefWidth(-1);
    }

    /** How wide the names are. */
    double names(double width) {
        double widest = rows.stream().mapToDouble(row -> row.name().prefWidth(-1)).max().orElse(0);
        return snapSizeX(Math.min(NAMES * width, widest + FREE * type()));
    }

    /** The columns stand under the panes of a grid that leaves room for the names; null for as they come. */
    void under(PaneGrid grid) {
        if (above != grid) {
            above = grid;
            requestLayout();
        }
    }

    /** How high its letters are, in px. */
    double type() {
        return size.getFont().getSize();
    }

    private double line() {
        return snapSizeY(ROW * type());
    }

    private void write() {
        var table = all.mostTelling(axis(), most);
        boolean empty = table.rows().isEmpty();
        setVisible(!empty);
        setManaged(!empty);
        int columns = empty ? 0 : table.columns().size();
        match(headings, columns, "heading");
        for (int i = 0; i < columns; i++) {
            var column = table.columns().get(i);
            headings.get(i).setText(column.heading());
            head(headings.get(i));
            headings.get(i).setTooltip(column.heading().isEmpty() ? null
                    : new Tooltip(column.heading() + "\n" + column.detail()));
        }
        while (rows.size() > table.rows().size()) {
            var row = rows.remove(rows.size() - 1);
            getChildren().removeAll(row.name(), row.line());
            getChildren().removeAll(row.values());
        }
        while (rows.size() < table.rows().size()) {
            rows.add(row());
        }
        for (int i = 0; i < rows.size(); i++) {
            write(table.rows().get(i), rows.get(i), table.columns());
        }
        requestLayout();
    }

    private void write(MeasureTable.Row measure, Row row, List<MeasureTable.Column> columns) {
        row.name().setText(measure.label());
        row.definition().setText(measure.definition());
        match(row.values(), measure.values().size(), "value");
        for (int i = 0; i < row.values().size(); i++) {
            var value = row.values().get(i);
            value.setUserData(measure.values().get(i));
            value.setText(full(value));
            value.setTooltip(row.definition());
            value.setAccessibleText(measure.values().size() < columns.size() ? measure.label() + ": " + full(value)
                    : columns.get(i).heading() + ", " + measure.label() + ": " + full(value));
        }
    }

    private Row row() {
        var name = label("name");
        name.setAlignment(Pos.CENTER_LEFT);
        var definition = new Tooltip();
        definition.getStyleClass().add("definition");
        name.setTooltip(definition);
        var line = new Region();
        line.getStyleClass().add("line");
        getChildren().addAll(name, line);
        return new Row(name, new ArrayList<>(), line, definition);
    }

    private void match(List<Label> labels, int count, String style) {
        while (labels.size() > count) {
            getChildren().remove(labels.remove(labels.size() - 1));
        }
        while (labels.size() < count) {
            var label = label(style);
            labels.add(label);
            getChildren().add(label);
        }
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        label.setAlignment(Pos.CENTER);
        label.setEllipsisString("…");
        // Of a class and its probability both ends tell more than the middle.
        label.setTextOverrun(style.equals("value") ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS);
        return label;
    }

    /** In narrow columns a count is written without what it is of. */
    private void fit(Row row, double column) {
        boolean narrow = false;
        for (var value : row.values()) {
            narrow |= width(size, full(value)) + value.snappedLeftInset() + value.snappedRightInset() > column;
        }
        for (var value : row.values()) {
            int of = full(value).indexOf(MeasureTable.OF);
            value.setText(narrow && of > 0 ? full(value).substring(0, of) : full(value));
        }
    }

    private static String full(Label value) {
        return (String) value.getUserData();
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(rows.size());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (rows.isEmpty()) {
            return;
        }
        double names = names(getWidth());
        double column = above != null ? above.across() : snapSizeX(Math.floor(
                Math.min((getWidth() - names) / headings.size(), COLUMN * type())));
        double step = above != null ? above.across() + PaneGrid.GAP : column;
        double left = above != null ? 0 : snapPositionX((getWidth() - names - headings.size() * column) / 2);
        double first = above != null ? above.indent() : left + names;
        double right = first + (headings.size() - 1) * step + column;
        double y = getInsets().getTop();
        for (int i = 0; i < headings.size(); i++) {
            headings.get(i).resizeRelocate(first + i * step, y, column, headingLines * line());
        }
        y += (headingLines - 1) * line();
        for (var row : rows) {
            y += line();
            row.line().resizeRelocate(left, y, right - left, 1);
            row.name().resizeRelocate(left, y, names, line());
            boolean common = row.values().size() == 1;
            fit(row, column);
            for (int i = 0; i < row.values().size(); i++) {
                row.values().get(i).resizeRelocate(first + i * step, y, common ? right - first : column, line());
            }
        }
    }
}
