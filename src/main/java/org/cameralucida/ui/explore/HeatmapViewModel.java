package org.cameralucida.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.explain.ContributionMap;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.control.BoxMark;
import org.cameralucida.ui.control.HeatLayer;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.kit.TimingLog;
import org.cameralucida.ui.workbench.HeatmapOptions;
import org.cameralucida.ui.workbench.MethodChoice;
import org.cameralucida.ui.workbench.MethodsViewModel;
import org.cameralucida.ui.workbench.PredictionsViewModel;
import org.cameralucida.ui.workbench.Readout;
import org.cameralucida.ui.workbench.Sharpening;
import org.cameralucida.ui.workbench.Sighting;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/**
 * Where the network looks: the map of the chosen class, how it is laid over the photo, its box, and what is under the
 * cursor. Another class or method is another map from what was observed already; opacity touches nothing here.
 */
public final class HeatmapViewModel {

    /**
     * A map that is not finished.
     *
     * @param passes how many passes it is made of, of how many; none of none where none has been shown
     * @param stopped whether it is to stay so
     */
    public record Standing(Steps passes, boolean stopped) {

        /** In a few words. */
        public Message words() {
            return Message.of(HeatmapViewModel.class, passes.total() == 0 ? "standing.nothing"
                    : stopped ? "standing.stopped" : "standing.going", passes.done(), passes.total());
        }
    }

    /** A job, and what follows when the user cancels it. */
    private record Stoppable(Job job, Runnable then) implements Job {

        @Override
        public ReadOnlyDoubleProperty fractionProperty() {
            return job.fractionProperty();
        }

        @Override
        public ReadOnlyObjectProperty<Steps> stepsProperty() {
            return job.stepsProperty();
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

    private final WorkbenchViewModel workbench;
    private final ReadOnlyObjectProperty<Sighting> sighting;
    private final PredictionsViewModel predictions;
    private final MethodsViewModel methods;
    private final HeatmapOptions options;
    private final Activities activities;
    private final Lane boxing;
    private final Lane passing;
    private final ReadOnlyObjectWrapper<Tensor> map = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Tensor> contributions = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HeatLayer> layer = new ReadOnlyObjectWrapper<>();
    private final ObservableList<BoxMark> boxes = FXCollections.observableArrayList();
    private final ObservableList<BoxMark> shownBoxes = FXCollections.unmodifiableObservableList(boxes);
    private final ReadOnlyObjectWrapper<Readout> readout = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> whyNot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Message>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>();
    private Box found;
    private Wanted computed;
    private MethodChoice chosen;
    private MethodChoice signed;
    private Job explaining;

    HeatmapViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        sighting = workbench.sightingProperty();
        predictions = workbench.predictions();
        methods = workbench.methods();
        options = workbench.display();
        this.activities = activities;
        passing = background.newestWins("explaining");
        boxing = background.newestWins("box");
        sighting.addListener((property, before, now) -> compute());
        predictions.selectedProperty().addListener((property, before, now) -> compute());
        methods.chosenProperty().addListener((property, before, now) -> compute());
        methods.changesProperty().addListener((property, before, now) -> compute());
        options.scalingProperty().addListener((property, before, now) -> hold(now));
        options.colorMapProperty().addListener((property, before, now) -> lay());
        options.blendProperty().addListener((property, before, now) -> lay());
        options.interpolationProperty().addListener((property, before, now) -> lay());
        options.boxProperty().addListener((property, before, now) -> findBox());
        options.thresholdProperty().addListener((property, before, now) -> findBox());
        options.heldProperty().addListener((property, before, now) -> lay());
        workbench.cursorProperty().addListener((property, before, now) -> read());
    }

    /** The map, {@code [H, W]}, as computed; null while there is none. */
    public ReadOnlyObjectProperty<Tensor> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** Why there is no map of this network by this method; null where there is one, or may be. */
    public ReadOnlyObjectProperty<Message> whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    /** What the method knows of the quality of its map; empty while it is being made. */
    public ReadOnlyObjectProperty<List<Message>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** How far a map is that is not finished; null for one that is, and where there is none. */
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** With what the map that is shown, or wanted, was asked; null while nothing is wanted. */
    public MethodChoice choice() {
        return computed == null ? null : computed.choice();
    }

    /** Makes a map that was stopped, from its beginning. */
    public void again() {
        computed = null;
        compute();
    }

    /** The map as it is laid over the photo; null while there is none. */
    public ReadOnlyObjectProperty<HeatLayer> layerProperty() {
        return layer.getReadOnlyProperty();
    }

    /** The box that is shown among {@link #boxes}; empty for none. */
    public Optional<Box> box() {
        return boxes.isEmpty() ? Optional.empty() : Optional.ofNullable(found);
    }

