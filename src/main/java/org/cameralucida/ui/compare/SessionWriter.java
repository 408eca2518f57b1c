package org.cameralucida.ui.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.compare.Axis;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Region;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Pooling;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneState;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;

/** What is shown, as a session. */
final class SessionWriter {

    private final CompareViewModel compare;
    private final WorkbenchViewModel workbench;

    SessionWriter(CompareViewModel compare) {
        this.compare = compare;
        workbench = compare.workbench();
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
        return new Shown(session(items), items.stream().map(item -> photo(item, file)).toList(), files);
    }

    private Session.Photo photo(PhotoItem item, Path file) {
        var truths = compare.workbench().truths();
        return new Session.Photo(SessionFile.written(item.file().orElseThrow(), file), "",
                truths.isKnown(item) ? Optional.of(truths.objects(item)) : Optional.empty(), truths.isEdited(item));
    }

    private Session session(List<PhotoItem> items) {
        return new Session(List.of(), Math.max(0, items.indexOf(workbench.film().currentProperty().get())), pane(),
                settings(), workbench.methods().layers(), comparison());
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
        return loaded == null ? new PaneState.NetworkChoice(key, Pooling.NONE, false)
                : new PaneState.NetworkChoice(key, loaded.network().head().pooling(),
                        loaded.network().head().swapped());
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

    private Session.Pair pair() {
        var pair = compare.pair();
        return new Session.Pair(pair.shownProperty().get().name().toLowerCase(Locale.ROOT),
                pair.firstProperty().get(), pair.secondProperty().get(), pair.dividerProperty().get());
    }

    private Session.Comparison comparison() {
        var choices = compare.choices();
        var shared = new EnumMap<Axis, Boolean>(Axis.class);
        for (var axis : Axis.values()) {
            shared.put(axis, choices.isShared(axis));
        }
        return new Session.Comparison(workbench.shownProperty(Feature.COMPARE).get(), choices.axisProperty().get(),
                choices.methodProperty().get().id(), choices.networks(), choices.methods(), choices.pinned(),
                choices.photoCountProperty().get(), choices.sameClassProperty().get(), choices.linkedProperty().get(),
                choices.swappedProperty().get(), shared, choices.ownClasses().entrySet().stream()
                        .map(own -> new Session.OwnClass(own.getKey(), own.getValue())).toList(), Optional.of(pair()));
    }
}
