package org.cameralucida.ui.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scaling;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.explore.FrameMode;
import org.cameralucida.ui.explore.PhotoItem;
import org.cameralucida.ui.explore.Sighting;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.workspace.SavedSession;
import org.cameralucida.workspace.SessionFile;

/** Saves what is shown as a session file, and shows again what one holds. */
public final class SessionViewModel {

    private final CompareViewModel compare;
    private final ExploreViewModel explore;
    private final Dialogs dialogs;
    private final Activities activities;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();
    private ChangeListener<Sighting> waiting;

    /** Saves and opens what {@code compare} and its main job show. */
    public SessionViewModel(CompareViewModel compare, Dialogs dialogs, Background background, Activities activities) {
        this.compare = compare;
        this.explore = compare.explore();
        this.dialogs = dialogs;
        this.activities = activities;
        lane = background.newestFirst("session", Integer.MAX_VALUE);
    }

    /** What was done last, to be said for a moment; null for nothing. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Asks where to, and saves. */
    public void save() {
        dialogs.save(Dialogs.Kind.LUCIDA, "session" + SessionFile.ENDING).ifPresent(this::save);
    }

    /** Asks for a session, and opens it. */
    public void open() {
        dialogs.openSession().ifPresent(this::open);
    }

    /** Saves what is shown. Pasted pictures, which are no files, are left out. */
    public void save(Path file) {
        var files = explore.film().items().stream().filter(item -> item.file().isPresent()).toList();
        var truths = files.stream().map(item -> compare.truths().of(item).stream()
                .map(box -> List.of(box.xmin(), box.ymin(), box.xmax(), box.ymax())).toList()).toList();
        var shown = shown(files);
        lane.run(progress -> {
            var photos = new ArrayList<SavedSession.Photo>();
            for (int i = 0; i < files.size(); i++) {
                var path = files.get(i).file().orElseThrow();
                photos.add(new SavedSession.Photo(path.toString(), hash(path), truths.get(i)));
            }
            SessionFile.write(file, new SavedSession(SavedSession.FORMAT, photos, shown.current(), shown.network(),
                    shown.classIndex(), shown.frame(), shown.region(), shown.options(), shown.comparison()));
            return file;
        }, saved -> say("session.saved", saved.toString()), activities::fail);
    }

