package org.cameralucida.ui;

import atlantafx.base.controls.CaptionMenuItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cameralucida.explain.Family;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.network.Layer;
import org.cameralucida.ui.control.LayerPicker;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.MethodsViewModel;

/** The method, its options, and the layer at which it looks. */
final class MethodBarView {

    private final MethodsViewModel methods;
    private final ObservableValue<LoadedNetwork> loaded;
    private final Texts texts;
    private final ObservableBooleanValue wide;
    private final ObservableBooleanValue shown;
    /** Made when it is first opened; null before. */
    private MethodOptionsPopup popup;

    /**
     * @param wide whether there is room for words that say what is picked
     * @param shown whether there is one method and not several
     */
    MethodBarView(ShellViewModel model, ObservableBooleanValue wide, ObservableBooleanValue shown) {
        this.wide = wide;
        this.shown = shown;
        methods = model.workbench().methods();
        loaded = model.networks().loadedProperty();
        texts = model.texts();
    }

    /** From left to right. */
    List<Node> parts() {
        var picker = methodPicker();
        var layer = layerPicker();
        show(picker, shown);
        show(layer, shown);
        return List.of(picker, options(), layer);
    }

    private static void show(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private MenuButton methodPicker() {
        var method = methods.chosenProperty();
        var picker = new MenuButton();
        picker.getStyleClass().add("picker");
        picker.setId("method-picker");
        // Whatever the network beside it is called, a short name stays whole.
        picker.setMinWidth(76);
        picker.setMaxWidth(300);
        caption(picker, "toolbar.method");
        picker.textProperty().bind(method.map(this::shortName));
        picker.accessibleTextProperty().bind(
                method.map((Method m) -> text("toolbar.method.name", texts.of(m.title()))));
        picker.setTooltip(new Tooltip(text("toolbar.method.tip")));
        // A menu without entries does not open.
        picker.getItems().add(new MenuItem());
        picker.setOnShowing(event -> picker.getItems().setAll(entries()));
        // The first time it is measured before its style sheet is read, found too high, and put over the button.
        picker.setOnShown(event -> Platform.runLater(() -> below(picker)));
        return picker;
    }

    /** All methods, each below its family's name. */
    private List<MenuItem> entries() {
        var entries = new ArrayList<MenuItem>();
        var method = methods.chosenProperty();
        var group = new ToggleGroup();
        Family heading = null;
        for (var offered : Method.all()) {
            if (offered.family() != heading) {
                heading = offered.family();
                entries.add(new CaptionMenuItem(texts.of(heading.title())));
            }
            var item = new RadioMenuItem(texts.of(offered.title()));
            item.setToggleGroup(group);
            item.setSelected(offered == method.get());
            item.setOnAction(event -> method.set(offered));
            entries.add(item);
        }
        return entries;
    }

    private static void below(MenuButton picker) {
        var menu = picker.getItems().get(0).getParentPopup();
        var place = picker.localToScreen(picker.getBoundsInLocal());
        if (menu != null && place != null && menu.getAnchorY() < place.getMinY()) {
            menu.setAnchorY(place.getMaxY());
        }
    }

    /** Opens the options beside the method; marked while they are not the usual ones. */
    private Button options() {
        var button = new Button();
        button.setId("method-options");
        button.setGraphic(new Icon("tune-variant"));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setOnAction(event -> {
            if (popup == null) {
                popup = new MethodOptionsPopup(methods, texts);
            }
            popup.show(button, methods.chosenProperty().get());
        });
        var tip = new Tooltip();
        button.setTooltip(tip);
        var any = new SimpleBooleanProperty();
        show(button, any.and(shown));
        InvalidationListener refresh = source -> {
            var method = methods.chosenProperty().get();
            any.set(!method.settings().isEmpty());
            tip.setText(text("toolbar.options", shortName(method)));
            button.setAccessibleText(tip.getText());
            button.getStyleClass().remove("marked");
            if (!methods.differing(method).isEmpty()) {
                button.getStyleClass().add("marked");
            }
        };
        methods.chosenProperty().addListener(refresh);
        methods.changesProperty().addListener(refresh);
        refresh.invalidated(null);
        return button;
    }

    private StackPane layerPicker() {
        var picker = new LayerPicker(texts);
        picker.setId("layer-picker");
        caption(picker, "toolbar.layer");
        picker.setOnChosen(layer -> methods.look(loaded.getValue().network(), layer.map(Layer::tensor)));
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        // What is disabled hears no mouse, and has no tooltip of its own.
        var around = new StackPane(picker);
        Tooltip.install(around, tip);
        InvalidationListener refresh = source -> {
            var method = methods.chosenProperty().get();
            var open = loaded.getValue();
            boolean possible = open != null && method.hasLayer() && !open.network().layers().isEmpty();
            picker.setDisable(!possible);
            around.setMinWidth(possible ? 150 : 86);
            around.setPrefWidth(190);
            if (open == null) {
                picker.show(List.of(), Optional.empty(), Optional.empty());
            } else {
                picker.show(open.network().layers(), MethodsViewModel.standardLayer(open.network()),
                        method.hasLayer() ? methods.layer(open.network()) : Optional.empty());
            }
            if (open != null && !method.hasLayer() && !(method instanceof InstantMethod)) {
                var looksAt = text(method.family() == Family.ATTENTION ? "toolbar.layer.attention" : "toolbar.layer.pixels");
                picker.setText(looksAt);
                picker.setAccessibleText(looksAt);
            }
            tip.setText(method.hasLayer() ? text("toolbar.layer.tip") : text("toolbar.layer.not", shortName(method)));
            picker.setAccessibleHelp(tip.getText());
        };
        methods.chosenProperty().addListener(refresh);
        methods.changesProperty().addListener(refresh);
        loaded.addListener(refresh);
        refresh.invalidated(null);
        return around;
    }

    /** What fits into the bar; the menu has the full names. */
    private String shortName(Method method) {
        return ToolBarView.shortName(method, texts);
    }

    private void caption(MenuButton picker, String key) {
        var label = new Label(text(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add("caption");
        picker.setGraphic(label);
        picker.contentDisplayProperty().bind(Bindings.when(wide).then(ContentDisplay.LEFT)
                .otherwise(ContentDisplay.TEXT_ONLY));
    }

    private String text(String key, Object... arguments) {
        return texts.of(ToolBarView.class, key, arguments);
    }
}
