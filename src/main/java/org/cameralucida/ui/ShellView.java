package org.cameralucida.ui;

import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.cameralucida.compare.Axis;
import org.cameralucida.image.Photo;
import org.cameralucida.ui.catalog.CatalogView;
import org.cameralucida.ui.channels.ChannelsView;
import org.cameralucida.ui.compare.CompareSection;
import org.cameralucida.ui.compare.CompareView;
import org.cameralucida.ui.control.BoxDrawing;
import org.cameralucida.ui.evaluate.EvaluateView;
import org.cameralucida.ui.explore.BrushStrip;
import org.cameralucida.ui.explore.ExplanationView;
import org.cameralucida.ui.explore.ExploreView;
import org.cameralucida.ui.kit.Action;
import org.cameralucida.ui.kit.FirstTime;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.lesson.LessonKeys;
import org.cameralucida.ui.lesson.LessonView;
import org.cameralucida.ui.maximise.MaximiseView;
import org.cameralucida.ui.network.CardEditorView;
import org.cameralucida.ui.network.DoctorView;
import org.cameralucida.ui.network.NetworkFactsView;
import org.cameralucida.ui.present.PresentationOverlay;
import org.cameralucida.ui.settings.AboutView;
import org.cameralucida.ui.settings.LogView;
import org.cameralucida.ui.settings.PreferencesView;
import org.cameralucida.ui.workbench.Feature;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.StatusBar;

/**
 * Menus and tool bar above, the feature in the middle with what went wrong over it, the status bar below. Of the window it
 * makes what is seen at the start, and the rest when it is first to be seen.
 */
final class ShellView {

    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");
    private static final PseudoClass TAUGHT = PseudoClass.getPseudoClass("taught");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final List<String> MENUS = List.of("file", "edit", "view", "compare", "network", "lesson",
            "help");
    /** In a window as wide as this there is room for the words in the tool bar, not for its signs alone. */
    static final double ROOMY = 1060;
    /** While an audience looks there would be room for no more lines of letters, one below the other. */
    private static final double LINES = 40;
    /** In px. */
    private static final double LEAST_LETTERS = 22;

    private final ShellViewModel model;
    private final Stage stage;
    private final Texts texts;
    private final MenuBar menuBar = new MenuBar();
    private final ToolBar toolBar = new ToolBar();
    private final VBox chrome = new VBox(menuBar, toolBar);
    private final StackPane content = new StackPane();
    private final StackPane lessonSide = new StackPane();
    private final StatusBar statusBar = new StatusBar() {
        @Override
        public String getUserAgentStylesheet() {
            // The library's is parsed at every start, and ours says all that it says.
            return null;
        }
    };
    private final BorderPane root = new BorderPane();
    private final ExploreView explore;
    private final Actions actions;
    private final BooleanBinding failed;
    private final BooleanBinding cutOff;
    private final BooleanBinding settled;
    private BooleanBinding taking;
    private CompareView panes;
    private ChannelsView channels;
    private MaximiseView maximise;
    private DoctorView doctor;
    private EvaluateView evaluate;
    private CatalogView catalog;
    private LessonView lesson;

    ShellView(ShellViewModel model, Stage stage) {
        this.model = model;
        this.stage = stage;
        this.texts = model.texts();
        // In the order in which it is read, so that Tab goes so.
        root.setTop(chrome);
        root.setLeft(lessonSide);
        root.setCenter(content);
        root.setBottom(statusBar);
        root.getStyleClass().add("shell");
        chrome.getStyleClass().add("chrome");
        toolBar.getStyleClass().add("window-bar");
        // What it holds takes keys, itself it is no stop on their way.
        statusBar.setFocusTraversable(false);
        root.getStylesheets().add(Objects.requireNonNull(ShellView.class.getResource("window.css")).toExternalForm());
        explore = new ExploreView(model.explore(), model.dialogs(), texts, model.presentingProperty());
        explore.whileFrozen(model.frozen());
        model.workbench().featureProperty().addListener(observable -> showFeature());
        showFeature();
        actions = new Actions(model, explore, this::showCatalog);
        menuBar.getMenus().setAll(MENUS.stream().map(key -> new Menu(text("menu." + key))).toList());
        new ToolBarView(model, actions).fill(toolBar, facts(), preprocessing());
        new StatusBarView(statusBar, model, explore.viewer()).fill();
        bindWidth();
        bindPresentation();
        new PresentationOverlay(model.presentation(), root);
        stage.titleProperty().bind(model.workbench().photoProperty()
                .map((Photo photo) -> text(photo.isEdited() ? "title.edited" : "title.photo", photo.name())).orElse(text("title")));
        var offer = model.kept().offerProperty();
        // While nothing is open it is offered there.
        cutOff = Bindings.createBooleanBinding(() -> offer.get() != null && offer.get().cutOff() && !model.nothing().get(),
                offer, model.nothing());
        failed = model.activities().failureProperty().isNotNull();
        settled = explore.completeProperty().or(model.nothing());
    }

