package org.cameralucida.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.cameralucida.compare.Comparison;
import org.cameralucida.convention.NetworkFiles;
import org.cameralucida.lesson.Lesson;
import org.cameralucida.lesson.PaneValues;
import org.cameralucida.lesson.StepMaker;
import org.cameralucida.ui.catalog.CatalogViewModel;
import org.cameralucida.ui.channels.ChannelsViewModel;
import org.cameralucida.ui.compare.CommandViewModel;
import org.cameralucida.ui.compare.CompareViewModel;
import org.cameralucida.ui.compare.FigureViewModel;
import org.cameralucida.ui.evaluate.EvaluateViewModel;
import org.cameralucida.ui.explore.BrushViewModel;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.explore.ExportViewModel;
import org.cameralucida.ui.explore.FrozenViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.lesson.LessonViewModel;
import org.cameralucida.ui.maximise.MaximiseViewModel;
import org.cameralucida.ui.network.ChosenOutputs;
import org.cameralucida.ui.network.DoctorViewModel;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.ui.present.PresentationViewModel;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FilmViewModel;
import org.cameralucida.ui.workbench.KeptViewModel;
import org.cameralucida.ui.workbench.Saved;
import org.cameralucida.ui.workbench.SessionViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.History;
import org.cameralucida.workspace.SessionFile;

/** Everything that the window shows, without the window. */
public final class ShellViewModel {

    private final Texts texts;
    private final Dialogs dialogs;
    private final Memory memory;
    private final Activities activities;
    private final NetworksViewModel networks;
    private final WorkbenchViewModel workbench;
    private final ExploreViewModel explore;
    private final BrushViewModel brush;
    private final ExportViewModel export;
    private final CompareViewModel compare;
    private final FigureViewModel figure;
    private final SessionViewModel session;
    private final KeptViewModel kept;
    private final CommandViewModel command;
    private final Optional<Supplier<List<Path>>> samples;
    private final Lane unpacking;
    private final Lane recognising;
    private final Lane asking;
    private final BooleanBinding nothing;
    private final MaximiseViewModel maximise;
    private final DoctorViewModel doctor;
    private final EvaluateViewModel evaluate;
    private final ChannelsViewModel channels;
    private final CatalogViewModel catalog;
    private final LessonViewModel lesson;
    private final FrozenViewModel frozen;
    private final PresentationViewModel presentation = new PresentationViewModel();
    private final BooleanProperty explaining = new SimpleBooleanProperty();

    /** Nothing open yet. */
    public ShellViewModel(Services services, Dialogs dialogs, Memory memory, Background background,
            Activities activities, Texts texts) {
        this.texts = texts;
        this.dialogs = dialogs;
        this.memory = memory;
        this.activities = activities;
        var source = new ChosenOutputs(services.networks());
        networks = new NetworksViewModel(source, memory, background, activities);
        workbench = new WorkbenchViewModel(new FilmViewModel(background, activities), networks, memory, background,
                activities, texts);
        explore = new ExploreViewModel(workbench, background, activities);
        brush = new BrushViewModel(workbench, dialogs, background, activities);
        samples = services.samples();
        unpacking = background.newestWins("samples");
        recognising = background.newestFirst("recognising", 8);
        asking = background.newestWins("engine");
        nothing = workbench.film().empty().and(Bindings.not(unpacking.busyProperty()));
        compare = new CompareViewModel(workbench, source, memory, background);
        figure = new FigureViewModel(compare, dialogs, background, activities, texts.locale());
        command = new CommandViewModel(compare, dialogs, services.commands(), texts.locale());
        var saved = Saved.of(compare.saved());
        session = new SessionViewModel(workbench, saved, dialogs, background, activities);
        kept = new KeptViewModel(workbench, saved, services.workspace().sessions(), background, activities);
        doctor = new DoctorViewModel(workbench.networks(), () -> workbench.film().items().stream().map(item ->
                new DoctorViewModel.OpenPhoto(item.name(), item.file(), item::read)).toList(), background, activities);
        maximise = new MaximiseViewModel(workbench, dialogs, background, activities, texts, services.commands());
        evaluate = new EvaluateViewModel(workbench, compare.saved(), source, memory, services.workspace(),
                services.samples(), dialogs, services.commands(), background, activities, texts.locale());
        channels = new ChannelsViewModel(workbench, background, activities);
        catalog = new CatalogViewModel(networks, source.downloads(), dialogs, background, activities, texts);
        lesson = new LessonViewModel(workbench, session, saved.lesson(), new StepMaker(source::read, samples),
                key -> source.open(source.read(key), memory.preferences()),
                Map.of(Feature.EXPLORE, values(explore.shownPane().comparisonProperty()),
                        Feature.COMPARE, values(compare.shownComparison().comparisonProperty()),
                        Feature.CHANNELS, channels.values(texts)), explore.shownPane().comparisonProperty(),
                dialogs, background, activities, texts);
        explore.shownPane().wantedProperty().bind(lesson.lessonProperty().isNotNull());
        frozen = new FrozenViewModel(explore, texts);
        export = new ExportViewModel(explore, dialogs, services.commands());
    }

