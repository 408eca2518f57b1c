package org.cameralucida.ui.explore;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.cameralucida.ui.control.AreaGestures;
import org.cameralucida.ui.explore.BrushViewModel.Cover;
import org.cameralucida.ui.explore.BrushViewModel.Tool;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.EditsViewModel;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the brush does, how large it is, and what was done with it; above the photo while it is edited. */
public final class BrushStrip {

    private final BrushViewModel model;
    private final EditsViewModel edits;
    private final Texts texts;
    private final FlowPane root = new FlowPane();

    /**
     * The strip of a brush, and the brush itself.
     *
     * @param explore with the photo
     */
    public BrushStrip(BrushViewModel model, EditsViewModel edits, ExploreView explore, Texts texts) {
        this.model = model;
        this.edits = edits;
        this.texts = texts;
        root.setId("brush-strip");
        root.getStyleClass().add("brush-strip");
        root.getChildren().addAll(tools(), shapes(), size(), cover(), history());
        root.visibleProperty().bind(model.editingProperty());
        root.managedProperty().bind(model.editingProperty());
        var viewer = explore.viewer();
        explore.add(root, new AreaGestures(viewer, model.editingProperty(), model.lassoProperty(), model.radiusProperty(),
                model.selectedProperty(), model).marks());
        model.editingProperty().addListener((property, before, now) -> viewer.setGazeEditable(!now));
        viewer.setGazeEditable(!model.editingProperty().get());
        explore.root().addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    /** Not the opacity's keys while there is a brush. */
    private void typed(KeyEvent event) {
        int steps = event.getCharacter().equals("]") ? 1 : event.getCharacter().equals("[") ? -1 : 0;
        if (model.editingProperty().get() && steps != 0 && !(event.getTarget() instanceof TextInputControl)) {
            model.grow(steps);
            event.consume();
        }
    }

    private SegmentedButton tools() {
        var buttons = Stream.of(Tool.values()).map(tool -> toggle("tool." + tool.name().toLowerCase(Locale.ROOT))).toList();
        var all = new SegmentedButton(buttons.toArray(ToggleButton[]::new));
        Choices.segments(all, List.of(Tool.values()), model.toolProperty());
        return all;
    }

    private SegmentedButton shapes() {
        var brush = toggle("shape.brush");
        brush.setGraphic(new FontIcon("mdi2b-brush"));
        var lasso = toggle("shape.lasso");
        lasso.setGraphic(new FontIcon("mdi2l-lasso"));
        var both = new SegmentedButton(brush, lasso);
        Choices.segments(both, List.of(false, true), model.lassoProperty());
        return both;
    }

    private ToggleButton toggle(String key) {
        var button = new ToggleButton(say(key));
        button.setId("brush-" + key.substring(key.indexOf('.') + 1));
        button.setTooltip(new Tooltip(say(key + ".tip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Slider size() {
        var size = new Slider(1, 2, 1);
        size.setId("brush-size");
        size.setAccessibleText(say("brush.size"));
        size.setTooltip(new Tooltip(say("brush.size.tip")));
        size.maxProperty().bind(model.mostProperty());
        size.setBlockIncrement(1);
        size.valueProperty().bindBidirectional(model.radiusProperty());
        size.disableProperty().bind(model.lassoProperty());
        return size;
    }

    private ComboBox<Cover> cover() {
        var cover = new ComboBox<Cover>();
        cover.setId("brush-cover");
        cover.setAccessibleText(say("cover.name"));
        cover.setTooltip(new Tooltip(say("cover.name")));
        Choices.offer(cover, List.of(Cover.values()), model.coverProperty(),
                each -> say("cover." + each.name().toLowerCase(Locale.ROOT)));
        cover.disableProperty().bind(model.toolProperty().isEqualTo(Tool.BLUR)
                .or(model.toolProperty().isEqualTo(Tool.PASTE)));
        return cover;
    }

    private HBox history() {
        var box = new HBox(button("undo", "mdi2u-undo", edits::undo, edits.canUndo().not()),
                button("redo", "mdi2r-redo", edits::redo, edits.canRedoProperty().not()),
                button("clear", "mdi2d-delete-sweep-outline", edits::clear, edits.canUndo().not()),
                button("save", "mdi2c-content-save-outline", model::save, edits.canUndo().not()),
                button("close", "mdi2c-close", () -> model.editingProperty().set(false), null));
        box.getStyleClass().add("brush-history");
        return box;
    }

    private Button button(String key, String icon, Runnable action, ObservableBooleanValue disabled) {
        var button = new Button();
        button.setId("brush-" + key);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(say("brush." + key));
        button.setTooltip(new Tooltip(say("brush." + key)));
        button.setOnAction(event -> action.run());
        if (disabled != null) {
            button.disableProperty().bind(disabled);
        }
        return button;
    }

    private String say(String key) {
        return texts.of(BrushStrip.class, key);
    }
}
