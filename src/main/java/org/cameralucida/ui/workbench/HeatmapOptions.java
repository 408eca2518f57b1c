package org.cameralucida.ui.workbench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.cam.ClassActivationMap;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;
import org.cameralucida.render.Scale;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.render.Scaling;

/**
 * How maps are displayed: everything that can be changed without computing them again, as one {@link Display}. The other
 * properties are parts of it, for controls.
 */
public final class HeatmapOptions {

    static final double STEP = 0.1;
    private static final double THRESHOLD_STEP = 0.05;

    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final ObjectProperty<Display> value = new SimpleObjectProperty<>(Display.DEFAULT) {
        @Override
        protected void invalidated() {
            follow();
        }
    };
    private final DoubleProperty opacity = new SimpleDoubleProperty(Display.DEFAULT.opacity()) {
        @Override
        protected void invalidated() {
            change(value().opacity(get()));
        }
    };
    private final DoubleProperty threshold = new SimpleDoubleProperty(Display.DEFAULT.threshold()) {
        @Override
        protected void invalidated() {
            change(value().threshold(get()));
        }
    };
    private final BooleanProperty box = new SimpleBooleanProperty(Display.DEFAULT.box()) {
        @Override
        protected void invalidated() {
            change(value().box(get()));
        }
    };
    private final ObjectProperty<Blend> blend = new SimpleObjectProperty<>(Display.DEFAULT.blend()) {
        @Override
        protected void invalidated() {
            change(value().with(get()));
        }
    };
    private final ObjectProperty<Interpolation> interpolation =
            new SimpleObjectProperty<>(Display.DEFAULT.interpolation()) {
                @Override
                protected void invalidated() {
                    change(value().with(get()));
                }
            };
    private final ObjectProperty<ColorMap> colorMap = new SimpleObjectProperty<>(Display.DEFAULT.colors()) {
        @Override
        protected void invalidated() {
            color(get());
        }
    };
    private final ObjectProperty<Scaling> scaling = new SimpleObjectProperty<>(Scaling.MAXIMUM) {
        @Override
        protected void invalidated() {
            scale(get());
        }
    };
    private final ObjectProperty<Scale> held = new SimpleObjectProperty<>() {
        @Override
        protected void invalidated() {
            if (get() != null) {
                hold(get());
            }
        }
    };

    private final Map<Kind, Scaling> scalings = new HashMap<>();
    private Kind kind = new Kind(new ClassActivationMap(), false);
    /** Whether the scale of the map that is shown, or else of the next one, is to be held. */
    private boolean holding;
    private boolean mapShown;
    /** Whether the scaling is that of the next map, of whatever kind that is. */
    private boolean restored;

    /** Maps that are shown alike: those of one standard scaling, with or without values below 0. */
    private record Kind(Scaling plain, Scaling twoSided, boolean signed) {

        Kind(Method method, boolean signed) {
            this(StandardScaling.of(method, ColorMap.JET), StandardScaling.of(method, ColorMap.COOLWARM), signed);
        }

        Scaling standard(ColorMap colors) {
            return colors.diverging() ? twoSided : plain;
        }

        Scaling scaling(Display display) {
            return display.scale() instanceof ScaleOption.Found found ? found.scaling()
                    : standard(display.colors(signed));
        }

        ScaleOption option(Scaling scaling, ColorMap colors) {
            return scaling == standard(colors) || scaling == Scaling.ABSOLUTE ? ScaleOption.STANDARD
                    : new ScaleOption.Found(scaling);
        }

        /** A diverging colour map has its neutral middle at 0, or means nothing. */
        ScaleOption suiting(Scaling scaling, ColorMap colors) {
            return suits(scaling, colors) ? option(scaling, colors) : ScaleOption.STANDARD;
        }

        private static boolean suits(Scaling scaling, ColorMap colors) {
            return switch (scaling) {
                case MAXIMUM, MIN_MAX -> !colors.diverging();
                case SYMMETRIC -> colors.diverging();
                case PERCENTILE, ABSOLUTE -> true;
            };
        }
    }

    private void change(Display fresh) {
        if (!fresh.equals(value())) {
            value.set(fresh);
        }
    }

    /** Each part tells its listeners when the whole has changed already. */
    private void follow() {
        var now = value();
        opacity.set(now.opacity());
        threshold.set(now.threshold());
        box.set(now.box());
        blend.set(now.blend());
        interpolation.set(now.interpolation());
        held.set(held().orElse(null));
        scaling.set(scaling());
        colorMap.set(now.colors(kind.signed()));
    }

