package org.cameralucida.ui.channels;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.message.Message;
import org.cameralucida.network.Layer;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** Which of the open photos move each channel of a layer most: found in one go through all photos, in the background. */
final class StrongestViewModel {

    private final WorkbenchViewModel workbench;
    private final Activities activities;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Strongest> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>();
    private Job job;

    StrongestViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        this.activities = activities;
        lane = background.newestWins("strongest photos");
        workbench.networks().loadedProperty().addListener((property, before, now) -> {
            stop();
            found.set(null);
        });
    }

    /** What was found, also while there is more to come; null for nothing. */
    ReadOnlyObjectProperty<Strongest> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** How far it is; null while nothing is being looked through. */
    ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** What was found for a channel of a layer; empty for nothing. */
    List<Strongest.Hit> hits(Layer layer, int channel) {
        var now = found.get();
        return now == null || !now.layer().equals(layer) ? List.of() : now.hits().get(channel);
    }

    /** Looks through all open photos. */
    void lookThrough(Layer layer) {
        var loaded = workbench.networks().loadedProperty().get();
        if (loaded == null) {
            return;
        }
        stop();
        found.set(null);
        var items = List.copyOf(workbench.film().items());
        steps.set(new Steps(0, items.size()));
        job = lane.run(progress -> Strongest.of(loaded, layer, items, progress, soFar -> take(loaded, soFar)),
                all -> take(loaded, all), activities::fail);
        var mine = job;
        job.stepsProperty().addListener((property, before, now) -> {
            if (mine == job && now != null && !mine.endedProperty().get()) {
                steps.set(now);
            }
        });
        job.endedProperty().addListener((property, before, now) -> {
            if (mine == job) {
                steps.set(null);
            }
        });
        if (job.endedProperty().get()) {
            steps.set(null);
        }
        activities.begin(Message.of(StrongestViewModel.class, "strongest.looking", items.size()), job);
    }

    private void take(LoadedNetwork of, Strongest now) {
        if (workbench.networks().loadedProperty().get() == of) {
            found.set(now);
        }
    }

    /** Stops; what was found stays. */
    void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Shows a photo. */
    void show(PhotoItem item) {
        if (workbench.film().items().contains(item)) {
            workbench.film().currentProperty().set(item);
        }
    }

    /** How many photos are open. */
    int photos() {
        return workbench.film().items().size();
    }
}
