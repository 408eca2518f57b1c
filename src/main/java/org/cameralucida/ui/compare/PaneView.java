package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cameralucida.compare.CommonScale;
import org.cameralucida.compare.Fact;
import org.cameralucida.compare.Facts;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.image.Photo;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Place;
import org.cameralucida.ui.workbench.Readout;

/** A pane: its words over a photo with its map, and the numbers below. */
final class PaneView {

    /** What the photo's canvas keeps free around it, on both sides. */
    private static final double FRAME = 6;
    /** Higher than any pane. */
    private static final double UNLIMITED = 1e5;

    private static final PseudoClass BORROWED = PseudoClass.getPseudoClass("borrowed");

    private final CompareViewModel compare;
    private final PaneViewModel model;
    private final Texts texts;
    private final PaneWords words;
    private final PhotoViewer viewer = new PhotoViewer();
    private final Label readout = new Label();
    private final FactTable facts = new FactTable();
    private final Tooltip allFacts = new Tooltip();
    private final ColorBarView bar = new ColorBarView();
    private final VBox root = new VBox();
    private final PaneHeader header;
    private final StackPane stage;
    private final VBox below = new VBox();
    private final InvalidationListener lay = observable -> lay();
    private final InvalidationListener mark = observable -> mark();
    private final InvalidationListener entitle = observable -> title();
    private PaneViewModel lender;
    private final Label unit = new Label();
    private int most = Integer.MAX_VALUE;

    PaneView(CompareViewModel compare, PaneViewModel model, Texts texts) {
        this.compare = compare;
        this.model = model;
        this.texts = texts;
        this.words = new PaneWords(texts.locale());
        root.getStyleClass().add("pane");
        header = new PaneHeader(compare, model, texts);
        stage = makeStage();
        unit.getStyleClass().add("unit-note");
        unit.setWrapText(true);
        below.getChildren().addAll(bar, unit, facts);
        root.getChildren().addAll(header, stage, below);
        boundTo(root);
        below.getStyleClass().add("pane-below");
        Tooltip.install(facts, allFacts);
        // Where there is little room the photo gives way, not the words.
        below.setMinHeight(Region.USE_PREF_SIZE);
        bar.colorsProperty().bind(Bindings.createObjectBinding(() -> model.barProperty().get() == null
                ? compare.styleProperty().get().colors()
                : compare.styleProperty().get().colors(model.barProperty().get().scale()), model.barProperty(),
                compare.styleProperty()));
        bar.scaleProperty().bind(model.barProperty().map(CommonScale::scale));
        for (Node part : List.of(bar, unit)) {
            part.visibleProperty().bind(model.barProperty().isNotNull());
            part.managedProperty().bind(part.visibleProperty());
        }
        bindViewer();
        model.paneProperty().addListener(entitle);
        compare.choices().axisProperty().addListener(entitle);
        model.paneProperty().addListener(lay);
        model.scaleProperty().addListener(lay);
        model.barProperty().addListener(entitle);
        compare.styleProperty().addListener(lay);
        model.measuresProperty().addListener(mark);
        compare.styleProperty().addListener(mark);
        compare.workbench().truths().changesProperty().addListener(mark);
        compare.workbench().truths().drawingProperty().addListener(mark);
        model.readoutProperty().addListener((property, before, now) -> read(now));
        title();
        lay();
        mark();
    }

    Node root() {
        return root;
    }

    PhotoViewer viewer() {
        return viewer;
    }

    PaneViewModel model() {
        return model;
    }

    /** The words over the photo; to be put elsewhere. */
    PaneHeader header() {
        return header;
    }

    /** The photo and what lies over it; to be put elsewhere. */
    StackPane stage() {
        return stage;
    }

    /** What is under the cursor; to be put elsewhere. */
    Label readout() {
        StackPane.setAlignment(readout, Pos.BOTTOM_RIGHT);
        return readout;
    }

    /** The numbers under the photo; to be put elsewhere. */
    VBox below() {
        return below;
    }

    /** What the photo is as wide as. */
    void boundTo(Region container) {
        var height = Bindings.createDoubleBinding(() -> height(container.getWidth(), viewer.getPhoto()),
                container.widthProperty(), viewer.photoProperty());
        stage.maxHeightProperty().bind(height);
        stage.prefHeightProperty().bind(height);
    }

    /** Shows the words and the map of another pane in the place of its own; null for its own again. */
    void borrow(PaneViewModel other) {
        lender = other;
        root.pseudoClassStateChanged(BORROWED, other != null);
        title();
        lay();
    }

    /** How many of the numbers are written: the most telling ones where there is no room for all. */
    void atMost(int numbers) {
        if (most != numbers) {
            most = numbers;
            mark();
        }
    }

    /** The pane is gone: it listens no longer to what stays. */
    void dispose() {
        compare.styleProperty().removeListener(lay);
        compare.styleProperty().removeListener(mark);
        compare.workbench().truths().changesProperty().removeListener(mark);
        compare.workbench().truths().drawingProperty().removeListener(mark);
        compare.choices().axisProperty().removeListener(entitle);
        viewer.photoProperty().unbind();
        viewer.setPhoto(null);
    }

