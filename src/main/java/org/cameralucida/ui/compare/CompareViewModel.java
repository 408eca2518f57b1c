package org.cameralucida.ui.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.explain.ContributionMap;
import org.cameralucida.explain.Method;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.render.compare.Comparison;
import org.cameralucida.render.compare.Measures;
import org.cameralucida.render.compare.Pane;
import org.cameralucida.render.compare.Style;
import org.cameralucida.render.compare.Truths;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.explore.MethodChoice;
import org.cameralucida.ui.explore.PhotoItem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.network.NetworkShelf;

/**
 * A comparison: which panes there are follows from the mode, the photo, the network in use and the class, which are
 * those of the main job. Panes are made one after the other and each appears when it is ready; what is no longer
 * wanted is cancelled. All share a scale, unless they are to have their own.
 */
public final class CompareViewModel {

    private static final int NETWORKS = 6;
    private static final int METHODS = 6;

    private final ExploreViewModel explore;
    private final NetworkShelf shelf;
    private final Lane measuring;
    private final PaneQueue queue;
    private final TruthViewModel truths;
    private final PairViewModel pair = new PairViewModel();
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ObjectProperty<Axis> axis = new SimpleObjectProperty<>(Axis.POOLING);
    private final BooleanProperty linked = new SimpleBooleanProperty(true);
    private final BooleanProperty shared = new SimpleBooleanProperty(true);
    private final BooleanProperty sameClass = new SimpleBooleanProperty(true);
    private final BooleanProperty swapped = new SimpleBooleanProperty();
    private final IntegerProperty photoCount = new SimpleIntegerProperty(4);
    private final ObjectProperty<Method> method = new SimpleObjectProperty<>(new ContributionMap());
    private final ObservableList<String> networks = FXCollections.observableArrayList();
    private final ObservableList<String> methods = FXCollections.observableArrayList("cam", "contribution", "gradcam");
    private final ObservableList<Integer> pinned = FXCollections.observableArrayList();
    private final ObservableList<PaneViewModel> panes = FXCollections.observableArrayList();
    private final ObservableList<PaneViewModel> shownPanes = FXCollections.unmodifiableObservableList(panes);
    private final ReadOnlyObjectWrapper<Message> note = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Style> style = new ReadOnlyObjectWrapper<>();
    private final Map<Axis, Boolean> sharedIn = new EnumMap<>(Axis.class);
    private final Map<String, Integer> ownClasses = new TreeMap<>();

    /** Nothing compared yet. */
    public CompareViewModel(ExploreViewModel explore, NetworkShelf shelf, Memory memory, Background background) {
        this.explore = explore;
        this.shelf = shelf;
        measuring = background.newestWins("measuring");
        truths = new TruthViewModel(background);
        queue = new PaneQueue(background, new PaneMaker(new OpenNetworks(shelf, memory::preferences)), shownPanes,
                truths, explore.heatmap().options().thresholdProperty()::get,
                soFar -> styleNow().scale(soFar, Map.of()), this::scale, this::measure);
        for (var each : Axis.values()) {
            sharedIn.put(each, true);
        }
        axis.addListener((property, before, now) -> shared.set(sharedIn.get(now)));
        shared.addListener((property, before, now) -> sharedIn.put(axis.get(), now));
        for (Observable cause : List.<Observable>of(active, axis, sameClass, swapped, photoCount, method, networks,
                methods, pinned, explore.sightingProperty(), explore.networks().lensProperty(),
                explore.predictions().selectedProperty(), explore.film().items(),
                explore.heatmap().methods().changesProperty())) {
            cause.addListener(observable -> plan());
        }
        var options = explore.heatmap().options();
        for (Observable cause : List.<Observable>of(pair.shownProperty(), pair.firstProperty(), pair.secondProperty(),
                shared, options.colorMapProperty(), options.blendProperty(),
                options.interpolationProperty(), options.boxProperty())) {
            cause.addListener(observable -> scale());
        }
        options.thresholdProperty().addListener(observable -> measure());
        truths.changesProperty().addListener(observable -> measure());
        scale();
    }

    /** The main job: photo, network in use, class, and how maps are shown. */
    public ExploreViewModel explore() {
        return explore;
    }

    /** The true boxes. */
    public TruthViewModel truths() {
        return truths;
    }

    /** The true boxes of the class of the main job on the photo that is shown. */
    public List<Box> truthsShown() {
        var seen = explore.sightingProperty().get();
        int index = explore.predictions().selectedProperty().get();
        var item = explore.film().currentProperty().get();
        return seen == null || index < 0 || item == null ? List.of()
                : Truths.of(truths.objects(item), seen.network().labels(), index).boxes();
    }

    /** Two of the panes, seen more closely. */
    public PairViewModel pair() {
        return pair;
    }

    /** Whether the comparison is looked at; only then anything is made. */
    public BooleanProperty activeProperty() {
        return active;
    }

    /** What differs between the panes. */
    public ObjectProperty<Axis> axisProperty() {
        return axis;
    }

    /** Compares something else: the next kind of all. */
    public void nextAxis() {
        axis.set(Axis.values()[(axis.get().ordinal() + 1) % Axis.values().length]);
    }

