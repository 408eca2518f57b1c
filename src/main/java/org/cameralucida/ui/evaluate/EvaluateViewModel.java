package org.cameralucida.ui.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.SavedComparison;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.CommandText;
import org.cameralucida.workspace.EvaluationState;
import org.cameralucida.workspace.Workspace;

/** Networks and methods over a whole data set. */
public final class EvaluateViewModel {

    private final WorkbenchViewModel workbench;
    private final SavedComparison comparison;
    private final Workspace workspace;
    private final Activities activities;
    private final Background background;
    private final Dialogs dialogs;
    private final Optional<Supplier<List<Path>>> samples;
    private final EvaluatedNetworks networks;
    private final SetupViewModel setup;
    private final ResultsViewModel results;
    private final RunViewModel run;
    private final SanityViewModel sanity;
    private final ResultExports exports;
    private final Lane remembering;
    private boolean begun;
    private boolean isToStart;

    /**
     * Nothing is evaluated yet.
     *
     * @param comparison what is compared, where an image is opened in Compare
     * @param samples lays the program's own scenes out as files; empty if there are none
     * @param commands how commands are written
     * @param locale the language of reports
     */
    public EvaluateViewModel(WorkbenchViewModel workbench, SavedComparison comparison, NetworkSource source, Memory memory, Workspace workspace,
            Optional<Supplier<List<Path>>> samples, Dialogs dialogs, CommandText commands, Background background,
            Activities activities, Locale locale) {
        this.workbench = workbench;
        this.comparison = comparison;
        this.workspace = workspace;
        this.activities = activities;
        this.background = background;
        this.dialogs = dialogs;
        this.samples = samples;
        networks = new EvaluatedNetworks(source, memory::preferences);
        setup = new SetupViewModel(workbench, networks, memory, background, activities);
        results = new ResultsViewModel(networks, background, activities);
        run = new RunViewModel(setup, results, networks, workspace.evaluations(), workbench, background, activities);
        sanity = new SanityViewModel(setup, results, run, networks, background, activities);
        exports = new ResultExports(this, dialogs, commands, workbench.exports(), locale);
        remembering = background.newestWins("last evaluation");
        run.standingProperty().addListener((property, before, now) -> startWhereWanted(now));
        setup.changesProperty().addListener(observable -> setup.value().ifPresent(this::remember));
    }

    WorkbenchViewModel workbench() {
        return workbench;
    }

    /** The networks that are evaluated. */
    EvaluatedNetworks networks() {
        return networks;
    }

    /** What is to be evaluated. */
    SetupViewModel setup() {
        return setup;
    }

    /** What was evaluated so far. */
    ResultsViewModel results() {
        return results;
    }

    /** How it goes. */
    RunViewModel run() {
        return run;
    }

    /** The images, each with its map. */
    WallViewModel wall(Texts texts) {
        return new WallViewModel(results, workbench.shownProperty(Feature.EVALUATE), workbench.display(),
                new ExampleOpener(workbench, comparison, results, background, activities), background, texts);
    }

    /** What is confused, and each class. */
    FiguresViewModel figures(Texts texts) {
        return new FiguresViewModel(results, workbench.shownProperty(Feature.EVALUATE), background, texts);
    }

    /** Whether maps depend on what was learned. */
    SanityViewModel sanity() {
        return sanity;
    }

    /** What leaves the window. */
    ResultExports exports() {
        return exports;
    }

    /** What was done last, to be said for a moment; null for nothing. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return exports.doneProperty();
    }

    private void remember(EvaluationState state) {
        remembering.run(progress -> {
            workspace.save(state);
            return null;
        }, done -> { }, activities::log);
    }

    /** One begins to look: at what was evaluated last, as far as that went. */
    public void begin() {
        if (!begun) {
            begun = true;
            remembering.run(progress -> workspace.evaluation(), last -> {
                if (setup.dataProperty().get() == null && !setup.openingProperty().get()) {
                    last.ifPresentOrElse(setup::restore, setup::beginWithTheNetworkInUse);
                }
            }, activities::log);
        }
    }

    /** Whether a file is rather a data set than a photo: a folder, a zip, a table. */
    public static boolean isDataSet(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isDirectory(file) || name.endsWith(".zip") || name.endsWith(".csv");
    }

    /** Opens a data set. While another is being evaluated that has to be stopped first. */
    public void open(Path root) {
        begun = true;
        if (!run.standingProperty().get().isBusy()) {
            setup.open(root);
        }
    }

    /** Whether there are scenes of the program's own. */
    boolean hasSamples() {
        return samples.isPresent();
    }

    /** Opens them. */
    void openSamples() {
        samples.ifPresent(setup::open);
    }

    /** Opens and evaluates them. */
    void evaluateSamples() {
        isToStart = true;
        openSamples();
    }

    private void startWhereWanted(Standing now) {
        if (isToStart && now != Standing.NO_DATA && now != Standing.READING) {
            isToStart = false;
            if (now == Standing.READY) {
                run.start();
            }
        }
    }

    /** Asks for a folder, and opens it. */
    void chooseFolder() {
        dialogs.openFolder().ifPresent(this::open);
    }

    /** Asks for a zip or a table, and opens it. */
    void chooseFile() {
        dialogs.openDataSet().ifPresent(this::open);
    }

    /** Asks for the file that says which class is which. */
    void chooseMapping() {
        dialogs.openMapping().ifPresent(setup.mappingProperty()::set);
    }

    /** Asks where to keep the results. */
    void chooseResults() {
        dialogs.openResults().ifPresent(setup.resultsProperty()::set);
    }

    /** Stops what goes on, and frees the engine; what is done is kept. */
    public void close() {
        run.close();
        sanity.stop();
        networks.close(setup::close);
    }
}
