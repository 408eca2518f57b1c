package org.cameralucida.render.compare;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cameralucida.render.Scale;

/** The colour scales of panes that are to be compared: the same colour means the same value in all panes of a kind. */
public final class SharedScale {

    private SharedScale() {
    }

    /**
     * One scale a {@linkplain Pane#kind kind}: from 0 to the largest value of all, or with two sides from minus to
     * plus the largest magnitude of all.
     *
     * @param twoSided whether the colours are {@linkplain org.cameralucida.render.ColorMap#diverging diverging}
     */
    public static Map<String, Scale> of(Collection<Pane> panes, boolean twoSided) {
        var largest = new LinkedHashMap<String, Double>();
        for (var pane : panes) {
            largest.merge(pane.kind(), largest(pane, twoSided), Math::max);
        }
        var scales = new LinkedHashMap<String, Scale>();
        largest.forEach((kind, value) -> scales.put(kind, scale(value, twoSided)));
        return scales;
    }

    /** The scale of a pane by itself. */
    public static Scale of(Pane pane, boolean twoSided) {
        return scale(largest(pane, twoSided), twoSided);
    }

    private static Scale scale(double largest, boolean twoSided) {
        return twoSided ? Scale.symmetric(largest) : new Scale(0, largest > 0 ? largest : 1);
    }

    private static double largest(Pane pane, boolean twoSided) {
        double largest = 0;
        for (float value : pane.map().data()) {
            if (Float.isFinite(value)) {
                largest = Math.max(largest, twoSided ? Math.abs(value) : value);
            }
        }
        return largest;
    }
}
