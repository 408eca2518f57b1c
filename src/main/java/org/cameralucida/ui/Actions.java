package org.cameralucida.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.compare.Axis;
import org.cameralucida.ui.compare.PairViewModel.Shown;
import org.cameralucida.ui.explore.ExploreView;
import org.cameralucida.ui.kit.Action;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.FrameMode;

/** Everything that can be done in the window, declared once: text, icon, keys, and when it can be done. */
final class Actions extends ActionMaker {

    final Action openPhotos = action("open", model::choosePhotos).icon("image-plus").keys("Shortcut+O");
    final Action openFolder = action("openFolder", model::chooseFolder).icon("folder-open-outline")
            .keys("Shortcut+Shift+O");
    final Action openSamples = action("openSamples", model::openSamples).icon("palette-outline")
            .disabledWhen(new SimpleBooleanProperty(!model.hasSamples()));
    final Action paste = action("paste", model::paste).icon("content-paste").keys("Shortcut+V");
    final Action closePhoto = action("closePhoto", film::closeCurrent).keys("Shortcut+W").disabledWhen(noPhotos);
    final Action closeAll = action("closeAll", film::closeAll).keys("Shortcut+Shift+W").disabledWhen(noPhotos);
    final Action saveOverlay = action("saveOverlay", export::saveOverlay).icon("content-save-outline")
            .keys("Shortcut+S")
            .disabledWhen(noMap);
    final Action saveMap = action("saveMap", export::saveMap).keys("Shortcut+Shift+S").disabledWhen(noMap);
    final Action copyImage = action("copyImage", this::copyImage).icon("content-copy").keys("Shortcut+Shift+C")
            .disabledWhen(Bindings.when(comparing).then(Bindings.isEmpty(model.compare().panes()))
                    .otherwise(noMap));
    final Action copyCommand = action("copyCommand", this::copyCommand).icon("console-line").keys("Shortcut+Shift+E")
            .disabledWhen(Bindings.when(comparing).then(model.command().nothing())
                    .otherwise(export.noCommand()));
    final Action previous = action("previous", () -> film.move(-1)).icon("arrow-left").keys("Left")
            .disabledWhen(noPhotos);
    final Action next = action("next", () -> film.move(1)).icon("arrow-right").keys("Right").disabledWhen(noPhotos);
    final Action first = action("first", () -> film.move(-film.items().size())).keys("Home").disabledWhen(noPhotos);
    final Action last = action("last", () -> film.move(film.items().size())).keys("End").disabledWhen(noPhotos);
    final Action screenBack = action("screenBack", () -> film.move(-view.screenful())).keys("Page Up")
            .disabledWhen(noPhotos);
    final Action screenOn = action("screenOn", () -> film.move(view.screenful())).keys("Page Down")
            .disabledWhen(noPhotos);
    final Action showFilm = Action.toggle(text("showFilm"), view.filmShownProperty()).keys("F6").disabledWhen(noPhotos);
    final Action showInspector = Action.toggle(text("showInspector"), view.inspectorShownProperty()).keys("F7")
            .disabledWhen(noPhotos);
    final Action findClass = action("findClass", view::findClass).icon("magnify").keys("Shortcut+F")
            .disabledWhen(noRows);
    final Action followTop = action("followTop", workbench.predictions()::followTop).keys("0").disabledWhen(noRows);
    final Action showHeatmap = Action.toggle(text("showHeatmap"), workbench.display().visibleProperty())
            .disabledWhen(nothingSeen);
    final Action moreOpaque = action("moreOpaque", () -> workbench.display().changeOpacity(1))
            .disabledWhen(nothingSeen);
    final Action lessOpaque = action("lessOpaque", () -> workbench.display().changeOpacity(-1))
            .disabledWhen(nothingSeen);
    final Action box = Action.toggle(text("box"), workbench.display().boxProperty()).keys("B")
            .disabledWhen(nothingSeen);
    final Action zoomIn = action("zoomIn", viewer::zoomIn).icon("magnify-plus-outline").keys("Shortcut+Plus")
            .disabledWhen(noPhoto);
    final Action zoomOut = action("zoomOut", viewer::zoomOut).icon("magnify-minus-outline").keys("Shortcut+Minus")
            .disabledWhen(noPhoto);
    final Action fit = action("fit", viewer::fit).icon("fit-to-page-outline").keys("Shortcut+0").disabledWhen(noPhoto);
    final Action actualSize = action("actualSize", viewer::actualSize).keys("Shortcut+1").disabledWhen(noPhoto);
    final Action cropFrame = frame(FrameMode.CARD, "frame.crop").disabledWhen(noFrame);
    final Action wholeFrame = frame(FrameMode.WHOLE, "frame.whole").disabledWhen(noFrame);
    final Action present = Action.toggle(text("present"), model.presentingProperty()).icon("projector").keys("F11");
    final Action pointer = Action.toggle(text("pointer"), model.presentation().pointingProperty()).keys("L");
    final Action spotlight = Action.toggle(text("spotlight"), model.presentation().spotlitProperty()).keys("S");
    final Action dark = Action.toggle(text("dark"), model.presentation().darkProperty()).keys("Period")
            .disabledWhen(model.presentingProperty().not().and(model.lesson().lessonProperty().isNull()));
    final Action freeze = Action.toggle(text("freeze"), model.frozen().frozenProperty()).keys("K").disabledWhen(
            model.frozen().frozenProperty().not().and(noPhoto.or(workbench.shownProperty(Feature.EXPLORE).not())
                    // It would tell what a class is to predict.
                    .or(model.lesson().answerHiddenProperty())));
    final Action steadyColors = action("steadyColors", workbench.display()::useSteadyColors);
    final Action openNetwork = action("openNetwork", model::chooseNetwork).icon("graph-outline")
            .keys("Shortcut+Shift+N");
    final Action catalog = action("catalog", showCatalog).icon("cloud-download-outline").keys("Shortcut+Shift+D")
            .disabledWhen(new SimpleBooleanProperty(!model.catalog().exists()));
    final Action explore = action("explore", () -> show(Feature.EXPLORE)).icon("image-outline").keys("F2");
    final Action compare = action("compare", () -> show(Feature.COMPARE)).icon("view-grid-outline").keys("F3");
    final Action evaluate = action("evaluate", () -> show(Feature.EVALUATE)).icon("table-eye").keys("F4");
    final Action channels = action("channels", () -> show(Feature.CHANNELS)).icon("sigma").keys("F5");
    final Action nextComparison = action("nextComparison", this::nextComparison).keys("C").disabledWhen(noPhotos);
    final Action difference = action("difference", () -> model.compare().pair().toggle(Shown.DIFFERENCE)).keys("D")
            .disabledWhen(comparing.not());
    final Action wipe = action("wipe", () -> model.compare().pair().toggle(Shown.WIPE)).keys("W")
            .disabledWhen(comparing.not());
    final Action drawTruth = Action.toggle(text("drawTruth"), workbench.truths().drawingProperty()).keys("T")
            .disabledWhen(comparing.not());
    final Action undo = action("undo", workbench.edits()::undo).keys("Shortcut+Z")
            .disabledWhen(workbench.edits().canUndo().not());
    final Action redo = action("redo", workbench.edits()::redo).keys("Shortcut+Shift+Z")
            .disabledWhen(workbench.edits().canRedoProperty().not());
    final Action editPhoto = Action.toggle(text("editPhoto"), model.brush().editingProperty()).icon("brush").keys("E")
            .disabledWhen(noPhoto);
    final Action tighten = action("tighten", model.brush()::tighten).disabledWhen(nothingSeen);
    final Action saveEdited = action("saveEdited", model.brush()::save)
            .disabledWhen(workbench.edits().canUndo().not());
    final Action openSession = action("openSession", model.session()::open).keys("Shortcut+Alt+O");
    final Action saveSession = action("saveSession", model.session()::save).keys("Shortcut+Alt+S")
            .disabledWhen(noPhotos);
    final Action saveFigure = action("saveFigure", model.figure()::save).disabledWhen(comparing.not());
    final Action explain = Action.toggle(text("explain"), model.explainingProperty()).icon("help-circle-outline")
            .keys("F1");

