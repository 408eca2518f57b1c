package org.cameralucida.ui.evaluate;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** The page: what is evaluated above, the figures, the images under them, what is confused and suspicious beside. */
public final class EvaluateView {

    private final BorderPane root;

    @FXML
    private VBox middle;
    @FXML
    private VBox side;

    /** Shows what {@code model} says. */
    public EvaluateView(EvaluateViewModel model, Texts texts) {
        root = Views.load(this, texts);
    }

    /** The page. */
    public Parent root() {
        return root;
    }
}
