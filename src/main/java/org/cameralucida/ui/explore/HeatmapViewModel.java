package org.cameralucida.ui.explore;

import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Request;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.HeatLayer;
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
        display.valueProperty().addListener(lay);
        display.scalingProperty().addListener(lay);
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

    private void lay() {
        var found = map.mapProperty().get();
        var fresh = found == null ? null : display.shown().layer(found, workbench.view().region(),
                display.scale(found), display.colorMapProperty().get());
        if (!Objects.equals(fresh, layer.get())) {
            layer.set(fresh);
        }
    }
}
