package org.cameralucida.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.explain.Method;
import org.cameralucida.ui.control.SettingsPane;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.MethodsViewModel;
import org.controlsfx.control.PopOver;

/** The options of a method, on a panel that stays open while the map follows them. */
final class MethodOptionsPopup {

    private static final double WIDTH = 330;
    private static final double MOST_HEIGHT = 520;

    private final MethodsViewModel methods;
    private final Texts texts;
    private final PopOver popup = new PopOver();
    private final Label title = new Label();
    private final Button reset = new Button();
    private final SettingsPane settings;
    private final VBox panel;
    private Method method;

    MethodOptionsPopup(MethodsViewModel methods, Texts texts) {
        this.methods = methods;
        this.texts = texts;
        settings = new SettingsPane(texts);
        title.getStyleClass().add("popup-title");
        title.setWrapText(true);
        reset.setText(texts.of(ToolBarView.class, "toolbar.options.reset"));
        reset.setId("options-reset");
        reset.getStyleClass().addAll("flat", "small");
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setOnAction(event -> methods.reset(method));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(title, room, reset);
        head.getStyleClass().add("popup-head");
        var scroll = new ScrollPane(settings);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        panel = new VBox(head, scroll);
        panel.getStyleClass().addAll("popup-panel", "options-panel");
        panel.setPrefWidth(WIDTH);
        panel.setMaxHeight(MOST_HEIGHT);
        settings.setOnChanged((key, value) -> methods.set(method, key, value));
        methods.changesProperty().addListener(source -> refresh());
        popup.setContentNode(panel);
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popup.setDetachable(false);
        popup.getRoot().getStylesheets().addAll(settings.getStylesheets());
        popup.showingProperty().addListener(source -> settings.flush());
    }

    /** Opens it below a node. */
    void show(Node below, Method of) {
        method = of;
        refresh();
        popup.show(below);
    }

    private void refresh() {
        if (method != null) {
            title.setText(texts.of(ToolBarView.class, "toolbar.options", ToolBarView.shortName(method, texts)));
            settings.show(MethodsViewModel.offered(method), methods.settings(method).values());
            reset.setVisible(!methods.differing(method).isEmpty());
        }
    }
}
