package org.cameralucida.ui.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.render.ColorMap;
import org.cameralucida.ui.kit.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the wall: which images, in which order, how large, and what the colours on them mean. */
final class WallBar {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int STOPS = 16;

    private final WallViewModel model;
    private final ResultsViewModel results;
    private final Texts texts;
    private final FlowPane chips = new FlowPane();
    private final List<Chip> standing = new ArrayList<>();
    private final Chip own;
    private final MenuButton order = new MenuButton();
    private final Button direction = new Button();
    private final Label low = new Label();
    private final Label high = new Label();
    private final Region colors = new Region();
    private final HBox legend = new HBox(low, colors, high);
    private final Label truth;
    private final VBox root;

    /** A filter to click. */
    private final class Chip extends ToggleButton {

        private Filter filter;

        Chip(Filter filter) {
            this.filter = filter;
            getStyleClass().add("chip");
            setMnemonicParsing(false);
            setOnAction(event -> choose(this));
        }
    }

    WallBar(WallViewModel model, DoubleProperty size) {
        this.model = model;
        this.results = model.results();
        this.texts = model.texts();
        for (var kind : Filter.Kind.values()) {
            var chip = new Chip(kind);
            chip.setId("filter-" + kind.name());
            chip.setTooltip(new Tooltip(say("filter." + kind.name() + ".tip")));
            chip.getTooltip().getStyleClass().add("definition");
            standing.add(chip);
        }
        own = new Chip(null);
        own.setId("filter-own");
        own.setGraphic(new FontIcon("mdi2c-close"));
        own.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        own.setTooltip(new Tooltip(say("filter.remove")));
        chips.getStyleClass().add("chips");
        chips.getChildren().addAll(standing);
        chips.getChildren().add(own);
        legend.getStyleClass().add("wall-legend");
        colors.getStyleClass().add("wall-colors");
        truth = box("true-box", "wall.box.true");
        var boxes = new HBox(truth, box("found-box", "wall.box.found"));
        boxes.getStyleClass().add("wall-boxes");
        var controls = new HBox(order, direction, slider(size));
        controls.getStyleClass().add("wall-controls");
        var below = new FlowPane(legend, boxes, controls);
        below.getStyleClass().add("wall-below");
        root = new VBox(chips, below);
        root.getStyleClass().add("wall-bar");
        buildOrder();
        model.selectionProperty().subscribe(now -> count());
        results.filterProperty().subscribe(now -> count());
        results.orderProperty().subscribe(now -> tellOrder());
        results.descendingProperty().subscribe(now -> tellOrder());
        model.thumbnails().colorsProperty().subscribe(this::explain);
    }

    Parent root() {
        return root;
    }

    private String say(String key, Object... arguments) {
        return texts.of(WallBar.class, key, arguments);
    }

    private void choose(Chip chip) {
        results.filterProperty().set(chip == own ? Filter.Kind.ALL : chip.filter);
        count();
    }

    /** Filters that nothing can pass, as places without true boxes, are not offered. */
    private void count() {
        var counts = model.selectionProperty().get().counts();
        var now = results.filterProperty().get();
        truth.setVisible(model.selectionProperty().get().hasBoxes());
        truth.setManaged(truth.isVisible());
        for (var chip : standing) {
            int images = counts.getOrDefault((Filter.Kind) chip.filter, 0);
            chip.setText(say("filter.count", model.title(chip.filter), images));
            chip.setSelected(chip.filter.equals(now));
            boolean offered = images > 0 || chip.filter == Filter.Kind.ALL || chip.isSelected();
            chip.setVisible(offered);
            chip.setManaged(offered);
        }
        boolean isOwn = !(now instanceof Filter.Kind);
        own.filter = now;
        own.setVisible(isOwn);
        own.setManaged(isOwn);
        own.setSelected(isOwn);
        if (isOwn) {
            // How many there are is said when they have been chosen.
            var chosen = model.selectionProperty().get();
            own.setText(chosen.filter().equals(now) ? say("filter.count", model.title(now), chosen.rows().length)
                    : model.title(now));
        }
    }

    private void buildOrder() {
        var group = new ToggleGroup();
        for (var each : Order.values()) {
            var item = new RadioMenuItem(say("order." + each.name()));
            item.setToggleGroup(group);
            item.setUserData(each);
            item.setOnAction(event -> results.orderProperty().set(each));
            order.getItems().add(item);
        }
        order.setId("wall-order");
        order.getStyleClass().addAll("flat", "wall-order");
        direction.setId("wall-direction");
        direction.getStyleClass().addAll("flat", "button-icon");
        direction.setOnAction(event -> results.descendingProperty().set(!results.descendingProperty().get()));
    }

    private void tellOrder() {
        var now = results.orderProperty().get();
        boolean descending = results.descendingProperty().get();
        order.setText(say("order", say("order." + now.name())));
        order.getItems().forEach(item -> ((RadioMenuItem) item).setSelected(item.getUserData() == now));
        direction.setGraphic(new FontIcon(descending ? "mdi2a-arrow-down" : "mdi2a-arrow-up"));
        var tip = say((descending ? "order.descending." : "order.ascending.") + now.name());
        direction.setTooltip(new Tooltip(tip));
        direction.setAccessibleText(tip);
    }

    private Node slider(DoubleProperty size) {
        var slider = new Slider(Math.log(WallView.NARROWEST), Math.log(WallView.WIDEST), Math.log(size.get()));
        slider.setId("wall-size");
        slider.getStyleClass().add("small");
        slider.setTooltip(new Tooltip(say("wall.size")));
        slider.setAccessibleText(say("wall.size"));
        slider.valueProperty().addListener((property, before, now) -> size.set(Math.exp(now.doubleValue())));
        size.addListener((property, before, now) -> slider.setValue(Math.log(now.doubleValue())));
        return slider;
    }

    private Label box(String style, String key) {
        var sample = new Region();
        sample.getStyleClass().addAll("wall-box", style);
        return new Label(say(key), sample);
    }

    /** What the colours mean; nothing while there is no map, as of a baseline. */
    private void explain(MapColors now) {
        boolean any = now != null && !model.isBaseline();
        legend.setVisible(any);
        legend.setManaged(any);
        if (any) {
            low.setText(say("colors.low." + now.ends().name()));
            high.setText(say("colors.high." + now.ends().name()));
            colors.setStyle("-fx-background-color: linear-gradient(to right, " + stops(now.colors()) + ");");
        }
    }

    private static String stops(ColorMap map) {
        return IntStream.rangeClosed(0, STOPS).mapToObj(i -> "#%06x".formatted(map.rgb(i / (double) STOPS)))
                .collect(Collectors.joining(", "));
    }
}
