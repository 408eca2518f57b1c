package org.cameralucida.ui.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import org.cameralucida.image.Edit;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Resizer;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.TimingLog;

/**
 * What is done to the photo that is shown: done, undone and done again, each photo for itself. The photo is made anew in the
 * background, the newest stroke wins, and all that shows it follows.
 */
public final class EditsViewModel {

    /** One that is being looked at, one that waits, and the newest. */
    private static final int AWAITED = 3;

    private final WorkbenchViewModel workbench;
    private final FilmViewModel film;
    private final Activities activities;
    private final Lane lane;
    private final Lane small;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Map<PhotoItem, List<Edit>> undone = new WeakHashMap<>();
    private final Deque<Drawn> awaited = new ArrayDeque<>();
    private final BooleanBinding canUndo;
    /** The photo that is shown after all that is done, and before what is being drawn. */
    private Photo settled;
    private Edit live;

    /** A photo whose map is awaited since a stroke was made, a {@link System#nanoTime}. */
    private record Drawn(Photo photo, long since) {
    }

    EditsViewModel(WorkbenchViewModel workbench, Background background, Activities activities) {
        this.workbench = workbench;
        this.activities = activities;
        film = workbench.film();
        lane = background.newestWins("editing");
        small = background.newestWins("edited thumbnail");
        ObservableValue<Boolean> isEdited = film.currentProperty().flatMap(PhotoItem::editsProperty)
                .map(edits -> !edits.isEmpty()).orElse(false);
        canUndo = Bindings.createBooleanBinding(isEdited::getValue, isEdited);
        film.currentProperty().addListener((property, before, now) -> {
            settled = null;
            live = null;
            lane.cancel();
            awaited.clear();
            canRedo.set(!undone(now).isEmpty());
        });
    }

    /** Whether the photo is being made anew. */
    ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /** Counts what is done and undone, on any photo. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Whether something was done to the photo that is shown. */
    public BooleanBinding canUndo() {
        return canUndo;
    }

    /** Whether something of it was undone. */
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Shows the photo as it will be after an edit that is not finished: in the place of the last such one. */
    public void draw(Edit soFar) {
        if (settled != null) {
            live = soFar;
            show(film.currentProperty().get());
        }
    }

    /** Does an edit, in the place of the one that was under way. */
    public void add(Edit edit) {
        var item = film.currentProperty().get();
        if (item != null) {
            var edits = new ArrayList<>(item.editsProperty().get());
            edits.add(edit);
            change(item, edits, List.of());
        }
    }

    /** What was under way is not done. */
    public void cancel() {
        if (live != null) {
            live = null;
            show(film.currentProperty().get());
        }
    }

    /** Takes the last edit back. */
    public void undo() {
        var item = film.currentProperty().get();
        if (canUndo.get()) {
            var edits = new ArrayList<>(item.editsProperty().get());
            var taken = new ArrayList<>(undone(item));
            taken.add(edits.remove(edits.size() - 1));
            change(item, edits, taken);
        }
    }

    /** Does again what was taken back last. */
    public void redo() {
        var item = film.currentProperty().get();
        if (canRedo.get()) {
            var taken = new ArrayList<>(undone(item));
            var edits = new ArrayList<>(item.editsProperty().get());
            edits.add(taken.remove(taken.size() - 1));
            change(item, edits, taken);
        }
    }

    /** Takes all edits back; they can be done again one by one. */
    public void clear() {
        var item = film.currentProperty().get();
        if (canUndo.get()) {
            var taken = new ArrayList<>(undone(item));
            var edits = new ArrayList<>(item.editsProperty().get());
            Collections.reverse(edits);
            taken.addAll(edits);
            change(item, List.of(), taken);
        }
    }

    /** What a session says was done to a photo, before it is shown. */
    void restore(PhotoItem item, List<Edit> edits) {
        if (!item.editsProperty().get().equals(edits)) {
            undone.remove(item);
            item.edit(edits);
            item.setThumbnail(null);
            changes.set(changes.get() + 1);
        }
    }

    private List<Edit> undone(PhotoItem item) {
        return item == null ? List.of() : undone.getOrDefault(item, List.of());
    }

    private void change(PhotoItem item, List<Edit> edits, List<Edit> taken) {
        live = null;
        item.edit(edits);
        undone.put(item, taken);
        canRedo.set(!taken.isEmpty());
        show(item);
        changes.set(changes.get() + 1);
    }

    /** The photo that is shown is there now; null while it is not. */
    void shown(PhotoItem item, Photo read) {
        settled = read;
        if (read != null && !item.isShownBy(read)) {
            show(item);
        }
    }

    private void show(PhotoItem item) {
        var wanted = new ArrayList<>(item.editsProperty().get());
        if (live != null) {
            wanted.add(live);
        }
        if (settled == null) {
            return;
        }
        workbench.predictions().keep();
        var now = workbench.photoProperty().get();
        var from = now != null && now.edits().equals(wanted) ? now : settled;
        long since = System.nanoTime();
        var look = QuickLook.before(workbench);
        lane.run(progress -> {
            var photo = from.with(wanted);
            look.accept(photo);
            return photo;
        }, photo -> arrived(item, photo, since), activities::fail);
    }

    private void arrived(PhotoItem item, Photo photo, long since) {
        if (item.isShownBy(photo)) {
            settled = photo;
            workbench.decoded().put(item.key(), photo);
            small.run(progress -> small(photo), item::setThumbnail, activities::fail);
        }
        if (photo != workbench.photoProperty().get()) {
            awaited.add(new Drawn(photo, since));
            if (awaited.size() > AWAITED) {
                awaited.remove();
            }
            workbench.edited(photo);
        }
    }

    private static Raster small(Photo photo) {
        double scale = Math.min(1, (double) FilmViewModel.THUMBNAIL_SIDE / Math.max(photo.width(), photo.height()));
        return Resizer.resize(photo, photo.whole(), (int) Math.max(1, Math.round(photo.width() * scale)),
                (int) Math.max(1, Math.round(photo.height() * scale)), Resampling.BILINEAR);
    }

    /** A photo has been seen, and all that is instant is shown of it. */
    void seen(Photo photo) {
        if (awaited.stream().anyMatch(each -> each.photo() == photo)) {
            Drawn next;
            do {
                next = awaited.remove();
            } while (next.photo() != photo);
            TimingLog.done("stroke to map", next.since());
        }
    }
}
