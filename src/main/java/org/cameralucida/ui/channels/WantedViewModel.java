package org.cameralucida.ui.channels;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.explain.maximise.ActivationMaximisation;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfChannel;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.workbench.Sharpening;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** What one channel wants to see: the picture to which it answers most, as it is painted. The last few are kept. */
final class WantedViewModel {

    private static final int KEPT = 24;

    /**
     * A picture that was painted, or is.
     *
     * @param picture as it is so far; null before there is any
     * @param steps how many are done
     * @param isRunning whether it is being painted
     * @param note what is to be known of it, or why there is none; null for nothing
     */
    record Painting(Raster picture, Steps steps, boolean isRunning, Message note) {
    }

    private record Key(String tensor, int channel) {
    }

    private final WorkbenchViewModel workbench;
    private final Activities activities;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Painting> painting = new ReadOnlyObjectWrapper<>();
    private final Map<Key, Painting> kept = new LinkedHashMap<>(16, 0.75f, true);
    private Key key;
    private Job job;

    WantedViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        this.activities = activities;
        lane = background.newestWins("maximising a channel");
        workbench.networks().loadedProperty().addListener((property, before, now) -> {
            // Another preprocessing, or another pooling, is the same network.
            if (before == null || now == null || before.network().model() != now.network().model()
                    || !before.network().name().equals(now.network().name())) {
                stop();
                kept.clear();
                painting.set(null);
            }
        });
    }

    /** The picture of the channel that is looked at; null while nobody has asked for it. */
    ReadOnlyObjectProperty<Painting> paintingProperty() {
        return painting.getReadOnlyProperty();
    }

    /**
     * Another channel is looked at, or none: what is being painted stops.
     *
     * @param tensor of its layer; null for none
     */
    void look(String tensor, int channel) {
        var now = tensor == null ? null : new Key(tensor, channel);
        if (now == null ? key != null : !now.equals(key)) {
            stop();
            key = now;
            painting.set(now == null ? null : kept.get(now));
        }
    }

    /** Paints it, from the beginning. */
    void paint() {
        var loaded = workbench.networks().loadedProperty().get();
        if (loaded == null || key == null) {
            return;
        }
        stop();
        var mine = key;
        var settings = ActivationMaximisation.settings(Map.of());
        painting.set(new Painting(null, new Steps(0, settings.whole("steps")), true, null));
        var task = new ActivationMaximisation(new OfChannel(mine.tensor(), mine.channel()), settings);
        job = lane.run(progress -> loaded.run(task, new Sharpening<>(progress,
                loaded.network().preprocessing()::raster, (soFar, steps) -> {
                    if (mine.equals(key)) {
                        painting.set(new Painting(soFar, steps, true, null));
                    }
                }, System::nanoTime)), made -> {
                    int steps = settings.whole("steps");
                    keep(mine, new Painting(made.raster(), new Steps(steps, steps), false, made.note()));
                }, failure -> {
                    if (failure instanceof Problem problem) {
                        keep(mine, new Painting(null, new Steps(0, 0), false, problem.sentence()));
                        activities.log(failure);
                    } else {
                        keep(mine, null);
                        activities.fail(failure);
                    }
                });
        job.endedProperty().addListener((property, before, now) -> ended());
        activities.begin(ActivationMaximisation.title(), job);
    }

    private void keep(Key of, Painting made) {
        kept.put(of, made);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        if (of.equals(key)) {
            painting.set(made);
        }
    }

    /** Stops; what is there stays. */
    void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    private void ended() {
        var now = painting.get();
        if (now != null && now.isRunning()) {
            painting.set(now.picture() == null ? null : new Painting(now.picture(), now.steps(), false, null));
        }
    }
}
