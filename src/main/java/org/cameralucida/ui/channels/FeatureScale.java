package org.cameralucida.ui.channels;

import org.cameralucida.image.Tensor;
import org.cameralucida.render.Display;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;

/** The one scale on which all maps of a layer lie, so that the same colour is the same activation in each. */
final class FeatureScale {

    private FeatureScale() {
    }

    /**
     * From 0 to the largest activation of all; around 0 in colours that have a neutral middle.
     *
     * @param maps {@code [K,H,W]}
     */
    static Scale of(Tensor maps, Display display) {
        boolean isTwoSided = display.colors(false).diverging();
        return Scale.of(maps, isTwoSided ? Scaling.SYMMETRIC : Scaling.MAXIMUM, isTwoSided);
    }
}
