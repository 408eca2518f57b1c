package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.Truths;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.workbench.TruthViewModel;

/**
 * Has the panes made that are not there yet, in the background: all at once that follow from what was seen already, the
 * others one after the other, each shown when it is ready. What is being made and still wanted goes on, whatever else
 * is asked for.
 */
final class PaneQueue {

    private final Lane making;
    private final PaneMaker maker;
    private final List<PaneViewModel> panes;
    private final TruthViewModel truths;
    private final DoubleSupplier threshold;
    private final Function<Pane, Scale> scale;
    private final Runnable changed;
    private final Runnable finished;
    private final Map<String, Network> known = new HashMap<>();
    private Job job;
    private PaneViewModel inMaking;
    private PaneRequest requestInMaking;

    /**
     * @param panes those of the moment
     * @param threshold of the boxes
     * @param scale of a map that is not finished
     * @param changed called when a pane has something else to show
     * @param finished called when all panes are made
     */
    PaneQueue(Background background, PaneMaker maker, List<PaneViewModel> panes, TruthViewModel truths,
            DoubleSupplier threshold, Function<Pane, Scale> scale, Runnable changed, Runnable finished) {
        making = background.newestWins("comparing");
        this.maker = maker;
        this.panes = panes;
        this.truths = truths;
        this.threshold = threshold;
        this.scale = scale;
        this.changed = changed;
        this.finished = finished;
    }

    /** Whether panes are being made. */
    ReadOnlyBooleanProperty busyProperty() {
        return making.busyProperty();
    }

    /** The network of a key; null if it was not open yet. */
    Network network(String key) {
        return known.get(key);
    }

    void remember(String key, Network network) {
        known.put(key, network);
    }

    /** Makes what is asked for and not there. */
    void proceed() {
        if (!isMaking()) {
            cancel();
            next();
        }
    }

    /** Makes nothing of what is being made. */
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Stops making a pane; the others go on. */
    void stop(PaneViewModel pane) {
        if (pane.busyProperty().get()) {
            pane.stop(new Failure(Problem.of(PaneQueue.class, "stopped")));
            proceed();
        }
    }

    /** Frees the engine. */
    void close() {
        making.run(progress -> {
            maker.close();
            return null;
        }, done -> { });
    }

    /** Whether what is being made is still what is asked for. */
    private boolean isMaking() {
        return job != null && !job.endedProperty().get() && panes.contains(inMaking)
                && inMaking.busyProperty().get() && inMaking.request().equals(requestInMaking);
    }

    private void next() {
        var next = panes.stream().filter(pane -> pane.busyProperty().get()).findFirst().orElse(null);
        if (next == null) {
            finished.run();
            return;
        }
        inMaking = next;
        requestInMaking = next.request();
        if (PaneMaker.isInstant(next.request())) {
            makeAtOnce();
        } else {
            make(next, next.request());
        }
    }

    private void make(PaneViewModel pane, PaneRequest request) {
        var objects = truths.objects(pane.item());
        double now = threshold.getAsDouble();
        job = making.run(progress -> {
            var made = maker.make(request, progress, soFar -> {
                if (isWaitedFor(pane, request)) {
                    pane.sharpen(soFar, scale.apply(soFar));
                }
            });
            return new Made(made, Measures.of(made, now, Truths.of(objects, made)), null);
        }, found -> {
            remember(request.network().key(), found.made().network());
            found.showIn(pane);
            changed.run();
            next();
        }, failure -> {
            pane.fail(new Failure(failure));
            changed.run();
            next();
        });
        job.stepsProperty().addListener((property, before, passes) -> {
            if (isWaitedFor(pane, request)) {
                pane.count(passes);
            }
        });
    }

    private static boolean isWaitedFor(PaneViewModel pane, PaneRequest request) {
        return pane.request().equals(request) && pane.busyProperty().get();
    }

    /** Makes all panes that follow from what was seen already: they appear together, with their numbers. */
    private void makeAtOnce() {
        var fresh = panes.stream().filter(pane -> pane.busyProperty().get() && PaneMaker.isInstant(pane.request()))
                .toList();
        var requests = fresh.stream().map(PaneViewModel::request).toList();
        var objects = fresh.stream().map(pane -> truths.objects(pane.item())).toList();
        double now = threshold.getAsDouble();
        job = making.run(progress -> {
            var made = new ArrayList<Made>();
            for (int i = 0; i < requests.size(); i++) {
                progress.check();
                made.add(instant(requests.get(i), objects.get(i), now, progress));
            }
            return made;
        }, made -> {
            for (int i = 0; i < made.size(); i++) {
                if (isWaitedFor(fresh.get(i), requests.get(i))) {
                    made.get(i).showIn(fresh.get(i));
                }
            }
            changed.run();
            next();
        }, failure -> {
            fresh.forEach(pane -> pane.fail(new Failure(failure)));
            next();
        });
    }

    private Made instant(PaneRequest request, List<TrueBox> objects, double now, Progress progress) {
        try {
            var made = maker.make(request, progress, soFar -> { });
            return new Made(made, Measures.of(made, now, Truths.of(objects, made)), null);
        } catch (Problem problem) {
            return new Made(null, null, problem);
        }
    }

    /** What came of a pane: all of it, or why there is nothing. */
    private record Made(Pane made, Measures measures, Problem problem) {

        void showIn(PaneViewModel pane) {
            if (made == null) {
                pane.fail(new Failure(problem));
            } else {
                pane.show(made, measures);
            }
        }
    }
}
