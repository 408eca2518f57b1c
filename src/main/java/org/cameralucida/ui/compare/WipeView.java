package org.cameralucida.ui.compare;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
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
    private final VBox root = new VBox();
    private final Divider divider;
    private final Rectangle cut = new Rectangle();

    WipeView(CompareViewModel compare, PaneViewModel a, PaneViewModel b, Texts texts) {
        left = new PaneView(compare, a, texts);
        right = new PaneView(compare, b, texts);
        root.getStyleClass().addAll("pane", "wipe");
        divider = new Divider(left.viewer(), compare.pair().dividerProperty(),
                texts.of(WipeView.class, "divider.name"));
        var photos = photos();
        root.getChildren().addAll(sides(side("A", left.header()), side("B", right.header())), photos,
                sides(left.below(), right.below()));
        left.boundTo(root);
        right.boundTo(root);
    }

    Node root() {
        return root;
    }

    /** Both sides. */
    List<PaneView> sides() {
        return List.of(left, right);
    }

    /** Arrow keys move the divider from now on. */
    void focus() {
        divider.requestFocus();
    }

    void dispose() {
        left.dispose();
        right.dispose();
        right.viewer().viewportProperty().unbindBidirectional(left.viewer().viewportProperty());
    }

    private Node photos() {
        right.viewer().viewportProperty().bindBidirectional(left.viewer().viewportProperty());
        var over = new StackPane(right.viewer());
        over.setClip(cut);
        over.setMouseTransparent(true);
        var stage = left.stage();
        stage.getChildren().add(1, over);
        stage.getChildren().add(right.readout());
        stage.getChildren().add(divider);
        var middle = divider.layoutXProperty().add(divider.widthProperty().divide(2));
        cut.xProperty().bind(middle);
        cut.widthProperty().bind(Bindings.max(0, left.viewer().widthProperty().subtract(middle)));
        cut.heightProperty().bind(left.viewer().heightProperty());
        return stage;
    }

    private static Node side(String letter, Node header) {
        var name = new Label(letter);
        name.getStyleClass().add("side");
        var box = new HBox(name, header);
        HBox.setHgrow(header, Priority.ALWAYS);
        box.getStyleClass().add("pane-header");
        return box;
    }

    private static Node sides(Node one, Node other) {
        var box = new HBox(one, other);
        box.getStyleClass().add("sides");
        for (var side : List.of((Region) one, (Region) other)) {
            side.setMinWidth(0);
            side.setPrefWidth(1);
            side.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(side, Priority.ALWAYS);
        }
        return box;
    }
}
