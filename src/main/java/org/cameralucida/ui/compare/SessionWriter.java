package org.cameralucida.ui.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.explain.Method;
import org.cameralucida.message.Problem;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FrameMode;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.SavedSession;
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
    record Shown(SavedSession session, List<SavedSession.Photo> photos, List<Path> files) {

        /** With the photos and their hashes; slow. */
        SavedSession hashed() {
            var hashed = new ArrayList<SavedSession.Photo>();
            for (int i = 0; i < files.size(); i++) {
                var photo = photos.get(i);
                hashed.add(new SavedSession.Photo(photo.file(), hash(files.get(i)), photo.truths(), photo.edited()));
            }
            return new SavedSession(session.format(), hashed, session.current(), session.network(), session.pooling(),
                    session.method(), session.classIndex(), session.frame(), session.region(), session.options(),
                    session.settings(), session.layers(), session.comparison());
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
        return new Shown(session(items, file), items.stream().map(item -> photo(item, file)).toList(), files);
    }

    private SavedSession.Photo photo(PhotoItem item, Path file) {
        var truths = compare.workbench().truths();
        return new SavedSession.Photo(SessionFile.written(item.file().orElseThrow(), file), "",
                truths.isKnown(item) ? truths.objects(item).stream().map(SessionWriter::truth).toList() : null,
                truths.isEdited(item));
    }

    private static SavedSession.Truth truth(TrueBox object) {
        var box = object.box();
        return new SavedSession.Truth(List.of(box.xmin(), box.ymin(), box.xmax(), box.ymax()),
                object.id().orElse(null), object.name().orElse(null));
    }

    private SavedSession session(List<PhotoItem> items, Path file) {
        var predictions = workbench.predictions();
        var mode = workbench.gaze().modeProperty().get();
        var frame = workbench.gaze().frameProperty().get();
        var look = workbench.display().value();
        return new SavedSession(SavedSession.FORMAT, List.of(),
                Math.max(0, items.indexOf(workbench.film().currentProperty().get())),
                SessionFile.networkWritten(workbench.networks().keyProperty().get(), file), pooling(),
                workbench.methods().chosenProperty().get().id(),
                predictions.isChosen() ? Integer.valueOf(predictions.selectedProperty().get()) : null,
                mode.name().toLowerCase(Locale.ROOT), mode == FrameMode.OWN && frame != null
                        ? List.of(frame.x(), frame.y(), frame.width(), frame.height()) : null,
                new SavedSession.Options(look.opacity(), look.colorMap().id(), look.scaling().id(), look.blend().id(),
                        look.interpolation().name().toLowerCase(Locale.ROOT), look.threshold(), look.box(),
                        workbench.display().isSigned(),
                        workbench.display().held().map(scale -> List.of(scale.low(), scale.high())).orElse(null)),
                settings(), layers(file), comparison(file));
    }

    /** The pooling of the network in use, where it is not its own. */
    private String pooling() {
        var lens = workbench.networks().loadedProperty().get();
        return lens != null && lens.network().head().swapped() ? lens.network().head().pooling().id() : null;
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

    private Map<String, String> layers(Path file) {
        var layers = new LinkedHashMap<String, String>();
        workbench.methods().layers()
                .forEach((network, layer) -> layers.put(SessionFile.networkWritten(network, file), layer));
        return layers;
    }

    /** By pane, whose name has the key of its network in it. */
    private Map<String, Integer> ownClasses(Path file) {
        var classes = new LinkedHashMap<String, Integer>();
        compare.choices().ownClasses().forEach((slot, index) -> {
            var key = Stream.concat(compare.choices().networks().stream(), Stream.of(workbench.networks().keyProperty().get()))
                    .filter(each -> !each.isEmpty() && slot.contains(each)).findFirst().orElse("");
            classes.put(slot.replace(key, SessionFile.networkWritten(key, file)), index);
        });
        return classes;
    }

    private SavedSession.Pair pair() {
        var pair = compare.pair();
        return new SavedSession.Pair(pair.shownProperty().get().name().toLowerCase(Locale.ROOT),
                pair.firstProperty().get(), pair.secondProperty().get(), pair.dividerProperty().get());
    }

    private SavedSession.Comparison comparison(Path file) {
        var shared = new LinkedHashMap<String, Boolean>();
        for (var axis : Axis.values()) {
            shared.put(axis.id(), compare.choices().isShared(axis));
        }
        return new SavedSession.Comparison(compare.workbench().shownProperty(Feature.COMPARE).get(), compare.choices().axisProperty().get().id(),
                compare.choices().methodProperty().get().id(),
                compare.choices().networks().stream().map(key -> SessionFile.networkWritten(key, file)).toList(),
                List.copyOf(compare.choices().methods()), List.copyOf(compare.choices().pinned()), compare.choices().photoCountProperty().get(),
                compare.choices().sameClassProperty().get(), compare.choices().linkedProperty().get(), compare.choices().swappedProperty().get(),
                shared, ownClasses(file), pair());
    }
}
