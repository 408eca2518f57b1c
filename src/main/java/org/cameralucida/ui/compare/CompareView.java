package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.cameralucida.compare.Axis;
import org.cameralucida.message.Message;
import org.cameralucida.ui.compare.PairViewModel.Shown;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.control.Viewport;
import org.cameralucida.ui.kit.FrameLog;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Place;

/**
 * The panes side by side over one table of their numbers; while they are linked they show the same part of the photo,
 * and all know where the cursor is.
 */
public final class CompareView {

    /** Below so many lines of height a pane has its photo alone. */
    private static final double LEAST_ROOM = 14;
    /** So many numbers an audience takes in. */
    private static final int MOST_PRESENTED = 4;

    private final CompareViewModel model;
    private final Texts texts;
    private final PaneGrid grid = new PaneGrid();
    private final FactTable table;
    private final VBox root = new VBox();
    private final List<PaneView> views = new ArrayList<>();
    private final ObjectProperty<Viewport> viewport;
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>();
    private final DifferenceView difference;
    private WipeView wipe;
    private final ShownTimer timer;
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
        difference = new DifferenceView(model, texts);
        timer = new ShownTimer(this, model);
        root.getStyleClass().add("compare");
        table = new FactTable(model, texts, this::brief);
        root.setMinSize(0, 0);
        root.getChildren().addAll(note(model.noteProperty()), note(model.pair().whyNotProperty()), grid, table);
        followModel();
        followScene();
        var frames = new FrameLog("panning");
        viewport.addListener(observable -> {
            if (!viewport.get().fit()) {
                frames.moved();
            }
        });
        root.heightProperty().addListener((property, before, now) -> brief());
        root.widthProperty().addListener((property, before, now) -> brief());
        cursor.addListener((property, before, now) -> model.workbench().cursorProperty().set(now));
        fill();
    }

    private void followModel() {
        InvalidationListener arrange = observable -> arrange();
        model.pair().shownProperty().addListener(arrange);
        model.pair().firstProperty().addListener(arrange);
        model.pair().secondProperty().addListener(arrange);
        model.pair().whyNotProperty().addListener(arrange);
        model.panes().addListener((ListChangeListener<PaneViewModel>) change -> fill());
        model.onlySeenProperty().addListener(observable -> brief());
        model.choices().linkedProperty().addListener(observable -> link());
        model.choices().axisProperty().addListener(observable -> link());
        model.workbench().photoProperty().addListener(observable -> fit());
    }

    private void followScene() {
        EventHandler<KeyEvent> flicker = this::flicker;
        root.sceneProperty().addListener((property, before, now) -> {
            timer.watch(before, now);
            if (before != null) {
                before.removeEventFilter(KeyEvent.ANY, flicker);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.ANY, flicker);
            }
        });
    }

    private Label note(ReadOnlyObjectProperty<Message> message) {
        var note = new Label();
        note.getStyleClass().add("compare-note");
        note.setWrapText(true);
        note.textProperty().bind(message.map((Message sentence) -> texts.of(sentence)).orElse(""));
        note.visibleProperty().bind(message.isNotNull());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    /** The panes. */
    public Node root() {
        return root;
    }

    /** The canvases, in the order of the panes. */
    public List<PhotoViewer> viewers() {
        var viewers = new ArrayList<>(views.stream().map(PaneView::viewer).toList());
        viewers.add(difference.viewer());
        if (wipe != null) {
            wipe.sides().forEach(side -> viewers.add(side.viewer()));
        }
        return viewers;
    }

    /** Shows the whole photos. */
    public void fit() {
        viewers().forEach(PhotoViewer::fit);
    }

    private void fill() {
        var kept = new ArrayList<PaneView>();
        for (var pane : model.panes()) {
            kept.add(views.stream().filter(view -> view.model() == pane).findFirst()
                    .orElseGet(() -> view(pane)));
        }
        views.stream().filter(view -> !kept.contains(view)).forEach(view -> {
            unlink(view.viewer(), view.model().cursorProperty());
            view.dispose();
        });
        views.clear();
        views.addAll(kept);
        arrange();
    }

    private PaneView view(PaneViewModel pane) {
        var view = new PaneView(model, pane, texts);
        // Photos of another shape may want another arrangement.
        pane.paneProperty().addListener(observable -> brief());
        pane.barProperty().addListener(observable -> brief());
        view.viewer().setOnPainted(timer::painted);
        return view;
    }

    /** Panes side by side, with a difference beside them; or two of them on one photo. */
    private void arrange() {
        var pair = model.pair();
        boolean possible = pair.whyNotProperty().get() == null;
        // The panes of now: the pair follows only when their maps are there.
        var a = at(pair.firstProperty().get());
        var b = at(pair.secondProperty().get());
        boolean wiping = possible && pair.shownProperty().get() == Shown.WIPE && a != null && b != null;
        boolean fresh = wiping
                && (wipe == null || wipe.left().model() != a || wipe.right().model() != b);
        if (wipe != null && (fresh || !wiping)) {
            wipe.sides().forEach(side -> unlink(side.viewer(), side.model().cursorProperty()));
            wipe.dispose();
            wipe = null;
        }
        if (fresh) {
            wipe = new WipeView(model, a, b, texts);
        }
        var shown = new ArrayList<Cell>();
        boolean subtracting = possible && pair.shownProperty().get() == Shown.DIFFERENCE && b != null;
        if (wiping) {
            shown.add(wipe.cell());
        } else {
            views.forEach(view -> shown.add(view.cell()));
            if (subtracting) {
                shown.add(difference.cell());
            }
        }
        grid.show(shown);
        table.show(wiping ? List.of(a, b) : List.copyOf(model.panes()), subtracting);
        brief();
        link();
        if (fresh) {
            wipe.focus();
        }
    }

    private PaneViewModel at(int place) {
        return place >= 0 && place < model.panes().size() ? model.panes().get(place) : null;
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
        root.applyCss();
        brief();
    }

    /** While X is held, A shows what B does: what differs is what jumps. */
    private void flicker(KeyEvent event) {
        if (event.getCode() != KeyCode.X || event.isShortcutDown() || event.isAltDown()
                || event.getTarget() instanceof TextInputControl || views.size() < 2) {
            return;
        }
        var pair = model.pair();
        if (model.choices().axisProperty().get() != Axis.IMAGES && pair.a().isPresent() && pair.b().isPresent()) {
            var borrower = wipe != null ? wipe.left() : views.get(pair.firstProperty().get());
            borrower.borrow(event.getEventType() == KeyEvent.KEY_PRESSED ? pair.b().get() : null);
        }
        event.consume();
    }

    /** As many columns as make the photos large, and as many of the numbers as there is room for. */
    private void brief() {
        double type = table.type();
        double aspect = model.panes().stream().map(pane -> pane.paneProperty().get()).filter(Objects::nonNull)
                .map(pane -> model.onlySeenProperty().get() ? pane.shown() : pane.photo().whole())
                .mapToDouble(part -> part.width() / part.height()).max().orElse(1);
        double width = root.getWidth() - root.snappedLeftInset() - root.snappedRightInset();
        double room = room();
        // An audience has no cursor to rest on a name of which the end is cut off.
        table.head(width);
        boolean isReadable = !presenting || table.hasRoomForHeadings(width, MOST_PRESENTED);
        int least = Math.min(table.count(), room < LEAST_ROOM * type || !isReadable ? 0 : presenting ? 2 : 3);
        grid.indent(0);
        grid.arrange(width, room - table.height(least), aspect);
        int free = table.fitting(room - grid.needed(width, aspect));
        int rows = Math.min(table.count(), Math.max(least, !isReadable ? 0 : presenting ? Math.min(free, MOST_PRESENTED) : free));
        table.atMost(rows);
        // Where photos are as high as the room, their panes leave room for the names of the numbers beside them.
        double photo = (room - table.height(rows) - grid.words(grid.across(width))) * aspect;
        double names = table.names(width);
        boolean under = rows > 0 && grid.rows() == 1 && grid.count() == table.columns()
                && (width - names) / grid.count() - PaneGrid.GAP > photo;
        grid.indent(under ? names : 0);
        table.under(under ? grid : null);
        views.forEach(view -> view.present(presenting));
        if (wipe != null) {
            wipe.sides().forEach(view -> view.present(presenting));
        }
    }

    /** How high the panes and their numbers may be together. */
    private double room() {
        double used = root.snappedTopInset() + root.snappedBottomInset();
        for (var part : root.getChildren()) {
            used += part.isManaged() && part != grid ? root.getSpacing() : 0;
            used += part.isManaged() && part != grid && part != table ? part.prefHeight(root.getWidth()) : 0;
        }
        return Math.max(0, root.getHeight() - used);
    }

    /** Different photos have no places in common. */
    private void link() {
        boolean wanted = model.choices().linkedProperty().get() && model.choices().axisProperty().get() != Axis.IMAGES;
        var linked = new LinkedHashMap<PhotoViewer, ObjectProperty<Place>>();
        views.forEach(view -> linked.put(view.viewer(), view.model().cursorProperty()));
        linked.put(difference.viewer(), difference.cursorProperty());
        if (wipe != null) {
            wipe.sides().forEach(view -> linked.put(view.viewer(), view.model().cursorProperty()));
        }
        linked.forEach(this::unlink);
        if (wanted) {
            linked.forEach((viewer, place) -> {
                viewer.viewportProperty().bindBidirectional(viewport);
                place.bindBidirectional(cursor);
            });
        }
    }

    private void unlink(PhotoViewer viewer, ObjectProperty<Place> place) {
        viewer.viewportProperty().unbindBidirectional(viewport);
        place.unbindBidirectional(cursor);
        place.set(null);
    }
}
