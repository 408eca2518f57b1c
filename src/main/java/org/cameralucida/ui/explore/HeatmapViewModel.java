package org.cameralucida.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
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
import org.cameralucida.message.Message;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.HeatLayer;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.TimingLog;
import org.cameralucida.ui.network.Lens;

/**
 * Where the network looks: the map of the chosen class, how it is laid over the photo, its box, and what is under the
 * cursor. Another class or method is another map from what was observed already; opacity touches nothing here.
 */
public final class HeatmapViewModel {

    /** A place on the photo, in its pixels. */
    public record Place(double x, double y) {
    }

    /** The methods that can be chosen; the instant ones run nothing. */
    public static final List<Method> METHODS = Method.all();

    /** A job, and what follows when the user cancels it. */
    private record Stoppable(Job job, Runnable then) implements Job {

        @Override
        public ReadOnlyDoubleProperty fractionProperty() {
            return job.fractionProperty();
        }

        @Override
        public ReadOnlyBooleanProperty endedProperty() {
            return job.endedProperty();
        }

        @Override
        public void cancel() {
            job.cancel();
            then.run();
        }
    }

    /** What a map is of. */
    private record Wanted(Sighting seen, int classIndex, MethodChoice choice) {
    }

    private final ReadOnlyObjectProperty<Sighting> sighting;
    private final PredictionsViewModel predictions;
    private final ReadOnlyObjectProperty<Lens> lens;
    private final Activities activities;
    private final Lane boxing;
    private final Lane passing;
    private final MethodsViewModel methods = new MethodsViewModel();
    private final HeatmapOptions options = new HeatmapOptions();
    private final ObjectProperty<Method> method = new SimpleObjectProperty<>(METHODS.get(0));
    private final ReadOnlyObjectWrapper<Tensor> map = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Tensor> contributions = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HeatLayer> layer = new ReadOnlyObjectWrapper<>();
    private final ObservableList<BoxMark> boxes = FXCollections.observableArrayList();
    private final ObservableList<BoxMark> shownBoxes = FXCollections.unmodifiableObservableList(boxes);
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Readout> readout = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> whyNot = new ReadOnlyObjectWrapper<>();
    private Scale held;
    private Wanted computed;
    private Job explaining;

    HeatmapViewModel(ReadOnlyObjectProperty<Sighting> sighting, PredictionsViewModel predictions,
            ReadOnlyObjectProperty<Lens> lens, Background background, Activities activities) {
        this.sighting = sighting;
        this.predictions = predictions;
        this.lens = lens;
        this.activities = activities;
        passing = background.newestWins("explaining");
        boxing = background.newestWins("box");
        sighting.addListener((property, before, now) -> compute());
        predictions.selectedProperty().addListener((property, before, now) -> compute());
        method.addListener((property, before, now) -> {
            // A scale in the units of one method means nothing for the other.
            held = null;
            compute();
        });
        methods.changesProperty().addListener((property, before, now) -> compute());
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

    /** How each method is set, and at which layer one looks. */
    public MethodsViewModel methods() {
        return methods;
    }

    /** Which map is shown. */
    public ObjectProperty<Method> methodProperty() {
        return method;
    }

    /** The map, {@code [H, W]}, as computed; null while there is none. */
    public ReadOnlyObjectProperty<Tensor> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** Why there is no map of this network by this method; null where there is one, or may be. */
    public ReadOnlyObjectProperty<Message> whyNotProperty() {
        return whyNot.getReadOnlyProperty();
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
        var wanted = seen == null || index < 0 || index >= seen.observation().logits().length ? null
                : new Wanted(seen, index, methods.choiceFor(method.get().id(), seen.network()));
        if (wanted == null || !wanted.equals(computed)) {
            computed = wanted;
            if (explaining != null) {
                explaining.cancel();
            }
            whyNot.set(null);
            contributions.set(null);
            show(null);
            if (wanted != null) {
                explain(wanted);
            }
        }
    }

    private void explain(Wanted wanted) {
        var network = wanted.seen().network();
        if (network.head().hasClassMaps()) {
            contributions.set(ContributionMap.of(wanted.seen().observation(), wanted.classIndex()));
        }
        var chosen = wanted.choice().method();
        if (!chosen.isInstant()) {
            explainInBackground(wanted);
        } else if (chosen.works(network)) {
            var start = System.nanoTime();
            show(chosen.explain(wanted.seen().observation(), wanted.classIndex()));
            TimingLog.done("map", start);
        } else {
            whyNot.set(network.head().description());
        }
    }

    /** A method with passes of its own: the map comes later, unless something else is wanted by then. */
    private void explainInBackground(Wanted wanted) {
        var open = lens.get();
        var choice = wanted.choice();
        var chosen = choice.method();
        explaining = passing.run(progress -> open.explain(chosen, wanted.seen().observation(),
                choice.layer().orElse(null), wanted.classIndex(), choice.settings(), (done, total) -> {
                    progress.report((double) done / total);
                    progress.check();
                }).map(), found -> {
                    if (wanted.equals(computed)) {
                        show(found);
                    }
                }, failure -> {
                    if (wanted.equals(computed)) {
                        activities.fail(failure);
                    }
                });
        // Who does not want to wait is back at what costs nothing.
        activities.begin(chosen.title(), new Stoppable(explaining, () -> method.set(METHODS.get(0))));
    }

    private void show(Tensor found) {
        map.set(found);
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
