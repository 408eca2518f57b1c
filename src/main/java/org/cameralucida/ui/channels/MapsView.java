package org.cameralucida.ui.channels;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.message.Message;
import org.cameralucida.network.Layer;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.LayerPicker;
import org.cameralucida.ui.kit.Texts;

/** All maps of a layer, and beside them the one that is looked at closely. */
final class MapsView {

    private final ChannelsViewModel model;
    private final WallView wall;
    private final LayerPicker picker;
    private final HBox root;

    MapsView(ChannelsViewModel model, Texts texts) {
        this.model = model;
        picker = new LayerPicker(texts);
        wall = new WallView(model.maps(), model.workbench(), model.background(), texts);
        var title = new Label();
        title.setId("maps-title");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.textProperty().bind(model.maps().mapsProperty().map((Maps now) -> texts.of(MapsView.class, "maps.title",
                Integer.toString(now.layer().channels()), now.layer().title(texts.locale()), Integer.toString(now.layer().height()),
                Integer.toString(now.layer().width()))).orElse(""));
        var note = new Label();
        note.setId("maps-note");
        note.setWrapText(true);
        note.getStyleClass().add("unit-note");
        note.textProperty().bind(model.maps().noteProperty().map((Message m) -> texts.of(m)).orElse(""));
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        VBox.setVgrow(wall.root(), Priority.ALWAYS);
        var bar = new ColorBarView(texts);
        var unit = new Label(texts.of(MapsView.class, "maps.legend"));
        unit.getStyleClass().add("unit-note");
        unit.setWrapText(true);
        unit.setMinHeight(Region.USE_PREF_SIZE);
        model.maps().scaleProperty().subscribe(scale -> {
            bar.setColors(scale == null ? null : model.workbench().display().value().colors(false));
            bar.setScale(scale);
        });
        var side = new VBox(title, note, wall.root(), bar, unit);
        side.getStyleClass().add("maps-side");
        HBox.setHgrow(side, Priority.ALWAYS);
        var detail = new DetailView(model, texts).root();
        root = new HBox(side, detail);
        root.getStyleClass().add("equation");
        detail.managedProperty().bind(detail.visibleProperty());
        detail.minWidthProperty().bind(root.widthProperty().multiply(0.4));
        detail.prefWidthProperty().bind(detail.minWidthProperty());
        picker.setId("maps-layer");
        picker.setMaxWidth(260);
        picker.setOnChosen(layer -> model.maps().at(layer));
        model.workbench().networks().loadedProperty().addListener(observable -> pick());
        model.workbench().channels().valueProperty().addListener(observable -> pick());
        pick();
    }

    /** The view. */
    Region root() {
        return root;
    }

    /** What the keys go to. */
    Region grid() {
        return wall.grid();
    }

    /** What chooses the layer; for the bar above. */
    LayerPicker picker() {
        return picker;
    }

    private void pick() {
        var network = Optional.ofNullable(model.workbench().networks().loadedProperty().get())
                .map(LoadedNetwork::network);
        picker.show(network.map(n -> n.layers()).orElse(List.<Layer>of()), network.flatMap(MapsViewModel::standard),
                network.flatMap(model.maps()::layer));
        picker.setDisable(network.map(n -> n.layers().isEmpty()).orElse(true));
    }
}
