package org.cameralucida.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.cameralucida.ui.kit.Texts;

/** A left of a divider and B right of it, on one photo, with the words of each on its side. */
final class WipeView {

    private final PaneView left;
    private final PaneView right;
    private final Divider divider;
    private final Cell cell;

    WipeView(CompareViewModel compare, PaneViewModel a, PaneViewModel b, Texts texts) {
        left = new PaneView(compare, a, texts);
        right = new PaneView(compare, b, texts);
        divider = new Divider(left.viewer(), compare.pair().dividerProperty(),
                texts.of(WipeView.class, "divider.name"));
        var headers = sides(side("A", left.header()), side("B", right.header()));
        var below = sides(left.below(), right.below());
        var root = new VBox(headers, photos(), below);
        root.getStyleClass().addAll("pane", "wipe");
        cell = new Cell(root, headers, Optional.empty(), below);
        left.on(b);
        right.on(a);
        left.boundTo(root);
        right.boundTo(root);
    }

    Cell cell() {
        return cell;
    }

    /** What is left of the divider. */
    PaneView left() {
        return left;
    }

    /** What is right of it. */
    PaneView right() {
        return right;
    }

    /** Both, from left to right. */
    List<PaneView> sides() {
        return List.of(left, right);
    }

    /** Arrow keys move the divider from now on. */
    void focus() {
        divider.requestFocus();
    }

    void dispose() {
        divider.dispose();
        left.dispose();
        right.dispose();
        right.viewer().viewportProperty().unbindBidirectional(left.viewer().viewportProperty());
    }

    /** Both photos on each other, the right one cut off at the divider, and what is under the cursor over both. */
    private StackPane photos() {
        right.viewer().viewportProperty().bindBidirectional(left.viewer().viewportProperty());
        var over = new StackPane(right.viewer());
        over.setMouseTransparent(true);
        var cut = new Rectangle();
        over.setClip(cut);
        var middle = divider.layoutXProperty().add(divider.widthProperty().divide(2));
        cut.xProperty().bind(middle);
        cut.widthProperty().bind(Bindings.max(0, left.viewer().widthProperty().subtract(middle)));
        cut.heightProperty().bind(left.viewer().heightProperty());
        return left.stageWith(over, right.readout(), divider);
    }

    private static HBox side(String letter, Region header) {
        var name = new Label(letter);
        name.getStyleClass().add("side");
        var box = new HBox(name, header);
        HBox.setHgrow(header, Priority.ALWAYS);
        box.getStyleClass().add("pane-header");
        return box;
    }

    private static HBox sides(Region one, Region other) {
        var box = new HBox(one, other);
        box.getStyleClass().add("sides");
        for (var side : List.of(one, other)) {
            side.setMinWidth(0);
            side.setPrefWidth(1);
            side.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(side, Priority.ALWAYS);
        }
        return box;
    }
}
