package org.cameralucida.ui.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.evaluate.Evaluation;
import org.cameralucida.evaluate.EvaluationRun;
import org.cameralucida.evaluate.ImageResult;
import org.cameralucida.evaluate.Pace;
import org.cameralucida.evaluate.Parameters;
import org.cameralucida.evaluate.PerturbationMeasures;
import org.cameralucida.evaluate.Reports;
import org.cameralucida.evaluate.ResultFolder;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Shard;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.EvaluationState;

/**
 * Evaluates what is set up. Each image's results are in a folder once it is done, so that an evaluation goes on where it
 * was stopped, or where the program was closed or killed: the same set-up always has the same folder. It goes on while
 * other things are looked at, and lets them go first.
 */
final class RunViewModel {

    /** As the command line's. */
    private static final long SEED = 1;
    /** Between two bursts of news, nanoseconds. */
    private static final long BETWEEN = 300_000_000;
    /** As long as that at a time others go first. */
    private static final int PATIENCE_MILLISECONDS = 3_000;
    private static final int PAUSE_MILLISECONDS = 20;
    private static final int DIGITS = 12;

    private final SetupViewModel setup;
    private final ResultsViewModel results;
    private final EvaluatedNetworks networks;
    private final Activities activities;
    private final Path home;
    private final Lane lane;
    private final Lane looking;
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.NO_DATA);
    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>(new Steps(0, 0));
    private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>();
    private volatile boolean othersFirst;
    private LongSupplier clock = System::nanoTime;
    private Job job;
    private Job reading;
    private Path folder;

    /** @param home where the program keeps results */
    RunViewModel(SetupViewModel setup, ResultsViewModel results, EvaluatedNetworks networks, Path home,
            WorkbenchViewModel workbench, Background background, Activities activities) {
        this.setup = setup;
        this.results = results;
        this.networks = networks;
        this.home = home;
        this.activities = activities;
        lane = background.newestWins("evaluation");
        looking = background.newestWins("earlier results");
        workbench.claims().claimedProperty().addListener((property, before, now) -> othersFirst = now);
        setup.changesProperty().addListener(observable -> look());
        lane.busyProperty().addListener((property, before, now) -> {
            if (!now) {
                settle();
            }
        });
    }

    /** What tells for how long results have been read, nanoseconds, in place of the system's. */
    void readBy(LongSupplier nanoseconds) {
        clock = nanoseconds;
    }

    /** How far it has come. */
    ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** How many images are done. */
    ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** How fast it goes; null while it does not. */
    ReadOnlyObjectProperty<Pace> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /** The folder with the results; empty where there are none yet. */
    Optional<Path> folder() {
        return results.results() == null ? Optional.empty() : Optional.ofNullable(folder);
    }

    /** Looks whether what is set up was evaluated before, wholly or in part, and shows that. */
    void look() {
        if (!standing.get().isBusy()) {
            find();
        }
    }

    private void find() {
        var asked = setup.value();
        if (asked.isEmpty()) {
            standing.set(setup.dataProperty().get() == null ? Standing.NO_DATA : Standing.READY);
            return;
        }
        folder = folder(asked.get());
        var where = folder;
        forget();
        reading = looking.run(progress -> earlier(where, progress), found -> {
            if (where.equals(folder) && !lane.isBusy()) {
                show(asked.get(), found);
            }
        }, failure -> {
            show(asked.get(), Optional.empty());
            activities.fail(failure);
        });
        reading.endedProperty().addListener(observable -> {
            // Where it was read to its end, that is shown next.
            if (standing.get() == Standing.READING) {
                standing.set(Standing.UNREAD);
            }
        });
    }

    /** What is being read is not wanted any more. */
    private void forget() {
        if (standing.get() == Standing.READING) {
            standing.set(Standing.READY);
        }
        looking.cancel();
    }

    private Optional<Results> earlier(Path where, Progress progress) {
        if (!ResultFolder.isThere(where)) {
            return Optional.empty();
        }
        long[] last = {clock.getAsLong()};
        return Optional.of(Results.of(where, (done, total) -> {
            progress.check();
            long now = clock.getAsLong();
            if (now - last[0] >= BETWEEN) {
                last[0] = now;
                var read = new Steps(done, total);
                progress.report(read);
                progress.tell(() -> read(read));
            }
        }));
    }

    /** Results that are read in no time are shown, and nothing is said of it. */
    private void read(Steps now) {
        steps.set(now);
        if (standing.get() != Standing.READING) {
            standing.set(Standing.READING);
            activities.begin(Message.of(RunViewModel.class, "reading",
                    String.valueOf(setup.dataProperty().get().root().getFileName())), reading);
        }
    }

    private void show(EvaluationState asked, Optional<Results> found) {
        results.follow(setup.dataProperty().get(), asked.networks(), found.orElse(null));
        int done = found.map(RunViewModel::done).orElse(0);
        int total = found.map(each -> each.parameters().count()).orElse(setup.count());
        steps.set(new Steps(done, total));
        standing.set(done == 0 ? Standing.READY : done < total ? Standing.STOPPED : Standing.DONE);
    }

    private static int done(Results results) {
        return results.images() + results.failures().size();
    }

    /** The folder of the results of a set-up. */
    private Path folder(EvaluationState asked) {
        if (asked.results() != null) {
            return asked.results();
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(asked.toString().getBytes(StandardCharsets.UTF_8));
            return home.resolve(asked.data().getFileName() + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins, or goes on. */
    void start() {
        start(false);
    }

    /** Begins from the first image; what is there is put aside, not lost. */
    void startAnew() {
        start(true);
    }

    private void start(boolean anew) {
        var asked = setup.value();
        if (asked.isEmpty() || standing.get().isBusy() || lane.isBusy()) {
            return;
        }
        if (standing.get() == Standing.UNREAD) {
            find();
            return;
        }
        forget();
        folder = folder(asked.get());
        var where = folder;
        var data = setup.dataProperty().get();
        standing.set(Standing.BEGINNING);
        pace.set(null);
        job = lane.run(progress -> {
            if (anew) {
                putAside(where);
            }
            networks.keepOnly(asked.get().networks());
            return networks.using(() -> evaluate(asked.get(), data, where, progress));
        }, this::finish, activities::fail);
        activities.begin(Message.of(RunViewModel.class, "evaluating", String.valueOf(data.root().getFileName())), job);
    }

    private static void putAside(Path folder) throws IOException {
        int number = 1;
        while (Files.exists(folder.resolveSibling(folder.getFileName() + "." + number))) {
            number++;
        }
        if (Files.exists(folder)) {
            Files.move(folder, folder.resolveSibling(folder.getFileName() + "." + number));
        }
    }

    private Evaluated evaluate(EvaluationState asked, DataSet data, Path where, Progress progress) {
        var what = evaluation(asked, data);
        var parameters = Parameters.of(what, Optional.ofNullable(asked.mapping()), asked.limit(), Shard.WHOLE);
        var live = new Results(parameters, where);
        Consumer<ImageResult> known = row -> {
            progress.check();
            live.add(row);
        };
        try (var kept = ResultFolder.open(where, parameters, true, known)) {
            progress.check();
            int total = parameters.count();
            var news = new News(asked, data, live, progress, kept.done());
            news.tell(kept.done(), total);
            EvaluationRun.run(what, kept, (result, done, all) -> {
                live.add(result);
                news.evaluated(done, all);
                letOthersGoFirst(progress);
                progress.check();
            });
            progress.tell(() -> {
                standing.set(Standing.SUMMING_UP);
                steps.set(new Steps(total, total));
                pace.set(null);
            });
            return new Evaluated(asked, data, live, Aside.find(() -> Reports.write(where, live, progress::check)));
        }
    }

    private record Evaluated(EvaluationState asked, DataSet data, Results results, Summary summary) {
    }

    /** What is set up, with its networks open; slow. */
    Evaluation evaluation(EvaluationState asked, DataSet data) {
        var subjects = new ArrayList<Evaluation.Subject>();
        for (var key : asked.networks()) {
            var network = networks.read(key);
            subjects.add(new Evaluation.Subject(networks.open(key), ClassMapping.of(data.classes(), network.labels(),
                    network.head().classes(), Optional.ofNullable(asked.mapping()))));
        }
        List<Evaluation.Localiser> methods = asked.methods().stream().map(each -> {
            var method = Method.named(each.id());
            return new Evaluation.Localiser(method, Settings.of(method, each.settings()));
        }).toList();
        return new Evaluation(data, subjects, methods, asked.threshold(), SEED,
                PerturbationMeasures.of(asked.measures(), PerturbationMeasures.STANDARD_STEPS));
    }

    /** What is looked at in the meantime gets its turn. */
    private void letOthersGoFirst(Progress progress) {
        for (int waited = 0; othersFirst && waited < PATIENCE_MILLISECONDS; waited += PAUSE_MILLISECONDS) {
            progress.pause(PAUSE_MILLISECONDS);
        }
    }

    /** Tells the window what has come, not of every image; of news that nobody has heard yet only the newest is. */
    private final class News {

        private final EvaluationState asked;
        private final DataSet data;
        private final Results live;
        private final Progress progress;
        private final int before;
        private final long start = System.nanoTime();
        private long last = start;

        News(EvaluationState asked, DataSet data, Results live, Progress progress, int before) {
            this.asked = asked;
            this.data = data;
            this.live = live;
            this.progress = progress;
            this.before = before;
        }

        void evaluated(int done, int total) {
            long now = System.nanoTime();
            if (done == total || now - last >= BETWEEN) {
                last = now;
                tell(done, total);
            }
        }

        void tell(int done, int total) {
            progress.report((double) done / total);
            var speed = done == before ? null : Pace.of(done - before, total - done, (System.nanoTime() - start) / 1e9);
            progress.tell(() -> {
                standing.set(Standing.RUNNING);
                steps.set(new Steps(done, total));
                pace.set(speed);
                results.follow(data, asked.networks(), live);
            });
        }
    }

    private void finish(Evaluated all) {
        steps.set(new Steps(steps.get().total(), steps.get().total()));
        standing.set(Standing.DONE);
        results.finish(all.data(), all.asked().networks(), all.results(), all.summary());
    }

    /** Stops; what is done is kept. */
    void stop() {
        if (standing.get() == Standing.READING) {
            reading.cancel();
        } else if (standing.get().isBusy() && job != null) {
            job.cancel();
            standing.set(Standing.STOPPING);
        }
    }

    /** Nothing is being evaluated any more; where that was not the end of it, what there is is shown. */
    private void settle() {
        pace.set(null);
        if (standing.get().isBusy()) {
            find();
        }
    }

    /** Stops, and waits for nothing. */
    void close() {
        if (job != null) {
            job.cancel();
        }
    }
}
