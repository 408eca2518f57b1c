package org.cameralucida.ui;

import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/**
 * What went wrong, in a sentence, and all that is known of it, to be copied. ControlsFX's ExceptionDialog speaks the
 * system's language, not the window's, and copies nothing.
 */
final class FailureView {

    private final Texts texts;
    private final VBox root;

    @FXML
    private Label sentence;
    @FXML
    private Label note;
    @FXML
    private TextArea details;

    /** @param said what else the user should know; empty for nothing */
    FailureView(Failure failure, String said, Texts texts) {
        this.texts = texts;
        root = Views.load(this, texts);
        sentence.setText(failure.sentence(texts));
        details.setText(failure.details());
        say(said);
    }

    /** Says something else below the sentence. */
    void say(String said) {
        note.setText(said);
        note.setVisible(!said.isEmpty());
        note.setManaged(!said.isEmpty());
    }

    /**
     * A dialog that is not shown yet.
     *
     * @param go the word for going on
     * @param quit ends the program; null where that is not offered
     */
    Dialog<Void> dialog(Window owner, String go, Runnable quit, Dialogs dialogs) {
        var dialog = Popups.make(owner, texts.of(FailureView.class, "error.name"), root, go, true);
        var copy = new ButtonType(texts.of(FailureView.class, "error.copyDetails"), ButtonBar.ButtonData.LEFT);
        dialog.getDialogPane().getButtonTypes().add(copy);
        button(dialog, copy).addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            dialogs.copy(details.getText());
        });
        if (quit != null) {
            var end = new ButtonType(texts.of(FailureView.class, "error.quit"), ButtonBar.ButtonData.OTHER);
            dialog.getDialogPane().getButtonTypes().add(end);
            button(dialog, end).addEventHandler(ActionEvent.ACTION, event -> quit.run());
        }
        // What is done without thinking is to go on.
        dialog.setOnShown(event -> button(dialog, dialog.getDialogPane().getButtonTypes().get(0)).requestFocus());
        return dialog;
    }

    private static Button button(Dialog<Void> dialog, ButtonType type) {
        return (Button) dialog.getDialogPane().lookupButton(type);
    }
}
