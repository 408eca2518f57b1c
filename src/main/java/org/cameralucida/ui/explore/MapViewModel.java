package org.cameralucida.ui.explore;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Target;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.kit.TimingLog;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.Sharpening;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/**
 * The map of the chosen class by the chosen method, as it is made. Another class or method is another map from what was
 * observed already. While another feature is shown nothing is made: a method that was under way begins again when one
 * comes back.
 */
public final class MapViewModel {

    /**
     * A map that is not finished.
     *
     * @param passes how many passes it is made of, of how many; none of none where none has been shown
     * @param stopped whether it is to stay so
     */
    public record Standing(Steps passes, boolean stopped) {

        /** In a few words. */
        public Message words() {
            return Message.of(MapViewModel.class, passes.total() == 0 ? "standing.nothing"
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

    /** What is asked of what was seen. */
    private record Wanted(Observation seen, Request request) {

        boolean is(Wanted other) {
            return other != null && seen == other.seen && request.target().equals(other.request.target())
                    && isAlike(request, other.request);
        }
    }

    private final WorkbenchViewModel workbench;
    private final ReadOnlyBooleanProperty shown;
    private final Activities activities;
    private final Lane passing;
    private final ReadOnlyObjectWrapper<Request> request = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Tensor> map = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Explained> explained = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> whyNot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Message>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>();
    private Wanted made;
    private Job explaining;

    MapViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        this.activities = activities;
        shown = workbench.shownProperty(Feature.EXPLORE);
        passing = background.newestWins("explaining");
        workbench.claims().add(passing.busyProperty());
        workbench.observationProperty().addListener((property, before, now) -> follow());
        workbench.predictions().selectedProperty().addListener((property, before, now) -> follow());
        workbench.methods().chosenProperty().addListener((property, before, now) -> follow());
        workbench.methods().changesProperty().addListener((property, before, now) -> follow());
        shown.addListener((property, before, now) -> {
            if (now) {
                follow();
            } else if (explaining != null && !explaining.endedProperty().get()) {
                forget();
            }
        });
    }

    /** The map, {@code [H, W]}, as computed; null while there is none. */
    public ReadOnlyObjectProperty<Tensor> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** The finished map with all that belongs to it; null while there is none. */
    public ReadOnlyObjectProperty<Explained> explainedProperty() {
        return explained.getReadOnlyProperty();
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

    /** What the map answers, or will; null while none is wanted. */
    public ReadOnlyObjectProperty<Request> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /** Makes a map that was stopped, from its beginning. */
    public void again() {
        forget();
        follow();
    }

    private void follow() {
        var wanted = wanted();
        if (wanted == null || !wanted.is(made)) {
            forget();
            if (wanted != null && shown.get()) {
                made = wanted;
                request.set(wanted.request());
                make(wanted);
            }
        }
    }

    private Wanted wanted() {
        var seen = workbench.observationProperty().get();
        int index = workbench.predictions().selectedProperty().get();
        // While the network changes, or is closed, what was seen is of another than the one that could be asked.
        var open = workbench.networks().loadedProperty().get();
        if (seen == null || open == null || open.network() != seen.network() || index < 0
                || index >= seen.logits().length) {
            return null;
        }
        var choice = workbench.methods().choiceFor(workbench.methods().chosenProperty().get().id(), seen.network());
        return new Wanted(seen, new Request(workbench.view(), new Target.Index(index),
                choice.method(), choice.values(), choice.layer()));
    }

    /** Whether two maps are made in the same way, whatever they are of. */
    static boolean isAlike(Request one, Request other) {
        return one != null && other != null && one.method().id().equals(other.method().id())
                && one.settings().equals(other.settings()) && one.layer().equals(other.layer());
    }

    private void forget() {
        made = null;
        if (explaining != null) {
            explaining.cancel();
            explaining = null;
        }
        whyNot.set(null);
        standing.set(null);
        notes.set(List.of());
        map.set(null);
        explained.set(null);
        request.set(null);
    }

    private void make(Wanted wanted) {
        var network = wanted.seen().network();
        var method = wanted.request().method();
        if (!(method instanceof InstantMethod)) {
            makeInBackground(wanted);
        } else if (method.works(network)) {
            var start = System.nanoTime();
            finish(wanted, workbench.networks().loadedProperty().get().explain(wanted.request(),
                    wanted.seen(), org.cameralucida.explain.Progress.NONE));
            TimingLog.done("map", start);
        } else {
            whyNot.set(network.head().description());
        }
    }

    /** A method with passes of its own: the map comes later, unless something else is wanted by then. */
    private void makeInBackground(Wanted wanted) {
        var open = workbench.networks().loadedProperty().get();
        explaining = passing.run(progress -> open.explain(wanted.request(), wanted.seen(),
                new Sharpening<>(progress, soFar -> soFar, (soFar, passes) -> sharpen(wanted, soFar, passes),
                        System::nanoTime)),
                found -> finish(wanted, found), failure -> fail(wanted, failure));
        activities.begin(wanted.request().method().title(), new Stoppable(explaining, () -> stop(wanted)));
    }

    private void sharpen(Wanted wanted, Tensor soFar, Steps passes) {
        if (wanted == made) {
            standing.set(new Standing(passes, false));
            map.set(soFar);
        }
    }

    private void finish(Wanted wanted, Explained found) {
        if (wanted == made) {
            standing.set(null);
            notes.set(found.notes());
            map.set(found.map());
            explained.set(found);
        }
    }

    private void fail(Wanted wanted, Throwable failure) {
        if (wanted == made) {
            standing.set(null);
            map.set(null);
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
        if (wanted != made) {
            return;
        }
        var first = Method.all().get(0);
        if (map.get() == null && first.works(wanted.seen().network())) {
            workbench.methods().chosenProperty().set(first);
        } else {
            standing.set(new Standing(standing.get() == null ? new Steps(0, 0) : standing.get().passes(), true));
        }
    }
}
