package org.cameralucida.ui.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.workspace.KeptSessions;
import org.cameralucida.workspace.KeptSessions.Kept;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile;

/** Keeps what is shown while it changes, and offers what earlier starts have left. */
public final class KeptViewModel {

    private static final int NAMES = 4;
    /** How many times as long as it takes to keep something nothing is kept afterwards. */
    private static final int RESTING_SHARE = 20;
    private static final long RETRY_NANOSECONDS = 30_000_000_000L;

    private final WorkbenchViewModel workbench;
    private final KeptSessions sessions;
    private final Activities activities;
    private final SessionState state;
    private final Lane keeping;
    private final Lane looking;
    private final ReadOnlyObjectWrapper<Kept> offer = new ReadOnlyObjectWrapper<>();
    /** Where pictures that are no files are kept. */
    private final Map<PhotoItem, Path> pictures = new WeakHashMap<>();
    private List<Kept> left = List.of();
    /** Of the photos: made anew only where one of them has changed, as there may be thousands. */
    private List<Session.Photo> photos;
    private Session kept;
    private boolean failing;
    private long failed;
    /** When it is its turn again, a {@link System#nanoTime}. */
    private long resting = System.nanoTime();

    /** Keeps and offers nothing yet. */
    public KeptViewModel(WorkbenchViewModel workbench, Saved saved, KeptSessions sessions,
            Background background, Activities activities) {
        this.workbench = workbench;
        this.sessions = sessions;
        this.activities = activities;
        state = new SessionState(workbench, saved, this::place);
        keeping = background.newestWins("keeping");
        looking = background.newestFirst("kept sessions", Integer.MAX_VALUE);
        InvalidationListener changed = observable -> photos = null;
        workbench.film().items().addListener(changed);
        workbench.truths().changesProperty().addListener(changed);
        workbench.edits().changesProperty().addListener(changed);
    }

    private Optional<Path> place(PhotoItem item) {
        return Optional.of(item.file().orElseGet(() ->
                pictures.computeIfAbsent(item, picture -> sessions.picture(picture.name()))));
    }

    /** What can be gone on with; null for nothing. */
    public ReadOnlyObjectProperty<Kept> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Looks for what earlier starts have left. */
    public void look() {
        looking.run(progress -> sessions.left(), found -> {
            left = found;
            offerNext();
        });
    }

    private void offerNext() {
        offer.set(left.isEmpty() ? null : left.get(0));
    }

    /** Shows what is offered: photos that are gone are left out, those that have changed are shown as they are. */
    public void resume() {
        var now = offer.get();
        forget(now);
        looking.run(progress -> {
            var items = items(now.session(), now.file());
            // What cannot be shown now would be lost if it were written over.
            return new Found(items, items.size() == now.session().photos().size() && sessions.take(now));
        }, found -> {
            if (found.taken()) {
                kept = now.session();
                found.items().forEach((photo, item) -> picture(photo, item, now.file()));
            } else {
                sessions.hide(now);
            }
            show(now.session(), found.items());
        }, activities::fail);
    }

    private record Found(Map<Session.Photo, PhotoItem> items, boolean taken) {
    }

    /** Shows again what this program has kept itself: for another language. */
    public void again(Session session) {
        kept = session;
        looking.run(progress -> items(session, sessions.place()), items -> {
            items.forEach((photo, item) -> picture(photo, item, sessions.place()));
            show(session, items);
        }, activities::fail);
    }

    /** What was kept as a picture of this program's own session stays where it is. */
    private void picture(Session.Photo photo, PhotoItem item, Path session) {
        if (item.file().isEmpty()) {
            pictures.put(item, SessionFile.meant(photo.file(), session).orElseThrow());
        }
    }

    private void show(Session session, Map<Session.Photo, PhotoItem> items) {
        state.show(session, items);
        var gone = session.photos().stream().filter(photo -> !items.containsKey(photo))
                .map(photo -> photo.file().substring(Math.max(photo.file().lastIndexOf('/'), photo.file().lastIndexOf('\\')) + 1))
                .toList();
        if (!gone.isEmpty()) {
            activities.fail(Problem.of(KeptViewModel.class, "kept.gone", gone.stream().limit(NAMES)
                    .collect(Collectors.joining(", ", "", gone.size() > NAMES ? " …" : ""))));
        }
    }

    private Map<Session.Photo, PhotoItem> items(Session session, Path place) {
        var items = new HashMap<Session.Photo, PhotoItem>();
        session.photos().forEach(photo -> SessionFile.meant(photo.file(), place).filter(Files::isRegularFile)
                .ifPresent(there -> items.put(photo, sessions.pictureName(there)
                        .map(name -> PhotoItem.of(PhotoReader.of(name, PhotoReader.read(there).raster())))
                        .orElseGet(() -> PhotoItem.of(there)))));
        return items;
    }

    /** Does not offer it again before the next start. */
    public void hide() {
        sessions.hide(offer.get());
        forget(offer.get());
    }

    /** Deletes what is offered. */
    public void discard() {
        var unwanted = offer.get();
        forget(unwanted);
        looking.run(progress -> {
            sessions.discard(unwanted);
            return null;
        }, done -> { });
    }

    private void forget(Kept one) {
        left = left.stream().filter(each -> each != one).toList();
        offerNext();
    }

    /** As {@link #keep}, unless keeping would take too much of the time: with tens of thousands of photos it is slow. */
    public void keepInTurn() {
        if (System.nanoTime() - resting >= 0) {
            keep();
        }
    }

    /** Keeps what is shown, if that is other than what was kept: away from this thread. Cheap where nothing changed. */
    public void keep() {
        if (failing && System.nanoTime() - failed < RETRY_NANOSECONDS) {
            return;
        }
        var now = shown();
        if (now != null) {
            kept = now;
            var shown = picturesShown();
            long number = sessions.next();
            keeping.run(progress -> {
                long start = System.nanoTime();
                sessions.keep(now, shown, number);
                return System.nanoTime() - start;
            }, took -> {
                failing = false;
                resting = System.nanoTime() + RESTING_SHARE * took;
            }, this::failed);
        }
    }

    private void failed(Throwable failure) {
        kept = null;
        failed = System.nanoTime();
        if (failing) {
            activities.log(failure);
        } else {
            // Said once: nobody wants to hear it every half minute.
            failing = true;
            activities.fail(failure);
        }
    }

    /** What is to be kept; null where that is kept already, or is not all there yet. */
    private Session shown() {
        if (workbench.isRestoring()) {
            return null;
        }
        if (photos == null) {
            photos = state.photos(sessions.place());
        }
        var now = state.session(true);
        boolean same = kept == null ? photos.isEmpty()
                : photos.equals(kept.photos()) && now.equals(kept.with(now.photos()));
        return same ? null : now.with(photos);
    }

    private Map<Path, Raster> picturesShown() {
        return workbench.film().items().stream().filter(pictures::containsKey)
                .collect(Collectors.toMap(pictures::get, item -> item.original().raster()));
    }

    /**
     * Keeps what is shown, now and on this thread.
     *
     * @return what there is to go on with; empty for nothing
     * @throws Problem if it cannot be written
     */
    public Optional<Session> keepNow() {
        var now = shown();
        if (now != null) {
            kept = now;
            sessions.keep(now, picturesShown(), sessions.next());
        }
        return Optional.ofNullable(kept).filter(session -> !session.photos().isEmpty());
    }

    /** Keeps what is shown for the next start, and ends with that. */
    public void end() {
        boolean anything = true;
        try {
            anything = keepNow().isPresent();
        } finally {
            sessions.end(anything);
        }
    }
}