    BorderPane root() {
        return root;
    }

    /** What nobody sees yet is made when it is first to be seen, as far as that is not now. */
    void ready() {
        FirstTime.that(model.workbench().shownProperty(Feature.COMPARE), this::compare);
        FirstTime.that(model.workbench().shownProperty(Feature.CHANNELS), this::channels);
        FirstTime.that(model.explainingProperty(), () -> explore.beside(
                new ExplanationView(model.explore(), texts, model.explainingProperty()).root()));
        FirstTime.that(model.brush().editingProperty(), () ->
                new BrushStrip(model.brush(), model.workbench().edits(), explore, texts));
        FirstTime.that(failed, this::notice);
        taking = model.lesson().lessonProperty().isNotNull();
        FirstTime.that(taking, this::lesson);
        FirstTime.that(cutOff, () -> chrome.getChildren().add(new OfferView(model.kept(), cutOff, texts).root()));
        FirstTime.that(model.nothing(), () -> explore.whileEmpty(new EmptyView(model, actions.catalog).root(),
                model.nothing()));
        FirstTime.afterPulse(stage.getScene(), this::fillMenus);
    }

    /** Does what can wait until the first heatmap is there, or until it is known that none is to come. */
    void whenSettled(Runnable action) {
        FirstTime.that(settled, action);
    }

    private void compare() {
        var comparison = new CompareSection(model.compare(), texts, model.figure()::save);
        panes = new CompareView(model.compare(), texts, explore.viewer().viewportProperty());
        explore.whileComparing(panes.root(), comparison.root(), model.workbench().shownProperty(Feature.COMPARE));
        model.presentingProperty().addListener((property, before, now) -> comparison.present(now, panes));
        if (model.presentingProperty().get()) {
            comparison.present(true, panes);
        }
    }

    /** The text of a lesson beside all else; the film strip's room is the lesson's. */
    private void lesson() {
        lesson = new LessonView(model.lesson(), texts, model.presentingProperty());
        lessonSide.getChildren().setAll(lesson.root());
        root.pseudoClassStateChanged(TAUGHT, true);
        taking.addListener((property, before, now) -> {
            root.pseudoClassStateChanged(TAUGHT, now);
            explore.filmShownProperty().set(!now);
            explore.inspectorShownProperty().set(true);
        });
        explore.filmShownProperty().set(false);
        InvalidationListener makeRoom = observable -> makeRoom();
        model.lesson().answerHiddenProperty().addListener(makeRoom);
        model.workbench().featureProperty().addListener(makeRoom);
        makeRoom();
        new BoxDrawing(explore.viewer(), model.lesson().drawingProperty(), model.lesson().teams().guess().boxProperty());
        explore.guessesProperty().bind(lesson.marks());
        model.lesson().indexProperty().addListener(observable -> Platform.runLater(this::focus));
        Platform.runLater(this::focus);
    }

    private void channels() {
        channels = new ChannelsView(model.channels(), texts);
        explore.inPlaceOfPhoto(channels.root(), model.workbench().shownProperty(Feature.CHANNELS));
    }

    /** Beside a lesson's text the inspector is there where it does not tell what is asked, and there is room for it. */
    private void makeRoom() {
        if (taking.get()) {
            explore.inspectorShownProperty().set(!model.lesson().answerHiddenProperty().get()
                    && model.workbench().featureProperty().get() != Feature.CHANNELS);
        }
    }

