package org.cameralucida.ui.workbench;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.SessionFile.Place;
import org.cameralucida.workspace.SessionFile;

/** Saves what is shown as a session file, and shows again what one holds. */
public final class SessionViewModel {

    private static final int NAMES = 4;
    /** A file beside which photos are named that never leave the program. */
    private static final Path ANY = Path.of("any" + SessionFile.ENDING);

    private final Dialogs dialogs;
    private final Activities activities;
    private final Lane lane;
    private final WorkbenchViewModel workbench;
    private final Saved saved;
    private final FilmViewModel film;
    private final SessionState state;
    private final SessionState all;
    /** What tells pictures that are no files from others of their name, in sessions that are saved. */
    private final Map<PhotoItem, String> pictures = new WeakHashMap<>();
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();

    /** A session whose photos are being looked for. */
    private record Opening(Path file, Session session, Map<Session.Photo, Place> places) {

        /** The next photo that is not as it was. */
        private Optional<Session.Photo> missing() {
            return places.entrySet().stream().filter(entry -> !entry.getValue().same()).map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** Saves and opens what lies on a workbench, and what features show of it. */
    public SessionViewModel(WorkbenchViewModel workbench, Saved saved, Dialogs dialogs,
            Background background, Activities activities) {
        this.workbench = workbench;
        this.saved = saved;
        this.dialogs = dialogs;
        this.activities = activities;
        film = workbench.film();
        state = new SessionState(workbench, saved, PhotoItem::file);
        all = new SessionState(workbench, saved, item -> item.file()
                .or(() -> Optional.of(Path.of("pasted " + System.identityHashCode(item)))));
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

    /** What is shown now, the photos without their hashes; pasted pictures are left out. */
    public Session shown() {
        return state.session(true).with(state.photos(ANY));
    }

    /** Keeps what is shown, pasted pictures too; what it gives shows it again. */
    public Runnable remembered() {
        var photos = new LinkedHashMap<Session.Photo, PhotoItem>();
        var named = all.photos(ANY);
        for (int i = 0; i < named.size(); i++) {
            photos.put(named.get(i), film.items().get(i));
        }
        var before = all.session(true).with(named);
        return () -> all.showOnly(before, photos);
    }

    /**
     * Shows a value as a session's file would, wherever it is in a lesson.
     *
     * @param files where its photos are
     */
    public void show(Session session, Map<Session.Photo, Path> files) {
        var photos = new HashMap<Session.Photo, PhotoItem>();
        files.forEach((photo, file) -> photos.put(photo, PhotoItem.of(file)));
        state.showOnly(session, photos);
    }

    /** Saves what is shown. Pasted pictures, which are no files, become some, in a folder beside it. */
    public void save(Path file) {
        var shown = new SessionState(workbench, saved, item -> item.file().or(() -> Optional.of(picture(item, file))))
                .shown(file);
        var pasted = film.items().stream().filter(item -> item.file().isEmpty())
                .collect(Collectors.toMap(item -> picture(item, file), item -> item.original().raster()));
        lane.run(progress -> {
            SessionFile.writePictures(pasted);
            SessionFile.write(file, shown.hashed());
            return file;
        }, saved -> say("session.saved", saved.toString()), activities::fail);
    }

    private Path picture(PhotoItem item, Path session) {
        return SessionFile.picture(session, item.name(), pictures.computeIfAbsent(item,
                picture -> UUID.randomUUID().toString().substring(0, 8)));
    }

    /** Opens a session; of a photo that is not where it was, or not as it was, asks where it is. */
    public void open(Path file) {
        lane.run(progress -> {
            var session = SessionFile.read(file);
            var places = new LinkedHashMap<Session.Photo, Place>();
            for (var photo : session.photos()) {
                progress.check();
                places.put(photo, SessionFile.find(photo, file));
            }
            return new Opening(file, session, places);
        }, this::locate, activities::fail);
    }

    /** Asks for the first photo that is not as it was; the others are looked for in the same folder. */
    private void locate(Opening opening) {
        var missing = opening.missing();
        if (missing.isEmpty()) {
            show(opening);
            return;
        }
        activities.fail(problem(opening));
        var chosen = dialogs.locatePhoto(opening.places().get(missing.get()).file()
                .orElse(fileName(missing.get())));
        if (chosen.isEmpty()) {
            show(opening);
            return;
        }
        lane.run(progress -> found(opening, missing.get(), chosen.get()), now -> {
            if (now.places().get(missing.get()).same()) {
                activities.dismiss();
                locate(now);
            } else {
                show(now);
            }
        }, activities::fail);
    }

    private static Opening found(Opening opening, Session.Photo wanted, Path chosen) {
        var places = new LinkedHashMap<>(opening.places());
        var folder = chosen.toAbsolutePath().getParent();
        places.replaceAll((photo, place) -> {
            if (place.same()) {
                return place;
            }
            var here = photo.equals(wanted) && SessionFile.isSame(chosen, photo) ? Optional.of(chosen)
                    : SessionFile.inFolder(photo, folder);
            return here.isPresent() ? new Place(here, true) : place;
        });
        return new Opening(opening.file(), opening.session(), places);
    }

    /** What is to be known of photos that are gone, or else of those that have changed. */
    private static Problem problem(Opening opening) {
        var wrong = opening.places().entrySet().stream().filter(entry -> !entry.getValue().same()).toList();
        var gone = wrong.stream().filter(entry -> entry.getValue().file().isEmpty()).toList();
        var said = gone.isEmpty() ? wrong : gone;
        var names = said.stream().limit(NAMES).map(entry -> nameOf(entry.getKey())).collect(Collectors.joining(", "));
        return Problem.of(SessionViewModel.class, gone.isEmpty() ? "session.changed" : "session.moved",
                said.size() > NAMES ? names + " …" : names);
    }

    /** A session may come from a system, or a hand, that allows other names. */
    private static Path fileName(Session.Photo photo) {
        try {
            return Path.of(nameOf(photo));
        } catch (InvalidPathException e) {
            return Path.of("photo");
        }
    }

    private static String nameOf(Session.Photo photo) {
        return photo.file().substring(Math.max(photo.file().lastIndexOf('/'), photo.file().lastIndexOf('\\')) + 1);
    }

    /** What has changed is shown as it is now; what is gone is left out. */
    private void show(Opening opening) {
        var photos = new HashMap<Session.Photo, PhotoItem>();
        opening.places().forEach((photo, place) ->
                place.file().ifPresent(file -> photos.put(photo, PhotoItem.of(file))));
        state.show(opening.session(), photos);
        say("session.opened", String.valueOf(opening.file().getFileName()));
    }

    private void say(String key, String argument) {
        done.set(null);
        done.set(Message.of(SessionViewModel.class, key, argument));
    }
}
