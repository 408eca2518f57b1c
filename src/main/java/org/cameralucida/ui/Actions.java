package org.cameralucida.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.compare.Axis;
import org.cameralucida.ui.compare.PairViewModel.Shown;
import org.cameralucida.ui.explore.ExploreView;
import org.cameralucida.ui.kit.Action;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.FrameMode;

/** Everything that can be done in the window, declared once: text, icon, keys, and when it can be done. */
final class Actions {

    final Action openPhotos;
    final Action openFolder;
    final Action openSamples;
    final Action paste;
    final Action closePhoto;
    final Action closeAll;
    final Action saveOverlay;
    final Action saveMap;
    final Action copyImage;
    final Action copyCommand;
    final Action previous;
    final Action next;
    final Action first;
    final Action last;
    final Action screenBack;
    final Action screenOn;
    final Action showFilm;
    final Action showInspector;
    final Action findClass;
    final Action followTop;
    final Action showHeatmap;
    final Action moreOpaque;
    final Action lessOpaque;
    final Action box;
    final Action zoomIn;
    final Action zoomOut;
    final Action fit;
    final Action actualSize;
    final Action cropFrame;
    final Action wholeFrame;
    final Action present;
    final Action openNetwork;
    final Action catalog;
    final Action explain;
    final Action explore;
    final Action compare;
    final Action evaluate;
    final Action nextComparison;
    final Action difference;
    final Action wipe;
    final Action drawTruth;
    final Action saveFigure;
    final Action openSession;
    final Action saveSession;

    private final ShellViewModel model;