    /** @param showCatalog shows the networks that can be had */
    Actions(ShellViewModel model, ExploreView view, Runnable showCatalog) {
        super(model, view, showCatalog);
    }

    private void show(Feature feature) {
        workbench.featureProperty().set(feature);
    }

    /** The first key press compares, the next ones compare something else. */
    private void nextComparison() {
        if (workbench.shownProperty(Feature.COMPARE).get()) {
            model.compare().choices().nextAxis();
        } else {
            show(Feature.COMPARE);
        }
    }

    /** The picture of what is looked at. */
    private void copyImage() {
        if (workbench.shownProperty(Feature.COMPARE).get()) {
            model.figure().copy();
        } else {
            export.copyImage();
        }
    }

    /** The command for what is looked at. */
    private void copyCommand() {
        if (workbench.shownProperty(Feature.COMPARE).get()) {
            model.command().copy();
        } else {
            export.copyCommand();
        }
    }

    /** Comparing along an axis. */
    Action comparison(Axis axis) {
        return Action.of(model.texts().of(axis.label()), () -> {
            model.compare().choices().axisProperty().set(axis);
            show(Feature.COMPARE);
        });
    }

    /** The keys 1 to 5. */
    Action top(int place) {
        return Action.of(text("top", Integer.toString(place)), () -> workbench.predictions().choose(place))
                .keys(Integer.toString(place)).disabledWhen(noRow(place));
    }
}
