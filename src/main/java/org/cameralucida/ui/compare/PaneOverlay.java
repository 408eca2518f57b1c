package org.cameralucida.ui.compare;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.kit.Texts;

/** What lies over a pane's photo while there is no map: that it is waited for, how far it is, or why there is none. */
final class PaneOverlay {

    private static final double NARROW = 160;

    private final Texts texts;
    private final Label why = new Label();
    private final Button again = new Button();
    private final VBox failed = new VBox(why, again);
    private final Label waiting = new Label();
    private final Label done = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = new Button();
    private final HBox passes = new HBox(done, progress, stop);

    PaneOverlay(Texts texts, Runnable onStop, Runnable onAgain) {
        this.texts = texts;
        why.setWrapText(true);
        why.getStyleClass().add("pane-failure");
        again.setText(text("again"));
        again.setOnAction(event -> onAgain.run());
        failed.getStyleClass().add("pane-failed");
        waiting.setText(text("making"));
        waiting.getStyleClass().add("pane-waiting");
        // In a narrow pane the bar alone says how far it is.
        done.managedProperty().bind(passes.widthProperty().greaterThan(NARROW));
        done.visibleProperty().bind(done.managedProperty());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setMinWidth(20);
        HBox.setHgrow(progress, Priority.ALWAYS);
        stop.setText(text("stop"));
        stop.getStyleClass().addAll("small", "stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> onStop.run());
        passes.getStyleClass().add("pane-passes");
        passes.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(passes, Pos.TOP_CENTER);
    }

    /** To be laid over the photo, in this order. */
    Node[] nodes() {
        return new Node[] {failed, waiting, passes};
    }

    /** Shows how it stands with a pane. */
    void show(PaneViewModel model) {
        var failure = model.failureProperty().get();
        why.setText(failure == null ? "" : failure.sentence(texts));
        failed.setVisible(failure != null);
        again.setVisible(model.stoppedProperty().get());
        again.setManaged(again.isVisible());
        boolean busy = model.busyProperty().get();
        waiting.setVisible(busy && model.paneProperty().get() == null);
        var now = model.passesProperty().get();
        passes.setVisible(busy && now != null);
        if (now != null) {
            done.setText(text("passes", Integer.toString(now.done()), Integer.toString(now.total())));
            progress.setProgress((double) now.done() / now.total());
        }
    }

    private String text(String key, Object... arguments) {
        return texts.of(PaneOverlay.class, key, arguments);
    }
}