    /** What went wrong is told over the lower edge of what is shown. */
    private void notice() {
        var focused = stage.getScene().getFocusOwner();
        var pane = new NotificationPane();
        pane.setShowFromTop(false);
        pane.setFocusTraversable(false);
        pane.setAccessibleText(text("error.name"));
        root.setCenter(pane);
        pane.setContent(content);
        // It has its content, the photo, in the scene only once it has a skin.
        pane.applyCss();
        if (focused != null) {
            focused.requestFocus();
        }
        new NoticeView(pane, model.activities(), model.dialogs(), texts, stage);
    }

    /** What is not in the scene is not painted; the page of evaluations is made when it is first looked at. */
    private void showFeature() {
        if (!isEvaluating()) {
            content.getChildren().setAll(explore.root());
            return;
        }
        if (evaluate == null) {
            evaluate = new EvaluateView(model.evaluate(), texts, model.presentingProperty());
        }
        content.getChildren().setAll(evaluate.root());
    }

    private boolean isEvaluating() {
        return model.workbench().featureProperty().get() == Feature.EVALUATE;
    }

    /** Keys, drop, and the focus, which need the scene. */
    void installOn(Scene scene) {
        new LessonKeys(model.lesson(), model.presentingProperty(), down -> lesson.scroll(down),
                () -> lesson.toggleNotes()).install(root);
        new Keys(model.workbench().display(), model.presentation(),
                model.explainingProperty(), model.brush()::leave, this::focus).install(root);
        new Drop(model).install(root);
        // The arrows are for the photos, and not for whatever button comes first.
        model.workbench().featureProperty().addListener(observable -> Platform.runLater(this::focus));
        focus();
    }

    /** Keys go to what is looked at. */
    private void focus() {
        (isEvaluating() ? evaluate.root() : model.workbench().shownProperty(Feature.COMPARE).get() ? panes.root()
                : model.workbench().shownProperty(Feature.CHANNELS).get() ? channels.focus() : explore.viewer()).requestFocus();
    }

    private void fillMenus() {
        var recent = new Menu(text("menu.recent"));
        recent.disableProperty().bind(Bindings.createBooleanBinding(
                () -> model.memory().history().photos().isEmpty(), model.memory().historyProperty()));
        recent.getItems().add(new SeparatorMenuItem());
        recent.setOnShowing(event -> RecentMenus.photos(recent, model));
        var preferences = action("preferences", () -> new PreferencesView(model.memory(), texts).show(stage))
                .icon("cog-outline").keys("Shortcut+Comma");
        var about = action("about", () -> new AboutView(model.networks().loadedProperty().get(), model.asking(), texts).show(stage)).icon("information-outline");
        fill("file", actions.openPhotos, actions.openFolder, actions.openSamples, recent, null,
                actions.saveOverlay, actions.saveMap, null, actions.openSession, actions.saveSession, null,
                actions.closePhoto, actions.closeAll, null, action("quit", stage::close).keys("Shortcut+Q"));
        fill("edit", actions.undo, actions.redo, null, actions.editPhoto, actions.saveEdited, null, actions.paste, null, actions.copyImage, actions.copyCommand, null, actions.findClass,
                actions.top(1), actions.top(2), actions.top(3), actions.top(4), actions.top(5),
                actions.followTop, null, preferences);
        fill("view", actions.previous, actions.next, actions.first, actions.last, actions.screenBack,
                actions.screenOn, null, actions.showFilm, actions.showInspector, null, actions.showHeatmap,
                actions.moreOpaque, actions.lessOpaque, actions.box, null, actions.zoomIn, actions.zoomOut, actions.fit,
                actions.actualSize, null, actions.cropFrame, actions.wholeFrame, actions.tighten, null, actions.present, actions.pointer,
                actions.spotlight, actions.dark, actions.freeze, actions.steadyColors);
        fill("compare", actions.explore, actions.compare, actions.evaluate, actions.channels, null, actions.nextComparison, null);
        for (var axis : Axis.values()) {
            fill("compare", actions.comparison(axis));
        }
        fill("compare", null, actions.difference, actions.wipe, null, actions.drawTruth, actions.saveFigure);
        fill("network", actions.openNetwork, actions.catalog, null, facts(), preprocessing(), doctor(), null, maximise());
        fill("lesson", action("openLesson", model.lesson().files()::open), action("addStep", model.lesson().files()::addStep)
                .disabledWhen(actions.noPhotos), action("handout", model.lesson().files()::saveHandout).disabledWhen(taking.not()),
                action("leaveLesson", model.lesson()::close).disabledWhen(taking.not()));
        var lessons = menuBar.getMenus().get(MENUS.indexOf("lesson"));
        lessons.setOnShowing(event -> {
            lessons.setOnShowing(null);
            lessons.getItems().add(0, new SeparatorMenuItem());
            lessons.getItems().addAll(0, model.lesson().bundled().stream().map(each -> Action.of(
                    each.title(), () -> model.lesson().open(each.name())).menuItem()).toList());
        });
        var log = action("log", () -> new LogView(model.memory().logs(), model.dialogs(), texts).show(stage))
                .icon("text-box-outline");
        fill("help", actions.explain, null, log, about);
    }

