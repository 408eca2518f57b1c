package org.cameralucida.ui.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.dataset.Layout;
import org.cameralucida.evaluate.PerturbationMeasures;
import org.cameralucida.explain.Method;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.EvaluationState;

/** What is to be evaluated: a data set, networks, methods; and what is to be known of how they fit together. */
final class SetupViewModel {

    private static final int MOST = 8;
    private static final int BASELINES = 2;
    private static final String WITH_CLASS_MAPS = "cam";
    private static final String WITHOUT = "gradcam";

    private final WorkbenchViewModel workbench;
    private final EvaluatedNetworks opened;
    private final Memory memory;
    private final Activities activities;
    private final Lane opening;
    private final Lane explaining;
    private final ReadOnlyObjectWrapper<DataSet> data = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Message>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>();
    private final ObjectProperty<Path> mapping = new SimpleObjectProperty<>();
    private final ObjectProperty<Path> results = new SimpleObjectProperty<>();
    private final ObservableList<String> networks = FXCollections.observableArrayList();
    private final ObservableList<String> methods = FXCollections.observableArrayList(WITH_CLASS_MAPS);
    private final ObservableList<String> measures = FXCollections.observableArrayList();
    private final DoubleProperty threshold = new SimpleDoubleProperty(0.2);
    private final IntegerProperty limit = new SimpleIntegerProperty();
    private boolean methodsAreStandard = true;
    private boolean quiet;
    private boolean classesMissing;
    private Job job;

    SetupViewModel(WorkbenchViewModel workbench, EvaluatedNetworks opened, Memory memory, Background background,
            Activities activities) {
        this.workbench = workbench;
        this.opened = opened;
        this.memory = memory;
        this.activities = activities;
        opening = background.newestWins("data set");
        explaining = background.newestWins("classes");
        layout.addListener((property, before, now) -> {
            if (data.get() != null && !quiet) {
                open(data.get().root(), Optional.ofNullable(now));
            }
        });
        InvalidationListener changed = observable -> changed();
        List.of(mapping, results, networks, methods, measures, threshold, limit, workbench.methods().changesProperty())
                .forEach(each -> each.addListener(changed));
    }

    /** The data set; null for none. */
    ReadOnlyObjectProperty<DataSet> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** Whether one is being opened. */
    ReadOnlyBooleanProperty openingProperty() {
        return opening.busyProperty();
    }

    /** How the data set's layout was found, which of its classes the networks have, and what does not fit. */
    ReadOnlyObjectProperty<List<Message>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** Whether a network does not have all of the data set's classes; to be asked where the notes change. */
    boolean areClassesMissing() {
        return classesMissing;
    }

    /** Grows with every change. */
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** How the data set lies in its folder; null to find that out. */
    ObjectProperty<Layout> layoutProperty() {
        return layout;
    }

    /** The file that says which class is which; null for none. */
    ObjectProperty<Path> mappingProperty() {
        return mapping;
    }

    /** The folder of the results; null for one of the program's own. */
    ObjectProperty<Path> resultsProperty() {
        return results;
    }

    /** Names of the catalog, or files. */
    ObservableList<String> networks() {
        return networks;
    }

    /** Names of methods. */
    ObservableList<String> methods() {
        return methods;
    }

    /** Names of measures that show the networks changed pictures. */
    ObservableList<String> measures() {
        return measures;
    }

    /** Of the box: a fraction of the map's maximum. */
    DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** How many images, evenly spread; 0 for all. */
    IntegerProperty limitProperty() {
        return limit;
    }

    /** Whether one more network fits. */
    boolean hasRoomForNetwork() {
        return networks.size() < MOST;
    }

    /** Whether one more method fits. */
    boolean hasRoomForMethod() {
        return methods.size() < MOST;
    }

    /** How many images will be evaluated. */
    int count() {
        int all = data.get() == null ? 0 : data.get().examples().size();
        return limit.get() > 0 ? Math.min(limit.get(), all) : all;
    }

    /** How many changed pictures the networks will be shown of each photo: of every map, and of both baselines'. */
    int pictures() {
        return networks.size() * (methods.size() + BASELINES)
                * PerturbationMeasures.of(measures, PerturbationMeasures.STANDARD_STEPS).pictures();
    }

    /** The last data sets, newest first. */
    List<Path> recent() {
        return memory.history().dataSets();
    }

    /** Opens a data set, and finds out how it lies in its folder. */
    void open(Path root) {
        quietly(() -> {
            layout.set(null);
            mapping.set(null);
            results.set(null);
        });
        open(root.toAbsolutePath().normalize(), Optional.empty());
        memory.remember(history -> history.withDataSet(root));
    }

    /** Opens the program's own scenes. */
    void open(Supplier<List<Path>> samples) {
        quietly(() -> {
            layout.set(null);
            mapping.set(null);
            results.set(null);
        });
        open(() -> samples.get().get(0).getParent(), Optional.empty(), Message.of(SetupViewModel.class, "opening.samples"));
    }

