package org.cameralucida.ui.workbench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.image.Interpolation;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;
import org.cameralucida.render.Scale;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.render.Scaling;

/** How the map is shown: everything that can be changed without computing it again. */
public final class HeatmapOptions {

    static final double STEP = 0.1;
    private static final Method METHODS_BEGIN_WITH = new ClassActivationMap();

    private final DoubleProperty opacity = new SimpleDoubleProperty(0.5);
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final ObjectProperty<ColorMap> colorMap = new SimpleObjectProperty<>(ColorMap.JET);
    private final ObjectProperty<Scaling> scaling = new SimpleObjectProperty<>(Scaling.MAXIMUM);
    private final ObjectProperty<Scale> held = new SimpleObjectProperty<>();
    private final ObjectProperty<Blend> blend = new SimpleObjectProperty<>(Blend.OPACITY);
    private final ObjectProperty<Interpolation> interpolation = new SimpleObjectProperty<>(Interpolation.BILINEAR);
    private final DoubleProperty threshold = new SimpleDoubleProperty(0.2);
    private final BooleanProperty box = new SimpleBooleanProperty(false);

    private ColorMap plainColors = ColorMap.JET;
    private ColorMap signedColors = ColorMap.COOLWARM;
    private final Map<Kind, Scaling> scalings = new HashMap<>();
    private Scaling restored;
    private Kind kind = new Kind(METHODS_BEGIN_WITH, false);
    private boolean exchanging;

    /** Maps that are shown alike: those of one standard scaling, with or without values below 0. */
    private record Kind(Scaling plain, Scaling twoSided, boolean signed) {

        Kind(Method method, boolean signed) {
            this(StandardScaling.of(method, ColorMap.JET), StandardScaling.of(method, ColorMap.COOLWARM), signed);
        }

        Scaling standard(ColorMap colors) {
            return colors.diverging() ? twoSided : plain;
        }
    }

    HeatmapOptions() {
        // A diverging colour map has its neutral middle at 0, or means nothing.
        colorMap.addListener((property, before, now) -> {
            if (!exchanging && before.diverging() != now.diverging()
                    && (scaling.get() == kind.standard(before) || !suits(scaling.get(), now))) {
                scaling.set(kind.standard(now));
            }
        });
    }

    private static boolean suits(Scaling scaling, ColorMap colors) {
        return switch (scaling) {
            case MAXIMUM, MIN_MAX -> !colors.diverging();
            case SYMMETRIC -> colors.diverging();
            case PERCENTILE, ABSOLUTE -> true;
        };
    }

    /** Starts with the colour map that the user prefers; one that is not known changes nothing. */
    void preferColorMap(String id) {
        ColorMap.of(id).ifPresent(preferred -> {
            if (kind.signed()) {
                plainColors = preferred;
            } else {
                colorMap.set(preferred);
            }
        });
    }

    /**
     * Changes to what maps of a method are shown in: each kind of map keeps what the user has chosen for it. Signed
     * maps begin with a diverging colour map around 0.
     */
    public void show(Method method, boolean signed) {
        var now = new Kind(method, signed);
        if (restored != null) {
            scalings.put(now, restored);
            restored = null;
        } else if (now.equals(kind)) {
            return;
        } else {
            keep();
        }
        change(now);
    }

    private void change(Kind now) {
        var colors = now.signed() == kind.signed() ? colorMap.get() : now.signed() ? signedColors : plainColors;
        kind = now;
        var chosen = scalings.getOrDefault(now, now.standard(colors));
        exchanging = true;
        colorMap.set(colors);
        scaling.set(suits(chosen, colors) ? chosen : now.standard(colors));
        exchanging = false;
    }

    /** Remembers what the kind that is shown is shown in, where the user has chosen it. */
    private void keep() {
        if (kind.signed()) {
            signedColors = colorMap.get();
        } else {
            plainColors = colorMap.get();
        }
        if (scaling.get() == kind.standard(colorMap.get())) {
            scalings.remove(kind);
        } else {
            scalings.put(kind, scaling.get());
        }
    }

    /** Whether the colours are those of signed maps. */
    public boolean isSigned() {
        return kind.signed();
    }

    /**
     * Shows maps as they were shown before: for a session. The scaling is that of the first map after it.
     */
    public void restore(Display saved) {
        opacity.set(saved.opacity());
        plainColors = saved.colors();
        signedColors = saved.signedColors();
        scalings.clear();
        colorMap.set(saved.colors(kind.signed()));
        restored = saved.scale() instanceof ScaleOption.Found found ? found.scaling() : null;
        scaling.set(restored != null ? restored : kind.standard(colorMap.get()));
        blend.set(saved.blend());
        interpolation.set(saved.interpolation());
        threshold.set(saved.threshold());
        box.set(saved.box());
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

    /** The scale that is kept whatever the map; only {@link Scaling#ABSOLUTE} heeds it; null while there is none. */
    public ObjectProperty<Scale> heldProperty() {
        return held;
    }

    /** The scale that is held; empty where the scale follows the map. */
    public Optional<Scale> held() {
        return scaling.get() == Scaling.ABSOLUTE ? Optional.ofNullable(held.get()) : Optional.empty();
    }

    /** Holds a scale that was held before, until the method changes. */
    public void hold(Scale scale) {
        scaling.set(Scaling.ABSOLUTE);
        held.set(scale);
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
    public Display value() {
        var found = scaling.get() == Scaling.ABSOLUTE || scaling.get() == kind.standard(colorMap.get())
                ? ScaleOption.STANDARD : new ScaleOption.Found(scaling.get());
        var ends = held().<ScaleOption>map(ScaleOption.Fixed::new).orElse(found);
        return new Display(kind.signed() ? plainColors : colorMap.get(), kind.signed() ? colorMap.get() : signedColors,
                ends, true, blend.get(), interpolation.get(), opacity.get(), threshold.get(), box.get());
    }

    /** The same where the map that is shown, be it signed or not, has the colours that it is shown in. */
    public Display shown() {
        return value().with(colorMap.get());
    }
}
