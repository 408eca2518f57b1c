package org.cameralucida.ui.compare;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.network.Network;
import org.cameralucida.workspace.PaneSlot;

/**
 * What the user wants compared, and how; without a photo, a network in use or a class, which are those of the main job.
 */
public final class CompareChoices {

    /** The most networks that are set side by side. */
    static final int NETWORKS = 6;
    private static final int METHODS = 6;
    /** Of a photo of which a network sees less than this share, the rest takes room from what it sees. */
    private static final double LITTLE = 2 / 3.0;

    private final ObjectProperty<Axis> axis = new SimpleObjectProperty<>(Axis.POOLING);
    private final BooleanProperty linked = new SimpleBooleanProperty(true);
    private final BooleanProperty onlySeen = new SimpleBooleanProperty();
    private final BooleanProperty shared = new SimpleBooleanProperty(true);
    private final BooleanProperty sameClass = new SimpleBooleanProperty(true);
    private final BooleanProperty swapped = new SimpleBooleanProperty();
    private final IntegerProperty photoCount = new SimpleIntegerProperty(4);
    private final ObjectProperty<Method> method = new SimpleObjectProperty<>(new ContributionMap());
    private final ObservableList<String> networks = FXCollections.observableArrayList();
    private final ObservableList<String> methods = FXCollections.observableArrayList();
    private final ObservableList<Integer> pinned = FXCollections.observableArrayList();
    private final ObservableMap<PaneSlot, Integer> ownClasses =
            FXCollections.observableMap(new LinkedHashMap<>());
    private Optional<Boolean> onlySeenWanted = Optional.empty();
    private double share = 1;
    private boolean followingTheFrame;
    private final Map<Axis, Boolean> sharedIn = new EnumMap<>(Axis.class);

    CompareChoices() {
        for (var each : Axis.values()) {
            sharedIn.put(each, true);
        }
        onlySeen.addListener((property, before, now) -> {
            if (!followingTheFrame) {
                onlySeenWanted = Optional.of(now);
            }
        });
        axis.addListener((property, before, now) -> shared.set(sharedIn.get(now)));
        shared.addListener((property, before, now) -> sharedIn.put(axis.get(), now));
    }

    /** All that decides which panes there are. */
    List<Observable> ofPanes() {
        return List.of(axis, sameClass, swapped, photoCount, method, networks, methods, pinned, ownClasses);
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

    /**
     * Whether panes show only the part of a photo that their network sees; until the user says, where that is less than
     * two thirds of the photo that is looked at.
     */
    public BooleanProperty onlySeenProperty() {
        return onlySeen;
    }

    /** What the user said of it; empty for nothing. */
    Optional<Boolean> onlySeenWanted() {
        return onlySeenWanted;
    }

    /** As a user said, or did not. */
    void wantOnlySeen(Optional<Boolean> wanted) {
        onlySeenWanted = wanted;
        followTheFrame();
    }

    /** A part of a photo is looked at. */
    void seen(Region frame, Photo photo) {
        share = frame.width() * frame.height() / ((double) photo.width() * photo.height());
        followTheFrame();
    }

    private void followTheFrame() {
        followingTheFrame = true;
        onlySeen.set(onlySeenWanted.orElse(share < LITTLE));
        followingTheFrame = false;
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

    /**
     * Begins with four methods that differ in kind: what the feature maps say, or the gradient of them where the head
     * does not tell; what accumulates on the way from black; what was handed back through the layers; what is missed
     * when it is hidden.
     */
    void beginWithMethods(Network network) {
        methods.setAll(network.head().hasClassMaps() ? "cam" : "gradcam", "integrated-gradients", "lrp", "occlusion");
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

    /** Shows a class besides the most probable ones from now on, while there is room. */
    void pin(int classIndex) {
        if (classIndex >= 0 && !pinned.contains(classIndex) && pinned.size() < Comparison.MOST - ComparePlan.TOP) {
            pinned.add(classIndex);
        }
    }

    /** Whether panes may have a class of their own. */
    public boolean hasOwnClasses() {
        return axis.get() != Axis.CLASSES;
    }

    /** Gives a pane, by {@link ComparePlan#slot}, a class of its own; empty for that of all panes. */
    void choose(PaneSlot slot, OptionalInt classIndex) {
        if (classIndex.isPresent()) {
            ownClasses.put(slot, classIndex.getAsInt());
        } else {
            ownClasses.remove(slot);
        }
    }

    /** The classes of panes that have one of their own, by places that stay: for a session. */
    public Map<PaneSlot, Integer> ownClasses() {
        return Map.copyOf(ownClasses);
    }

    /** Gives panes classes of their own, as {@link #ownClasses} told them. */
    public void setOwnClasses(Map<PaneSlot, Integer> classes) {
        ownClasses.clear();
        ownClasses.putAll(classes);
    }
}
