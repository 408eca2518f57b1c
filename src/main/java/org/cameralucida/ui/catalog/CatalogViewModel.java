package org.cameralucida.ui.catalog;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.cameralucida.catalog.download.Downloads;
import org.cameralucida.catalog.download.Offer;
import org.cameralucida.message.Message;
import org.cameralucida.ui.catalog.Standing.State;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;

/** The networks that can be had, found by words, downloaded, used, and taken off the disk. */
public final class CatalogViewModel {

    private final NetworksViewModel networks;
    private final Optional<Downloads> downloads;
    private final Dialogs dialogs;
    private final Background background;
    private final Activities activities;
    private final Texts texts;
    private final Lane reading;
    private final ObservableList<CatalogItem> all = FXCollections.observableArrayList();
    private final FilteredList<CatalogItem> shown = new FilteredList<>(all);
    private final StringProperty words = new SimpleStringProperty("");
    private final BooleanProperty watched = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();

    /**
     * Nothing read yet.
     *
     * @param downloads empty where there is no catalog
     */
    public CatalogViewModel(NetworksViewModel networks, Optional<Downloads> downloads, Dialogs dialogs,
            Background background, Activities activities, Texts texts) {
        this.networks = networks;
        this.downloads = downloads;
        this.dialogs = dialogs;
        this.background = background;
        this.activities = activities;
        this.texts = texts;
        reading = background.newestWins("catalog");
        words.addListener((property, before, now) -> shown.setPredicate(now.isBlank() ? null
                : item -> item.matches(now.strip())));
    }

    /** Whether there is a catalog at all. */
    public boolean exists() {
        return downloads.isPresent();
    }

    /** The networks that are called or described by the {@link #wordsProperty words}. */
    public ObservableList<CatalogItem> shown() {
        return shown;
    }

    /** What is looked for. */
    public StringProperty wordsProperty() {
        return words;
    }

    /** Whether somebody sees the list, and with it what goes wrong. */
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /** Why there is no list, or why one of it could not be deleted; null for nothing. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What was done last, where nobody saw it. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Whether the list is being read. */
    public ObservableBooleanValue readingProperty() {
        return reading.busyProperty();
    }

    /** Reads what there is and what is here. */
    public void open() {
        read(() -> { });
    }

    private record Found(Offer offer, Standing standing) {
    }

    private void read(Runnable then) {
        failure.set(null);
        downloads.ifPresent(source -> reading.run(progress -> source.offers().listed().stream().map(offer ->
                new Found(offer, Standing.atRest(offer, source.isHere(offer), source.arrived(offer)))).toList(),
                found -> {
                    show(found, source);
                    then.run();
                }, this::fail));
    }

    private void show(List<Found> found, Downloads source) {
        if (all.isEmpty()) {
            all.setAll(found.stream().map(f -> new CatalogItem(f.offer(), f.standing(), source,
                    background.newestWins("download of " + f.offer().id()), texts)).toList());
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).found(found.get(i).standing());
        }
    }

    private void fail(Throwable cause) {
        activities.log(cause);
        failure.set(new Failure(cause));
    }

    /** What a click on a network's button does, by how it stands. */
    public void act(CatalogItem item) {
        switch (item.standingProperty().get().state()) {
            case BUNDLED, HERE -> networks.open(item.key());
            case PUBLISHED, PAUSED, FAILED -> start(item);
            case DOWNLOADING, VERIFYING -> item.cancel();
            case RECIPE -> dialogs.copy(Downloads.recipe());
        }
    }

    private void start(CatalogItem item) {
        var job = item.start(() -> {
            if (!watched.get()) {
                done.set(Message.of(CatalogViewModel.class, "arrived", item.offer().name()));
            }
        }, cause -> {
            if (watched.get()) {
                // Its row says it.
                activities.log(cause);
            } else {
                activities.fail(cause);
            }
        });
        activities.begin(item.title(), job);
    }

    /** Takes a network off the disk, or what has arrived of it. */
    public void remove(CatalogItem item) {
        failure.set(null);
        item.remove(this::fail);
    }

    /** Whether a network is the one in use. */
    ObservableValue<Boolean> isInUse(CatalogItem item) {
        return networks.keyProperty().map(key -> key.equals(item.key())
                || NetworksViewModel.shortName(key).equals(item.key() + ".onnx"));
    }

    /** Which downloads go on. */
    public List<String> goingOn() {
        return all.stream().filter(item -> item.standingProperty().get().state().isGoingOn()).map(CatalogItem::key)
                .toList();
    }

    /** Goes on with downloads that went on in a window that is no more. */
    public void goOn(List<String> ids) {
        if (!ids.isEmpty()) {
            read(() -> all.stream().filter(item -> ids.contains(item.key())).forEach(this::start));
        }
    }

    /** Whether a network can be taken off the disk. */
    static boolean isRemovable(Standing standing) {
        return standing.state() == State.HERE || standing.state() == State.PAUSED
                || standing.state() == State.FAILED && standing.bytes() > 0;
    }
}
