package org.cameralucida.ui.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.cameralucida.localize.Box;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.FilmItem;
import org.cameralucida.ui.control.FilmStrip;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.control.SideHandle;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.FirstTime;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Images;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.Place;

/**
 * Film strip, photo with heatmap, inspector; and what is there instead while there is nothing to show. What is beside the
 * photo is made with the first one. No FXML: its loader is as much code again as the first window is made of.
 */
public final class ExploreView {

    /** Narrower than this, the photo would be left less room than the panels beside it have. */
    private static final double ROOMY = 960;
    /** So long what is beside the first photo waits for the heatmap. */
    private static final Duration PATIENCE = Duration.seconds(4);
    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

    private final ExploreViewModel model;
    private final Dialogs dialogs;
    private final Texts texts;
    private final ObservableBooleanValue presenting;
    private final Map<PhotoItem, FilmItem> filmItems = new HashMap<>();
    private final HBox filmSide = new HBox();
    private final HBox inspectorSide = new HBox();
    private final PhotoViewer viewer;
    private final StackPane stage;
    private final BorderPane middle = new BorderPane();
    private final BorderPane root = new BorderPane();
    private final BooleanProperty filmShown = new SimpleBooleanProperty(true);
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final BooleanProperty inspectorShown = new SimpleBooleanProperty(true);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<List<BoxMark>> guesses = new SimpleObjectProperty<>(List.of());
    private FilmStrip film;
    private InspectorView inspector;
    private final ObservableValue<Failure> unread;
    private final ObservableValue<Boolean> isUnread;

    /** @param presenting whether only what matters to an audience is shown */
    public ExploreView(ExploreViewModel model, Dialogs dialogs, Texts texts, ObservableBooleanValue presenting) {
        this.model = model;
        this.dialogs = dialogs;
        this.texts = texts;
        viewer = new PhotoViewer(texts);
        stage = new StackPane(viewer);
        middle.setCenter(stage);
        this.presenting = presenting;
        root.setLeft(filmSide); // In the order in which it is read, so that Tab goes so.
        root.setCenter(middle);
        root.setRight(inspectorSide);
        root.getStyleClass().add("explore");
        stage.getStyleClass().add("stage");
        viewer.setId("viewer");
        bindViewer();
        bindNarrow();
        showOnlyWhen(filmSide, model.workbench().film().empty().not().and(Bindings.not(presenting)));
        showOnlyWhen(inspectorSide, model.workbench().film().empty().not());
        presenting.addListener((property, before, now) -> root.pseudoClassStateChanged(PRESENTING, now));
        FirstTime.that(inspectorSide.visibleProperty(), this::first);
        unread = model.workbench().film().currentProperty().flatMap(PhotoItem::failureProperty);
        isUnread = unread.map(failure -> true).orElse(false);
        FirstTime.that(isUnread, this::unreadable);
    }

    /** The first photo is asked for: room for what comes beside it, which is made once the photo has its heatmap. */
    private void first() {
        var place = new Region();
        place.getStyleClass().add("film");
        filmSide.getChildren().setAll(place);
        viewer.setHasty(true);
        // Not before the photo is on its way: it is read meanwhile.
        Platform.runLater(this::inspector);
        patience.setOnFinished(event -> complete());
        patience.play();
    }

    private void complete() {
        patience.stop();
        film();
        if (!complete.get()) {
            scrollInspector();
        }
        complete.set(true);
        viewer.setHasty(false);
        model.workbench().lookAhead();
    }

    /** Whether the first photo has its heatmap, or has waited long enough for it, and all is there that is beside it. */
    public ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    /** The view. */
    public Parent root() {
        return root;
    }

    /** The canvas: for zooming, and for the focus. */
    public PhotoViewer viewer() {
        return viewer;
    }

    /** Puts something beside the photo, so that it covers nothing. */
    public void beside(Node node) {
        middle.setRight(node);
    }

    /** While one is wanted, a picture of what is shown at that moment is beside the photo. */
    public void whileFrozen(FrozenViewModel frozen) {
        FirstTime.that(frozen.frozenProperty(), () -> new FrozenView(frozen, viewer, middle, texts));
    }

    /**
     * Offers something while no photo is open.
     *
     * @param nothing whether there is none, and none on its way
     */
    public void whileEmpty(Node empty, ObservableBooleanValue nothing) {
        empty.visibleProperty().bind(nothing);
        stage.getChildren().add(empty);
    }

