package org.cameralucida.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.ui.kit.Action;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Feature;

/** Open, the network, the method; and what it runs on. */
final class ToolBarView {

    /** From this width on there is room for the words beside a warning and the method; below, tooltips have them. */
    private static final double WIDE = 1400;
    /** From this width on there is room for the words of all that one can do. */
    private static final double SPACIOUS = 1200;

    private final ShellViewModel model;
    private final Actions actions;
    private final Texts texts;

    ToolBarView(ShellViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        this.texts = model.texts();
    }

    /**
     * Fills the bar.
     *
     * @param facts what the network is
     * @param preprocessing how it is shown photos
     */
    void fill(ToolBar bar, Action facts, Action preprocessing) {
        var roomy = bar.widthProperty().greaterThanOrEqualTo(ShellView.ROOMY);
        var open = actions.openPhotos.button();
        open.setText(text("toolbar.open"));
        open.contentDisplayProperty().bind(Bindings.when(roomy).then(ContentDisplay.LEFT)
                .otherwise(ContentDisplay.GRAPHIC_ONLY));
        open.setMinWidth(Region.USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var wide = bar.widthProperty().greaterThanOrEqualTo(WIDE);
        var network = new HBox(networkPicker(roomy), facts.iconButton(), assumed(preprocessing, wide));
        network.getStyleClass().add("network-bar");
        // An evaluation has networks of its own.
        network.visibleProperty().bind(model.workbench().shownProperty(Feature.EVALUATE).not());
        network.managedProperty().bind(network.visibleProperty());
        bar.getItems().setAll(open, actions.openFolder.iconButton(), gap(), features(bar.widthProperty().greaterThanOrEqualTo(SPACIOUS)), gap(), network, gap());
        bar.getItems().addAll(new MethodBarView(model, wide, model.workbench().shownProperty(Feature.EXPLORE)).parts());
        bar.getItems().addAll(room, device(roomy), actions.explain.iconButton(), actions.present.iconButton());
    }

    /** Explore; or compare, with the menu of what; or evaluate; or channels. */
    private HBox features(ObservableBooleanValue spacious) {
        var comparing = model.workbench().shownProperty(Feature.COMPARE);
        var one = tab("explore-tab", "image-outline", spacious,
                actions.explore.label() + "  (" + actions.explore.keys().getDisplayText() + ")");
        one.setText(actions.explore.label());
        var several = tab("compare-tab", "view-grid-outline", spacious, text("toolbar.compare.tip"));
        // What is compared is of interest once it is; before, the method and its layer want the room.
        several.textProperty().bind(Bindings.createStringBinding(() -> comparing.get()
                ? text("toolbar.compare", texts.of(model.compare().choices().axisProperty().get().label()))
                : actions.compare.label(), model.compare().choices().axisProperty(), comparing));
        var all = tab("evaluate-tab", "table-eye", spacious,
                text("toolbar.evaluate.tip", actions.evaluate.keys().getDisplayText()));
        all.setText(actions.evaluate.label());
        var channels = tab("channels-tab", "sigma", spacious,
                text("toolbar.channels.tip", actions.channels.keys().getDisplayText()));
        channels.setText(actions.channels.label());
        Choices.segments(List.of(one, several, all, channels),
                List.of(Feature.EXPLORE, Feature.COMPARE, Feature.EVALUATE, Feature.CHANNELS),
                model.workbench().featureProperty());
        one.getStyleClass().add("left-pill");
        several.getStyleClass().add("center-pill");
        all.getStyleClass().add("center-pill");
        channels.getStyleClass().add("right-pill");
        var menu = new MenuButton();
        menu.getStyleClass().add("center-pill");
        menu.setId("compare-menu");
        menu.setAccessibleText(text("toolbar.compare.name"));
        menu.setMaxHeight(Double.MAX_VALUE);
        for (var axis : Axis.values()) {
            menu.getItems().add(actions.comparison(axis).menuItem());
        }
        var features = new HBox(one, several, menu, all, channels);
        features.getStyleClass().add("features");
        return features;
    }

    /** With its word where one is or where there is room; else with its sign alone. */
    private static ToggleButton tab(String id, String icon, ObservableBooleanValue spacious, String tip) {
        var tab = new ToggleButton();
        tab.setId(id);
        tab.setGraphic(new Icon(icon));
        tab.contentDisplayProperty().bind(Bindings.when(tab.selectedProperty().or(spacious))
                .then(ContentDisplay.TEXT_ONLY).otherwise(ContentDisplay.GRAPHIC_ONLY));
        tab.setTooltip(new Tooltip(tip));
        tab.accessibleTextProperty().bind(tab.textProperty());
        // A cut name of where one is helps less than a cut name of a network.
        tab.setMinWidth(Region.USE_PREF_SIZE);
        return tab;
    }

    private static Region gap() {
        var gap = new Region();
        gap.getStyleClass().add("gap");
        return gap;
    }

    /** Says that not all of the preprocessing is known, and leads to where it can be told. */
    private Button assumed(Action preprocessing, ObservableBooleanValue wide) {
        var button = preprocessing.button();
        button.setGraphic(new Icon("alert-outline"));
        button.contentDisplayProperty().bind(Bindings.when(wide).then(ContentDisplay.LEFT)
                .otherwise(ContentDisplay.GRAPHIC_ONLY));
        button.getStyleClass().add("assumed");
        var loaded = model.networks().loadedProperty();
        var about = loaded.map((LoadedNetwork l) -> text(l.network().isInputGuessed() ? "toolbar.assumed"
                : "toolbar.assumed.other")).orElse("");
        button.textProperty().bind(about);
        button.accessibleTextProperty().bind(about);
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        tip.textProperty().bind(loaded.map((LoadedNetwork l) -> text("toolbar.assumed.tip", l.network().assumptions().stream()
                .map(texts::of).collect(Collectors.joining(", ")))).orElse(""));
        button.setTooltip(tip);
        button.accessibleHelpProperty().bind(tip.textProperty());
        var any = loaded.map((LoadedNetwork l) -> l.network().isGuessed()).orElse(false);
        button.visibleProperty().bind(any);
        button.managedProperty().bind(any);
        return button;
    }

    private MenuButton networkPicker(ObservableBooleanValue roomy) {
        var picker = new MenuButton();
        picker.getStyleClass().add("picker");
        picker.setId("network-picker");
        // A name may have an underscore.
        picker.setMnemonicParsing(false);
        var loaded = model.networks().loadedProperty();
        picker.textProperty().bind(loaded.map((LoadedNetwork l) -> l.network().name()).orElse(text("toolbar.noNetwork")));
        picker.setGraphic(caption("toolbar.network"));
        picker.contentDisplayProperty().bind(Bindings.when(roomy).then(ContentDisplay.LEFT)
                .otherwise(ContentDisplay.TEXT_ONLY));
        picker.setMaxWidth(280);
        picker.accessibleTextProperty().bind(loaded.map((LoadedNetwork l) -> text("toolbar.network.name", l.network().name()))
                .orElse(text("toolbar.noNetwork")));
        picker.setTooltip(new Tooltip(text("toolbar.network.tip")));
        // A menu without entries does not open.
        picker.getItems().add(actions.openNetwork.menuItem());
        picker.setOnShowing(event -> picker.getItems().setAll(networkEntries()));
        return picker;
    }

    private List<MenuItem> networkEntries() {
        var networks = model.networks();
        var group = new ToggleGroup();
        var entries = new ArrayList<MenuItem>();
        for (var name : networks.names()) {
            entries.add(entry(group, name, name));
        }
        if (!entries.isEmpty()) {
            entries.add(new SeparatorMenuItem());
        }
        var beside = new ToggleGroup();
        for (var file : networks.together()) {
            var item = entry(beside, file.getParent().getFileName() + "/" + file.getFileName(), file.toString());
            item.setSelected(networks.current().filter(file::equals).isPresent());
            entries.add(item);
        }
        if (!networks.together().isEmpty()) {
            entries.add(new SeparatorMenuItem());
        }
        var recent = networks.recent();
        for (var file : recent) {
            entries.add(entry(group, RecentMenus.label(file), file.toString()));
        }
        if (!recent.isEmpty()) {
            entries.add(new SeparatorMenuItem());
        }
        entries.add(plain(actions.openNetwork));
        entries.add(plain(actions.catalog));
        return entries;
    }

    /** Without its keys, which are the menu's. */
    private static MenuItem plain(Action action) {
        var item = new MenuItem(action.text());
        item.setOnAction(event -> action.run().run());
        item.setDisable(action.disabled() != null && action.disabled().get());
        return item;
    }

    private RadioMenuItem entry(ToggleGroup group, String label, String key) {
        var item = new RadioMenuItem(label);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(key.equals(model.networks().keyProperty().get()));
        item.setOnAction(event -> model.networks().open(key));
        return item;
    }

    /** A method's name where there is little room. */
    static String shortName(Method method, Texts texts) {
        return new PaneWords(texts.locale()).method(method);
    }

    private Label caption(String key) {
        var label = new Label(text(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add("caption");
        return label;
    }

    private Node device(ObservableBooleanValue roomy) {
        var dot = new Circle(4.5);
        dot.getStyleClass().add("device-dot");
        var name = new Label();
        name.getStyleClass().add("device-name");
        var time = new Label();
        time.getStyleClass().add("device-time");
        name.visibleProperty().bind(roomy);
        name.managedProperty().bind(roomy);
        time.setMinWidth(Region.USE_PREF_SIZE);
        var loaded = model.networks().loadedProperty();
        name.textProperty().bind(loaded.map((LoadedNetwork l) -> texts.of(l.runsOn().description())).orElse(""));
        time.textProperty().bind(Bindings.createStringBinding(this::milliseconds, model.workbench().observationProperty()));
        var box = new HBox(dot, name, time);
        box.getStyleClass().add("device");
        box.visibleProperty().bind(loaded.isNotNull());
        var tip = new Tooltip();
        tip.textProperty().bind(Bindings.createStringBinding(this::deviceTip, loaded,
                model.workbench().firstLookProperty(), model.workbench().observationProperty()));
        Tooltip.install(box, tip);
        loaded.addListener((property, before, now) -> note(dot, now));
        note(dot, loaded.get());
        return box;
    }

    private String deviceTip() {
        var loaded = model.networks().loadedProperty().get();
        var says = loaded == null ? "" : loaded.runsOn().note().map(texts::of).orElse(text("toolbar.device.tip"));
        return model.workbench().firstLookProperty().get() ? says + "\n" + text("toolbar.device.first") : says;
    }

    /** Amber where it does not run as was asked for. */
    private static void note(Circle dot, LoadedNetwork loaded) {
        dot.getStyleClass().remove("noted");
        if (loaded != null && loaded.runsOn().note().isPresent()) {
            dot.getStyleClass().add("noted");
        }
    }

    private String milliseconds() {
        var seen = model.workbench().observationProperty().get();
        if (seen == null) {
            return "";
        }
        var time = seen.milliseconds();
        return text("toolbar.milliseconds", texts.number(time, time < 10 ? 1 : 0));
    }

    private String text(String key, Object... arguments) {
        return texts.of(ToolBarView.class, key, arguments);
    }
}
