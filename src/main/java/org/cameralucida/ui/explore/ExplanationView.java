package org.cameralucida.ui.explore;

import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** The panel beside the photo that says what one is looking at; it follows what is shown while it is open. */
public final class ExplanationView {

    private final ExplanationViewModel model;
    private final BooleanProperty open;
    private final VBox root;

    @FXML
    private VBox paragraphs;
    @FXML
    private Button close;

    /** @param open whether the panel is open */
    public ExplanationView(ExploreViewModel explore, Texts texts, BooleanProperty open) {
        this.model = new ExplanationViewModel(explore, texts);
        this.open = open;
        root = Views.load(this, texts);
        root.visibleProperty().bind(open);
        root.managedProperty().bind(open);
        close.setOnAction(event -> open.set(false));
        InvalidationListener refresh = source -> refresh();
        open.addListener(refresh);
        explore.workbench().observationProperty().addListener(refresh);
        explore.heatmap().layerProperty().addListener(refresh);
        explore.workbench().featureProperty().addListener(refresh);
        explore.workbench().display().boxProperty().addListener(refresh);
        explore.workbench().display().thresholdProperty().addListener(refresh);
        refresh();
    }

    /** The panel. */
    public Node root() {
        return root;
    }

    private void refresh() {
        if (open.get()) {
            paragraphs.getChildren().setAll(model.paragraphs().stream().map(paragraph -> {
                var label = new Label(paragraph);
                label.setWrapText(true);
                return label;
            }).toList());
        }
    }
}
