package org.cameralucida.ui.evaluate;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.explain.Method;
import org.cameralucida.ui.kit.Texts;

/** Of what a line of the table is: a network and a method, of which the network is cut where room is short. */
final class LineCell extends TableCell<ResultLine, ResultLine> {

    private final ResultsViewModel model;
    private final Texts texts;
    private final Label network = new Label();
    private final Label method = new Label();
    private final HBox both = new HBox(network, method);
    private final Tooltip whole = new Tooltip();

    LineCell(ResultsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        network.setMinWidth(0);
        method.setMinWidth(Region.USE_PREF_SIZE);
        both.setAlignment(Pos.CENTER_LEFT);
        both.getStyleClass().add("line");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(ResultLine line, boolean isEmpty) {
        super.updateItem(line, isEmpty);
        var results = model.results();
        if (isEmpty || line == null || results == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        var networks = results.networks();
        var source = results.sources().get(line.source());
        switch (line.kind()) {
            case METHOD -> write(networks.get(line.network()), method(source));
            case DIFFERENCE -> write(text("table.difference", networks.get(0)), "");
            case BASELINE -> write(line.network() == 0 ? "" : networks.get(line.network()), text("baseline." + source));
        }
        setGraphic(both);
    }

    private void write(String ofNetwork, String ofMethod) {
        network.setText(ofNetwork);
        method.setText(ofMethod);
        network.setManaged(!ofNetwork.isEmpty());
        method.setManaged(!ofMethod.isEmpty());
        whole.setText((ofNetwork + "  " + ofMethod).strip());
        setTooltip(whole);
        setAccessibleText(whole.getText());
    }

    private String method(String id) {
        return new PaneWords(texts.locale()).method(Method.named(id));
    }

    private String text(String key, Object... arguments) {
        return texts.of(LineCell.class, key, arguments);
    }
}
