package org.cameralucida.ui.evaluate;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.cameralucida.evaluate.Reports;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.SanityRun;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;

/** Checks, after an evaluation, whether maps depend on what the networks learned. What comes of it stays with the results. */
final class SanityViewModel {

    private final SetupViewModel setup;
    private final ResultsViewModel results;
    private final RunViewModel run;
    private final EvaluatedNetworks networks;
    private final Activities activities;
    private final Lane lane;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final BooleanBinding possible;
    private Job job;

    SanityViewModel(SetupViewModel setup, ResultsViewModel results, RunViewModel run, EvaluatedNetworks networks,
            Background background, Activities activities) {
        this.setup = setup;
        this.results = results;
        this.run = run;
        this.networks = networks;
        this.activities = activities;
        lane = background.newestWins("sanity checks");
        possible = Bindings.createBooleanBinding(() -> run.standingProperty().get() == Standing.DONE && !lane.isBusy(),
                run.standingProperty(), lane.busyProperty());
        run.standingProperty().addListener((property, before, now) -> {
            if (now.isBusy()) {
                stop();
            }
        });
    }

    /** What is looked at, which has the checks once they were made. */
    ResultsViewModel results() {
        return results;
    }

    /** Whether it can begin: once all images are evaluated. */
    BooleanBinding possibleProperty() {
        return possible;
    }

    /** Whether it goes on. */
    ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /** How far it is, 0…1. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** How many maps are to be made at most; 0 without results. */
    int maps() {
        var now = results.results();
        return now == null ? 0 : SanityRun.maps(now);
    }

    /** Begins. */
    void check() {
        var asked = setup.value();
        var data = setup.dataProperty().get();
        var folder = run.folder();
        if (!possible.get() || asked.isEmpty() || folder.isEmpty()) {
            return;
        }
        fraction.unbind();
        fraction.set(0);
        job = lane.run(progress -> networks.using(() -> {
            var all = Results.of(folder.get());
            SanityRun.run(run.evaluation(asked.get(), data), all, networks::open, (done, total) -> {
                progress.report((double) done / total);
                progress.check();
            }).write(folder.get());
            return Aside.find(() -> Reports.write(folder.get()));
        }), done -> run.look(), activities::fail);
        fraction.bind(job.fractionProperty());
        activities.begin(Message.of(SanityViewModel.class, "sanity.checking"), job);
    }

    /** Stops; nothing is kept of it. */
    void stop() {
        if (job != null) {
            job.cancel();
        }
    }
}
