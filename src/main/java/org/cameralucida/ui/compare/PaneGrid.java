package org.cameralucida.ui.compare;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Panes in rows, all of one width, side by side at one height; each row in the middle of its share of the room. What is
 * above and below the photos has as much room in each pane as in the one that needs most, so that all photos are of one
 * size, and what is compared is at one height.
 */
final class PaneGrid extends Region {

    private static final double GAP = 12;
    /** Between the numbers of a row and the words over the next one. */
    private static final double ROW_GAP = 18;

    private static final double CLEARLY_LARGER = 1.1;
    /** How far that is from the pane's edges, as in the style sheet. */
    private static final double INSET = 3;

    private List<Cell> cells = List.of();
    private int columns = 1;

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
     * Arranges the panes so that the photos are as large as can be.
     *
     * @param count of the panes
     * @param aspect of the photos: width by height
     * @param words how high what is above and below the photos is
     */
    void arrange(int count, double aspect, double words) {
        int best = usual(count);
        double most = photo(count, best, aspect, words);
        for (int tried = 1; tried <= count; tried++) {
            double size = photo(count, tried, aspect, words);
            // For a little more, nothing changes its place.
            if (size > CLEARLY_LARGER * most) {
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
    private double photo(int count, int tried, double aspect, double words) {
        int rows = rows(count, tried);
        double across = (getWidth() - (tried - 1) * GAP) / tried;
        double down = (getHeight() - (rows - 1) * ROW_GAP) / rows - words;
        return Math.min(across, down * aspect);
    }

    private static int usual(int count) {
        return count <= 3 ? Math.max(1, count) : (count + 1) / 2;
    }

    /** How high a pane may be. */
    double room() {
        int rows = rows(cells.size(), columns);
        return (getHeight() - (rows - 1) * ROW_GAP) / rows;
    }

    /** How many rows there are. */
    int rows() {
        return rows(cells.size(), columns);
    }

    /** How wide a pane is. */
    double across() {
        return Math.max(0, snapSizeX((getWidth() - (columns - 1) * GAP) / columns - 0.5));
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
        double most = alike.stream().mapToDouble(each -> each.prefHeight(width)).max().orElse(0);
        alike.stream().filter(each -> each.getMinHeight() != most).forEach(each -> each.setMinHeight(most));
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
                panes.get(i).root().resizeRelocate(snapPositionX(i * (width + GAP)),
                        snapPositionY(row * (height + ROW_GAP) + (height - used) / 2), width, used);
            }
        }
    }
}