    /** The boxes over the photo. */
    public ObservableList<BoxMark> boxes() {
        return shownBoxes;
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
                : new Wanted(seen, index, methods.choiceFor(methods.chosenProperty().get().id(), seen.network()));
        if (wanted == null || !wanted.equals(computed)) {
            computed = wanted;
            if (explaining != null) {
                explaining.cancel();
            }
            whyNot.set(null);
            contributions.set(null);
            standing.set(null);
            notes.set(List.of());
            show(null);
            if (wanted != null) {
                if (!wanted.choice().equals(chosen)) {
                    // A scale in the units of one method means nothing for another.
                    options.heldProperty().set(null);
                    chosen = wanted.choice();
                }
                explain(wanted);
            }
        }
    }

    private void explain(Wanted wanted) {
        var network = wanted.seen().network();
        if (network.head().hasClassMaps()) {
            contributions.set(ContributionMap.of(wanted.seen().observation(), wanted.classIndex()));
        }
        var asked = wanted.choice().method();
        if (!asked.isInstant()) {
            explainInBackground(wanted);
        } else if (asked.works(network)) {
            var start = System.nanoTime();
            show(asked.explain(wanted.seen().observation(), wanted.classIndex()));
            TimingLog.done("map", start);
        } else {
            whyNot.set(network.head().description());
        }
    }

    /** A method with passes of its own: the map comes later, unless something else is wanted by then. */
    private void explainInBackground(Wanted wanted) {
        var open = workbench.networks().loadedProperty().get();
        var choice = wanted.choice();
        var seen = wanted.seen();
        var request = new Request(new View(seen.photo(), seen.frame()), new Target.Index(wanted.classIndex()),
                choice.method(), choice.settings(), choice.layer());
        explaining = passing.run(progress -> open.explain(request, seen.observation(),
                new Sharpening(progress, (soFar, passes) -> sharpen(wanted, soFar, passes), System::nanoTime)),
                found -> finish(wanted, found), failure -> fail(wanted, failure));
        activities.begin(choice.method().title(), new Stoppable(explaining, () -> stop(wanted)));
    }

    private void sharpen(Wanted wanted, Tensor soFar, Steps passes) {
        if (wanted.equals(computed)) {
            standing.set(new Standing(passes, false));
            show(soFar);
        }
    }

    private void finish(Wanted wanted, Explained found) {
        if (wanted.equals(computed)) {
            standing.set(null);
            notes.set(found.notes());
            show(found.map());
        }
    }

    private void fail(Wanted wanted, Throwable failure) {
        if (wanted.equals(computed)) {
            standing.set(null);
            show(null);
            if (failure instanceof Problem problem) {
                // Something about this network and this method, and so said in the place of the map.
                whyNot.set(problem.sentence());
                activities.log(failure);
            } else {
                activities.fail(failure);
            }
        }
    }

    /** What is there stays; who has seen nothing yet and does not want to wait is back at what costs nothing. */
    private void stop(Wanted wanted) {
        if (!wanted.equals(computed)) {
            return;
        }
        if (map.get() == null && Method.all().get(0).works(wanted.seen().network())) {
            methods.chosenProperty().set(Method.all().get(0));
        } else {
            standing.set(new Standing(standing.get() == null ? new Steps(0, 0) : standing.get().passes(), true));
        }
    }

    private void show(Tensor found) {
        map.set(found);
        if (found != null) {
            // Once signed, always signed: the colours must not change from photo to photo.
            if (!chosen.method().isInstant() && isSigned(found)) {
                signed = chosen;
            }
            options.show(chosen.method(), chosen.equals(signed));
        }
        lay();
        findBox();
        read();
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
            options.heldProperty().set(layer.get().scale());
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
        var colors = options.colorMapProperty().get();
        if (options.scalingProperty().get() != Scaling.ABSOLUTE) {
            return Scale.of(map.get(), options.scalingProperty().get(), colors.diverging());
        }
        if (options.heldProperty().get() == null) {
            options.heldProperty().set(Scale.of(map.get(), Scaling.standard(chosen.method(), colors),
                    colors.diverging()));
        }
        return options.heldProperty().get();
    }

    private void findBox() {
        if (map.get() == null || !options.boxProperty().get()) {
            boxing.cancel();
            boxes.clear();
            return;
        }
        var seeking = chosen.method().heat(map.get());
        var seen = sighting.get();
        var threshold = options.thresholdProperty().get();
        var name = predictions.name(predictions.selectedProperty().get());
        boxing.run(progress -> BoxFinder.largest(seeking, seen.frame(), seen.photo().width(), seen.photo().height(),
                threshold), box -> mark(box, name), activities::fail);
    }

    private void mark(Optional<Box> box, String name) {
        if (map.get() == null || !options.boxProperty().get() || box.isEmpty()) {
            boxes.clear();
        } else {
            found = box.get();
            boxes.setAll(new BoxMark(found.region(), BoxMark.Kind.PREDICTED, name));
        }
    }

    private void read() {
        var place = workbench.cursorProperty().get();
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
