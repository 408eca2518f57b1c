package org.cameralucida.ui.evaluate;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** What is there while there is no data set: it says what to do, and offers it. */
final class EmptyEvaluationView {

    private static final int RECENT = 5;

    private final Parent root;

    @FXML
    private Button samples;
    @FXML
    private Button folder;
    @FXML
    private Button file;
    @FXML
    private VBox recent;

    EmptyEvaluationView(EvaluateViewModel model, Texts texts) {
        root = Views.load(this, texts);
        samples.setOnAction(event -> model.evaluateSamples());
        samples.setVisible(model.hasSamples());
        samples.setManaged(model.hasSamples());
        folder.setOnAction(event -> model.chooseFolder());
        file.setOnAction(event -> model.chooseFile());
        var last = model.setup().recent();
        if (!last.isEmpty()) {
            var title = new Label(texts.of(EmptyEvaluationView.class, "empty.recent"));
            title.getStyleClass().add("section-title");
            recent.getChildren().add(title);
        }
        last.stream().limit(RECENT).forEach(place -> {
            var link = new Hyperlink(String.valueOf(place.getFileName()));
            link.setMnemonicParsing(false);
            link.setTooltip(new Tooltip(place.toString()));
            link.setOnAction(event -> model.open(place));
            recent.getChildren().add(link);
        });
    }

    Parent root() {
        return root;
    }
}
