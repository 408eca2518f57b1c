package org.cameralucida.ui.kit;

import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The long work that goes on, and what went wrong last: what the status bar and the error bar show. */
public final class Activities {

    private static final Logger LOG = LoggerFactory.getLogger(Activities.class);

    /**
     * Long work.
     *
     * @param title what is being done
     * @param job how far it is, and the way to cancel it
     */
    public record Activity(Message title, Job job) {
    }

    private final ObservableList<Activity> running = FXCollections.observableArrayList();
    private final ObservableList<Activity> shown = FXCollections.unmodifiableObservableList(running);
    private final ReadOnlyObjectWrapper<Failure> failure = new ReadOnlyObjectWrapper<>();

    /** What goes on, the oldest first. */
    public ObservableList<Activity> running() {
        return shown;
    }

    /** Shows work until it has ended. */
    public void begin(Message title, Job job) {
        if (job.endedProperty().get()) {
            return;
        }
        var activity = new Activity(title, job);
        running.add(activity);
        job.endedProperty().addListener((property, before, now) -> running.remove(activity));
    }

    /** What went wrong last and has not been dismissed; null for nothing. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Shows what went wrong, and logs it. That something was cancelled is nothing wrong. */
    public void fail(Throwable cause) {
        if (cause instanceof CancellationException) {
            return;
        }
        log(cause);
        failure.set(new Failure(cause));
    }

    /** Logs what went wrong where it is shown in another place. */
    public void log(Throwable cause) {
        if (cause instanceof Problem) {
            // Nothing of ours is broken: the sentence says it all.
            LOG.info("{}", cause.getMessage());
            LOG.debug("shown to the user", cause);
        } else {
            LOG.warn("shown to the user", cause);
        }
    }

    /** The failure has been read. */
    public void dismiss() {
        failure.set(null);
    }
}