    /** Whether zoom, place and cursor are the same in all panes. */
    public BooleanProperty linkedProperty() {
        return linked;
    }

    /** Whether panes of a kind share a scale; each axis has its own answer. */
    public BooleanProperty sharedProperty() {
        return shared;
    }

    /** Whether panes share a scale when that is compared. */
    boolean isShared(Axis of) {
        return sharedIn.get(of);
    }

    void setShared(Axis of, boolean value) {
        sharedIn.put(of, value);
        if (axis.get() == of) {
            shared.set(value);
        }
    }

    /** Whether all panes show the chosen class, or each what its network itself says. */
    public BooleanProperty sameClassProperty() {
        return sameClass;
    }

    /** Whether the other pooling is the network's own, swapped, even where it has a twin. */
    public BooleanProperty swappedProperty() {
        return swapped;
    }

    /** How many photos are compared. */
    public IntegerProperty photoCountProperty() {
        return photoCount;
    }

    /** What makes the maps where methods are not what is compared. */
    public ObjectProperty<Method> methodProperty() {
        return method;
    }

    /** The keys of the networks that are compared; to be changed. */
    public ObservableList<String> networks() {
        return networks;
    }

    /** The names of the methods that are compared; to be changed. */
    public ObservableList<String> methods() {
        return methods;
    }

    /** Classes that are shown after the most probable ones; to be changed. */
    public ObservableList<Integer> pinned() {
        return pinned;
    }

    /** The panes. */
    public ObservableList<PaneViewModel> panes() {
        return shownPanes;
    }

