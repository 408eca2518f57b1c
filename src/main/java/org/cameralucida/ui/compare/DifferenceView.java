package org.cameralucida.ui.compare;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Place;
import org.cameralucida.ui.workbench.Readout;

/** The pane of a difference: its words over the photo with A − B, and its own colour bar below. */
final class DifferenceView {

    private final CompareViewModel compare;
    private final PairViewModel pair;
    private final Texts texts;
    private final PaneWords words;
    private final PhotoViewer viewer;
    private final Label heading = new Label();
    private final Label detail = new Label();
    private final Label readout = new Label();
    private final ColorBarView bar;
    private final Label unit = new Label();
    private final VBox root = new VBox();
    private final Cell cell;

    DifferenceView(CompareViewModel compare, Texts texts) {
        this.compare = compare;
        this.pair = compare.pair();
        this.texts = texts;
        viewer = new PhotoViewer(texts);
        bar = new ColorBarView(texts);
        this.words = new PaneWords(texts.locale());
        root.getStyleClass().addAll("pane", "difference");
        heading.getStyleClass().add("heading");
        detail.getStyleClass().add("detail");
        var title = new PaneTitle(heading, detail);
        HBox.setHgrow(title, Priority.ALWAYS);
        var header = new HBox(title);
        header.getStyleClass().add("pane-header");
        unit.getStyleClass().add("unit-note");
        unit.setWrapText(true);
        var below = new VBox(bar, unit);
        below.getStyleClass().add("pane-below");
        below.setMinHeight(Region.USE_PREF_SIZE);
        root.getChildren().addAll(header, stage(), below);
        cell = new Cell(root, header, Optional.of(unit), below);
        bindViewer();
        InvalidationListener show = observable -> show();
        pair.differenceProperty().addListener(show);
        pair.scaleProperty().addListener(show);
        compare.onlySeenProperty().addListener(show);
        compare.displayProperty().addListener(show);
        pair.readoutProperty().addListener((property, before, now) -> read(now));
        show();
    }

    Cell cell() {
        return cell;
    }

    PhotoViewer viewer() {
        return viewer;
    }

    ObjectProperty<Place> cursorProperty() {
        return pair.cursorProperty();
    }

    private Node stage() {
        readout.getStyleClass().add("pane-readout");
        readout.visibleProperty().bind(readout.textProperty().isNotEmpty());
        readout.setMouseTransparent(true);
        StackPane.setAlignment(readout, Pos.BOTTOM_LEFT);
        var stage = new StackPane(viewer, readout);
        stage.setMinSize(0, 0);
        var height = Bindings.createDoubleBinding(() -> PaneView.height(root.getWidth(), viewer.shownPart()),
                root.widthProperty(), viewer.photoProperty(), viewer.partProperty());
        stage.maxHeightProperty().bind(height);
        stage.prefHeightProperty().bind(height);
        VBox.setVgrow(stage, Priority.ALWAYS);
        return stage;
    }

    private void bindViewer() {
        var options = compare.workbench().display();
        viewer.setGazeEditable(false);
        viewer.setMinSize(0, 0);
        viewer.heatOpacityProperty().bind(options.opacityProperty());
        viewer.heatVisibleProperty().bind(options.visibleProperty());
        viewer.crosshairProperty().bind(Bindings.createObjectBinding(() -> {
            var place = pair.cursorProperty().get();
            return place == null ? null : new Point2D(place.x(), place.y());
        }, pair.cursorProperty()));
        viewer.photoCursorProperty().addListener((property, before, now) -> pair.cursorProperty().set(
                now == null ? null : new Place(now.getX(), now.getY())));
    }

    private void show() {
        var shown = pair.differenceProperty().get();
        var scale = pair.scaleProperty().get();
        if (shown == null || scale == null) {
            viewer.setHeat(null);
            viewer.setPhoto(null);
            return;
        }
        var axis = compare.choices().axisProperty().get();
        heading.setText(words.heading(axis, shown));
        detail.setText(words.detail(axis, shown));
        unit.setText(new PaneWords(texts.locale()).unit(axis, shown, scale));
        var layer = shown.layer(compare.displayProperty().get(), scale);
        bar.setColors(layer.colors());
        bar.setScale(scale);
        viewer.partProperty().set(compare.onlySeenProperty().get() ? shown.first().photo().within(shown.frame()) : null);
        viewer.setPhoto(shown.first().photo());
        if (!layer.equals(viewer.getHeat())) {
            viewer.setHeat(layer);
        }
    }

    private void read(Readout now) {
        readout.setText(now == null ? "" : now.seen() ? texts.signed(now.value())
                : texts.of(PaneView.class, "readout.notSeen"));
    }
}
