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

    private Colors plainColors = new Colors(ColorMap.JET, Scaling.MAXIMUM);
    private Colors signedColors = new Colors(ColorMap.COOLWARM, Scaling.SYMMETRIC);
    private boolean signed;
    private boolean exchanging;

    /** What maps of a kind are shown in. */
    private record Colors(ColorMap map, Scaling scaling) {
    }

    HeatmapOptions() {
        // A diverging colour map has its neutral middle at 0, or means nothing.
        colorMap.addListener((property, before, now) -> {
            if (exchanging) {
                return;
            }
            if (now.diverging() && !before.diverging() && scaling.get() != Scaling.ABSOLUTE) {
                scaling.set(Scaling.SYMMETRIC);
            } else if (before.diverging() && !now.diverging() && scaling.get() == Scaling.SYMMETRIC) {
                scaling.set(Scaling.MAXIMUM);
            }
        });
    }

    /** Starts with the colour map that the user prefers; one that is not known changes nothing. */
    void preferColorMap(String id) {
        ColorMap.of(id).ifPresent(preferred -> {
            if (signed) {
                plainColors = new Colors(preferred, preferred.diverging() ? Scaling.SYMMETRIC : Scaling.MAXIMUM);
            } else {
                colorMap.set(preferred);
            }
        });
    }

    /**
     * Changes to the colours of signed maps, or back to those of all others: each kind keeps what the user has chosen
     * for it. Signed maps begin with a diverging colour map around 0.
     */
    void showSigned(boolean now) {
        if (now != signed) {
            var before = new Colors(colorMap.get(), scaling.get());
            if (signed) {
                signedColors = before;
            } else {
                plainColors = before;
            }
            signed = now;
            var next = now ? signedColors : plainColors;
            exchanging = true;
            colorMap.set(next.map());
            scaling.set(next.scaling());
            exchanging = false;
        }
    }

    /** Shows maps as they were shown before, signed or not: for a session. */
    public void restore(PaneState.Options saved) {
        opacity.set(saved.opacity());
        colorMap.set(saved.colorMap());
        scaling.set(saved.scaling());
        blend.set(saved.blend());
        interpolation.set(saved.interpolation());
        threshold.set(saved.threshold());
        box.set(saved.box());
        plainColors = new Colors(saved.colorMap(), saved.scaling());
        signedColors = plainColors;
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
