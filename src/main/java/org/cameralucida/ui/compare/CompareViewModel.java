package org.cameralucida.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Scales;
import org.cameralucida.compare.Truths;
import org.cameralucida.explain.Method;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.render.Display;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.SavedComparison;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.PaneState.MethodChoice;

/**
 * A comparison: which panes there are follows from the mode, the photo, the network in use and the class, which are
 * those of the main job. Panes are made one after the other and each appears when it is ready; what is no longer
 * wanted is cancelled. All share a scale, unless they are to have their own.
 */
public final class CompareViewModel {

    private final WorkbenchViewModel workbench;
    private final Lane measuring;
    private final PaneQueue queue;
    private final FirstNetworks firstNetworks;
    private final PairViewModel pair = new PairViewModel();
    private final ReadOnlyBooleanProperty active;
    private final CompareChoices choices = new CompareChoices();
    private final ObservableList<PaneViewModel> panes = FXCollections.observableArrayList();
    private final ObservableList<PaneViewModel> shownPanes = FXCollections.unmodifiableObservableList(panes);
    private final ReadOnlyObjectWrapper<Message> note = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding onlySeen;
    private final ReadOnlyObjectWrapper<Display> display = new ReadOnlyObjectWrapper<>();
    private Object twinOf;
    private Optional<String> twin = Optional.empty();
    private Axis planned;

    /** Nothing compared yet. */
    public CompareViewModel(WorkbenchViewModel workbench, NetworkSource source, Memory memory, Background background) {
        this.workbench = workbench;
        active = workbench.shownProperty(Feature.COMPARE);
        onlySeen = choices.onlySeenProperty().and(workbench.truths().drawingProperty().not());
        workbench.observationProperty().subscribe(seen -> {
            if (seen != null) {
                choices.seen(workbench.view().region(), workbench.view().photo());
            }
        });
        measuring = background.newestWins("measuring");
        firstNetworks = new FirstNetworks(source, background);
        queue = new PaneQueue(background, new PaneMaker(new OpenNetworks(source, memory::preferences),
                workbench.decoded()), shownPanes, workbench.truths(), workbench.display().thresholdProperty()::get,
                soFar -> Scales.of(List.of(soFar), displayNow().shared(false)).scale(soFar), this::scale, this::measure);
        choices.ofPanes().forEach(cause -> cause.addListener(observable -> plan()));
        for (Observable cause : List.<Observable>of(active, workbench.observationProperty(),
                workbench.networks().loadedProperty(), workbench.networks().openingProperty(),
                workbench.predictions().selectedProperty(), workbench.film().items(),
                workbench.methods().changesProperty())) {
            cause.addListener(observable -> plan());
        }
        var options = workbench.display();
        for (Observable cause : List.<Observable>of(pair.shownProperty(), pair.firstProperty(), pair.secondProperty(),
                choices.sharedProperty(), options.colorMapProperty(), options.blendProperty(),
                options.interpolationProperty(), options.boxProperty())) {
            cause.addListener(observable -> scale());
        }
        options.thresholdProperty().addListener(observable -> measure());
        workbench.truths().changesProperty().addListener(observable -> measure());
        workbench.claims().add(queue.busyProperty());
        active.addListener((property, before, now) -> {
            scale();
            measure();
        });
        scale();
    }

    /** Photo, network in use, class, and how maps are displayed. */
    public WorkbenchViewModel workbench() {
        return workbench;
    }

    /** Two of the panes, seen more closely. */
    public PairViewModel pair() {
        return pair;
    }

    /** What the user wants compared, and how. */
    public CompareChoices choices() {
        return choices;
    }

    /** The panes. */
    public ObservableList<PaneViewModel> panes() {
        return shownPanes;
    }

