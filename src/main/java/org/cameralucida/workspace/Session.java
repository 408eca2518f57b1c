package org.cameralucida.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.image.Edit;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.render.Display;

/**
 * What the window shows, as a session file holds it: photos with their true boxes, what is shown of one of them, and
 * what is compared.
 *
 * @param photos the opened photos, in their order
 * @param current the place of the one that is shown, from 0
 * @param pane what is shown while nothing is compared; the networks' and methods' choices hold for comparisons too
 * @param settings by method, those of its settings that are not at their standard
 * @param layers by network, the tensor that is looked at
 * @param comparison what is compared
 * @param input how photos are prepared for the network, where the user has changed that and not saved it into its card
 * @param evaluating whether whole data sets were looked at; older files do not say so
 * @param channels what is shown of the network's channels; older files do not say that
 * @param lesson where one was in a lesson; empty for in none, as in older files
 */
public record Session(List<Photo> photos, int current, PaneState pane, Map<String, Map<String, String>> settings,
        Map<String, String> layers, Comparison comparison, Optional<Preprocessing> input, boolean evaluating,
        ChannelsState channels, Optional<LessonPlace> lesson) {

    /** Nothing open: what a lesson's steps begin with. */
    public static final Session EMPTY = new Session(List.of(), 0, new PaneState(Optional.empty(),
            PaneState.Frame.CARD, PaneState.NetworkChoice.of(""), OptionalInt.empty(),
            new PaneState.MethodChoice("cam", Map.of(), Optional.empty()), Display.DEFAULT), Map.of(), Map.of(),
            new Comparison(false, Axis.POOLING, "contribution", List.of(), List.of(), List.of(), 4, true, true, false,
                    Map.of(), List.of(), Optional.of(new Pair("panes", 0, 1, 0.5)), Optional.empty()),
            Optional.empty(), false, ChannelsState.NONE, Optional.empty());

    public Session {
        photos = List.copyOf(photos);
        Objects.requireNonNull(pane);
        settings.values().forEach(Map::copyOf);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        layers.values().forEach(Objects::requireNonNull);
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
        Objects.requireNonNull(comparison);
        input = input == null ? Optional.empty() : input;
        channels = channels == null ? ChannelsState.NONE : channels;
        lesson = lesson == null ? Optional.empty() : lesson;
    }

    /**
     * Where one is in a lesson.
     *
     * @param lesson the name of one that comes with the program, or its file
     * @param step the step that is shown, from 0
     */
    public record LessonPlace(String lesson, int step) {

        public LessonPlace {
            Objects.requireNonNull(lesson);
        }
    }

    /**
     * A photo.
     *
     * @param file its path as the session's file says it: from that file's folder on where it is in there
     * @param sha256 of its bytes, hexadecimal: whether it is still the same
     * @param truths true boxes; empty where nobody has asked for them yet
     * @param edited whether the user has drawn or changed some
     * @param edits what was done to its pixels; none in older files
     */
    public record Photo(String file, String sha256, Optional<List<TrueBox>> truths, boolean edited, List<Edit> edits) {

        private static final int MOST = 1_000_000_000;

        /** A photo as its file shows it. */
        public Photo(String file, String sha256, Optional<List<TrueBox>> truths, boolean edited) {
            this(file, sha256, truths, edited, List.of());
        }

        public Photo {
            Objects.requireNonNull(file);
            Objects.requireNonNull(sha256);
            truths = truths.map(List::copyOf);
            edits = edits == null ? List.of() : List.copyOf(edits);
            truths.ifPresent(boxes -> boxes.forEach(truth -> {
                var box = truth.box();
                if (Math.min(box.xmin(), box.ymin()) < -MOST || Math.max(box.xmax(), box.ymax()) > MOST) {
                    throw new IllegalArgumentException("no photo has " + box);
                }
            }));
        }
    }

    /**
     * What is compared.
     *
     * @param open whether the comparison was looked at
     * @param axis what differs between the panes
     * @param method what makes the maps
     * @param networks keys of networks
     * @param methods names of methods
     * @param pinned classes that are shown after the most probable ones
     * @param photoCount how many photos are compared
     * @param sameClass whether all panes show the chosen class, or each what its network itself says
     * @param linked whether zoom and place are the same in all panes
     * @param swapped whether the other pooling is the network's own, swapped, even where it has a twin
     * @param shared by axis, whether panes share a scale
     * @param ownClasses the classes of panes that have one of their own
     * @param pair two panes that are seen more closely
     * @param onlySeen whether panes show only what their networks see; empty, as in older files, for what the photo
     *     suggests
     */
    public record Comparison(boolean open, Axis axis, String method, List<String> networks, List<String> methods,
            List<Integer> pinned, int photoCount, boolean sameClass, boolean linked, boolean swapped,
            Map<Axis, Boolean> shared, List<OwnClass> ownClasses, Optional<Pair> pair,
            Optional<Boolean> onlySeen) {

        public Comparison {
            Objects.requireNonNull(axis);
            Objects.requireNonNull(method);
            networks = List.copyOf(networks);
            methods = List.copyOf(methods);
            pinned = List.copyOf(pinned);
            shared = Map.copyOf(shared);
            ownClasses = List.copyOf(ownClasses);
            Objects.requireNonNull(pair);
            onlySeen = onlySeen == null ? Optional.empty() : onlySeen;
        }
    }

    /** The class of a pane that has one of its own, by its index in the pane's network. */
    public record OwnClass(PaneSlot slot, int classIndex) {

        public OwnClass {
            Objects.requireNonNull(slot);
        }
    }

    /**
     * Two panes that are seen more closely.
     *
     * @param shown how: {@code panes}, {@code difference} or {@code wipe}
     * @param first the place of A among the panes, from 0
     * @param second the place of B
     * @param divider where the divider is, 0 to 1
     */
    public record Pair(String shown, int first, int second, double divider) {

        public Pair {
            Objects.requireNonNull(shown);
            if (first < 0 || second < 0 || first == second || !(divider >= 0 && divider <= 1)) {
                throw new IllegalArgumentException("panes " + first + " and " + second + ", divided at " + divider);
            }
        }
    }

    /** How many true boxes the user has drawn or changed. */
    public int drawnBoxes() {
        return photos.stream().filter(Photo::edited).mapToInt(photo -> photo.truths().map(List::size).orElse(0)).sum();
    }

    /** The same with other photos. */
    public Session with(List<Photo> others) {
        return new Session(others, current, pane, settings, layers, comparison, input, evaluating, channels, lesson);
    }

    /** The same in a lesson, or in none. */
    public Session in(Optional<LessonPlace> place) {
        return new Session(photos, current, pane, settings, layers, comparison, input, evaluating, channels, place);
    }

    /** The same where networks are called otherwise. */
    Session renamed(UnaryOperator<String> name) {
        var network = pane.network();
        var renamed = new PaneState(pane.photo(), pane.frame(), new PaneState.NetworkChoice(name.apply(network.key()),
                network.pooling(), network.swapped(), network.output()), pane.classIndex(), pane.method(), pane.display());
        var tensors = new LinkedHashMap<String, String>();
        layers.forEach((key, layer) -> tensors.put(name.apply(key), layer));
        var c = comparison;
        return new Session(photos, current, renamed, settings, tensors, new Comparison(c.open, c.axis, c.method,
                c.networks.stream().map(name).toList(), c.methods, c.pinned, c.photoCount, c.sameClass, c.linked,
                c.swapped, c.shared, c.ownClasses.stream().map(own -> new OwnClass(
                        own.slot().of(name.apply(own.slot().network())), own.classIndex())).toList(), c.pair,
                c.onlySeen), input, evaluating, channels, lesson);
    }
}