    /** @param showCatalog shows the networks that can be had */
    Actions(ShellViewModel model, ExploreView view, Runnable showCatalog) {
        var viewer = view.viewer();
        this.model = model;
        var workbench = model.workbench();
        var film = workbench.film();
        var options = workbench.display();
        var export = model.export();
        var comparing = model.workbench().shownProperty(Feature.COMPARE);
        var evaluating = model.workbench().shownProperty(Feature.EVALUATE);
        // Of a photo that is not looked at nothing is changed by a key.
        var noPhotos = film.empty().or(evaluating);
        var noPhoto = workbench.photoProperty().isNull().or(evaluating);
        var noMap = export.nothing();
        openPhotos = action("open", model::choosePhotos).icon("image-plus").keys("Shortcut+O");
        openFolder = action("openFolder", model::chooseFolder).icon("folder-open-outline")
                .keys("Shortcut+Shift+O");
        openSamples = action("openSamples", model::openSamples).icon("palette-outline")
                .disabledWhen(new SimpleBooleanProperty(!model.hasSamples()));
        paste = action("paste", model::paste).icon("content-paste").keys("Shortcut+V");
        closePhoto = action("closePhoto", film::closeCurrent).keys("Shortcut+W").disabledWhen(noPhotos);
        closeAll = action("closeAll", film::closeAll).keys("Shortcut+Shift+W").disabledWhen(noPhotos);
        saveOverlay = action("saveOverlay", export::saveOverlay).icon("content-save-outline").keys("Shortcut+S")
                .disabledWhen(noMap);
        saveMap = action("saveMap", export::saveMap).keys("Shortcut+Shift+S").disabledWhen(noMap);
        copyImage = action("copyImage", this::copyImage).icon("content-copy").keys("Shortcut+Shift+C")
                .disabledWhen(Bindings.when(comparing).then(Bindings.isEmpty(model.compare().panes()))
                        .otherwise(noMap));
        copyCommand = action("copyCommand", this::copyCommand).icon("console-line").keys("Shortcut+Shift+E")
                .disabledWhen(Bindings.when(comparing).then(model.command().nothing())
                        .otherwise(export.noCommand()));
        previous = action("previous", () -> film.move(-1)).icon("arrow-left").keys("Left").disabledWhen(noPhotos);
        next = action("next", () -> film.move(1)).icon("arrow-right").keys("Right").disabledWhen(noPhotos);
        first = action("first", () -> film.move(-film.items().size())).keys("Home").disabledWhen(noPhotos);
        last = action("last", () -> film.move(film.items().size())).keys("End").disabledWhen(noPhotos);
        screenBack = action("screenBack", () -> film.move(-view.screenful())).keys("Page Up").disabledWhen(noPhotos);
        screenOn = action("screenOn", () -> film.move(view.screenful())).keys("Page Down").disabledWhen(noPhotos);
        showFilm = Action.toggle(text("showFilm"), view.filmShownProperty()).keys("F6").disabledWhen(noPhotos);
        showInspector = Action.toggle(text("showInspector"), view.inspectorShownProperty()).keys("F7")
                .disabledWhen(noPhotos);
        var noRows = Bindings.isEmpty(workbench.predictions().rows()).or(evaluating);
        findClass = action("findClass", view::findClass).icon("magnify").keys("Shortcut+F").disabledWhen(noRows);
        followTop = action("followTop", workbench.predictions()::followTop).keys("0").disabledWhen(noRows);
        var nothingSeen = workbench.observationProperty().isNull().or(evaluating);
        showHeatmap = Action.toggle(text("showHeatmap"), options.visibleProperty()).disabledWhen(nothingSeen);
        moreOpaque = action("moreOpaque", () -> options.changeOpacity(1)).disabledWhen(nothingSeen);
        lessOpaque = action("lessOpaque", () -> options.changeOpacity(-1)).disabledWhen(nothingSeen);
        box = Action.toggle(text("box"), options.boxProperty()).keys("B").disabledWhen(nothingSeen);
        zoomIn = action("zoomIn", viewer::zoomIn).icon("magnify-plus-outline").keys("Shortcut+Plus")
                .disabledWhen(noPhoto);
        zoomOut = action("zoomOut", viewer::zoomOut).icon("magnify-minus-outline").keys("Shortcut+Minus")
                .disabledWhen(noPhoto);
        fit = action("fit", viewer::fit).icon("fit-to-page-outline").keys("Shortcut+0").disabledWhen(noPhoto);
        actualSize = action("actualSize", viewer::actualSize).keys("Shortcut+1").disabledWhen(noPhoto);
        var noFrame = workbench.gaze().frameProperty().isNull().or(evaluating);
        cropFrame = frame(FrameMode.CARD, "frame.crop").disabledWhen(noFrame);
        wholeFrame = frame(FrameMode.WHOLE, "frame.whole").disabledWhen(noFrame);
        present = Action.toggle(text("present"), model.presentingProperty()).icon("projector").keys("F11");
        openNetwork = action("openNetwork", model::chooseNetwork).icon("graph-outline").keys("Shortcut+Shift+N");
        catalog = action("catalog", showCatalog).icon("cloud-download-outline").keys("Shortcut+Shift+D")
                .disabledWhen(new SimpleBooleanProperty(!model.catalog().exists()));
        explore = action("explore", () -> show(Feature.EXPLORE)).icon("image-outline").keys("F2");
        compare = action("compare", () -> show(Feature.COMPARE)).icon("view-grid-outline").keys("F3");
        evaluate = action("evaluate", () -> show(Feature.EVALUATE)).icon("table-eye").keys("F4");
        nextComparison = action("nextComparison", this::nextComparison).keys("C").disabledWhen(noPhotos);
        difference = action("difference", () -> model.compare().pair().toggle(Shown.DIFFERENCE)).keys("D")
                .disabledWhen(comparing.not());
        wipe = action("wipe", () -> model.compare().pair().toggle(Shown.WIPE)).keys("W").disabledWhen(comparing.not());
        drawTruth = Action.toggle(text("drawTruth"), model.workbench().truths().drawingProperty()).keys("T")
                .disabledWhen(comparing.not());
        openSession = action("openSession", model.session()::open).keys("Shortcut+Alt+O");
        saveSession = action("saveSession", model.session()::save).keys("Shortcut+Alt+S").disabledWhen(noPhotos);
        saveFigure = action("saveFigure", model.figure()::save).disabledWhen(comparing.not());
        explain = Action.toggle(text("explain"), model.explainingProperty()).icon("help-circle-outline")
                .keys("F1");
    }

    private void show(Feature feature) {
        model.workbench().featureProperty().set(feature);
    }

    /** The first key press compares, the next ones compare something else. */
    private void nextComparison() {
        if (model.workbench().shownProperty(Feature.COMPARE).get()) {
            model.compare().choices().nextAxis();
        } else {
            show(Feature.COMPARE);
        }
    }

    /** The picture of what is looked at. */
    private void copyImage() {
        if (model.workbench().shownProperty(Feature.COMPARE).get()) {
            model.figure().copy();
        } else {
            model.export().copyImage();
        }
    }

    /** The command for what is looked at. */
    private void copyCommand() {
        if (model.workbench().shownProperty(Feature.COMPARE).get()) {
            model.command().copy();
        } else {
            model.export().copyCommand();
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
        return Action.of(text("top", Integer.toString(place)), () -> model.workbench().predictions().choose(place))
                .keys(Integer.toString(place)).disabledWhen(noRow(place));
    }

    private BooleanBinding noRow(int place) {
        return Bindings.size(model.workbench().predictions().rows()).lessThan(place)
                .or(model.workbench().shownProperty(Feature.EVALUATE));
    }

    private Action frame(FrameMode mode, String key) {
        return action(key, () -> model.workbench().gaze().modeProperty().set(mode));
    }

    private Action action(String key, Runnable run) {
        return Action.of(text(key), run);
    }

    private String text(String key, Object... arguments) {
        return model.texts().of(Actions.class, "action." + key, arguments);
    }
}
