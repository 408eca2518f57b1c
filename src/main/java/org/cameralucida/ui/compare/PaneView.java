package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.compare.Pane;
import org.cameralucida.image.Region;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Place;

/** A pane: its words over a photo with its map, and below it its colour bar and what the method knows of the map. */
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
    private final PhotoViewer viewer;
    private final Label readout = new Label();
    private final ColorBarView bar;
    private final VBox root = new VBox();
    private final PaneHeader header;
    private final PaneOverlay overlay;
    private final StackPane stage = new StackPane();
    private final Label unit = new Label();
    private final Label note = new Label();
    private final Tooltip allNotes = new Tooltip();
    private final VBox below;
    private final Cell cell;
    private boolean presenting;
    private PaneViewModel lender;
    private PaneViewModel partner;
    private Subscription following = Subscription.EMPTY;

    PaneView(CompareViewModel compare, PaneViewModel model, Texts texts) {
        this.compare = compare;
        this.model = model;
        this.texts = texts;
        viewer = new PhotoViewer(texts);
        bar = new ColorBarView(texts);
        below = new VBox(bar, unit, note);
        this.words = new PaneWords(texts.locale());
        root.getStyleClass().add("pane");
        header = new PaneHeader(compare, model, texts);
        overlay = new PaneOverlay(texts, () -> compare.stop(model), () -> compare.again(model));
        readout.getStyleClass().add("pane-readout");
        readout.visibleProperty().bind(readout.textProperty().isNotEmpty());
        readout.setMouseTransparent(true);
        StackPane.setAlignment(readout, Pos.BOTTOM_LEFT);
        stageWith(null);
        stage.setMinSize(0, 0);
        VBox.setVgrow(stage, Priority.ALWAYS);
        unit.getStyleClass().add("unit-note");
        unit.setWrapText(true);
        note.getStyleClass().add("unit-note");
        note.setMinWidth(0);
        note.setEllipsisString(" …");
        note.setTooltip(allNotes);
        allNotes.getStyleClass().add("definition");
        below.getStyleClass().add("pane-below");
        // Where there is little room the photo gives way, not the words.
        below.setMinHeight(VBox.USE_PREF_SIZE);
        root.getChildren().addAll(header, stage, below);
        cell = new Cell(root, header, Optional.of(unit), below);
        boundTo(root);
        bindViewer();
        follow();
    }

    /** All that is shown follows the model and the comparison until the pane is {@linkplain #dispose gone}. */
    private void follow() {
        var style = compare.displayProperty();
        var truths = compare.workbench().truths();
        following(this::title, model.paneProperty(), model.barProperty(), style, compare.choices().axisProperty());
        following(this::lay, model.paneProperty(), model.scaleProperty(), model.failureProperty(), style,
                compare.onlySeenProperty());
        following(this::mark, model.measuresProperty(), style, truths.changesProperty(), truths.drawingProperty());
        following(() -> overlay.show(model), model.paneProperty(), model.failureProperty(), model.busyProperty(),
                model.stoppedProperty(), model.passesProperty());
        following(this::read, model.readoutProperty());
        following(this::cross, model.cursorProperty());
    }

    private void following(Runnable task, ObservableValue<?>... causes) {
        for (var cause : causes) {
            following = following.and(cause.subscribe((before, now) -> task.run()));
        }
        task.run();
    }

    Cell cell() {
        return cell;
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

    /** An audience sees the photo, and no sentence of which the end is cut off. */
    void present(boolean now) {
        header.present(now);
        if (presenting != now) {
            presenting = now;
            title();
        }
    }

    /**
     * The photo and what lies over it; to be put elsewhere.
     *
     * @param above right above the photo; null for nothing
     * @param onTop above all of it
     */
    StackPane stageWith(Node above, Node... onTop) {
        stage.getChildren().setAll(viewer);
        if (above != null) {
            stage.getChildren().add(above);
        }
        stage.getChildren().addAll(overlay.nodes());
        stage.getChildren().add(readout);
        stage.getChildren().addAll(onTop);
        return stage;
    }

    /** What is under the cursor; to be put elsewhere. */
    Label readout() {
        StackPane.setAlignment(readout, Pos.BOTTOM_RIGHT);
        return readout;
    }

    /** What is under the photo; to be put elsewhere. */
    VBox below() {
        return below;
    }

    /** What the photo is as wide as. */
    void boundTo(javafx.scene.layout.Region container) {
        var height = Bindings.createDoubleBinding(() -> height(container.getWidth(), viewer.shownPart()),
                container.widthProperty(), viewer.photoProperty(), viewer.partProperty());
        stage.maxHeightProperty().bind(height);
        stage.prefHeightProperty().bind(height);
    }

    /** Lies on one photo with another pane: both show the same part of it. */
    void on(PaneViewModel other) {
        partner = other;
        following(this::lay, other.paneProperty());
    }

    /** Shows the words and the map of another pane in the place of its own; null for its own again. */
    void borrow(PaneViewModel other) {
        lender = other;
        root.pseudoClassStateChanged(BORROWED, other != null);
        title();
        lay();
    }

    /** The pane is gone: nothing that stays may keep it, or its picture, alive. */
    void dispose() {
        following.unsubscribe();
        viewer.heatOpacityProperty().unbind();
        viewer.heatVisibleProperty().unbind();
        viewer.setPhoto(null);
        viewer.setHeat(null);
    }

    /** What is wider than high needs no more: its words stay close to it. Null for no photo. */
    static double height(double width, Region part) {
        return part == null || width <= FRAME ? UNLIMITED : (width - FRAME) * part.height() / part.width() + FRAME;
    }

    private void bindViewer() {
        var options = compare.workbench().display();
        viewer.setGazeEditable(false);
        new TruthGestures(viewer, compare.workbench().truths(), model::item);
        viewer.setMinSize(0, 0);
        viewer.heatOpacityProperty().bind(options.opacityProperty());
        viewer.heatVisibleProperty().bind(options.visibleProperty());
        viewer.photoCursorProperty().addListener((property, before, now) -> model.cursorProperty().set(
                now == null ? null : new Place(now.getX(), now.getY())));
    }

    private void cross() {
        var place = model.cursorProperty().get();
        viewer.setCrosshair(place == null ? null : new Point2D(place.x(), place.y()));
    }

    private void title() {
        var shown = lender == null ? model : lender;
        header.title(shown);
        var pane = shown.paneProperty().get();
        var own = model.barProperty().get();
        bar.setColors(own == null ? compare.displayProperty().get().colors()
                : compare.displayProperty().get().colors(own.scale()));
        bar.setScale(own == null ? null : own.scale());
        unit.setText(pane == null || own == null ? "" : words.unit(pane, own));
        // What the method knows of its map: in a line, and all of it where the cursor rests on it.
        note.setText(pane == null ? ""
                : pane.notes().stream().map(texts::of).collect(Collectors.joining(" ")));
        allNotes.setText(note.getText());
        show(note, !note.getText().isEmpty() && !presenting);
        show(bar, own != null);
        show(unit, own != null);
    }

    /** What is shown of the photo; on one photo with another pane, all that one of them shows. */
    private Region part(Pane own) {
        if (own == null || !compare.onlySeenProperty().get()) {
            return null;
        }
        var other = partner == null ? null : partner.paneProperty().get();
        var frame = own.shown();
        if (other == null || other.shown().equals(frame)) {
            return frame;
        }
        double x = Math.min(frame.x(), other.shown().x());
        double y = Math.min(frame.y(), other.shown().y());
        return new Region(x, y, Math.max(frame.right(), other.shown().right()) - x,
                Math.max(frame.bottom(), other.shown().bottom()) - y);
    }

    private static void show(Node part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }

    private void lay() {
        var own = model.paneProperty().get();
        viewer.setVisible(model.failureProperty().get() == null);
        viewer.partProperty().set(part(own));
        viewer.setPhoto(own == null ? null : own.photo());
        var shown = lender == null ? model : lender;
        var pane = shown.paneProperty().get();
        var scale = shown.scaleProperty().get();
        var display = compare.displayProperty().get();
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
        if (measures != null) {
            measures.shownBox(compare.displayProperty().get().box())
                    .ifPresent(box -> marks.add(new BoxMark(box.region(), BoxMark.Kind.PREDICTED, "")));
        }
        if (!marks.equals(viewer.getBoxes())) {
            viewer.getBoxes().setAll(marks);
        }
    }

    private void read() {
        var now = model.readoutProperty().get();
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