    private Scaling scaling() {
        return holding || held().isPresent() ? Scaling.ABSOLUTE : kind.scaling(value());
    }

    private void color(ColorMap colors) {
        var now = value();
        var before = now.colors(kind.signed());
        if (colors != before) {
            var fresh = kind.signed() ? now.with(now.colors(), colors) : now.with(colors, now.signedColors());
            change(now.scale() instanceof ScaleOption.Found found && colors.diverging() != before.diverging()
                    ? fresh.with(kind.suiting(found.scaling(), colors)) : fresh);
        }
    }

    private void scale(Scaling by) {
        if (by != scaling()) {
            holding = by == Scaling.ABSOLUTE;
            if (!holding) {
                change(value().with(kind.option(by, value().colors(kind.signed()))));
            }
        }
    }

    /** Starts with the colour map that the user prefers; one that is not known changes nothing. */
    void preferColorMap(String id) {
        ColorMap.of(id).ifPresent(preferred -> {
            if (kind.signed()) {
                change(value().with(preferred, value().signedColors()));
            } else {
                colorMap.set(preferred);
            }
        });
    }

    /** Shows maps of both kinds in colours that a projector and colour-blind eyes leave apart. */
    public void useSteadyColors() {
        colorMap.set(kind.signed() ? ColorMap.PURPLE_ORANGE : ColorMap.CIVIDIS);
        change(kind.signed() ? value().with(ColorMap.CIVIDIS, value().signedColors())
                : value().with(value().colors(), ColorMap.PURPLE_ORANGE));
    }

    /**
     * Changes to what maps of a method are shown in: each kind of map keeps what the user has chosen for it. Signed
     * maps begin with a diverging colour map around 0.
     */
    public void show(Method method, boolean signed) {
        mapShown = true;
        var now = new Kind(method, signed);
        if (restored || now.equals(kind)) {
            restored = false;
            kind = now;
        } else {
            if (scaling() == kind.standard(value().colors(kind.signed()))) {
                scalings.remove(kind);
            } else {
                scalings.put(kind, scaling());
            }
            kind = now;
            var colors = value().colors(signed);
            var chosen = scalings.getOrDefault(now, now.standard(colors));
            holding = chosen == Scaling.ABSOLUTE;
            change(value().with(now.suiting(chosen, colors)));
        }
        follow();
    }

    /** Shows maps as they were shown before: for a session. The scale is that of the first map after it. */
    void restore(Display saved) {
        scalings.clear();
        holding = false;
        restored = true;
        change(saved);
    }

    /** What is shown now is made otherwise than before: a scale in the units of one method means nothing for another. */
    void release() {
        mapShown = false;
        if (!restored && held().isPresent()) {
            holding = true;
            change(value().with(ScaleOption.STANDARD));
        }
    }

    /**
     * The scale of a map of the kind that is shown.
     *
     * @param map of any shape
     */
    public Scale scale(Tensor map) {
        var colors = value().colors(kind.signed());
        var scale = held().orElseGet(() -> Scale.of(map, kind.scaling(value()), colors.diverging()));
        if (holding && mapShown) {
            hold(scale);
        }
        return scale;
    }

    /** All of it but for {@link #visibleProperty}. */
    public ReadOnlyObjectProperty<Display> valueProperty() {
        return value;
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

    /** The scale that is kept whatever the map; null while there is none. */
    public ObjectProperty<Scale> heldProperty() {
        return held;
    }

    /** The scale that is held; empty where the scale follows the map. */
    public Optional<Scale> held() {
        return value().scale() instanceof ScaleOption.Fixed fixed ? Optional.of(fixed.scale()) : Optional.empty();
    }

    /** Holds a scale, until the method changes. */
    public void hold(Scale scale) {
        holding = false;
        change(value().with(new ScaleOption.Fixed(scale)));
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

    /** The threshold higher by a twentieth, or lower; kept within 0.05…0.95. */
    public void changeThreshold(int steps) {
        var next = Math.rint((threshold.get() + steps * THRESHOLD_STEP) / THRESHOLD_STEP) * THRESHOLD_STEP;
        threshold.set(Math.max(THRESHOLD_STEP, Math.min(1 - THRESHOLD_STEP, next)));
    }

    /** All of it as one value. */
    public Display value() {
        return value.get();
    }

    /** The same where the map that is shown, be it signed or not, has the colours that it is shown in. */
    public Display shown() {
        return value().with(colorMap.get());
    }
}