    /** What is to be known of the comparison as a whole; null for nothing. */
    public ReadOnlyObjectProperty<Message> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** How the panes look; opacity and threshold are followed in the {@linkplain #explore options} themselves. */
    public ReadOnlyObjectProperty<Style> styleProperty() {
        return style.getReadOnlyProperty();
    }

    /** Whether panes are being made. */
    public ReadOnlyBooleanProperty busyProperty() {
        return queue.busyProperty();
    }

    /** Whether there is room for another network, method or class. */
    public boolean hasRoom() {
        return switch (axis.get()) {
            case NETWORKS -> networks.size() < NETWORKS;
            case METHODS -> methods.size() < METHODS;
            case CLASSES -> ComparePlan.TOP + pinned.size() < Comparison.MOST;
            default -> false;
        };
    }

    /** Shows the chosen class besides the most probable ones from now on. */
    public void pin() {
        int index = explore.predictions().selectedProperty().get();
        if (index >= 0 && !pinned.contains(index) && pinned.size() < Comparison.MOST - ComparePlan.TOP) {
            pinned.add(index);
        }
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

    /** Whether panes may have a class of their own. */
    public boolean hasOwnClasses() {
        return axis.get() != Axis.CLASSES;
    }

    /** Shows a class of its own in a pane, by its index in the pane's network; empty for that of all panes. */
    public void choose(PaneViewModel pane, OptionalInt classIndex) {
        var slot = ComparePlan.slot(axis.get(), pane.request());
        var before = classIndex.isPresent() ? ownClasses.put(slot, classIndex.getAsInt()) : ownClasses.remove(slot);
        if (before == null ? classIndex.isPresent() : !classIndex.equals(OptionalInt.of(before))) {
            plan();
        }
    }

    /** The classes of panes that have one of their own, by names that stay: for a session. */
    public Map<String, Integer> ownClasses() {
        return Map.copyOf(ownClasses);
    }

    /** Gives panes classes of their own, as {@link #ownClasses} told them. */
    public void setOwnClasses(Map<String, Integer> classes) {
        ownClasses.clear();
        ownClasses.putAll(classes);
        plan();
    }

    /** Whether all panes show what is asked for: the photo that is the current one, and nothing is being made. */
    boolean isShown() {
        var scene = scene();
        return scene != null && !panes.isEmpty() && panes.stream().allMatch(pane -> !pane.busyProperty().get()
                && pane.request().scene().equals(scene));
    }

    /** What is shown now, once all of it is there: for a figure; null before. */
    public Comparison comparison() {
        var made = panes.stream().filter(pane -> pane.paneProperty().get() != null).toList();
        if (made.isEmpty() || panes.stream().anyMatch(pane -> pane.busyProperty().get())) {
            return null;
        }
        var options = explore.heatmap().options();
        return new Comparison(axis.get(), made.stream().map(pane -> pane.paneProperty().get()).toList(),
                made.stream().map(pane -> Measures.of(pane.paneProperty().get(), options.thresholdProperty().get(),
                        truths.of(pane.item(), pane.paneProperty().get()))).toList(), styleNow(),
                Optional.ofNullable(pair.differenceProperty().get()));
    }

    /** Frees the engine. */
    public void close() {
        active.set(false);
        queue.close();
    }

    private Scene scene() {
        var item = explore.film().currentProperty().get();
        var lens = explore.networks().lensProperty().get();
        var seen = explore.sightingProperty().get();
        return item == null || lens == null || seen == null ? null
                : new Scene(item, explore.networks().keyProperty().get(), lens, seen,
                        explore.gaze().modeProperty().get());
    }

    /** Finds out which panes there are to be, and has made what is not there. */
    private void plan() {
        var scene = active.get() ? scene() : null;
        if (scene == null) {
            queue.cancel();
            if (explore.film().currentProperty().get() == null) {
                panes.clear();
            }
            if (panes.isEmpty()) {
                note.set(explore.networks().lensProperty().get() == null
                        ? Message.of(CompareViewModel.class, "note.noNetwork") : null);
            }
            return;
        }
        if (networks.isEmpty()) {
            // Changes the list, and so plans again.
            firstNetworks(scene.key());
            return;
        }
        queue.remember(scene.key(), scene.lens().network());
        var requests = choices().panes(axis.get(), scene, shelf.offers());
        if (requests.isEmpty()) {
            note.set(Message.of(CompareViewModel.class, axis.get() == Axis.POOLING ? "note.noPooling" : "note.nothing",
                    scene.sighting().network().name()));
        }
        boolean changed = panes.size() != requests.size();
        while (panes.size() > requests.size()) {
            panes.remove(panes.size() - 1);
        }
        for (int i = 0; i < requests.size(); i++) {
            var fresh = i < panes.size() ? panes.get(i) : new PaneViewModel();
            changed |= !requests.get(i).equals(fresh.request());
            fresh.ask(requests.get(i), axis.get() == Axis.CLASSES && i >= ComparePlan.TOP);
            if (i == panes.size()) {
                panes.add(fresh);
            }
        }
        if (changed) {
            scale();
        }
        queue.proceed();
    }

    private void firstNetworks(String key) {
        networks.add(key);
        shelf.offers().stream().map(NetworkShelf.Offer::key).filter(offer -> !offer.equals(key)).limit(NETWORKS / 2 - 1)
                .forEach(networks::add);
    }

    private ComparePlan choices() {
        int selected = explore.predictions().selectedProperty().get();
        var index = sameClass.get() && selected >= 0 ? OptionalInt.of(selected) : OptionalInt.empty();
        return new ComparePlan(List.copyOf(networks), List.copyOf(methods), photos(), List.copyOf(pinned), index,
                method.get().id(), swapped.get(), this::choice, Map.copyOf(ownClasses));
    }

    /** A layer is chosen of a network that was open: of one that was not yet, the head's is looked at. */
    private MethodChoice choice(String methodId, String key) {
        var network = queue.network(key);
        var methods = explore.heatmap().methods();
        return network != null ? methods.choiceFor(methodId, network)
                : new MethodChoice(methodId, Optional.empty(), methods.settings(Method.named(methodId)));
    }

    /** The photo that is shown and those after it; at the end of the strip, those before it too. */
    private List<PhotoItem> photos() {
        var items = explore.film().items();
        int count = Math.min(photoCount.get(), items.size());
        int at = Math.max(0, items.indexOf(explore.film().currentProperty().get()));
        int first = Math.min(at, items.size() - count);
        return List.copyOf(items.subList(first, first + count));
    }

    /** The scales of what is there. */
    private void scale() {
        var now = styleNow();
        style.set(now);
        var scales = now.scales(current().stream().map(pane -> pane.paneProperty().get()).toList());
        for (var pane : current()) {
            pane.scale(now.scale(pane.paneProperty().get(), scales));
        }
        pair.follow(panes, now, scales);
        if (!panes.isEmpty()) {
            boolean several = scales.size() > 1;
            note.set(several ? Message.of(CompareViewModel.class, axis.get() == Axis.METHODS ? "note.units"
                    : "note.incomparable") : null);
        }
    }

    /** How a figure of the panes looks now. */
    Style figureStyle() {
        return styleNow();
    }

    private Style styleNow() {
        var options = explore.heatmap().options();
        return new Style(options.colorMapProperty().get(), options.blendProperty().get(),
                options.interpolationProperty().get(), options.opacityProperty().get(), shared.get(),
                options.thresholdProperty().get(), options.boxProperty().get());
    }

    private List<PaneViewModel> current() {
        return panes.stream().filter(pane -> pane.paneProperty().get() != null && !pane.busyProperty().get()).toList();
    }

    /** The numbers under the panes. */
    private void measure() {
        var shown = current();
        if (!active.get() || shown.isEmpty()) {
            return;
        }
        double threshold = explore.heatmap().options().thresholdProperty().get();
        List<Pane> contents = shown.stream().map(pane -> pane.paneProperty().get()).toList();
        var boxes = shown.stream().map(pane -> truths.of(pane.item(), pane.paneProperty().get())).toList();
        measuring.run(progress -> {
            var found = new Measures[shown.size()];
            for (int i = 0; i < found.length; i++) {
                progress.check();
                found[i] = Measures.of(contents.get(i), threshold, boxes.get(i));
            }
            return found;
        }, found -> {
            for (int i = 0; i < found.length; i++) {
                if (shown.get(i).paneProperty().get() == contents.get(i)) {
                    shown.get(i).measure(found[i]);
                }
            }
        }, failure -> { });
    }
}
