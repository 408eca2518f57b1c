package org.cameralucida.ui.compare;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Panes in rows, all of one width, side by side at one height; each row in the middle of its share of the room. What is
 * above and below the photos has as much room in each pane as in the one that needs most, so that all photos are of one
 * size, and what is compared is at one height.
 */
final class PaneGrid extends Region {

    static final double GAP = 12;
    /** Between the numbers of a row and the words over the next one. */
    private static final double ROW_GAP = 18;

    private static final double CLEARLY_LARGER = 1.1;
    /** How far that is from the pane's edges, as in the style sheet. */
    private static final double INSET = 3;

    private List<Cell> cells = List.of();
    private int columns = 1;
    private double indent;

    PaneGrid() {
        getStyleClass().add("panes");
        setMinSize(0, 0);
    }

    /** Shows cells, in reading order. */
    void show(List<Cell> now) {
        if (!now.equals(cells)) {
            cells = List.copyOf(now);
            getChildren().setAll(now.stream().map(Cell::root).toList());
        }
    }

    /** How many cells there are. */
    int count() {
        return cells.size();
    }

    /**
     * Arranges the panes so that the photos are as large as can be in a room.
     *
     * @param width of the room
     * @param height of the room
     * @param aspect of the photos: width by height
     */
    void arrange(double width, double height, double aspect) {
        int best = usual(cells.size());
        double most = photo(width, height, best, aspect);
        for (int tried = 1; tried <= cells.size(); tried++) {
            double size = photo(width, height, tried, aspect);
            // For a little more, nothing changes its place; in fewer rows there is more room for the numbers.
            boolean fewerRows = rows(cells.size(), tried) < rows(cells.size(), best);
            if (size > CLEARLY_LARGER * most || fewerRows && size >= most) {
                best = tried;
                most = size;
            }
        }
        if (best != columns) {
            columns = best;
            requestLayout();
        }
    }

    /** How wide photos are with so many columns. */
    private double photo(double width, double height, int tried, double aspect) {
        int rows = rows(cells.size(), tried);
        double across = (width - (tried - 1) * GAP) / tried;
        double down = (height - (rows - 1) * ROW_GAP) / rows - words(across);
        return Math.min(across, down * aspect);
    }

    /** How high what is above and below photos is in panes of some width: the narrower, the more lines it needs. */
    double words(double across) {
        cells.forEach(cell -> cell.unit().ifPresent(unit -> unit.setMinHeight(USE_COMPUTED_SIZE)));
        return highest(across, cells.stream().map(Cell::header)) + highest(across, cells.stream().map(Cell::below))
                + 2 * INSET;
    }

    private static double highest(double width, Stream<Region> parts) {
        return parts.filter(Node::isManaged).mapToDouble(each -> each.prefHeight(width)).max().orElse(0);
    }

    /** How high it has to be for photos as wide as their panes. */
    double needed(double width, double aspect) {
        return rows() * (words(across(width)) + across(width) / aspect) + (rows() - 1) * ROW_GAP;
    }

    private static int usual(int count) {
        return count <= 3 ? Math.max(1, count) : (count + 1) / 2;
    }

    /** How many rows there are. */
    int rows() {
        return rows(cells.size(), columns);
    }

    /** How wide a pane is. */
    double across() {
        return across(getWidth());
    }

    /** How wide a pane is in a grid of some width. */
    double across(double width) {
        return Math.max(0, snapSizeX((width - indent - (columns - 1) * GAP) / columns - 0.5));
    }

    /** What is free at the left of the panes. */
    double indent() {
        return indent;
    }

    /** Leaves something free at the left of the panes. */
    void indent(double now) {
        if (indent != now) {
            indent = now;
            requestLayout();
        }
    }

    private static int rows(int count, int columns) {
        return Math.max(1, (count + columns - 1) / columns);
    }

    private void level(double width) {
        level(width, cells.stream().map(Cell::header));
        if (cells.stream().allMatch(cell -> cell.unit().isPresent())) {
            level(width - 2 * INSET, cells.stream().flatMap(cell -> cell.unit().stream()));
        }
        level(width, cells.stream().map(Cell::below));
    }

    private static void level(double width, Stream<Region> parts) {
        var alike = parts.filter(Node::isManaged).toList();
        double most = highest(width, alike.stream());
        alike.stream().filter(each -> each.getMinHeight() != most).forEach(each -> each.setMinHeight(most));
    }

    @Override
    protected double computePrefHeight(double width) {
        double across = across(width < 0 ? getWidth() : width);
        double high = 0;
        for (int first = 0; first < cells.size(); first += columns) {
            high += cells.subList(first, Math.min(cells.size(), first + columns)).stream()
                    .mapToDouble(cell -> cell.root().prefHeight(across)).max().orElse(0) + (first > 0 ? ROW_GAP : 0);
        }
        return high;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        int count = cells.size();
        int rows = rows(count, columns);
        double width = across();
        level(width);
        double height = snapSizeY((getHeight() - (rows - 1) * ROW_GAP) / rows - 0.5);
        for (int row = 0; row < rows; row++) {
            var panes = cells.subList(row * columns, Math.min(count, (row + 1) * columns));
            double needed = panes.stream().mapToDouble(pane -> pane.root().prefHeight(width)).max().orElse(height);
            double used = snapSizeY(Math.min(height, needed));
            for (int i = 0; i < panes.size(); i++) {
                panes.get(i).root().resizeRelocate(snapPositionX(indent + i * (width + GAP)),
                        snapPositionY(row * (height + ROW_GAP) + (height - used) / 2), width, used);
            }
        }
    }
}
