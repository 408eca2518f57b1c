package org.cameralucida.ui.explore;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.image.Interpolation;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scaling;
import org.cameralucida.workspace.PaneState;

/** How the map is shown: everything that can be changed without computing it again. */
public final class HeatmapOptions {

    static final double STEP = 0.1;

    private final DoubleProperty opacity = new SimpleDoubleProperty(0.5);
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final ObjectProperty<ColorMap> colorMap = new SimpleObjectProperty<>(ColorMap.JET);
    private final ObjectProperty<Scaling> scaling = new SimpleObjectProperty<>(Scaling.MAXIMUM);
    private final ObjectProperty<Blend> blend = new SimpleObjectProperty<>(Blend.OPACITY);
    private final ObjectProperty<Interpolation> interpolation = new SimpleObjectProperty<>(Interpolation.BILINEAR);
    private final DoubleProperty threshold = new SimpleDoubleProperty(0.2);
    private final BooleanProperty box = new SimpleBooleanProperty(false);

    HeatmapOptions() {
        // A diverging colour map has its neutral middle at 0, or means nothing.
        colorMap.addListener((property, before, now) -> {
            if (now.diverging() && !before.diverging() && scaling.get() != Scaling.ABSOLUTE) {
                scaling.set(Scaling.SYMMETRIC);
            } else if (before.diverging() && !now.diverging() && scaling.get() == Scaling.SYMMETRIC) {
                scaling.set(Scaling.MAXIMUM);
            }
        });
    }

    /** Starts with the colour map that the user prefers; one that is not known changes nothing. */
    void preferColorMap(String id) {
        ColorMap.of(id).ifPresent(colorMap::set);
    }

    /** Of the layer, 0…1. */
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /** Whether the map is shown at all. */
    public BooleanProperty visibleProperty() {
        return visible;
    }

    /** Value to colour. */
    public ObjectProperty<ColorMap> colorMapProperty() {
        return colorMap;
    }

    /** How the ends of the colours are found. */
    public ObjectProperty<Scaling> scalingProperty() {
        return scaling;
    }

    /** How colours and photo are put together. */
    public ObjectProperty<Blend> blendProperty() {
        return blend;
    }

    /** Between the map's cells. */
    public ObjectProperty<Interpolation> interpolationProperty() {
        return interpolation;
    }

    /** Of the box: a share of the map's maximum, 0…1. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** Whether the box is shown. */
    public BooleanProperty boxProperty() {
        return box;
    }

    /** More opaque by a step, or less; kept within 0…1. */
    public void changeOpacity(int steps) {
        var next = Math.rint((opacity.get() + steps * STEP) / STEP) * STEP;
        opacity.set(Math.max(0, Math.min(1, next)));
    }

    /** All of it as one value. */
    public PaneState.Options value() {
        return new PaneState.Options(opacity.get(), colorMap.get(), scaling.get(), blend.get(), interpolation.get(),
                threshold.get(), box.get());
    }
}