    private static String hash(Path file) {
        try {
            return SessionFile.hash(file);
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionViewModel.class, "session.photoUnreadable", file.toString());
        }
    }

    /** All but the photos. */
    private SavedSession shown(List<PhotoItem> files) {
        var predictions = explore.predictions();
        var mode = explore.gaze().modeProperty().get();
        var frame = explore.gaze().frameProperty().get();
        var look = explore.heatmap().options().value();
        var shared = new LinkedHashMap<String, Boolean>();
        for (var axis : Axis.values()) {
            shared.put(axis.id(), compare.isShared(axis));
        }
        return new SavedSession(SavedSession.FORMAT, List.of(),
                Math.max(0, files.indexOf(explore.film().currentProperty().get())),
                explore.networks().keyProperty().get(),
                predictions.isChosen() ? Integer.valueOf(predictions.selectedProperty().get()) : null,
                mode.name().toLowerCase(Locale.ROOT), mode == FrameMode.OWN && frame != null
                        ? List.of(frame.x(), frame.y(), frame.width(), frame.height()) : null,
                new SavedSession.Options(look.opacity(), look.colorMap().id(), look.scaling().id(), look.blend().id(),
                        look.interpolation().name().toLowerCase(Locale.ROOT), look.threshold(), look.box()),
                new SavedSession.Comparison(compare.activeProperty().get(), compare.axisProperty().get().id(),
                        compare.methodProperty().get().id(), List.copyOf(compare.networks()),
                        List.copyOf(compare.methods()), List.copyOf(compare.pinned()),
                        compare.photoCountProperty().get(), compare.sameClassProperty().get(),
                        compare.linkedProperty().get(), compare.swappedProperty().get(), shared));
    }

    /** Opens a session; of a photo that is not where it was, asks where it is. */
    public void open(Path file) {
        lane.run(progress -> {
            var session = SessionFile.read(file);
            var found = new LinkedHashMap<SavedSession.Photo, Path>();
            session.photos().forEach(photo -> found.put(photo, SessionFile.find(photo, file).orElse(null)));
            return Map.entry(session, found);
        }, read -> {
            locate(read.getValue());
            show(read.getKey(), read.getValue());
            say("session.opened", String.valueOf(file.getFileName()));
        }, activities::fail);
    }

    private void locate(Map<SavedSession.Photo, Path> found) {
        for (var entry : found.entrySet()) {
            if (entry.getValue() == null) {
                activities.fail(Problem.of(SessionViewModel.class, "session.moved", entry.getKey().file()));
                dialogs.openPhotos().stream().filter(file -> SessionFile.isSame(file, entry.getKey())).findFirst()
                        .ifPresent(file -> {
                            entry.setValue(file);
                            activities.dismiss();
                        });
            }
        }
    }

    private void show(SavedSession session, Map<SavedSession.Photo, Path> found) {
        compare.activeProperty().set(false);
        show(session.options());
        var film = explore.film();
        film.closeAll();
        film.open(found.values().stream().filter(path -> path != null).toList());
        found.forEach((photo, path) -> film.items().stream()
                .filter(item -> path != null && item.key().equals(PhotoItem.of(path).key())).findFirst()
                .ifPresent(item -> compare.truths().set(item, photo.truths().stream()
                        .map(box -> new Box(box.get(0), box.get(1), box.get(2), box.get(3))).toList())));
        if (session.current() >= 0 && session.current() < session.photos().size()) {
            var current = found.get(session.photos().get(session.current()));
            film.items().stream().filter(item -> current != null && item.key().equals(PhotoItem.of(current).key()))
                    .findFirst().ifPresent(film.currentProperty()::set);
        }
        if (!session.network().isEmpty() && !session.network().equals(explore.networks().keyProperty().get())) {
            explore.networks().open(session.network());
        }
        whenSeen(session);
        show(session.comparison());
    }

    /** Class and frame belong to a photo that a network has seen. */
    private void whenSeen(SavedSession session) {
        if (waiting != null) {
            explore.sightingProperty().removeListener(waiting);
        }
        waiting = (property, before, now) -> seen(session, now);
        explore.sightingProperty().addListener(waiting);
        seen(session, explore.sightingProperty().get());
    }

    private void seen(SavedSession session, Sighting now) {
        if (now == null || !explore.networks().keyProperty().get().equals(session.network())) {
            return;
        }
        explore.sightingProperty().removeListener(waiting);
        if (session.classIndex() != null && session.classIndex() >= 0
                && session.classIndex() < now.observation().logits().length) {
            explore.predictions().selectedProperty().set(session.classIndex());
        }
        if (session.region() != null) {
            var region = session.region();
            explore.gaze().frameProperty().set(new Region(region.get(0), region.get(1), region.get(2), region.get(3)));
        } else {
            explore.gaze().modeProperty().set("whole".equals(session.frame()) ? FrameMode.WHOLE : FrameMode.CARD);
        }
    }

    /** What is not known any more stays as it is. */
    private void show(SavedSession.Options saved) {
        var options = explore.heatmap().options();
        options.opacityProperty().set(saved.opacity());
        ColorMap.of(saved.colorMap()).ifPresent(options.colorMapProperty()::set);
        Scaling.of(saved.scaling()).ifPresent(options.scalingProperty()::set);
        Blend.of(saved.blend()).ifPresent(options.blendProperty()::set);
        for (var interpolation : Interpolation.values()) {
            if (interpolation.name().equalsIgnoreCase(saved.interpolation())) {
                options.interpolationProperty().set(interpolation);
            }
        }
        options.thresholdProperty().set(saved.threshold());
        options.boxProperty().set(saved.box());
    }

    private void show(SavedSession.Comparison saved) {
        for (var axis : Axis.values()) {
            compare.setShared(axis, saved.shared().getOrDefault(axis.id(), compare.isShared(axis)));
            if (axis.id().equals(saved.axis())) {
                compare.axisProperty().set(axis);
            }
        }
        Method.all().stream().filter(method -> method.id().equals(saved.method())).findFirst()
                .ifPresent(compare.methodProperty()::set);
        compare.networks().setAll(saved.networks());
        compare.methods().setAll(saved.methods());
        compare.pinned().setAll(saved.pinned());
        compare.photoCountProperty().set(Math.max(2, Math.min(8, saved.photoCount())));
        compare.sameClassProperty().set(saved.sameClass());
        compare.linkedProperty().set(saved.linked());
        compare.swappedProperty().set(saved.swapped());
        compare.activeProperty().set(saved.open());
    }

    private void say(String key, String argument) {
        done.set(null);
        done.set(Message.of(SessionViewModel.class, key, argument));
    }
}
