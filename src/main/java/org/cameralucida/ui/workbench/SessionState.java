package org.cameralucida.ui.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Region;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneState;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;

/** What lies on the workbench as a session, and back. What this program does not know stays as it is. */
final class SessionState {

    private final WorkbenchViewModel workbench;
    private final Saved saved;
    private final Function<PhotoItem, Optional<Path>> files;

    /** @param files where a session finds an open photo again; empty for what is to be left out */
    SessionState(WorkbenchViewModel workbench, Saved saved, Function<PhotoItem, Optional<Path>> files) {
        this.workbench = workbench;
        this.saved = saved;
        this.files = files;
    }

    /**
     * What is shown, but for what the photos' bytes are.
     *
     * @param session without photos
     * @param photos without their hashes
     * @param files of the photos
     */
    record Shown(Session session, List<Session.Photo> photos, List<Path> files) {

        /** With the photos and their hashes; slow. */
        Session hashed() {
            var hashed = new ArrayList<Session.Photo>();
            for (int i = 0; i < files.size(); i++) {
                var photo = photos.get(i);
                hashed.add(new Session.Photo(photo.file(), hash(files.get(i)), photo.truths(), photo.edited(),
                        photo.edits()));
            }
            return session.with(hashed);
        }

        private static String hash(Path file) {
            try {
                return SessionFile.hash(file);
            } catch (IOException e) {
                throw Problem.causedBy(e, SessionViewModel.class, "session.photoUnreadable", file.toString());
            }
        }
    }

    /** What is shown now. */
    Shown shown(Path session) {
        return new Shown(session(false), photos(session),
                workbench.film().items().stream().flatMap(item -> files.apply(item).stream()).toList());
    }

    /** The photos that are shown now, without their hashes. */
    List<Session.Photo> photos(Path session) {
        return workbench.film().items().stream()
                .flatMap(item -> files.apply(item).map(file -> photo(item, SessionFile.written(file, session))).stream())
                .toList();
    }

    /**
     * What is shown now, without the photos.
     *
     * @param evaluating whether it is to be said that whole data sets are looked at, which nobody else can
     */
    Session session(boolean evaluating) {
        int current = 0;
        for (var item : workbench.film().items()) {
            if (item == workbench.film().currentProperty().get()) {
                break;
            }
            current += files.apply(item).isPresent() ? 1 : 0;
        }
        return new Session(List.of(), current, pane(), settings(), workbench.methods().layers(),
                saved.comparison().value(), workbench.networks().changed(),
                evaluating && workbench.featureProperty().get() == Feature.EVALUATE,
                workbench.channels().valueProperty().get().open(workbench.shownProperty(Feature.CHANNELS).get()),
                saved.lesson().get());
    }

    private Session.Photo photo(PhotoItem item, String file) {
        var truths = workbench.truths();
        // Asking would have them read.
        boolean known = truths.isKnown(item);
        return new Session.Photo(file, "", known ? Optional.of(truths.objects(item)) : Optional.empty(),
                known && truths.isEdited(item), item.editsProperty().get());
    }

    private PaneState pane() {
        var predictions = workbench.predictions();
        var mode = workbench.gaze().modeProperty().get();
        var region = mode == FrameMode.OWN ? Optional.ofNullable(workbench.gaze().frameProperty().get())
                : Optional.<Region>empty();
        var method = workbench.methods().chosenProperty().get();
        return new PaneState(Optional.empty(), new PaneState.Frame(mode, region), network(),
                predictions.isChosen() ? OptionalInt.of(predictions.selectedProperty().get()) : OptionalInt.empty(),
                new PaneState.MethodChoice(method.id(), workbench.methods().differing(method), Optional.empty()),
                workbench.display().value());
    }

    private PaneState.NetworkChoice network() {
        var loaded = workbench.networks().loadedProperty().get();
        var key = workbench.networks().keyProperty().get();
        return loaded == null ? PaneState.NetworkChoice.of(key) : PaneState.NetworkChoice.of(key, loaded.network());
    }

    private Map<String, Map<String, String>> settings() {
        var settings = new LinkedHashMap<String, Map<String, String>>();
        for (var method : Method.all()) {
            var differing = workbench.methods().differing(method);
            if (!differing.isEmpty()) {
                settings.put(method.id(), differing);
            }
        }
        return settings;
    }

    /**
     * Shows a session, and goes on with its lesson.
     *
     * @param photos the photos that are there; those that are nowhere are missing
     */
    void show(Session session, Map<Session.Photo, PhotoItem> photos) {
        showOnly(session, photos);
        saved.lesson().set(session.lesson());
    }

    /**
     * Shows a session, wherever it is in a lesson.
     *
     * @param photos the photos that are there; those that are nowhere are missing
     */
    void showOnly(Session session, Map<Session.Photo, PhotoItem> photos) {
        var film = workbench.film();
        workbench.featureProperty().set(Feature.EXPLORE);
        film.closeAll();
        methods(session);
        var pane = session.pane();
        var networks = workbench.networks();
        int current = session.current();
        var shown = current < 0 || current >= session.photos().size() ? null
                : photos.get(session.photos().get(current));
        workbench.restore(shown, pane, () -> isAsIn(session, networks));
        photos.forEach((photo, item) -> workbench.edits().restore(item, photo.edits()));
        film.add(session.photos().stream().filter(photos::containsKey).map(photos::get).toList());
        photos.forEach((photo, item) -> photo.truths()
                .ifPresent(truths -> workbench.truths().restore(item, truths, photo.edited())));
        if (shown != null) {
            film.show(shown);
        }
        var network = pane.network().key();
        if (!network.isEmpty() && !(network.equals(networks.keyProperty().get()) && isAsIn(session, networks))) {
            networks.open(network, session.input(), pane.network().output());
        }
        saved.comparison().restore(session.comparison());
        workbench.channels().restore(session.channels(), network);
        workbench.featureProperty().set(session.evaluating() ? Feature.EVALUATE
                : session.channels().open() ? Feature.CHANNELS
                : session.comparison().open() ? Feature.COMPARE : Feature.EXPLORE);
    }

    /** Whether the network in use is read, and shown photos, as a session has it. */
    private static boolean isAsIn(Session session, NetworksViewModel networks) {
        return session.input().equals(networks.changed())
                && session.pane().network().output().equals(networks.chosenOutput());
    }

    private void methods(Session session) {
        var methods = workbench.methods();
        Method.all().forEach(method -> methods.use(method, session.settings().getOrDefault(method.id(), Map.of())));
        methods.useLayers(session.layers());
        Method.all().stream().filter(method -> method.id().equals(session.pane().method().id())).findFirst()
                .filter(method -> !method.id().equals(methods.chosenProperty().get().id()))
                .ifPresent(methods.chosenProperty()::set);
    }
}
