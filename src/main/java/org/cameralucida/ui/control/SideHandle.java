package org.cameralucida.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;

/**
 * The slim edge of a side panel that folds it away and brings it back. Not ControlsFX's HiddenSidesPane, which lays a
 * panel over the very photo that it is about, nor its MasterDetailPane, whose divider scales a panel with the window.
 */
public final class SideHandle extends Button {

    /**
     * The edge of a panel.
     *
     * @param side where the panel is
     * @param open whether it is there
     * @param panel its name
     * @param texts the language
     */
    public SideHandle(Side side, BooleanProperty open, String panel, Texts texts) {
        getStyleClass().setAll("side-handle");
        Looks.dress(this);
        setMaxHeight(Double.MAX_VALUE);
        setMinWidth(USE_PREF_SIZE);
        setFocusTraversable(false);
        graphicProperty().bind(open.map(now -> new Icon(
                now == (side == Side.LEFT) ? "chevron-left" : "chevron-right")));
        var tip = new Tooltip();
        tip.textProperty().bind(Bindings.when(open).then(texts.of(SideHandle.class, "side.close", panel))
                .otherwise(texts.of(SideHandle.class, "side.open", panel)));
        setTooltip(tip);
        accessibleTextProperty().bind(tip.textProperty());
        setOnAction(event -> open.set(!open.get()));
    }
}
