package org.cameralucida.ui.explore;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Tensor;
import org.cameralucida.ui.workbench.Readout;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** What is under the cursor: the values of the map's cell, and what the cell contributes to the score of the class. */
public final class ReadoutViewModel {

    private final WorkbenchViewModel workbench;
    private final MapViewModel map;
    private final ReadOnlyObjectWrapper<Readout> readout = new ReadOnlyObjectWrapper<>();
    private Contributions known;

    /** What the cells of a photo contribute to the score of a class; null where that cannot be said. */
    private record Contributions(Observation seen, int classIndex, Tensor cells) {
    }

    ReadoutViewModel(WorkbenchViewModel workbench, MapViewModel map) {
        this.workbench = workbench;
        this.map = map;
        InvalidationListener read = observable -> read();
        workbench.cursorProperty().addListener(read);
        workbench.observationProperty().addListener(read);
        map.mapProperty().addListener(read);
    }

    /** What is under the cursor; null for nothing. */
    public ReadOnlyObjectProperty<Readout> readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    private void read() {
        var place = workbench.cursorProperty().get();
        var seen = workbench.observationProperty().get();
        var now = map.mapProperty().get();
        int index = workbench.predictions().selectedProperty().get();
        if (place == null) {
            readout.set(null);
        } else if (seen == null || now == null) {
            readout.set(Readout.notSeen(place.x(), place.y()));
        } else {
            readout.set(Readout.at(place.x(), place.y(), workbench.view().region(), now, contributions(seen, index),
                    seen.logits()[index]));
        }
    }

    private Tensor contributions(Observation seen, int classIndex) {
        if (known == null || known.seen() != seen || known.classIndex() != classIndex) {
            known = new Contributions(seen, classIndex, seen.network().head().hasClassMaps()
                    ? ContributionMap.of(seen, classIndex) : null);
        }
        return known.cells();
    }
}
