package org.cameralucida.ui.compare;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
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

    PaneGrid() {
        getStyleClass().add("panes");
        setMinSize(0, 0);
    }

    /** The panes in reading order. */
    @Override
    public javafx.collections.ObservableList<Node> getChildren() {
        return super.getChildren();
    }

    private static int columns(int count) {
        return count <= 3 ? Math.max(1, count) : (count + 1) / 2;
    }

    /** How high a pane may be. */
    double room() {
        int rows = rows(getChildren().size());
        return (getHeight() - (rows - 1) * ROW_GAP) / rows;
    }

    /** How wide a pane is. */
    double across() {
        int columns = columns(getChildren().size());
        return Math.max(0, snapSizeX((getWidth() - (columns - 1) * GAP) / columns - 0.5));
    }

    private static int rows(int count) {
        int columns = columns(count);
        return Math.max(1, (count + columns - 1) / columns);
    }

    private void level(double width) {
        level(width, parts -> parts.get(0));
        level(width, parts -> parts.get(parts.size() - 1));
    }

    private void level(double width, Function<List<Node>, Node> part) {
        var alike = getChildren().stream().map(pane -> (Region) part.apply(((Pane) pane).getChildren())).toList();
        double most = alike.stream().mapToDouble(each -> each.prefHeight(width)).max().orElse(0);
        alike.stream().filter(each -> each.getMinHeight() != most).forEach(each -> each.setMinHeight(most));
    }

    @Override
    protected void layoutChildren() {
        int count = getChildren().size();
        int columns = columns(count);
        int rows = rows(count);
        double width = across();
        level(width);
        double height = snapSizeY((getHeight() - (rows - 1) * ROW_GAP) / rows - 0.5);
        for (int row = 0; row < rows; row++) {
            var panes = getChildren().subList(row * columns, Math.min(count, (row + 1) * columns));
            double needed = panes.stream().mapToDouble(pane -> pane.prefHeight(width)).max().orElse(height);
            double used = snapSizeY(Math.min(height, needed));
            for (int i = 0; i < panes.size(); i++) {
                panes.get(i).resizeRelocate(snapPositionX(i * (width + GAP)),
                        snapPositionY(row * (height + ROW_GAP) + (height - used) / 2), width, used);
            }
        }
    }
}
