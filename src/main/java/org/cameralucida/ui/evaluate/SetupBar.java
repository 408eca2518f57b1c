package org.cameralucida.ui.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.explain.Method;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.ui.network.NetworksViewModel;
import org.controlsfx.control.CheckComboBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is evaluated, chosen; and start and stop. */
final class SetupBar {

    private final EvaluateViewModel model;
    private final Texts texts;
    private final HBox root;

    @FXML
    private MenuButton data;
    @FXML
    private CheckComboBox<String> networks;
    @FXML
    private CheckComboBox<String> methods;
    @FXML
    private Button options;
    @FXML
    private Button start;
    @FXML
    private Button stop;

    SetupBar(EvaluateViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        root = Views.load(this, texts);
        var setup = model.setup();
        var named = setup.dataProperty().map(SetupBar::name);
        data.textProperty().bind(named.orElse(text("data.none")));
        data.accessibleTextProperty().bind(named.map(name -> text("data.name", name)).orElse(text("data.none")));
        // A menu without entries does not open.
        data.getItems().setAll(places());
        data.setOnShowing(event -> data.getItems().setAll(places()));
        setup.networks().addListener((javafx.beans.Observable observable) -> offerNetworks());
        model.workbench().networks().keyProperty().addListener(observable -> offerNetworks());
        offerNetworks();
        Choices.checks(networks, setup.networks(), setup::hasRoomForNetwork, NetworksViewModel::shortName);
        methods.getItems().setAll(Method.all().stream().map(Method::id).toList());
        Choices.checks(methods, setup.methods(), setup::hasRoomForMethod, id -> new PaneWords(texts.locale()).method(Method.named(id)));
        var popup = new OptionsPopup(model, texts);
        options.setOnAction(event -> popup.show(options));
        start.setOnAction(event -> model.run().start());
        stop.setOnAction(event -> model.run().stop());
        model.run().standingProperty().addListener((property, before, now) -> show(now));
        show(model.run().standingProperty().get());
    }

    /** The bar. */
    Node root() {
        return root;
    }

    static String name(DataSet set) {
        return String.valueOf(set.root().toAbsolutePath().normalize().getFileName());
    }

    private void show(Standing now) {
        List.of(data, networks, methods, options).forEach(node -> node.setDisable(now.isBusy()));
        show(stop, now.isBusy() || now == Standing.READING);
        stop.setDisable(now == Standing.STOPPING);
        show(start, now == Standing.READY || now == Standing.STOPPED || now == Standing.UNREAD);
        start.setText(text(now == Standing.STOPPED ? "resume" : now == Standing.UNREAD ? "read" : "start"));
        start.setGraphic(new FontIcon(now == Standing.UNREAD ? "mdi2t-table-eye" : "mdi2p-play"));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Where data sets are. */
    private List<MenuItem> places() {
        var items = new ArrayList<MenuItem>();
        items.add(item(text("data.folder"), model::chooseFolder));
        items.add(item(text("data.file"), model::chooseFile));
        if (model.hasSamples()) {
            items.add(item(text("data.samples"), model::openSamples));
        }
        var recent = model.setup().recent();
        if (!recent.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (var place : recent) {
            items.add(item(place.toString(), () -> model.open(place)));
        }
        return items;
    }

    private static MenuItem item(String name, Runnable chosen) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> chosen.run());
        return item;
    }

    private void offerNetworks() {
        var all = model.workbench().networks();
        var keys = new LinkedHashSet<>(all.knownNames());
        all.recent().stream().map(Path::toString).forEach(keys::add);
        var chosen = model.setup().networks();
        keys.addAll(chosen);
        if (!networks.getItems().equals(List.copyOf(keys))) {
            networks.getItems().setAll(keys);
            chosen.forEach(networks.getCheckModel()::check);
        }
    }

    private String text(String key, Object... arguments) {
        return texts.of(SetupBar.class, key, arguments);
    }
}
