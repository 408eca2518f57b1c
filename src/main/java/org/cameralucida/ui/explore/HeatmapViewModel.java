package org.cameralucida.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.explain.ContributionMap;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.HeatLayer;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.TimingLog;

/**
 * Where the network looks: the map of the chosen class, how it is laid over the photo, its box, and what is under the
 * cursor. Another class or method is another map from what was observed already; opacity touches nothing here.
 */
public final class HeatmapViewModel {

    /** A place on the photo, in its pixels. */
    public record Place(double x, double y) {
    }

    /** The maps that come with a forward pass: asking for one runs nothing. */
    public static final List<Method> METHODS = Method.instant();

    private final ReadOnlyObjectProperty<Sighting> sighting;
    private final PredictionsViewModel predictions;
    private final Activities activities;
    private final Lane boxing;
    private final HeatmapOptions options = new HeatmapOptions();
    private final ObjectProperty<Method> method = new SimpleObjectProperty<>(METHODS.get(0));
    private final ReadOnlyObjectWrapper<Tensor> map = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Tensor> contributions = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HeatLayer> layer = new ReadOnlyObjectWrapper<>();
    private final ObservableList<BoxMark> boxes = FXCollections.observableArrayList();
    private final ObservableList<BoxMark> shownBoxes = FXCollections.unmodifiableObservableList(boxes);
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Readout> readout = new ReadOnlyObjectWrapper<>();
    private Scale held;

    HeatmapViewModel(ReadOnlyObjectProperty<Sighting> sighting, PredictionsViewModel predictions,
            Background background, Activities activities) {
        this.sighting = sighting;
        this.predictions = predictions;
        this.activities = activities;
        boxing = background.newestWins("box");
        sighting.addListener((property, before, now) -> compute());
        predictions.selectedProperty().addListener((property, before, now) -> compute());
        method.addListener((property, before, now) -> {
            // A scale in the units of one method means nothing for the other.
            held = null;
            compute();
        });
        options.scalingProperty().addListener((property, before, now) -> hold(now));
        options.colorMapProperty().addListener((property, before, now) -> lay());
        options.blendProperty().addListener((property, before, now) -> lay());
        options.interpolationProperty().addListener((property, before, now) -> lay());
        options.boxProperty().addListener((property, before, now) -> box());
        options.thresholdProperty().addListener((property, before, now) -> box());
        cursor.addListener((property, before, now) -> read());
    }

    /** How the map is shown. */
    public HeatmapOptions options() {
        return options;
    }

    /** Which map is shown. */
    public ObjectProperty<Method> methodProperty() {
        return method;
    }

    /** The map, {@code [H, W]}, as computed; null while there is none. */
    public ReadOnlyObjectProperty<Tensor> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** The map as it is laid over the photo; null while there is none. */
    public ReadOnlyObjectProperty<HeatLayer> layerProperty() {
        return layer.getReadOnlyProperty();
    }

    /** The boxes over the photo. */
    public ObservableList<BoxMark> boxes() {
        return shownBoxes;
    }

    /** Where the cursor is; null while it is not over the photo. */
    public ObjectProperty<Place> cursorProperty() {
        return cursor;
    }

    /** What is under the cursor; null for nothing. */
    public ReadOnlyObjectProperty<Readout> readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /** The logit of the class; NaN while there is none. */
    public double logit() {
        var seen = sighting.get();
        var index = predictions.selectedProperty().get();
        return seen == null || index < 0 ? Double.NaN : seen.observation().logits()[index];
    }

    private void compute() {
        var seen = sighting.get();
        var index = predictions.selectedProperty().get();
        if (seen == null || index < 0 || index >= seen.observation().logits().length
                || !method.get().works(seen.network())) {
            map.set(null);
            contributions.set(null);
        } else {
            var start = System.nanoTime();
            map.set(method.get().explain(seen.observation(), index));
            TimingLog.done("map", start);
            contributions.set(method.get() instanceof ContributionMap ? map.get()
                    : ContributionMap.of(seen.observation(), index));
        }
        lay();
        box();
        read();
    }

    private void hold(Scaling scaling) {
        if (scaling == Scaling.ABSOLUTE && layer.get() != null) {
            held = layer.get().scale();
        }
        lay();
    }

    private void lay() {
        if (map.get() == null) {
            layer.set(null);
            return;
        }
        layer.set(new HeatLayer(map.get(), sighting.get().frame(), scale(), options.colorMapProperty().get(),
                options.interpolationProperty().get(), options.blendProperty().get()));
    }

    private Scale scale() {
        if (options.scalingProperty().get() != Scaling.ABSOLUTE) {
            return Scale.of(map.get(), options.scalingProperty().get());
        }
        if (held == null) {
            held = Scale.of(map.get(), Scaling.MAXIMUM);
        }
        return held;
    }

    private void box() {
        if (map.get() == null || !options.boxProperty().get()) {
            boxing.cancel();
            boxes.clear();
            return;
        }
        var found = map.get();
        var seen = sighting.get();
        var threshold = options.thresholdProperty().get();
        var name = predictions.name(predictions.selectedProperty().get());
        boxing.run(progress -> BoxFinder.largest(found, seen.frame(), seen.photo().width(), seen.photo().height(),
                threshold), box -> mark(box, name), activities::fail);
    }

    private void mark(Optional<Box> box, String name) {
        if (map.get() == null || !options.boxProperty().get() || box.isEmpty()) {
            boxes.clear();
        } else {
            boxes.setAll(new BoxMark(box.get().region(), BoxMark.Kind.PREDICTED, name));
        }
    }

    private void read() {
        var place = cursor.get();
        var seen = sighting.get();
        if (place == null) {
            readout.set(null);
        } else if (seen == null || map.get() == null) {
            readout.set(Readout.notSeen(place.x(), place.y()));
        } else {
            readout.set(Readout.at(place.x(), place.y(), seen.frame(), map.get(), contributions.get(), logit()));
        }
    }
}
