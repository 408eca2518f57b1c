package org.cameralucida.ui.compare;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Panes in rows, all of one size, which fill it. */
final class PaneGrid extends Region {

    private static final double GAP = 10;

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

    @Override
    protected void layoutChildren() {
        int count = getChildren().size();
        int columns = columns(count);
        int rows = Math.max(1, (count + columns - 1) / columns);
        double width = snapSizeX((getWidth() - (columns - 1) * GAP) / columns - 0.5);
        double height = snapSizeY((getHeight() - (rows - 1) * GAP) / rows - 0.5);
        for (int i = 0; i < count; i++) {
            getChildren().get(i).resizeRelocate(snapPositionX(i % columns * (width + GAP)),
                    snapPositionY(i / columns * (height + GAP)), width, height);
        }
    }
}