    /** What is shown as the values that lessons call by name; none while it is not all there. */
    private ObservableValue<Map<String, String>> values(ObservableValue<Optional<Comparison>> shown) {
        return shown.map(each -> each.map(comparison -> PaneValues.of(comparison, texts.locale())).orElse(Map.of()));
    }

    Texts texts() {
        return texts;
    }

    Memory memory() {
        return memory;
    }

    Activities activities() {
        return activities;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    /** What lies on the workbench: photos, the network in use, what it says. */
    public WorkbenchViewModel workbench() {
        return workbench;
    }

    /** How channels add up, and what they answer to. */
    public ChannelsViewModel channels() {
        return channels;
    }

    /** One photo and one map. */
    public ExploreViewModel explore() {
        return explore;
    }

    /** Brush and lasso. */
    public BrushViewModel brush() {
        return brush;
    }

    /** Side by side. */
    public CompareViewModel compare() {
        return compare;
    }

    /** Whole data sets. */
    public EvaluateViewModel evaluate() {
        return evaluate;
    }

    /** The comparison as a figure. */
    public FigureViewModel figure() {
        return figure;
    }

    /** The comparison as a command. */
    public CommandViewModel command() {
        return command;
    }

    /** Session files. */
    public SessionViewModel session() {
        return session;
    }

    /** What leaves the window. */
    public ExportViewModel export() {
        return export;
    }

    /** Which convention the open photos speak for. */
    public DoctorViewModel doctor() {
        return doctor;
    }

    /** What the network in use wants to see. */
    public MaximiseViewModel maximise() {
        return maximise;
    }

    /** The networks that can be had. */
    public CatalogViewModel catalog() {
        return catalog;
    }

    /** The lesson that is taken. */
    public LessonViewModel lesson() {
        return lesson;
    }

    /** The network in use. */
    public NetworksViewModel networks() {
        return networks;
    }

    /** Presentation mode: large type, no chrome. */
    public BooleanProperty presentingProperty() {
        return presentation.presentingProperty();
    }

    /** A picture kept beside the photo. */
    public FrozenViewModel frozen() {
        return frozen;
    }

    /** What an audience is shown besides. */
    public PresentationViewModel presentation() {
        return presentation;
    }

    /** Whether the panel is open that says what one is looking at. */
    public BooleanProperty explainingProperty() {
        return explaining;
    }

    /**
     * Opens what was dropped, pasted or given at the start: networks, and the folders and zips of networks, as networks,
     * all else as photos.
     */
    public void open(List<Path> files) {
        open(files, () -> { });
    }

    /**
     * The same; what folders and zips are is found out first.
     *
     * @param then run once it is known what is opened, or that nothing is
     */
    void open(List<Path> files, Runnable then) {
        if (files.stream().anyMatch(file -> Files.isDirectory(file) || isZip(file))) {
            recognising.run(progress -> files.stream().filter(NetworkFiles::isNetwork).toList(), found -> {
                open(files, found);
                then.run();
            }, why -> {
                activities.fail(why);
                then.run();
            });
        } else {
            open(files, List.of());
            then.run();
        }
    }

    private void open(List<Path> files, List<Path> ofNetworks) {
        if (workbench.featureProperty().get() == Feature.EVALUATE && files.size() == 1 && ofNetworks.isEmpty()
                && EvaluateViewModel.isDataSet(files.get(0))) {
            evaluate.open(files.get(0));
            return;
        }
        var photos = new ArrayList<Path>();
        for (var file : files) {
            if (isNetwork(file) || ofNetworks.contains(file)) {
                networks.open(file);
            } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(SessionFile.ENDING)) {
                session.open(file);
            } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(Lesson.ENDING)) {
                lesson.open(file);
            } else {
                photos.add(file);
            }
        }
        if (!photos.isEmpty()) {
            if (workbench.featureProperty().get() == Feature.EVALUATE) {
                workbench.featureProperty().set(Feature.EXPLORE);
            }
            memory.remember(history -> photos.stream().limit(History.LIMIT)
                    .reduce(history, History::withPhoto, (first, second) -> second));
            workbench.film().open(photos);
        }
    }

    private static boolean isNetwork(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".onnx") && !Files.isDirectory(file);
    }

    private static boolean isZip(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** What is kept while it changes, and what earlier starts have left. */
    public KeptViewModel kept() {
        return kept;
    }

    /** Where the engine is asked what it is. */
    Lane asking() {
        return asking;
    }

    /** Whether no photo is open, and no sample scene on its way. */
    ObservableBooleanValue nothing() {
        return nothing;
    }

    /** Whether there are sample scenes to open. */
    public boolean hasSamples() {
        return samples.isPresent();
    }

    /** Opens the sample scenes; they are not remembered among the user's photos. */
    public void openSamples() {
        samples.ifPresent(scenes -> unpacking.run(progress -> scenes.get(), workbench.film()::open, activities::fail));
    }

    /** Opens a sample where nobody has opened anything yet: a fresh start has something to show. */
    public void openSamplesOnFreshStart() {
        if (memory.history().photos().isEmpty() && workbench.film().items().isEmpty()) {
            openSamples();
        }
    }

    /** Asks for photos and opens them. */
    public void choosePhotos() {
        open(dialogs.openPhotos());
    }

    /** Asks for a folder of photos and opens it. */
    public void chooseFolder() {
        dialogs.openFolder().ifPresent(folder -> open(List.of(folder)));
    }

    /** Asks for a network and opens it. */
    public void chooseNetwork() {
        dialogs.openNetwork().ifPresent(networks::open);
    }

    /** Opens what the clipboard holds: files, or else a picture. */
    public void paste() {
        var clip = dialogs.paste();
        if (!clip.files().isEmpty()) {
            open(clip.files());
        } else {
            clip.picture().ifPresent(workbench::paste);
        }
    }

    /** Opens the network of the last time, or the standard one, unless one is open or being opened. */
    public void openUsualNetwork(String standard) {
        if (networks.loadedProperty().get() == null && !networks.openingProperty().get()) {
            var last = memory.history().network();
            if (last != null && (networks.names().contains(last)
                    || Files.exists(Path.of(last)) || NetworkFiles.zip(Path.of(last)).isPresent())) {
                networks.open(last);
            } else if (standard != null) {
                networks.open(standard);
            }
        }
    }

    /** Frees the engine. */
    public void close() {
        compare.close();
        evaluate.close();
        networks.close();
    }
}
