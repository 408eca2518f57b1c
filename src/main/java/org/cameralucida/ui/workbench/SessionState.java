package org.cameralucida.ui.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Region;
import org.cameralucida.message.Problem;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneState;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;

/** What lies on the workbench as a session, and back. What this program does not know stays as it is. */
final class SessionState {

    private final WorkbenchViewModel workbench;
    private final SavedComparison comparison;

    SessionState(WorkbenchViewModel workbench, SavedComparison comparison) {
        this.workbench = workbench;
        this.comparison = comparison;
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
                hashed.add(new Session.Photo(photo.file(), hash(files.get(i)), photo.truths(), photo.edited()));
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

    /** What is shown now; pasted pictures are left out. */
    Shown shown(Path file) {
        var items = workbench.film().items().stream().filter(item -> item.file().isPresent()).toList();
        var files = items.stream().map(item -> item.file().orElseThrow()).toList();
        return new Shown(session(false), photos(file), files);
    }

    /** The photos that are shown now, without their hashes; pasted pictures are left out. */
    List<Session.Photo> photos(Path file) {
        return workbench.film().items().stream().filter(item -> item.file().isPresent()).map(item -> photo(item, file))
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
            current += item.file().isPresent() ? 1 : 0;
        }
        return new Session(List.of(), current, pane(), settings(), workbench.methods().layers(), comparison.value(),
                workbench.networks().changed(), evaluating && workbench.featureProperty().get() == Feature.EVALUATE);
    }

    private Session.Photo photo(PhotoItem item, Path file) {
        var truths = workbench.truths();
        // Asking would have them read.
        boolean known = truths.isKnown(item);
        return new Session.Photo(SessionFile.written(item.file().orElseThrow(), file), "",
                known ? Optional.of(truths.objects(item)) : Optional.empty(), known && truths.isEdited(item));
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
     * Shows a session.
     *
     * @param files where the photos are; those that are nowhere are missing
     */
    void show(Session session, Map<Session.Photo, Path> files) {
        var film = workbench.film();
        workbench.featureProperty().set(Feature.EXPLORE);
        film.closeAll();
        methods(session);
        var pane = session.pane();
        var networks = workbench.networks();
        workbench.restore(new PaneState(shown(session, files), pane.frame(), pane.network(), pane.classIndex(),
                pane.method(), pane.display()), () -> networks.changed().equals(session.input()));
        film.open(session.photos().stream().filter(files::containsKey).map(files::get).toList());
        var items = new HashMap<Object, PhotoItem>();
        film.items().forEach(item -> items.put(item.key(), item));
        files.forEach((photo, file) -> photo.truths().ifPresent(truths ->
                workbench.truths().restore(items.get(PhotoItem.of(file).key()), truths, photo.edited())));
        shown(session, files).map(items::get).ifPresent(film.currentProperty()::set);
        var network = pane.network().key();
        if (!network.isEmpty() && !(network.equals(networks.keyProperty().get())
                && session.input().equals(networks.changed()))) {
            networks.open(network, session.input());
        }
        comparison.restore(session.comparison());
        workbench.featureProperty().set(session.evaluating() ? Feature.EVALUATE
                : session.comparison().open() ? Feature.COMPARE : Feature.EXPLORE);
    }

    private static Optional<Path> shown(Session session, Map<Session.Photo, Path> files) {
        int current = session.current();
        return current < 0 || current >= session.photos().size() ? Optional.empty()
                : Optional.ofNullable(files.get(session.photos().get(current)))
                        .map(file -> file.toAbsolutePath().normalize());
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
