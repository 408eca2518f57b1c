package org.cameralucida.ui.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.Truths;
import org.cameralucida.dataset.Annotation;
import org.cameralucida.dataset.Annotations;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;

/**
 * The true boxes: where objects really are, as the data set of a photo or the user says. What a data set says is read
 * when it is first asked for; the user's changes stay here and are never written into the data set.
 */
public final class TruthViewModel {

    private static final int WAITING = 100;
    private static final int SMALL = 64;

    /**
     * What is known of a photo.
     *
     * @param objects what is on it and where
     * @param file where that was read; empty for nowhere
     * @param edited whether the user has changed or drawn something
     * @param problem why a data set's boxes are not there
     */
    private record Known(List<TrueBox> objects, Optional<Path> file, boolean edited, Optional<Message> problem) {

        private static final Known NOTHING = new Known(List.of(), Optional.empty(), false, Optional.empty());
    }

    private final Map<Object, Known> known = new HashMap<>();
    private final Set<Object> reading = new HashSet<>();
    private final Lane lane;
    private final BooleanProperty drawing = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    /** Nothing is known yet. */
    public TruthViewModel(Background background) {
        lane = background.newestFirst("annotations", WAITING);
    }

    /** Whether dragging on a photo draws a box. */
    public BooleanProperty drawingProperty() {
        return drawing;
    }

    /** Counts changes; that a data set's boxes have been read is one. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** All boxes of a photo, whatever is in them: to be edited. */
    public List<Box> of(PhotoItem item) {
        return objects(item).stream().map(TrueBox::box).toList();
    }

    /** The boxes of a photo and what is in them. */
    public List<TrueBox> objects(PhotoItem item) {
        return item == null ? List.of() : known(item).objects();
    }

    /** The boxes of a photo as a pane of one class sees them. */
    public Truths of(PhotoItem item, Pane pane) {
        return pane == null ? Truths.NONE : Truths.of(objects(item), pane);
    }

    /** The boxes that a pane draws: those of its class, and all while they are being edited. */
    public List<Box> shown(PhotoItem item, Pane pane) {
        return drawing.get() ? of(item) : of(item, pane).boxes();
    }

    /** Whether it is known already what a data set or the user says of a photo. */
    public boolean isKnown(PhotoItem item) {
        return known.containsKey(item.key());
    }

    /** Whether the user has changed the boxes of a photo. */
    public boolean isEdited(PhotoItem item) {
        return known(item).edited();
    }

    /** Whether the boxes of a photo are other than the data set that it lies in says. */
    public boolean isOwn(PhotoItem item) {
        var now = known(item);
        return now.edited() || now.file().isEmpty() && !now.objects().isEmpty();
    }

    /** Shows the boxes of a session. */
    public void restore(PhotoItem item, List<TrueBox> objects, boolean edited) {
        change(item, new Known(List.copyOf(objects), Optional.empty(), edited, Optional.empty()));
    }

    /** Shows what a data set says, wherever it says it. */
    void show(PhotoItem item, Annotation annotation) {
        change(item, new Known(annotation.objects(), Optional.of(annotation.file()), false, Optional.empty()));
    }

    /** Where the boxes of a photo come from, or why there are none; empty where there is nothing to be said. */
    public Optional<Message> source(PhotoItem item) {
        if (item == null) {
            return Optional.empty();
        }
        var now = known(item);
        if (now.problem().isPresent() && now.objects().isEmpty()) {
            return now.problem();
        }
        var name = now.file().map(file -> String.valueOf(file.getFileName()));
        if (now.edited()) {
            return Optional.of(name.map(file -> say("truth.edited", file)).orElseGet(() -> say("truth.drawn")));
        }
        return now.objects().isEmpty() ? Optional.empty()
                : Optional.of(name.map(file -> say("truth.from", file)).orElseGet(() -> say("truth.session")));
    }

    private static Message say(String key, Object... arguments) {
        return Message.of(TruthViewModel.class, key, arguments);
    }

    /** Replaces the boxes of a photo; a box that was moved or resized is of the class that it was of. */
    public void set(PhotoItem item, List<Box> now) {
        var before = objects(item);
        if (!of(item).equals(now)) {
            var objects = new ArrayList<TrueBox>();
            for (int i = 0; i < now.size(); i++) {
                var box = now.get(i);
                var same = before.stream().filter(object -> object.box().equals(box)).findFirst();
                objects.add(same.isPresent() ? same.get()
                        : i < before.size() && now.size() >= before.size() ? before.get(i).at(box)
                        : TrueBox.ofAnything(box));
            }
            put(item, objects);
        }
    }

    /** Replaces the boxes of a photo and what is in them, as if the user had drawn them. */
    void put(PhotoItem item, List<TrueBox> objects) {
        var before = known.getOrDefault(item.key(), Known.NOTHING);
        change(item, new Known(List.copyOf(objects), before.file(), true, before.problem()));
    }

    private void change(PhotoItem item, Known now) {
        known.put(item.key(), now);
        changes.set(changes.get() + 1);
    }

    private Known known(PhotoItem item) {
        if (!known.containsKey(item.key()) && item.file().isPresent() && reading.add(item.key())) {
            lane.run(progress -> read(item), found -> {
                if (!known.containsKey(item.key())) {
                    if (found.equals(Known.NOTHING)) {
                        known.put(item.key(), found);
                    } else {
                        change(item, found);
                    }
                }
            }, failure -> reading.remove(item.key()));
        }
        return known.getOrDefault(item.key(), Known.NOTHING);
    }

    /** What a data set says; a photo of another size than it speaks of is not the one it means. */
    private static Known read(PhotoItem item) {
        try {
            var found = Annotations.of(item.file().orElseThrow());
            if (found.isEmpty()) {
                return Known.NOTHING;
            }
            var annotation = found.get();
            if (annotation.width() > 0) {
                var photo = item.read(SMALL);
                annotation.check(photo.width(), photo.height());
            }
            return new Known(annotation.objects(), Optional.of(annotation.file()), false, Optional.empty());
        } catch (Problem problem) {
            return new Known(List.of(), Optional.empty(), false, Optional.of(problem.sentence()));
        }
    }
}
