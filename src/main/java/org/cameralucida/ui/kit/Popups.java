package org.cameralucida.ui.kit;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.ScrollPane;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Window;

/** Makes dialogs that look like the window that they belong to. */
public final class Popups {

    private Popups() {
    }

    /**
     * A dialog without a header, with one button that closes it.
     *
     * @param modal whether the window waits until it is closed
     */
    public static Dialog<Void> make(Window owner, String title, Node content, String close, boolean modal) {
        var dialog = new Dialog<Void>();
        dialog.initOwner(owner);
        dialog.initModality(modal ? Modality.WINDOW_MODAL : Modality.NONE);
        dialog.setTitle(title);
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getRoot().getStylesheets());
        dialog.getDialogPane().getStyleClass().add("popup");
        dialog.getDialogPane().getButtonTypes().add(new ButtonType(close, ButtonBar.ButtonData.CANCEL_CLOSE));
        var scene = dialog.getDialogPane().getScene();
        // Not before the window has all of its size.
        ChangeListener<Number> fit = (property, before, now) -> Platform.runLater(
                () -> fit(dialog.getDialogPane(), scene.getWindow()));
        scene.widthProperty().addListener(fit);
        scene.heightProperty().addListener(fit);
        return dialog;
    }

    /** Where there is less room than a dialog needs, as on a small screen, its content is scrolled, and its button stays. */
    private static void fit(DialogPane pane, Window window) {
        if (!window.isShowing()) {
            return;
        }
        var screen = Screen.getScreensForRectangle(window.getX(), window.getY(), 1, 1).stream().findFirst()
                .orElse(Screen.getPrimary()).getVisualBounds();
        double width = Math.min(pane.getScene().getWidth(), screen.getWidth());
        double height = Math.min(pane.getScene().getHeight(), screen.getHeight());
        boolean tight = pane.minWidth(-1) > width || pane.minHeight(width) > height
                || pane.prefWidth(-1) > screen.getWidth();
        if (tight && !(pane.getContent() instanceof ScrollPane)) {
            var scroll = new ScrollPane(pane.getContent());
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            pane.setContent(scroll);
            pane.setMinWidth(0);
        }
        if (window.getWidth() > screen.getWidth()) {
            window.setWidth(screen.getWidth());
            window.setX(screen.getMinX());
        }
        if (window.getHeight() > screen.getHeight()) {
            window.setHeight(screen.getHeight());
            window.setY(screen.getMinY());
        }
    }
}
