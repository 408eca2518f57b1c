package org.cameralucida.compare;

import org.cameralucida.render.Scale;

/**
 * The scale of panes of one {@linkplain Pane#kind kind}, as their colour bar has it.
 *
 * @param scale in the maps' own units; where the panes' grids differ and positions hold amounts, in those amounts per
 *     {@link #PART} of the view
 * @param perArea whether it is the latter
 */
public record CommonScale(Scale scale, boolean perArea) {

    /** One hundredth of what a network sees. */
    public static final double PART = 0.01;

    /** The scale in the values of one of the panes, which stay as they are. */
    public Scale in(Pane pane) {
        if (!perArea) {
            return scale;
        }
        double area = areaOfAPosition(pane);
        return new Scale(scale.low() * area, scale.high() * area, scale.steps(), scale.more());
    }

    /** The share of the view that a position takes, in hundredths. */
    static double areaOfAPosition(Pane pane) {
        return 1 / (PART * pane.map().data().length);
    }
}