    /**
     * While a condition holds, panes take the place of the photo, and a section of theirs that of its scale.
     *
     * @param panes in the place of the photo
     * @param section in the inspector
     */
    public void whileComparing(Node panes, Node section, ObservableBooleanValue comparing) {
        complete();
        inspector().whileComparing(section, comparing);
        showOnlyWhen(inspectorSide, model.workbench().film().empty().not()
                .and(Bindings.not(presenting).or(Bindings.not(comparing))));
        inPlaceOfPhoto(panes, comparing);
    }

    /** While a condition holds, something else is in the place of the photo: what is not in the scene is not painted. */
    public void inPlaceOfPhoto(Node node, ObservableBooleanValue condition) {
        InvalidationListener exchange = observable -> {
            if (condition.get()) {
                stage.getChildren().set(0, node);
            } else if (stage.getChildren().get(0) == node) {
                stage.getChildren().set(0, viewer);
            }
        };
        condition.addListener(exchange);
        exchange.invalidated(condition);
    }

    /** Puts something above the photo, and something over it. */
    void add(Node above, Node over) {
        middle.setTop(above);
        stage.getChildren().add(1, over);
    }

    /** Puts the cursor into the class search. */
    public void findClass() {
        inspectorShown.set(true);
        complete();
        inspector().findClass();
    }

