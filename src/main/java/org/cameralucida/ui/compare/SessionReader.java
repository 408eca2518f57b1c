package org.cameralucida.ui.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.collections.ObservableList;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Scaling;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FrameMode;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.Sighting;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.PaneState;
import org.cameralucida.workspace.SavedSession;
import org.cameralucida.workspace.SessionFile;

/** Shows what a session holds. What this program does not know stays as it is. */
final class SessionReader {

    private static final int MOST = 6;

    private final CompareViewModel compare;
    private final WorkbenchViewModel workbench;
    private ChangeListener<Sighting> waiting;

    SessionReader(CompareViewModel compare) {
        this.compare = compare;
        workbench = compare.workbench();
    }

    /**
     * Shows a session.
     *
     * @param file of the session
     * @param files where the photos are; those that are nowhere are missing
     */
    void show(SavedSession session, Path file, Map<SavedSession.Photo, Path> files) {
        compare.workbench().featureProperty().set(Feature.EXPLORE);
        workbench.film().closeAll();
        show(session.options());
        methods(session, file);
        photos(session, files);
        var network = SessionFile.networkMeant(session.network(), file);
        if (!network.isEmpty() && !network.equals(workbench.networks().keyProperty().get())) {
            workbench.networks().open(network);
        }
        whenSeen(session, network);
        show(session, session.comparison(), file);
    }

    private void photos(SavedSession session, Map<SavedSession.Photo, Path> files) {
        var film = workbench.film();
        film.open(session.photos().stream().filter(files::containsKey).map(files::get).toList());
        for (var photo : session.photos()) {
            item(files.get(photo)).filter(item -> photo.truths() != null).ifPresent(item -> compare.workbench().truths()
                    .restore(item, photo.truths().stream().map(SessionReader::truth).toList(), photo.edited()));
        }
        if (session.current() >= 0 && session.current() < session.photos().size()) {
            item(files.get(session.photos().get(session.current()))).ifPresent(film.currentProperty()::set);
        }
    }

    private Optional<PhotoItem> item(Path file) {
        return file == null ? Optional.empty() : workbench.film().items().stream()
                .filter(item -> item.key().equals(PhotoItem.of(file).key())).findFirst();
    }

    private static TrueBox truth(SavedSession.Truth truth) {
        var box = truth.box();
        return new TrueBox(new Box(box.get(0), box.get(1), box.get(2), box.get(3)), Optional.ofNullable(truth.id()),
                Optional.ofNullable(truth.name()));
    }

    private void methods(SavedSession session, Path file) {
        var methods = workbench.methods();
        var settings = session.settings() == null ? Map.<String, Map<String, String>>of() : session.settings();
        Method.all().forEach(method -> methods.use(method, settings.getOrDefault(method.id(), Map.of())));
        var layers = new HashMap<String, String>();
        if (session.layers() != null) {
            session.layers().forEach((network, layer) -> layers.put(SessionFile.networkMeant(network, file), layer));
        }
        methods.useLayers(layers);
        Method.all().stream().filter(method -> method.id().equals(session.method())).findFirst()
                .filter(method -> !method.id().equals(workbench.methods().chosenProperty().get().id()))
                .ifPresent(workbench.methods().chosenProperty()::set);
    }

    /** Pooling, class, frame and a scale that is held belong to a photo that a network has seen. */
    private void whenSeen(SavedSession session, String network) {
        if (waiting != null) {
            workbench.sightingProperty().removeListener(waiting);
        }
        waiting = (property, before, now) -> seen(session, network, now);
        workbench.sightingProperty().addListener(waiting);
        seen(session, network, workbench.sightingProperty().get());
    }

    private void seen(SavedSession session, String network, Sighting now) {
        if (now == null || !workbench.networks().keyProperty().get().equals(network) || changesPooling(session)) {
            return;
        }
        workbench.sightingProperty().removeListener(waiting);
        if (session.classIndex() != null && session.classIndex() >= 0
                && session.classIndex() < now.observation().logits().length) {
            workbench.predictions().selectedProperty().set(session.classIndex());
        }
        if (session.region() != null) {
            var region = session.region();
            workbench.gaze().frameProperty().set(new Region(region.get(0), region.get(1), region.get(2), region.get(3)));
        } else {
            workbench.gaze().modeProperty().set("whole".equals(session.frame()) ? FrameMode.WHOLE : FrameMode.CARD);
        }
        if (session.options().held() != null) {
            workbench.display().hold(new Scale(session.options().held().get(0), session.options().held().get(1)));
        }
    }

