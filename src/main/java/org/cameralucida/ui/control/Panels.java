package org.cameralucida.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;

/** Panels that hang below what they belong to, and go when one clicks elsewhere. */
public final class Panels {

    private Panels() {
    }

    /** A panel, not yet shown. */
    public static PopOver make(Region content) {
        content.getStyleClass().add("popup-panel");
        var panel = new PopOver(content);
        panel.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        panel.setDetachable(false);
        Looks.dress(panel.getRoot());
        return panel;
    }

    /** Shows a panel below a node, in the looks of its window. */
    public static void show(PopOver panel, Node owner) {
        var sheets = panel.getRoot().getStylesheets();
        owner.getScene().getRoot().getStylesheets().stream().filter(sheet -> !sheets.contains(sheet))
                .forEach(sheets::add);
        panel.show(owner);
    }
}