    private static void showOnlyWhen(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /** Boxes that whoever looks has drawn. */
    public ObjectProperty<List<BoxMark>> guessesProperty() {
        return guesses;
    }

    /** Whether the film strip is there; a narrow window begins without it. */
    public BooleanProperty filmShownProperty() {
        return filmShown;
    }

    /** Whether the inspector is there. */
    public BooleanProperty inspectorShownProperty() {
        return inspectorShown;
    }

    /** How many photos of the film strip are in sight. */
    public int screenful() {
        return film().screenful();
    }

    /** In a narrow window the photo takes the film strip's room. */
    private void bindNarrow() {
        narrow.bind(root.widthProperty().lessThan(ROOMY));
        narrow.addListener((property, before, now) -> {
            filmShown.set(!now);
            inspectorShown.set(true);
        });
    }

    /** The edge of a panel folds it away or brings it back. */
    private SideHandle handle(Side side, BooleanProperty shown, String what) {
        var handle = new SideHandle(side, shown, texts.of(ExploreView.class, "side." + what), texts);
        handle.setId(what + "-handle");
        showOnlyWhen(handle, narrow.or(shown.not()));
        return handle;
    }

    private InspectorView inspector() {
        if (inspector == null) {
            inspector = new InspectorView(model, texts);
            inspectorSide.getChildren().setAll(handle(Side.RIGHT, inspectorShown, "inspector"),
                    inspectorPane(new StackPane(inspector.root())));
            presenting.addListener((property, before, now) -> inspector.present(now));
            if (presenting.get()) {
                inspector.present(true);
            }
        }
        return inspector;
    }

    /** Now that there is more than the predictions: what scrolls takes as long to be made as all the rest. */
    private void scrollInspector() {
        inspector().complete();
        ((Pane) inspectorSide.getChildren().get(1)).getChildren().clear();
        var scrolling = new ScrollPane(inspector.root());
        scrolling.setFitToWidth(true);
        scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        inspectorSide.getChildren().set(1, inspectorPane(scrolling));
    }

    private Node inspectorPane(Node pane) {
        pane.setId("inspector");
        pane.getStyleClass().add("inspector-pane");
        showOnlyWhen(pane, inspectorShown);
        return pane;
    }

    private FilmStrip film() {
        if (film == null) {
            film = new FilmStrip(texts);
            film.setId("film");
            film.getStyleClass().add("film");
            showOnlyWhen(film, filmShown);
            bindFilm();
            filmSide.getChildren().setAll(film, handle(Side.LEFT, filmShown, "film"));
        }
        return film;
    }

    private void bindFilm() {
        var photos = model.workbench().film();
        ObservableList<FilmItem> items = FXCollections.observableArrayList();
        items.setAll(photos.items().stream().map(this::filmItem).toList());
        photos.items().addListener((ListChangeListener<PhotoItem>) change -> {
            while (change.next()) {
                items.remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
                change.getRemoved().forEach(filmItems::remove);
                items.addAll(change.getFrom(), change.getAddedSubList().stream().map(this::filmItem).toList());
            }
        });
        film.setItems(items);
        film.selectedProperty().addListener((property, before, now) -> {
            if (now != null) {
                photos.items().stream().filter(item -> item.key().equals(now.key())).findFirst()
                        .ifPresent(photos.currentProperty()::set);
            }
        });
        photos.currentProperty().addListener((property, before, now) -> film.select(filmItems.get(now)));
        film.select(filmItems.get(photos.currentProperty().get()));
        film.setOnRemove(item -> photos.closeCurrent());
    }

    private FilmItem filmItem(PhotoItem photo) {
        return filmItems.computeIfAbsent(photo, item -> new FilmItem(item.key(),
                item.thumbnailProperty().map(Images::of), item.name(),
                Bindings.createStringBinding(() -> texts.of(ExploreView.class, item.editsProperty().get().isEmpty() ? "asItIs.caption"
                        : "edited.caption", item.captionProperty().get()), item.captionProperty(), item.editsProperty()),
                item.failureProperty().map(failure -> failure.sentence(texts)),
                () -> {
                    model.workbench().film().shown(item);
                    model.workbench().captions().shown(item);
                }, () -> {
                    model.workbench().film().hidden(item);
                    model.workbench().captions().hidden(item);
                }));
    }

    private void bindViewer() {
        var heatmap = model.heatmap();
        viewer.photoProperty().bind(model.workbench().photoProperty());
        viewer.heatProperty().bind(heatmap.layerProperty());
        viewer.heatOpacityProperty().bind(model.workbench().display().opacityProperty());
        viewer.heatVisibleProperty().bind(model.workbench().display().visibleProperty());
        viewer.gazeFrameProperty().bindBidirectional(model.workbench().gaze().frameProperty());
        viewer.gazeAspectProperty().bind(model.workbench().gaze().aspectProperty());
        InvalidationListener mark = observable -> mark();
        for (Observable cause : List.of(guesses, model.box().marks(), model.workbench().display().boxProperty(),
                model.workbench().observationProperty(), model.workbench().predictions().selectedProperty(),
                model.workbench().truths().changesProperty())) {
            cause.addListener(mark);
        }
        mark();
        viewer.photoCursorProperty().addListener((property, before, now) -> model.workbench().cursorProperty().set(
                now == null ? null : new Place(now.getX(), now.getY())));
        viewer.setOnPainted(() -> {
            if (viewer.isPainted()) {
                if (complete.get()) {
                    model.workbench().lookAhead();
                }
                if (film == null && viewer.getHeat() != null && viewer.getScene() != null) {
                    FirstTime.afterPulse(viewer.getScene(), this::complete);
                }
            }
        });
        // Another photo is looked at whole.
        viewer.photoProperty().addListener((property, before, now) -> {
            if (before == null || !before.isOfSameFile(now)) {
                viewer.fit();
            }
        });
    }

    /** With the network's box, the true ones of its class, where the photo's data set or the user says them. */
    private void mark() {
        var marks = new ArrayList<BoxMark>();
        if (model.workbench().display().boxProperty().get()) {
            model.workbench().truthsShown()
                    .forEach(box -> marks.add(new BoxMark(box.region(), BoxMark.Kind.TRUTH, iou(box))));
        }
        marks.addAll(model.box().marks());
        marks.addAll(guesses.get());
        if (!marks.equals(viewer.getBoxes())) {
            viewer.getBoxes().setAll(marks);
        }
    }

    private String iou(Box truth) {
        return model.box().iou(truth).map(iou -> texts.of(ExploreView.class, "truth.iou", texts.number(iou, 2)))
                .orElse("");
    }

    private void unreadable() {
        var sentence = new Label();
        sentence.setId("unreadableSentence");
        sentence.setWrapText(true);
        sentence.textProperty().bind(unread.map((Failure f) -> f.sentence(texts)).orElse(""));
        var copyDetails = new Button(texts.of(ExploreView.class, "copyDetails"));
        copyDetails.setId("copyDetails");
        copyDetails.setMnemonicParsing(true);
        copyDetails.setOnAction(event -> dialogs.copy(unread.getValue().details()));
        var box = new VBox(new Icon("image-broken-variant"), sentence, copyDetails);
        box.getStyleClass().add("unreadable");
        box.visibleProperty().bind(isUnread);
        stage.getChildren().add(1, box);
    }
}
