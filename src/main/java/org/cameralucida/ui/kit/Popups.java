package org.cameralucida.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Modality;
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
        return dialog;
    }
}
