package org.cameralucida.ui;

import static org.cameralucida.ui.kit.Views.strong;

import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;
import org.cameralucida.message.Message;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.Activities.Activity;
import org.cameralucida.ui.kit.Pace;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.Readout;
import org.controlsfx.control.StatusBar;

/**
 * What is under the cursor, what goes on, and how large it is shown. Long work is one line of it, the newest, and no list
 * of tasks beside it (ControlsFX's TaskProgressView): a lane does one thing at a time, and its jobs are no JavaFX tasks.
 */
final class StatusBarView {

    /** Work that is done sooner is not worth a flicker. */
    private static final Duration PATIENCE = Duration.millis(250);
    private static final PseudoClass NEWS_SHOWN = PseudoClass.getPseudoClass("news");
    private static final String GAP = "      ";
    private static final Duration NEWS = Duration.seconds(5);

    private final ShellViewModel model;
    private final PhotoViewer viewer;
    private final Texts texts;
    private final TextFlow readout = new TextFlow();
    private final Button cancel = new Button();
    private final Label left = new Label();
    private final Label passes = new Label();
    private final HBox activity = new HBox(passes, left, cancel);
    private final Label size = new Label();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final PauseTransition newsEnd = new PauseTransition(NEWS);
    private final Pace pace = new Pace();
    private final StatusBar bar;
    private String news = "";

    StatusBarView(StatusBar bar, ShellViewModel model, PhotoViewer viewer) {
        this.bar = bar;
        this.model = model;
        this.viewer = viewer;
        this.texts = model.texts();
    }

    void fill() {
        readout.getStyleClass().add("readout");
        activity.getStyleClass().add("activity");
        cancel.getStyleClass().addAll("small", "cancel");
        cancel.setText(text("cancel"));
        size.getStyleClass().add("size");
        for (var part : List.of(passes, left, cancel, size)) {
            part.setMinWidth(Region.USE_PREF_SIZE);
        }
        bar.getLeftItems().setAll(readout);
        bar.getRightItems().setAll(activity, size);
        var under = model.explore().readout().readoutProperty();
        under.addListener((property, before, now) -> read(now));
        model.workbench().featureProperty().addListener(observable -> read(under.get()));
        InvalidationListener resize = source -> size.setText(sizes());
        viewer.zoomProperty().addListener(resize);
        model.workbench().featureProperty().addListener(resize);
        model.workbench().gaze().frameProperty().addListener(resize);
        model.workbench().photoProperty().addListener(resize);
        model.networks().loadedProperty().addListener(resize);
        bar.progressProperty().addListener(source -> sayTimeLeft());
        show(null);
        patience.setOnFinished(event -> show(newest()));
        model.activities().running().addListener((ListChangeListener<Activity>) change -> {
            if (newest() == null) {
                patience.stop();
                show(null);
            } else {
                patience.playFromStart();
            }
        });
        newsEnd.setOnFinished(event -> {
            news = "";
            title(activity.isVisible() ? newest() : null);
        });
        Stream.of(model.export().doneProperty(), model.session().doneProperty(), model.command().doneProperty(),
                model.figure().doneProperty(), model.catalog().doneProperty(), model.lesson().files().doneProperty(),
                model.evaluate().doneProperty(), model.brush().doneProperty())
                .forEach(done -> done.addListener((property, before, now) -> say(now)));
    }

    private Activity newest() {
        var running = model.activities().running();
        return running.isEmpty() ? null : running.get(running.size() - 1);
    }

    private void show(Activity now) {
        activity.setVisible(now != null);
        activity.setManaged(now != null);
        bar.progressProperty().unbind();
        bar.setProgress(0);
        passes.textProperty().unbind();
        title(now);
        if (now != null) {
            pace.restart();
            left.setText("");
            bar.progressProperty().bind(now.job().fractionProperty());
            passes.textProperty().bind(now.job().stepsProperty().map(this::passes).orElse(""));
            cancel.setOnAction(event -> now.job().cancel());
        }
    }

    private String passes(Steps steps) {
        return steps.total() < 2 ? "" : text("passes", steps.done(), steps.total());
    }

    private void sayTimeLeft() {
        left.setText(pace.words(bar.getProgress(), System.nanoTime(), texts));
    }

    private void say(Message done) {
        if (done != null) {
            news = texts.of(done);
            title(activity.isVisible() ? newest() : null);
            newsEnd.playFromStart();
        }
    }

    /** What goes on, or else what was done last. */
    private void title(Activity now) {
        bar.setText(now == null ? news : texts.of(now.title()));
        bar.pseudoClassStateChanged(NEWS_SHOWN, now == null);
    }

    private void read(Readout now) {
        readout.getChildren().clear();
        if (now == null || model.workbench().featureProperty().get() == Feature.EVALUATE) {
            return;
        }
        add("readout.place", Integer.toString(now.x()), Integer.toString(now.y()));
        boolean isToBePredicted = model.lesson().isHidden() && !model.workbench().display().visibleProperty().get();
        if (model.workbench().featureProperty().get() != Feature.EXPLORE || isToBePredicted) {
            // What is there says each pane for itself.
            return;
        }
        if (!now.seen()) {
            if (model.workbench().observationProperty().get() != null) {
                add("readout.notSeen");
            }
            return;
        }
        var method = model.workbench().methods().chosenProperty().get();
        if (method instanceof org.cameralucida.explain.cam.ContributionMap) {
            add("readout.contribution", texts.signed(now.contribution()), texts.figure(now.logit()));
        } else {
            var name = ToolBarView.shortName(method, texts);
            var value = text("readout.value", name, strong(texts.figure(now.value())));
            readout.getChildren().addAll(Views.flow(value + GAP));
            if (!Double.isNaN(now.contribution())) {
                add("readout.contribution", texts.signed(now.contribution()), texts.figure(now.logit()));
            }
        }
    }

    private void add(String key, String... arguments) {
        var marked = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            marked[i] = strong(arguments[i]);
        }
        readout.getChildren().addAll(Views.flow(text(key, marked) + GAP));
    }

    private String sizes() {
        var photo = model.workbench().photoProperty().get();
        if (photo == null || model.workbench().featureProperty().get() == Feature.EVALUATE) {
            return "";
        }
        // Panes may each have their own zoom.
        var zoom = model.workbench().featureProperty().get() != Feature.EXPLORE ? ""
                : text("zoom", texts.percent(viewer.getZoom(), 0)) + "  ·  ";
        var frame = model.workbench().gaze().frameProperty().get();
        var loaded = model.networks().loadedProperty().get();
        if (frame == null || loaded == null) {
            return text("size.photo", zoom, Integer.toString(photo.width()), Integer.toString(photo.height()));
        }
        var preprocessing = loaded.network().preprocessing();
        var seen = photo.within(frame);
        return text("size.frame", zoom, texts.number(seen.width(), 0), texts.number(seen.height(), 0),
                Integer.toString(preprocessing.width()), Integer.toString(preprocessing.height()));
    }

    private String text(String key, Object... arguments) {
        return texts.of(StatusBarView.class, key, arguments);
    }
}