    /** What is to be known of the comparison as a whole; null for nothing. */
    public ReadOnlyObjectProperty<Message> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** How the panes look; opacity and threshold are followed in the {@linkplain #workbench display} themselves. */
    public ReadOnlyObjectProperty<Display> displayProperty() {
        return display.getReadOnlyProperty();
    }

    /** What is compared, for sessions. */
    public SavedComparison saved() {
        return new SavedChoices(this);
    }

    /** Whether panes show only what their networks see of a photo; all of it while true boxes are drawn. */
    public ObservableBooleanValue onlySeenProperty() {
        return onlySeen;
    }

    /** Whether panes are being made. */
    public ReadOnlyBooleanProperty busyProperty() {
        return queue.busyProperty();
    }

    /** Shows the chosen class besides the most probable ones from now on. */
    public void pin() {
        choices.pin(workbench.predictions().selectedProperty().get());
    }

    /** Stops making a pane that takes long; the others go on. */
    public void stop(PaneViewModel pane) {
        queue.stop(pane);
    }

    /** Makes a pane that was stopped after all. */
    public void again(PaneViewModel pane) {
        pane.again();
        plan();
    }

    /** Shows a class of its own in a pane, by its index in the pane's network; empty for that of all panes. */
    public void choose(PaneViewModel pane, OptionalInt classIndex) {
        choices.choose(ComparePlan.slot(axis(), pane.request()), classIndex);
    }

    /** Whether all panes show what is asked for: the photo that is the current one, and nothing is being made. */
    boolean isShown() {
        var scene = scene();
        return scene != null && !panes.isEmpty() && panes.stream().allMatch(pane -> !pane.busyProperty().get()
                && pane.request().scene().equals(scene));
    }

    /** What is compared, as one value that follows what is shown. */
    public ShownComparison shownComparison() {
        return new ShownComparison(this);
    }

    /** What is shown now, once all of it is there: for a figure; null before. */
    public Comparison comparison() {
        var made = panes.stream().filter(pane -> pane.paneProperty().get() != null).toList();
        if (made.isEmpty() || panes.stream().anyMatch(pane -> pane.busyProperty().get())) {
            return null;
        }
        double threshold = workbench.display().thresholdProperty().get();
        return made.stream().allMatch(pane -> pane.isMeasured(threshold, truths(pane)))
                ? new Comparison(axis(), made.stream().map(pane -> pane.paneProperty().get()).toList(),
                        made.stream().map(pane -> pane.measuresProperty().get()).toList(), displayNow(),
                        Optional.ofNullable(pair.differenceProperty().get())) : null;
    }

    /** Frees the engine. */
    public void close() {
        queue.cancel();
        queue.close();
    }

    private Axis axis() {
        return choices.axisProperty().get();
    }

    private Scene scene() {
        var item = workbench.film().currentProperty().get();
        var loaded = workbench.networks().loadedProperty().get();
        var seen = workbench.observationProperty().get();
        return item == null || loaded == null || seen == null ? null
                : new Scene(item, workbench.networks().keyProperty().get(), loaded, workbench.view(), seen,
                        workbench.gaze().modeProperty().get());
    }

    private void nothingToCompare() {
        if (workbench.film().currentProperty().get() == null) {
            panes.clear();
        }
        if (panes.isEmpty()) {
            var networks = workbench.networks();
            note.set(networks.loadedProperty().get() == null && !networks.openingProperty().get()
                    ? Message.of(CompareViewModel.class, "note.noNetwork") : null);
        }
    }

    /** Finds out which panes there are to be, and has made what is not there. */
    private void plan() {
        var scene = active.get() ? scene() : null;
        if (scene == null) {
            queue.cancel();
            nothingToCompare();
            return;
        }
        if (begin(scene)) {
            // Changed the choices, and so planned already.
            return;
        }
        queue.remember(scene.key(), scene.loaded().network());
        var requests = chosen().panes(axis(), scene, twin(scene.observation().network()));
        if (requests.isEmpty()) {
            note.set(Message.of(CompareViewModel.class, axis() == Axis.POOLING ? "note.noPooling" : "note.nothing",
                    scene.observation().network().name()));
        }
        boolean changed = panes.size() != requests.size();
        boolean anew = axis() != planned;
        planned = axis();
        while (panes.size() > requests.size()) {
            panes.remove(panes.size() - 1);
        }
        for (int i = 0; i < requests.size(); i++) {
            var fresh = i < panes.size() ? panes.get(i) : new PaneViewModel();
            changed |= !requests.get(i).equals(fresh.request());
            fresh.ask(requests.get(i), axis() == Axis.CLASSES && i >= ComparePlan.TOP, anew);
            if (i == panes.size()) {
                panes.add(fresh);
            }
        }
        if (changed) {
            scale();
        }
        queue.proceed();
    }

    /** Chooses what nobody has chosen yet; whether anything. */
    private boolean begin(Scene scene) {
        if (axis() == Axis.METHODS && choices.methods().isEmpty()) {
            choices.beginWithMethods(scene.observation().network());
            return true;
        }
        if (axis() == Axis.NETWORKS && choices.networks().isEmpty()) {
            var alone = List.of(scene.key());
            choices.networks().setAll(alone);
            firstNetworks.choose(scene.key(), scene.loaded().network(), workbench.networks().knownNames(), found -> {
                if (choices.networks().equals(alone)) {
                    choices.networks().setAll(found);
                }
            });
            return true;
        }
        return false;
    }

    /** The key of a network's twin under the other pooling; looked for once a network. */
    Optional<String> twin(Network network) {
        if (twinOf != network.model() || twinOf == null) {
            twinOf = network.model();
            twin = ComparePlan.twin(network, workbench.networks().knownNames());
        }
        return twin;
    }

    private ComparePlan chosen() {
        int selected = workbench.predictions().selectedProperty().get();
        var index = choices.sameClassProperty().get() && selected >= 0 ? OptionalInt.of(selected) : OptionalInt.empty();
        return new ComparePlan(List.copyOf(choices.networks()), List.copyOf(choices.methods()), photos(),
                List.copyOf(choices.pinned()), index, choices.methodProperty().get().id(),
                choices.swappedProperty().get(), this::choice, choices.ownClasses());
    }

    /** A layer is chosen of a network that was open: of one that was not yet, the head's is looked at. */
    private MethodChoice choice(String methodId, String key) {
        var network = queue.network(key);
        var methods = workbench.methods();
        return network != null ? methods.choiceFor(methodId, network)
                : new MethodChoice(methodId, methods.differing(Method.named(methodId)), Optional.empty());
    }

    /** The photo that is shown and those after it; at the end of the strip, those before it too. */
    private List<PhotoItem> photos() {
        var items = workbench.film().items();
        int count = Math.min(choices.photoCountProperty().get(), items.size());
        int at = Math.max(0, items.indexOf(workbench.film().currentProperty().get()));
        int first = Math.min(at, items.size() - count);
        return List.copyOf(items.subList(first, first + count));
    }

    /** The scales of what is there. */
    private void scale() {
        if (!active.get() && display.get() != null) {
            return;
        }
        var now = displayNow();
        display.set(now);
        var scales = Scales.of(current().stream().map(pane -> pane.paneProperty().get()).toList(), now);
        for (var pane : current()) {
            var bar = scales.bar(pane.paneProperty().get());
            pane.scale(bar.in(pane.paneProperty().get()), scales.isOne() ? null : bar);
        }
        pair.follow(panes, scales);
        if (!panes.isEmpty()) {
            // That each method has its own unit says the bar in its pane.
            note.set(scales.common().size() > 1 && axis() != Axis.METHODS
                    ? Message.of(CompareViewModel.class, "note.incomparable") : null);
        }
    }

    /** How a figure of the panes looks now. */
    Display figureDisplay() {
        return displayNow();
    }

    private Display displayNow() {
        return workbench.display().value().shared(choices.sharedProperty().get());
    }

    private List<PaneViewModel> current() {
        return panes.stream().filter(pane -> pane.paneProperty().get() != null && !pane.busyProperty().get()).toList();
    }

    private Truths truths(PaneViewModel pane) {
        return workbench.truths().of(pane.item(), pane.paneProperty().get());
    }

    /** The numbers under the panes, where they are not those of what is shown. */
    private void measure() {
        double threshold = workbench.display().thresholdProperty().get();
        var stale = current().stream().filter(pane -> !pane.isMeasured(threshold, truths(pane))).toList();
        if (!active.get() || stale.isEmpty()) {
            measuring.cancel();
            return;
        }
        var contents = stale.stream().map(pane -> pane.paneProperty().get()).toList();
        var boxes = stale.stream().map(this::truths).toList();
        measuring.run(progress -> {
            var found = new ArrayList<Measures>();
            for (int i = 0; i < contents.size(); i++) {
                progress.check();
                found.add(Measures.of(contents.get(i), threshold, boxes.get(i)));
            }
            return found;
        }, found -> {
            for (int i = 0; i < found.size(); i++) {
                if (stale.get(i).paneProperty().get() == contents.get(i)) {
                    stale.get(i).measure(found.get(i));
                }
            }
        });
    }
}
