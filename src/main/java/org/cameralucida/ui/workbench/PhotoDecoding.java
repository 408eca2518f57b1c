package org.cameralucida.ui.workbench;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.cameralucida.image.Photo;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;

/** Decodes the photo that is to be shown, unless that was done lately, and does its edits. */
final class PhotoDecoding {

    private final FilmViewModel film;
    private final PhotoCache decoded;
    private final LookAhead ahead;
    private final Activities activities;
    private final Lane lane;
    private Job job;

    PhotoDecoding(FilmViewModel film, PhotoCache decoded, LookAhead ahead, Background background, Activities activities) {
        this.film = film;
        this.decoded = decoded;
        this.ahead = ahead;
        this.activities = activities;
        lane = background.newestWins("decoding");
    }

    /** Whether a photo is being decoded. */
    ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    boolean isBusy() {
        return lane.isBusy();
    }

    /**
     * Decodes the photo that is the current one now.
     *
     * @param shown gets it; null where there is none, or it cannot be read
     */
    void show(PhotoItem item, Consumer<Photo> shown) {
        if (job != null) {
            job.cancel();
        }
        var known = item == null ? null : decoded.get(item.key());
        if (item == null || known != null && item.isShownBy(known)) {
            shown.accept(known);
            return;
        }
        if (ahead.waitFor(item, () -> {
            if (film.currentProperty().get() == item) {
                show(item, shown);
            }
        })) {
            return;
        }
        job = lane.run(progress -> item.read(known), read -> {
            decoded.put(item.key(), read);
            item.failureProperty().set(null);
            shown.accept(read);
        }, failure -> {
            item.failureProperty().set(new Failure(failure));
            shown.accept(null);
            activities.log(failure);
        });
        activities.begin(Message.of(PhotoDecoding.class, "decoding", item.name()), job);
    }
}
