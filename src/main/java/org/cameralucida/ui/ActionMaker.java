package org.cameralucida.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.explore.ExploreView;
import org.cameralucida.ui.explore.ExportViewModel;
import org.cameralucida.ui.kit.Action;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FilmViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.FrameMode;

/** What {@link Actions} are made of: the models that do them, and what there must be for each to be possible. */
abstract class ActionMaker {

    final ShellViewModel model;
    final WorkbenchViewModel workbench;
    final FilmViewModel film;
    final ExportViewModel export;
    final ExploreView view;
    final PhotoViewer viewer;
    final Runnable showCatalog;
    final BooleanExpression comparing;
    /** Of a photo that is not looked at nothing is changed by a key. */
    private final BooleanExpression evaluating;
    final BooleanBinding noPhotos;
    final BooleanBinding noPhoto;
    final BooleanBinding noRows;
    final BooleanBinding nothingSeen;
    final BooleanBinding noFrame;
    final BooleanBinding noMap;

    ActionMaker(ShellViewModel model, ExploreView view, Runnable showCatalog) {
        this.model = model;
        this.view = view;
        this.showCatalog = showCatalog;
        workbench = model.workbench();
        film = workbench.film();
        export = model.export();
        viewer = view.viewer();
        comparing = workbench.shownProperty(Feature.COMPARE);
        evaluating = workbench.shownProperty(Feature.EVALUATE);
        noPhotos = film.empty().or(evaluating);
        noPhoto = workbench.photoProperty().isNull().or(evaluating);
        noRows = Bindings.isEmpty(workbench.predictions().rows()).or(evaluating);
        nothingSeen = workbench.observationProperty().isNull().or(evaluating);
        noFrame = workbench.gaze().frameProperty().isNull().or(evaluating);
        noMap = export.nothing();
    }

    final Action frame(FrameMode mode, String key) {
        return action(key, () -> workbench.gaze().modeProperty().set(mode));
    }

    final Action action(String key, Runnable run) {
        return Action.of(text(key), run);
    }

    final String text(String key, Object... arguments) {
        return model.texts().of(Actions.class, "action." + key, arguments);
    }

    final BooleanBinding noRow(int place) {
        return Bindings.size(workbench.predictions().rows()).lessThan(place).or(evaluating);
    }
}
