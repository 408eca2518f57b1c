package org.cameralucida.compare;

import org.cameralucida.explain.Method;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scaling;

/** How the ends of the colours are found for maps of a method, unless somebody chooses otherwise. */
public final class StandardScaling {

    private StandardScaling() {
    }

    /** The scaling of a method's maps in these colours. */
    public static Scaling of(Method method, ColorMap colors) {
        if (method.isOfPixels()) {
            return Scaling.PERCENTILE;
        }
        if (colors.diverging()) {
            return Scaling.SYMMETRIC;
        }
        return method.hasZero() ? Scaling.MAXIMUM : Scaling.MIN_MAX;
    }

    /** A pane's map by itself, as it is laid over its photo. */
    public static HeatLayer layer(Pane pane, Display display) {
        var colors = display.colors(pane.isSigned());
        return display.layer(pane.map(), pane.frame(),
                display.scale().of(pane.map(), of(pane.method(), colors), colors.diverging()), colors);
    }
}