    /** Uses the pooling of the session, where that is not the one in use: the photo is then seen again. */
    private boolean changesPooling(SavedSession session) {
        var before = workbench.networks().loadedProperty().get();
        var head = before.network().head();
        boolean other = session.pooling() == null ? head.swapped() : !session.pooling().equals(head.pooling().id());
        if (other && head.pooling() != Pooling.NONE) {
            workbench.networks().use(head.pooling() == Pooling.GAP ? Pooling.GMP : Pooling.GAP);
        }
        return workbench.networks().loadedProperty().get() != before;
    }

    private void show(SavedSession.Options saved) {
        var now = workbench.display().value();
        workbench.display().restore(new PaneState.Options(saved.opacity(),
                ColorMap.of(saved.colorMap()).orElse(now.colorMap()), Scaling.of(saved.scaling()).orElse(now.scaling()),
                Blend.of(saved.blend()).orElse(now.blend()), interpolation(saved).orElse(now.interpolation()),
                saved.threshold(), saved.box()), saved.signed());
    }

    private static Optional<Interpolation> interpolation(SavedSession.Options saved) {
        return Stream.of(Interpolation.values()).filter(each -> each.name().equalsIgnoreCase(saved.interpolation()))
                .findFirst();
    }

    private void show(SavedSession session, SavedSession.Comparison saved, Path file) {
        for (var axis : Axis.values()) {
            compare.choices().setShared(axis, saved.shared().getOrDefault(axis.id(), compare.choices().isShared(axis)));
            if (axis.id().equals(saved.axis())) {
                compare.choices().axisProperty().set(axis);
            }
        }
        Method.all().stream().filter(method -> method.id().equals(saved.method())).findFirst()
                .ifPresent(compare.choices().methodProperty()::set);
        some(compare.choices().networks(), saved.networks().stream().map(key -> SessionFile.networkMeant(key, file)).toList());
        some(compare.choices().methods(), saved.methods().stream()
                .filter(id -> Method.all().stream().anyMatch(method -> method.id().equals(id))).toList());
        compare.choices().pinned().setAll(saved.pinned().stream().filter(index -> index >= 0).distinct().limit(MOST).toList());
        compare.choices().photoCountProperty().set(Math.max(2, Math.min(8, saved.photoCount())));
        compare.choices().sameClassProperty().set(saved.sameClass());
        compare.choices().linkedProperty().set(saved.linked());
        compare.choices().swappedProperty().set(saved.swapped());
        compare.choices().setOwnClasses(ownClasses(session, saved, file));
        if (saved.pair() != null) {
            show(saved.pair());
        }
        compare.workbench().featureProperty().set(saved.open() ? Feature.COMPARE : Feature.EXPLORE);
    }

    private static Map<String, Integer> ownClasses(SavedSession session, SavedSession.Comparison saved, Path file) {
        var classes = new HashMap<String, Integer>();
        if (saved.ownClasses() != null) {
            saved.ownClasses().forEach((slot, index) -> {
                var key = Stream.concat(saved.networks().stream(), Stream.of(session.network()))
                        .filter(each -> !each.isEmpty() && slot.contains(each)).findFirst().orElse("");
                classes.put(slot.replace(key, SessionFile.networkMeant(key, file)), index);
            });
        }
        return classes;
    }

    private void show(SavedSession.Pair saved) {
        var pair = compare.pair();
        // Whoever takes the other's place changes with it.
        pair.firstProperty().set(saved.first());
        pair.secondProperty().set(saved.second());
        pair.dividerProperty().set(saved.divider());
        for (var shown : PairViewModel.Shown.values()) {
            if (shown.name().equalsIgnoreCase(saved.shown())) {
                pair.shownProperty().set(shown);
            }
        }
    }

    private static void some(ObservableList<String> chosen, List<String> saved) {
        if (!saved.isEmpty()) {
            chosen.setAll(saved.stream().distinct().limit(MOST).toList());
        }
    }
}
