package org.cameralucida.ui.evaluate;

import org.cameralucida.render.ColorMap;
import org.cameralucida.render.HeatLayer;

/**
 * What colours mean on maps of which each has its own ends.
 *
 * @param colors from the low end to the high one
 * @param ends which values the ends stand for
 */
record MapColors(ColorMap colors, Ends ends) {

    /** The ends of each map's own scale. */
    enum Ends {
        /** From 0 to its largest value. */
        LARGEST,
        /** From minus to plus its largest magnitude: 0 in the middle. */
        MAGNITUDE,
        /** From its lowest to its highest value. */
        LOWEST_TO_HIGHEST
    }

    /** Those of a map as it is laid over its photo. */
    static MapColors of(HeatLayer layer) {
        var scale = layer.scale();
        return new MapColors(layer.colors(), scale.symmetric() ? Ends.MAGNITUDE
                : scale.low() == 0 ? Ends.LARGEST : Ends.LOWEST_TO_HIGHEST);
    }
}
