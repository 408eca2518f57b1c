package org.cameralucida.ui.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ObservableList;
import org.cameralucida.explain.Method;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.Sighting;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneSlot;
import org.cameralucida.workspace.PaneState;
import org.cameralucida.workspace.Session;

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
     * @param files where the photos are; those that are nowhere are missing
     */
    void show(Session session, Map<Session.Photo, Path> files) {
        compare.workbench().featureProperty().set(Feature.EXPLORE);
        workbench.film().closeAll();
        workbench.display().restore(session.pane().display());
        methods(session);
        photos(session, files);
        var network = session.pane().network().key();
        if (!network.isEmpty() && !network.equals(workbench.networks().keyProperty().get())) {
            workbench.networks().open(network);
        }
        whenSeen(session);
        show(session.comparison());
    }

    private void photos(Session session, Map<Session.Photo, Path> files) {
        var film = workbench.film();
        film.open(session.photos().stream().filter(files::containsKey).map(files::get).toList());
        for (var photo : session.photos()) {
            item(files.get(photo)).ifPresent(item -> photo.truths().ifPresent(
                    truths -> compare.workbench().truths().restore(item, truths, photo.edited())));
        }
        if (session.current() >= 0 && session.current() < session.photos().size()) {
            item(files.get(session.photos().get(session.current()))).ifPresent(film.currentProperty()::set);
        }
    }

    private Optional<PhotoItem> item(Path file) {
        return file == null ? Optional.empty() : workbench.film().items().stream()
                .filter(item -> item.key().equals(PhotoItem.of(file).key())).findFirst();
    }

    private void methods(Session session) {
        var methods = workbench.methods();
        Method.all().forEach(method -> methods.use(method, session.settings().getOrDefault(method.id(), Map.of())));
        methods.useLayers(session.layers());
        Method.all().stream().filter(method -> method.id().equals(session.pane().method().id())).findFirst()
                .filter(method -> !method.id().equals(workbench.methods().chosenProperty().get().id()))
                .ifPresent(workbench.methods().chosenProperty()::set);
    }

    /** Pooling, class, frame and a scale that is held belong to a photo that a network has seen. */
    private void whenSeen(Session session) {
        if (waiting != null) {
            workbench.sightingProperty().removeListener(waiting);
        }
        waiting = (property, before, now) -> seen(session.pane(), now);
        workbench.sightingProperty().addListener(waiting);
        seen(session.pane(), workbench.sightingProperty().get());
    }

    private void seen(PaneState pane, Sighting now) {
        if (now == null || !workbench.networks().keyProperty().get().equals(pane.network().key())
                || changesPooling(pane.network())) {
            return;
        }
        workbench.sightingProperty().removeListener(waiting);
        int index = pane.classIndex().orElse(-1);
        if (index >= 0 && index < now.observation().logits().length) {
            workbench.predictions().selectedProperty().set(index);
        }
        if (pane.frame().region().isPresent()) {
            workbench.gaze().frameProperty().set(pane.frame().region().get());
        } else {
            workbench.gaze().modeProperty()
                    .set(pane.frame().mode() == FrameMode.WHOLE ? FrameMode.WHOLE : FrameMode.CARD);
        }
        if (pane.display().scale() instanceof ScaleOption.Fixed fixed) {
            workbench.display().hold(fixed.scale());
        }
    }

    /** Uses the pooling of the session, where that is not the one in use: the photo is then seen again. */
    private boolean changesPooling(PaneState.NetworkChoice choice) {
        var before = workbench.networks().loadedProperty().get();
        var head = before.network().head();
        boolean other = choice.swapped() ? choice.pooling() != head.pooling() : head.swapped();
        if (other && head.pooling() != Pooling.NONE) {
            workbench.networks().use(head.pooling() == Pooling.GAP ? Pooling.GMP : Pooling.GAP);
        }
        return workbench.networks().loadedProperty().get() != before;
    }

    private void show(Session.Comparison saved) {
        var choices = compare.choices();
        saved.shared().forEach(choices::setShared);
        choices.axisProperty().set(saved.axis());
        Method.all().stream().filter(method -> method.id().equals(saved.method())).findFirst()
                .ifPresent(choices.methodProperty()::set);
        some(choices.networks(), saved.networks());
        some(choices.methods(), saved.methods().stream()
                .filter(id -> Method.all().stream().anyMatch(method -> method.id().equals(id))).toList());
        choices.pinned().setAll(saved.pinned().stream().filter(index -> index >= 0).distinct().limit(MOST).toList());
        choices.photoCountProperty().set(Math.max(2, Math.min(8, saved.photoCount())));
        choices.sameClassProperty().set(saved.sameClass());
        choices.linkedProperty().set(saved.linked());
        choices.swappedProperty().set(saved.swapped());
        var classes = new LinkedHashMap<PaneSlot, Integer>();
        saved.ownClasses().forEach(own -> classes.put(own.slot(), own.classIndex()));
        choices.setOwnClasses(classes);
        saved.pair().ifPresent(this::show);
        compare.workbench().featureProperty().set(saved.open() ? Feature.COMPARE : Feature.EXPLORE);
    }

    private void show(Session.Pair saved) {
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
