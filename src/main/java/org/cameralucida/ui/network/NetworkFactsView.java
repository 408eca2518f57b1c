package org.cameralucida.ui.network;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.network.Layer;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** The dialog that says what the open network is. */
public final class NetworkFactsView {

    private final NetworkFactsViewModel model;
    private final Texts texts;
    private final VBox root;

    @FXML
    private Label name;
    @FXML
    private Label description;
    @FXML
    private GridPane facts;
    @FXML
    private Button save;
    @FXML
    private Button doctor;
    @FXML
    private TableView<Layer> layers;
    @FXML
    private TableColumn<Layer, String> layerName;
    @FXML
    private TableColumn<Layer, String> layerOperator;
    @FXML
    private TableColumn<Layer, String> layerSize;

    /**
     * The facts of an open network.
     *
     * @param examine opens the preprocessing doctor
     */
    public NetworkFactsView(NetworksViewModel networks, Runnable examine, Texts texts) {
        this.texts = texts;
        model = new NetworkFactsViewModel(networks.loadedProperty().get(), texts);
        root = Views.load(this, texts);
        name.setText(model.name());
        description.setText(model.description());
        description.setManaged(!model.description().isEmpty());
        int row = 0;
        for (var fact : model.facts()) {
            facts.addRow(row++, label(fact.about(), "about"), label(fact.what(), "what"));
        }
        save.setDisable(model.card().isEmpty());
        model.card().ifPresent(file -> save.setTooltip(new Tooltip(texts.of(NetworkFactsView.class, "facts.save.tip",
                file.toString()))));
        save.setOnAction(event -> {
            networks.saveCard();
            save.setDisable(true);
        });
        doctor.setTooltip(new Tooltip(texts.of(NetworkFactsView.class, "facts.doctor.tip")));
        doctor.setOnAction(event -> {
            // What it changes would not be seen here.
            root.getScene().getWindow().hide();
            examine.run();
        });
        layerName.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().title(texts.locale())));
        layerOperator.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().op()));
        layerSize.setCellValueFactory(cell -> new ReadOnlyStringWrapper(model.size(cell.getValue())));
        layers.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        layers.getItems().setAll(model.layers());
        layers.scrollTo(model.layers().size() - 1);
    }

    /** Shows it. */
    public void show(Window owner) {
        Popups.make(owner, texts.of(NetworkFactsView.class, "facts.title"), root,
                texts.of(NetworkFactsView.class, "close"), false).show();
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