    /** @param entries actions, menus, and null for a line between */
    private void fill(String key, Object... entries) {
        var items = menuBar.getMenus().get(MENUS.indexOf(key)).getItems();
        for (var entry : entries) {
            items.add(entry == null ? new SeparatorMenuItem()
                    : entry instanceof Action action ? action.menuItem() : (Menu) entry);
        }
    }

    private Action facts() {
        return action("facts", () -> new NetworkFactsView(model.networks(), this::showDoctor, texts).show(stage))
                .icon("information-outline").keys("Shortcut+I")
                .disabledWhen(model.networks().loadedProperty().isNull());
    }

    private Action preprocessing() {
        return action("preprocessing", () -> new CardEditorView(model.networks(), this::showDoctor, texts).show(stage))
                .icon("tune").keys("Shortcut+E").disabledWhen(model.networks().loadedProperty().isNull());
    }

    private Action doctor() {
        return action("doctor", this::showDoctor)
                .disabledWhen(model.networks().loadedProperty().isNull());
    }

    private void showDoctor() {
        if (doctor == null) {
            doctor = new DoctorView(model.doctor(), model.networks(), texts);
        }
        doctor.show(stage);
    }

    private Action maximise() {
        return action("maximise", this::showMaximise)
                .icon("brush").keys("Shortcut+M").disabledWhen(model.networks().loadedProperty().isNull());
    }

    private void showMaximise() {
        if (maximise == null) {
            maximise = new MaximiseView(model.maximise(), texts);
        }
        maximise.show(stage);
    }

    private void showCatalog() {
        if (catalog == null) {
            catalog = new CatalogView(model.catalog(), texts);
        }
        catalog.show(stage);
    }

    private Action action(String key, Runnable run) {
        return Action.of(text("action." + key), run);
    }

    private void bindWidth() {
        root.widthProperty().addListener((property, before, now) ->
                root.pseudoClassStateChanged(NARROW, now.doubleValue() < ROOMY));
    }

    private void bindPresentation() {
        var presenting = model.presentingProperty();
        chrome.visibleProperty().bind(presenting.not());
        chrome.managedProperty().bind(presenting.not());
        statusBar.visibleProperty().bind(presenting.not());
        statusBar.managedProperty().bind(presenting.not());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(javafx.scene.input.KeyCombination.NO_MATCH);
        presenting.addListener((property, before, now) -> {
            root.pseudoClassStateChanged(PRESENTING, now);
            stage.setFullScreen(now);
            size();
            explore.viewer().requestFocus();
        });
        stage.fullScreenProperty().addListener((property, before, now) -> {
            if (!now) {
                presenting.set(false);
            }
        });
        root.heightProperty().addListener(observable -> size());
    }

    /** Letters that are read at the back of a room, however high the window is. */
    private void size() {
        root.setStyle(model.presentingProperty().get()
                ? "-fx-font-size: " + Math.max(LEAST_LETTERS, Math.ceil(root.getHeight() / LINES)) + "px;" : null);
    }

    private String text(String key, Object... arguments) {
        return texts.of(ShellView.class, key, arguments);
    }
}
