package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.ui.kit.Action;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** What is there while no photo is open: it says what to do, and offers it. */
final class EmptyView {

    private static final int RECENT = 5;

    private final ShellViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML
    private HBox resuming;
    @FXML
    private Button resume;
    @FXML
    private Label resumed;
    @FXML
    private Button openPhotos;
    @FXML
    private Button openFolder;
    @FXML
    private Button openSamples;
    @FXML
    private Button openNetwork;
    @FXML
    private Button moreNetworks;
    @FXML
    private Label network;
    @FXML
    private VBox recentPhotos;
    @FXML
    private VBox recentNetworks;

    /** @param catalog shows the networks that can be had */
    EmptyView(ShellViewModel model, Action catalog) {
        this.model = model;
        this.texts = model.texts();
        root = Views.load(this, texts);
        resuming.visibleProperty().bind(model.kept().offerProperty().isNotNull());
        resuming.managedProperty().bind(resuming.visibleProperty());
        resume.setOnAction(event -> model.kept().resume());
        resumed.textProperty().bind(model.kept().offerProperty().map(kept -> OfferView.words(kept, texts)));
        openPhotos.setOnAction(event -> model.choosePhotos());
        openFolder.setOnAction(event -> model.chooseFolder());
        openSamples.setOnAction(event -> model.openSamples());
        openSamples.setVisible(model.hasSamples());
        openSamples.setManaged(model.hasSamples());
        openNetwork.setOnAction(event -> model.chooseNetwork());
        moreNetworks.setOnAction(event -> catalog.run().run());
        moreNetworks.setVisible(model.catalog().exists());
        moreNetworks.setManaged(model.catalog().exists());
        network.textProperty().bind(model.networks().loadedProperty()
                .map((LoadedNetwork loaded) -> texts.of(EmptyView.class, "empty.network.open", loaded.network().name()))
                .orElse(texts.of(EmptyView.class, "empty.network")));
        InvalidationListener refresh = source -> refresh();
        model.memory().historyProperty().addListener(refresh);
        refresh();
    }

    Node root() {
        return root;
    }

    private void refresh() {
        var history = model.memory().history();
        fill(recentPhotos, history.photos(), file -> model.open(List.of(file)));
        fill(recentNetworks, history.networks(), model.networks()::open);
    }

    private interface Opening {
        void open(Path file);
    }

    private void fill(VBox box, List<Path> files, Opening opening) {
        box.getChildren().clear();
        if (!files.isEmpty()) {
            var title = new Label(texts.of(EmptyView.class, "empty.recent"));
            title.getStyleClass().add("section-title");
            box.getChildren().add(title);
        }
        files.stream().limit(RECENT).forEach(file -> {
            var link = new Hyperlink(String.valueOf(file.getFileName()));
            link.setMnemonicParsing(false);
            link.setTooltip(new Tooltip(file.toString()));
            link.setOnAction(event -> opening.open(file));
            box.getChildren().add(link);
        });
    }
}
