package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cameralucida.message.Message;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.control.Viewport;
import org.cameralucida.ui.explore.HeatmapViewModel.Place;
import org.cameralucida.ui.kit.Texts;

/**
 * The panes side by side; while they are linked they show the same part of the photo, and all know where the
 * cursor is.
 */
public final class CompareView {

    private final CompareViewModel model;
    private final Texts texts;
    private final PaneGrid grid = new PaneGrid();
    private final VBox root = new VBox();
    private final List<PaneView> views = new ArrayList<>();
    private final ObjectProperty<Viewport> viewport;
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>();
    private boolean presenting;

    /**
     * Shows a comparison.
     *
     * @param viewport what linked panes show of the photo
     */
    public CompareView(CompareViewModel model, Texts texts, ObjectProperty<Viewport> viewport) {
        this.model = model;
        this.viewport = viewport;
        this.texts = texts;
        var note = new Label();
        note.getStyleClass().add("compare-note");
        note.setWrapText(true);
        note.textProperty().bind(model.noteProperty().map((Message message) -> texts.of(message)).orElse(""));
        note.visibleProperty().bind(model.noteProperty().isNotNull());
        note.managedProperty().bind(note.visibleProperty());
        root.getStyleClass().add("compare");
        VBox.setVgrow(grid, Priority.ALWAYS);
        root.getChildren().addAll(note, grid);
        model.panes().addListener((ListChangeListener<PaneViewModel>) change -> fill());
        model.linkedProperty().addListener(observable -> link());
        model.axisProperty().addListener(observable -> link());
        model.explore().photoProperty().addListener(observable -> fit());
        EventHandler<KeyEvent> flicker = this::flicker;
        root.sceneProperty().addListener((property, before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.ANY, flicker);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.ANY, flicker);
            }
        });
        cursor.addListener((property, before, now) -> model.explore().heatmap().cursorProperty().set(now));
        fill();
    }

    /** The panes. */
    public Node root() {
        return root;
    }

    /** The canvases, in the order of the panes. */
    public List<PhotoViewer> viewers() {
        return views.stream().map(PaneView::viewer).toList();
    }

    /** Shows the whole photos. */
    public void fit() {
        viewers().forEach(PhotoViewer::fit);
    }

    private void fill() {
        var kept = new ArrayList<PaneView>();
        for (var pane : model.panes()) {
            kept.add(views.stream().filter(view -> view.model() == pane).findFirst()
                    .orElseGet(() -> new PaneView(model, pane, texts)));
        }
        views.stream().filter(view -> !kept.contains(view)).forEach(view -> {
            unlink(view);
            view.dispose();
        });
        views.clear();
        views.addAll(kept);
        brief();
        grid.getChildren().setAll(views.stream().map(PaneView::root).toList());
        link();
    }

    /**
     * Shows an audience what it can read from afar.
     *
     * @param bars what the colours mean, to be shown below the panes while it does
     */
    public void present(boolean now, Node bars) {
        presenting = now;
        if (now) {
            root.getChildren().add(bars);
        }
        brief();
    }

    /** While X is held, the first pane shows what the second one does: what differs is what jumps. */
    private void flicker(KeyEvent event) {
        if (event.getCode() != KeyCode.X || event.isShortcutDown() || event.isAltDown()
                || event.getTarget() instanceof TextInputControl || views.size() < 2) {
            return;
        }
        if (model.axisProperty().get() != Axis.IMAGES) {
            views.get(0).borrow(event.getEventType() == KeyEvent.KEY_PRESSED ? views.get(1).model() : null);
        }
        event.consume();
    }

    private void brief() {
        boolean small = views.size() > 3;
        views.forEach(view -> view.atMost(presenting ? small ? 1 : 2 : small ? 2 : Integer.MAX_VALUE));
    }

    /** Different photos have no places in common. */
    private void link() {
        boolean wanted = model.linkedProperty().get() && model.axisProperty().get() != Axis.IMAGES;
        views.forEach(this::unlink);
        if (wanted) {
            for (var view : views) {
                view.viewer().viewportProperty().bindBidirectional(viewport);
                view.model().cursorProperty().bindBidirectional(cursor);
            }
        }
    }

    private void unlink(PaneView view) {
        view.viewer().viewportProperty().unbindBidirectional(viewport);
        view.model().cursorProperty().unbindBidirectional(cursor);
        view.model().cursorProperty().set(null);
    }
}