    private void open(Path root, Optional<Layout> wanted) {
        open(() -> root, wanted, Message.of(SetupViewModel.class, "opening", String.valueOf(root.getFileName())));
    }

    private void open(Supplier<Path> root, Optional<Layout> wanted, Message title) {
        if (job != null) {
            job.cancel();
        }
        job = opening.run(progress -> {
            var found = DataSets.open(root.get(), wanted);
            if (progress.isCancelled()) {
                found.close();
                progress.check();
            }
            return found;
        }, this::use, activities::fail);
        activities.begin(title, job);
    }

    private void use(DataSet found) {
        var before = data.get();
        if (networks.isEmpty()) {
            quietly(this::beginWithTheNetworkInUse);
        }
        data.set(found);
        changed();
        if (before != null) {
            // What still reads a photo of it fails, and is not looked at any more.
            opening.run(progress -> {
                before.close();
                return null;
            }, done -> { }, activities::log);
        }
    }

    /** Chooses the network in use, or else the first that there is; and with a method that says something of it. */
    void beginWithTheNetworkInUse() {
        var key = workbench.networks().keyProperty().get();
        networks.setAll(key.isEmpty() ? workbench.networks().knownNames().stream().limit(1).toList() : List.of(key));
        var loaded = workbench.networks().loadedProperty().get();
        if (methodsAreStandard && loaded != null && !loaded.network().head().hasClassMaps()) {
            methods.setAll(WITHOUT);
        }
    }

    private void quietly(Runnable change) {
        quiet = true;
        try {
            change.run();
        } finally {
            quiet = false;
        }
    }

    private void changed() {
        if (quiet) {
            return;
        }
        methodsAreStandard &= methods.equals(List.of(WITH_CLASS_MAPS));
        changes.set(changes.get() + 1);
        explain();
    }

    private record Explained(List<Message> notes, boolean haveClassMaps, boolean areClassesMissing) {
    }

    /** Says which classes the networks have, and which methods say nothing of which network. */
    private void explain() {
        var set = data.get();
        if (set == null) {
            return;
        }
        var keys = List.copyOf(networks);
        var chosen = List.copyOf(methods);
        var file = Optional.ofNullable(mapping.get());
        explaining.run(progress -> explained(set, keys, chosen, file), found -> {
            if (!found.haveClassMaps() && methodsAreStandard) {
                quietly(() -> methods.setAll(WITHOUT));
                methodsAreStandard = false;
                changed();
            } else {
                classesMissing = found.areClassesMissing();
                notes.set(found.notes());
            }
        }, failure -> {
            classesMissing = false;
            notes.set(set.notes());
            activities.fail(failure);
        });
    }

    private Explained explained(DataSet set, List<String> keys, List<String> chosen, Optional<Path> file) {
        var told = new ArrayList<>(set.notes());
        boolean haveClassMaps = true;
        boolean areClassesMissing = false;
        for (var key : keys) {
            var network = opened.read(key);
            haveClassMaps &= network.head().hasClassMaps();
            var classes = ClassMapping.of(set.classes(), network.labels(), network.head().classes(), file);
            areClassesMissing |= !classes.missing().isEmpty();
            classes.explanation().forEach(note -> told.add(Message.of(SetupViewModel.class, "note.network", network.name(), note)));
            for (var id : chosen) {
                var method = Method.named(id);
                if (!method.works(network)) {
                    told.add(Message.of(SetupViewModel.class, "note.method", method.title(), network.name(),
                            network.head().description()));
                }
            }
        }
        return new Explained(List.copyOf(told), haveClassMaps, areClassesMissing);
    }

    /** All of it as one value; empty without a data set or a network. */
    Optional<EvaluationState> value() {
        return data.get() == null || networks.isEmpty() ? Optional.empty()
                : Optional.of(new EvaluationState(data.get().root().toAbsolutePath().normalize(),
                        layout.get() == null ? null : layout.get().id(), mapping.get(), networks,
                        methods.stream().map(id -> new EvaluationState.Method(id,
                                workbench.methods().differing(Method.named(id)))).toList(),
                        measures, threshold.get(), limit.get(), results.get(), opened.outputs(networks)));
    }

    /** Sets up what was evaluated before; what this program does not know is left out. */
    void restore(EvaluationState state) {
        quietly(() -> {
            layout.set(state.layout() == null ? null : Layout.of(state.layout()));
            mapping.set(state.mapping());
            results.set(state.results());
            networks.setAll(state.networks());
            opened.choose(state.outputs());
            var known = Method.all().stream().map(Method::id).toList();
            methods.setAll(state.methods().stream().map(EvaluationState.Method::id).filter(known::contains).toList());
            if (methods.isEmpty()) {
                methods.add(WITH_CLASS_MAPS);
            }
            measures.setAll(state.measures());
            measures.retainAll(PerturbationMeasures.names());
            threshold.set(state.threshold());
            limit.set(state.limit());
        });
        open(state.data(), Optional.ofNullable(layout.get()));
    }

    /** Lets the data set go. */
    void close() {
        if (data.get() != null) {
            data.get().close();
        }
    }
}