    private StackPane makeStage() {
        var why = new Label();
        why.setWrapText(true);
        why.getStyleClass().add("pane-failure");
        why.textProperty().bind(model.failureProperty().map((Failure failure) -> failure.sentence(texts)).orElse(""));
        why.visibleProperty().bind(model.failureProperty().isNotNull());
        var waiting = new Label(text("making"));
        waiting.getStyleClass().add("pane-waiting");
        waiting.visibleProperty().bind(model.busyProperty().and(model.paneProperty().isNull()));
        var again = new Button(text("again"));
        again.setOnAction(event -> compare.again(model));
        again.visibleProperty().bind(model.stoppedProperty());
        again.managedProperty().bind(again.visibleProperty());
        var failed = new VBox(why, again);
        failed.getStyleClass().add("pane-failed");
        failed.visibleProperty().bind(why.visibleProperty());
        viewer.visibleProperty().bind(model.failureProperty().isNull());
        readout.getStyleClass().add("pane-readout");
        readout.visibleProperty().bind(readout.textProperty().isNotEmpty());
        readout.setMouseTransparent(true);
        StackPane.setAlignment(readout, Pos.BOTTOM_LEFT);
        var box = new StackPane(viewer, failed, waiting, passes(), readout);
        box.setMinSize(0, 0);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    /** How far a method of many passes has come, over the map as it is so far, and the way to stop it. */
    private Node passes() {
        var done = new Label();
        done.textProperty().bind(model.passesProperty().map(passes -> text("passes", Integer.toString(passes.done()),
                Integer.toString(passes.total()))).orElse(""));
        var progress = new ProgressBar();
        progress.progressProperty().bind(model.passesProperty()
                .map(passes -> (double) passes.done() / passes.total()).orElse(0.0));
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setMinWidth(20);
        HBox.setHgrow(progress, Priority.ALWAYS);
        var stop = new Button(text("stop"));
        stop.getStyleClass().addAll("small", "stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> compare.stop(model));
        var box = new HBox(done, progress, stop);
        box.getStyleClass().add("pane-passes");
        box.setMaxHeight(Region.USE_PREF_SIZE);
        box.visibleProperty().bind(model.passesProperty().isNotNull().and(model.busyProperty()));
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        return box;
    }

    /** A photo that is wider than high needs no more: its words stay close to it. */
    static double height(double width, Photo photo) {
        return photo == null || width <= FRAME ? UNLIMITED
                : (width - FRAME) * photo.height() / photo.width() + FRAME;
    }

    private void bindViewer() {
        var options = compare.workbench().display();
        viewer.setGazeEditable(false);
        new TruthGestures(viewer, compare.workbench().truths(), model::item);
        viewer.setMinSize(0, 0);
        viewer.photoProperty().bind(model.paneProperty().map(Pane::photo));
        viewer.heatOpacityProperty().bind(options.opacityProperty());
        viewer.heatVisibleProperty().bind(options.visibleProperty());
        viewer.crosshairProperty().bind(Bindings.createObjectBinding(() -> {
            var place = model.cursorProperty().get();
            return place == null ? null : new Point2D(place.x(), place.y());
        }, model.cursorProperty()));
        viewer.photoCursorProperty().addListener((property, before, now) -> model.cursorProperty().set(
                now == null ? null : new Place(now.getX(), now.getY())));
    }

    private void title() {
        var shown = lender == null ? model : lender;
        header.title(shown);
        var pane = shown.paneProperty().get();
        var own = model.barProperty().get();
        unit.setText(pane == null || own == null ? "" : words.unit(pane, own));
    }

    private void lay() {
        var shown = lender == null ? model : lender;
        var pane = shown.paneProperty().get();
        var scale = shown.scaleProperty().get();
        var display = compare.styleProperty().get();
        var layer = pane == null || scale == null ? null
                : display.layer(pane.map(), pane.frame(), scale, display.colors(scale));
        if (layer == null || !layer.equals(viewer.getHeat())) {
            viewer.setHeat(layer);
        }
    }

    private void mark() {
        var pane = model.paneProperty().get();
        var measures = model.measuresProperty().get();
        var marks = new ArrayList<BoxMark>();
        if (pane != null) {
            compare.workbench().truths().shown(model.item(), pane)
                    .forEach(box -> marks.add(new BoxMark(box.region(), BoxMark.Kind.TRUTH, "")));
        }
        if (measures != null && compare.styleProperty().get().box()) {
            measures.box().ifPresent(box -> marks.add(new BoxMark(box.region(), BoxMark.Kind.PREDICTED, "")));
        }
        if (!marks.equals(viewer.getBoxes())) {
            viewer.getBoxes().setAll(marks);
        }
        write(pane, measures);
    }

    private void write(Pane pane, Measures measures) {
        var all = pane == null || measures == null ? List.<Fact>of()
                : Facts.of(compare.choices().axisProperty().get(), pane, measures, texts.locale());
        facts.show(all.size() <= most ? all
                : Facts.of(compare.choices().axisProperty().get(), pane, measures, texts.locale(), most));
        allFacts.setText(all.stream().map(Fact::toString).collect(Collectors.joining("\n")));
    }

    private void read(Readout now) {
        if (now == null) {
            readout.setText("");
        } else if (!now.seen()) {
            readout.setText(text("readout.notSeen"));
        } else if (Double.isNaN(now.contribution())) {
            readout.setText(texts.figure(now.value()));
        } else {
            readout.setText(text("readout", texts.signed(now.contribution()), texts.figure(now.logit())));
        }
    }

    private String text(String key, Object... arguments) {
        return texts.of(PaneView.class, key, arguments);
    }
}
