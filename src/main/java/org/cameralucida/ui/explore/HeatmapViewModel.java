package org.cameralucida.ui.explore;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Request;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.workbench.HeatmapOptions;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** The map as it is laid over the photo: its colours, and which values their ends stand for. */
public final class HeatmapViewModel {

    private final WorkbenchViewModel workbench;
    private final MapViewModel map;
    private final HeatmapOptions display;
    private final ReadOnlyObjectWrapper<HeatLayer> layer = new ReadOnlyObjectWrapper<>();
    private Request signed;

    HeatmapViewModel(WorkbenchViewModel workbench, MapViewModel map) {
        this.workbench = workbench;
        this.map = map;
        display = workbench.display();
        map.mapProperty().addListener((property, before, now) -> show(now));
        InvalidationListener lay = observable -> lay();
        display.scalingProperty().addListener((property, before, now) -> hold(now));
        display.colorMapProperty().addListener(lay);
        display.blendProperty().addListener(lay);
        display.interpolationProperty().addListener(lay);
        display.heldProperty().addListener(lay);
    }

    /** The map as it is laid over the photo; null while there is none. */
    public ReadOnlyObjectProperty<HeatLayer> layerProperty() {
        return layer.getReadOnlyProperty();
    }

    private void show(Tensor found) {
        if (found != null) {
            // Once signed, always signed: the colours must not change from photo to photo.
            var asked = map.requestProperty().get();
            if (!(asked.method() instanceof InstantMethod) && isSigned(found)) {
                signed = asked;
            }
            display.show(asked.method(), MapViewModel.isAlike(asked, signed));
        }
        lay();
    }

    private static boolean isSigned(Tensor map) {
        for (float value : map.data()) {
            if (value < 0) {
                return true;
            }
        }
        return false;
    }

    private void hold(Scaling scaling) {
        if (scaling == Scaling.ABSOLUTE && layer.get() != null) {
            display.heldProperty().set(layer.get().scale());
        }
        lay();
    }

    private void lay() {
        layer.set(map.mapProperty().get() == null ? null : new HeatLayer(map.mapProperty().get(),
                workbench.sightingProperty().get().frame(), scale(), display.colorMapProperty().get(),
                display.interpolationProperty().get(), display.blendProperty().get()));
    }

    private Scale scale() {
        var found = map.mapProperty().get();
        var colors = display.colorMapProperty().get();
        if (display.scalingProperty().get() != Scaling.ABSOLUTE) {
            return Scale.of(found, display.scalingProperty().get(), colors.diverging());
        }
        if (display.heldProperty().get() == null) {
            display.heldProperty().set(Scale.of(found,
                    StandardScaling.of(map.requestProperty().get().method(), colors), colors.diverging()));
        }
        return display.heldProperty().get();
    }
}
