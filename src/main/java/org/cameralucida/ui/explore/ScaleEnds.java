package org.cameralucida.ui.explore;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.cameralucida.render.Scale;
import org.controlsfx.control.RangeSlider;

/**
 * The ends of a fixed scale, to be dragged: a range slider over somewhat more than the scale had when it was fixed. A
 * scale with its middle at 0 keeps it there.
 */
final class ScaleEnds {

    /** How far beyond its end a scale can be drawn out, as a multiple of the end. */
    private static final double BEYOND = 1.5;
    /** Ends are never nearer to each other than this share of the slider. */
    private static final double LEAST = 0.01;

    private final RangeSlider slider;
    private final ObjectProperty<Scale> held;
    private boolean showing;

    /** @param fixed whether the scale is fixed: only then is there anything to drag */
    static void bind(RangeSlider slider, ObjectProperty<Scale> held, ObservableBooleanValue fixed) {
        new ScaleEnds(slider, held).listen(fixed);
    }

    private ScaleEnds(RangeSlider slider, ObjectProperty<Scale> held) {
        this.slider = slider;
        this.held = held;
    }

    private void listen(ObservableBooleanValue fixed) {
        slider.visibleProperty().bind(fixed);
        slider.managedProperty().bind(fixed);
        slider.lowValueProperty().addListener((property, before, now) -> drag(true));
        slider.highValueProperty().addListener((property, before, now) -> drag(false));
        held.addListener((property, before, now) -> show(now));
        show(held.get());
    }

    private void show(Scale scale) {
        if (scale == null || showing) {
            return;
        }
        showing = true;
        slider.setMax(Math.max(0, scale.high() * (scale.high() > 0 ? BEYOND : 1)));
        slider.setMin(Math.min(0, scale.low() * (scale.low() < 0 ? BEYOND : 1)));
        slider.setHighValue(scale.high());
        slider.setLowValue(scale.low());
        showing = false;
    }

    private void drag(boolean low) {
        var before = held.get();
        if (showing || before == null) {
            return;
        }
        double least = LEAST * (slider.getMax() - slider.getMin());
        double from = slider.getLowValue();
        double to = slider.getHighValue();
        if (before.symmetric()) {
            to = Math.max(least, low ? -from : to);
            from = -to;
        }
        showing = true;
        held.set(new Scale(from, Math.max(to, from + least), before.steps(), before.more()));
        slider.setLowValue(held.get().low());
        slider.setHighValue(held.get().high());
        showing = false;
    }
}
