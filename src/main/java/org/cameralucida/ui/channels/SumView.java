package org.cameralucida.ui.channels;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.cameralucida.network.Head;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.ui.workbench.HeatmapOptions;

/** What the terms add up to: the map of those so far, the map of all, and the logit in one line. */
final class SumView {

    private final EquationViewModel model;
    private final Texts texts;
    private final Label soFarTitle = new Label();
    private final Label mapTitle = new Label();
    private final PhotoViewer soFar;
    private final PhotoViewer map;
    private final ColorBarView bar;
    private final TextFlow line = new TextFlow();
    private final Label share = new Label();
    private final Label probability = new Label();
    private final Label exact = new Label();
    private final VBox root = new VBox();

    SumView(EquationViewModel model, HeatmapOptions options, Texts texts, ObservableBooleanValue narrow) {
        this.model = model;
        this.texts = texts;
        soFar = viewer("so-far");
        map = viewer("class-map");
        bar = new ColorBarView(texts);
        root.getStyleClass().add("sum");
        line.setId("sum-line");
        line.getStyleClass().add("sum-line");
        share.setId("sum-share");
        probability.setId("sum-probability");
        exact.setId("sum-exact");
        exact.getStyleClass().add("unit-note");
        for (var words : List.of(share, probability, exact)) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        // Where there is little room the pictures need it more.
        exact.visibleProperty().bind(Bindings.not(narrow));
        exact.managedProperty().bind(exact.visibleProperty());
        var tip = new Tooltip();
        tip.getStyleClass().add("definition");
        tip.textProperty().bind(exact.textProperty());
        Tooltip.install(line, tip);
        line.setMinHeight(Region.USE_PREF_SIZE);
        for (var viewer : List.of(soFar, map)) {
            viewer.heatOpacityProperty().bind(options.opacityProperty());
            viewer.heatVisibleProperty().bind(options.visibleProperty());
        }
        soFar.viewportProperty().bindBidirectional(map.viewportProperty());
        root.getChildren().setAll(title(soFarTitle), soFar, title(mapTitle), map, bar, line, share, probability,
                exact);
        InvalidationListener write = observable -> write();
        model.equationProperty().addListener(write);
        model.picturesProperty().addListener(observable -> lay());
        write();
        lay();
    }

    /** The view. */
    Region root() {
        return root;
    }

    private PhotoViewer viewer(String id) {
        var viewer = new PhotoViewer(texts);
        viewer.setId(id);
        viewer.setGazeEditable(false);
        viewer.setMinSize(0, 0);
        VBox.setVgrow(viewer, Priority.ALWAYS);
        viewer.setPrefHeight(100);
        return viewer;
    }

    /** A title with the mark of what is edited behind it. */
    private HBox title(Label words) {
        words.getStyleClass().add("section-title");
        words.setMinWidth(0);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var edited = new Label(say("edited"));
        edited.getStyleClass().add("tag");
        edited.setMinWidth(Region.USE_PREF_SIZE);
        edited.visibleProperty().bind(model.equationProperty().map(Equation::isEdited).orElse(false));
        edited.managedProperty().bind(edited.visibleProperty());
        var title = new HBox(words, edited);
        title.getStyleClass().add("sum-title");
        title.setMinHeight(Region.USE_PREF_SIZE);
        return title;
    }

    private void lay() {
        var pictures = model.picturesProperty().get();
        var now = model.equationProperty().get();
        for (var viewer : List.of(soFar, map)) {
            viewer.setPhoto(now == null ? null : now.view().photo());
        }
        soFar.setHeat(pictures == null ? null : pictures.soFar());
        map.setHeat(pictures == null ? null : pictures.map());
        bar.setColors(pictures == null ? null : pictures.map().colors());
        bar.setScale(pictures == null ? null : pictures.map().scale());
    }

    private void write() {
        var now = model.equationProperty().get();
        if (now == null) {
            return;
        }
        int all = now.order().size();
        soFarTitle.setText(say("soFar", now.count(), all));
        mapTitle.setText(say("map", all));
        double reached = now.sums()[now.count()];
        double own = now.own().logit(now.order());
        var bias = texts.figure(now.sum().bias());
        var logit = Views.strong(texts.figure(now.logit()));
        var total = Views.strong(texts.figure(now.total()));
        Views.show(line, now.isEdited()
                ? say("line.edited", texts.figure(reached), total, bias, logit, texts.figure(own))
                : say("line", texts.figure(reached), total, bias, logit));
        boolean isShare = now.total() > 0 && reached >= 0 && reached <= now.total();
        share.setText(say(isShare ? "share" : "share.none", now.count(), all,
                isShare ? texts.percent(reached / now.total(), 0) : texts.figure(reached), all - now.count(),
                texts.signed(now.total() - reached)));
        var percent = texts.percent(now.probability(), 1);
        boolean isProbability = !Double.isNaN(now.probability());
        probability.setVisible(isProbability);
        probability.setManaged(isProbability);
        probability.setText(now.isEdited() ? say("probability.edited", percent,
                texts.percent(now.seen().probability(now.classIndex()), 1)) : say("probability", percent));
        exact.setText(exact(now));
    }

    /** What is exact of this head's sum. */
    private String exact(Equation now) {
        var head = (Head.Pooled) now.seen().network().head();
        var key = head instanceof Head.PooledTwice ? "twice" : head instanceof Head.PooledPower ? "power"
                : head instanceof Head.ClassMaps maps
                        ? "maps." + head.pooling().id() + (maps.rectified() ? ".rectified" : "") : head.pooling().id();
        return Stream.of(say("exact." + key), head.readout().isNormalized() ? say("exact.normalized") : "",
                head.quantized() ? say("exact.quantized", texts.figure(now.seen().logits()[now.classIndex()])) : "",
                head.swapNote().map(texts::of).orElse("")).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String say(String key, Object... arguments) {
        return texts.of(SumView.class, "sum." + key, arguments);
    }
}
