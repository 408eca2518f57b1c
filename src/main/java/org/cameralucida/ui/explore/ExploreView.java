package org.cameralucida.ui.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cameralucida.localize.Box;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.FilmItem;
import org.cameralucida.ui.control.FilmStrip;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.control.SideHandle;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Images;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.Place;

/** Film strip, photo with heatmap, inspector; and what is there instead while there is nothing to show. */
public final class ExploreView {

    /** Narrower than this, the photo would be left less room than the panels beside it have. */
    private static final double ROOMY = 960;
    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

    private final ExploreViewModel model;
    private final Dialogs dialogs;
    private final Texts texts;
    private final ObservableBooleanValue presenting;
    private final InspectorView inspectorView;
    private final Map<PhotoItem, FilmItem> filmItems = new HashMap<>();
    private final BorderPane root;
    private final BooleanProperty filmShown = new SimpleBooleanProperty(true);
    private final BooleanProperty inspectorShown = new SimpleBooleanProperty(true);

    @FXML
    private HBox filmSide;
    @FXML
    private HBox inspectorSide;
    @FXML
    private FilmStrip film;
    @FXML
    private PhotoViewer viewer;
    @FXML
    private BorderPane middle;
    @FXML
    private StackPane stage;
    @FXML
    private VBox unreadable;
    @FXML
    private Label unreadableSentence;
    @FXML
    private Button copyDetails;
    @FXML
    private ScrollPane inspector;

    /**
     * @param empty what is shown while no photo is open
     * @param presenting whether only what matters to an audience is shown
     */
    public ExploreView(ExploreViewModel model, Dialogs dialogs, Texts texts, Node empty,
            ObservableBooleanValue presenting) {
        this.model = model;
        this.dialogs = dialogs;
        this.texts = texts;
        this.presenting = presenting;
        root = Views.load(this, texts);
        inspectorView = new InspectorView(model, texts);
        inspector.setContent(inspectorView.root());
        stage.getChildren().add(empty);
        empty.visibleProperty().bind(model.workbench().film().empty());
        bindFilm();
        bindViewer();
        bindUnreadable();
        bindSides();
        presenting.addListener((property, before, now) -> {
            root.pseudoClassStateChanged(PRESENTING, now);
            inspectorView.present(now);
        });
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

    /**
     * While a condition holds, panes take the place of the photo, and a section of theirs that of its scale.
     *
     * @param panes in the place of the photo
     * @param section in the inspector
     */
    public void whileComparing(Node panes, Node section, ObservableBooleanValue comparing) {
        inspectorView.whileComparing(section, comparing);
        showOnlyWhen(inspectorSide, model.workbench().film().empty().not()
                .and(Bindings.not(presenting).or(Bindings.not(comparing))));
        InvalidationListener exchange = observable -> {
            // What is not in the scene is not painted.
            stage.getChildren().set(0, comparing.get() ? panes : viewer);
        };
        comparing.addListener(exchange);
        exchange.invalidated(comparing);
    }

    /** Puts the cursor into the class search. */
    public void findClass() {
        inspectorShown.set(true);
        inspectorView.findClass();
    }

    private static void showOnlyWhen(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
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
        return film.screenful();
    }

    /** In a narrow window the photo takes the film strip's room; the edge of a panel folds it away or brings it back. */
    private void bindSides() {
        showOnlyWhen(filmSide, model.workbench().film().empty().not().and(Bindings.not(presenting)));
        showOnlyWhen(inspectorSide, model.workbench().film().empty().not());
        showOnlyWhen(film, filmShown);
        showOnlyWhen(inspector, inspectorShown);
        var narrow = root.widthProperty().lessThan(ROOMY);
        narrow.addListener((property, before, now) -> {
            filmShown.set(!now);
            inspectorShown.set(true);
        });
        var filmHandle = new SideHandle(Side.LEFT, filmShown, texts.of(ExploreView.class, "side.film"));
        filmHandle.setId("film-handle");
        showOnlyWhen(filmHandle, narrow.or(filmShown.not()));
        filmSide.getChildren().add(filmHandle);
        var inspectorHandle = new SideHandle(Side.RIGHT, inspectorShown, texts.of(ExploreView.class, "side.inspector"));
        inspectorHandle.setId("inspector-handle");
        showOnlyWhen(inspectorHandle, narrow.or(inspectorShown.not()));
        inspectorSide.getChildren().add(0, inspectorHandle);
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
                item.thumbnailProperty().map(Images::of), item.name(), item.captionProperty(),
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
        for (Observable cause : List.of(model.box().marks(), model.workbench().display().boxProperty(),
                model.workbench().observationProperty(), model.workbench().predictions().selectedProperty(),
                model.workbench().truths().changesProperty())) {
            cause.addListener(mark);
        }
        mark();
        viewer.photoCursorProperty().addListener((property, before, now) -> model.workbench().cursorProperty().set(
                now == null ? null : new Place(now.getX(), now.getY())));
        viewer.setOnPainted(() -> {
            if (viewer.isPainted()) {
                model.workbench().lookAhead();
            }
        });
        // Another photo is looked at whole.
        viewer.photoProperty().addListener((property, before, now) -> viewer.fit());
    }

    /** With the network's box, the true ones of its class, where the photo's data set or the user says them. */
    private void mark() {
        var marks = new ArrayList<BoxMark>();
        if (model.workbench().display().boxProperty().get()) {
            model.workbench().truthsShown()
                    .forEach(box -> marks.add(new BoxMark(box.region(), BoxMark.Kind.TRUTH, iou(box))));
        }
        marks.addAll(model.box().marks());
        if (!marks.equals(viewer.getBoxes())) {
            viewer.getBoxes().setAll(marks);
        }
    }

    private String iou(Box truth) {
        return model.box().iou(truth).map(iou -> texts.of(ExploreView.class, "truth.iou", texts.number(iou, 2)))
                .orElse("");
    }

    private void bindUnreadable() {
        var failure = model.workbench().film().currentProperty().flatMap(PhotoItem::failureProperty);
        unreadable.visibleProperty().bind(failure.map(f -> true).orElse(false));
        unreadableSentence.textProperty().bind(failure.map((Failure f) -> f.sentence(texts)).orElse(""));
        copyDetails.setOnAction(event -> dialogs.copy(failure.getValue().details()));
    }
}
