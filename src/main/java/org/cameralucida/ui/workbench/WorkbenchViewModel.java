package org.cameralucida.ui.workbench;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.compare.Truths;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Raster;
import org.cameralucida.localize.Box;
import org.cameralucida.network.Network;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneState;

/**
 * What lies on the workbench, as a chain in which each link follows from the one before: the current photo is decoded;
 * the gaze frame lies on it; the network looks through the frame (one forward pass a change, the newest wins); what is predicted
 * follows. The features make their maps of what was seen.
 */
public final class WorkbenchViewModel {

    private final FilmViewModel film;
    private final NetworksViewModel networks;
    private final GazeViewModel gaze = new GazeViewModel();
    private final PredictionsViewModel predictions;
    private final MethodsViewModel methods = new MethodsViewModel();
    private final HeatmapOptions display = new HeatmapOptions();
    private final TruthViewModel truths;
    private final Exports exports;
    private final ChannelChoices channels;
    private final ShownFeature feature = new ShownFeature();
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>();
    private final CaptionsViewModel captions;
    private final Activities activities;
    private final EngineClaims claims = new EngineClaims();
    private final PhotoDecoding decoding;
    private final EditsViewModel edits;
    private final Lane observing;
    private final PhotoCache decoded = PhotoCache.ofThisMachine();
    private final ReadOnlyObjectWrapper<Photo> photo = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Observation> observation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper firstLook = new ReadOnlyBooleanWrapper();
    private final LookAhead ahead;
    private Look asked;
    private View view;
    private PaneState.MethodChoice choice;
    private int direction = 1;
    private int lookedThrough;
    private Restoring restoring;

    /** What a network was asked to look at. */
    private record Look(View view, Network network) {
    }

    /** Shows nothing yet. */
    public WorkbenchViewModel(FilmViewModel film, NetworksViewModel networks, Memory memory, Background background,
            Activities activities, Texts texts) {
        this.film = film;
        this.networks = networks;
        this.activities = activities;
        observing = background.newestWins("observing");
        ahead = new LookAhead(background);
        decoding = new PhotoDecoding(film, decoded, ahead, background, activities);
        edits = new EditsViewModel(this, background, activities);
        // Before all others: a map that is made of what was seen is shown in its own units.
        observation.addListener((property, before, now) -> choose());
        predictions = new PredictionsViewModel(observation, texts);
        truths = new TruthViewModel(background);
        exports = new Exports(background, activities);
        channels = new ChannelChoices(networks);
        captions = new CaptionsViewModel(film, networks, background, texts, claims.claimedProperty()::get);
        display.preferColorMap(memory.preferences().colorMap());
        memory.preferencesProperty().addListener((property, before, now) -> {
            if (!before.colorMap().equals(now.colorMap())) {
                display.preferColorMap(now.colorMap());
            }
        });
        film.currentProperty().addListener((property, before, now) -> {
            direction = film.items().indexOf(now) < film.items().indexOf(before) ? -1 : 1;
            captions.letOthersGoFirst();
            decoding.show(now, this::shown);
        });
        networks.loadedProperty().addListener((property, before, now) -> lookThrough(before, now));
        gaze.frameProperty().addListener((property, before, now) -> observe());
        methods.chosenProperty().addListener((property, before, now) -> choose());
        methods.changesProperty().addListener((property, before, now) -> choose());
        List.of(decoding.busyProperty(), observing.busyProperty(), edits.busyProperty()).forEach(claims::add);
        claims.claimedProperty().addListener((property, before, now) -> captions.proceed());
    }

    /** The opened photos. */
    public FilmViewModel film() {
        return film;
    }

    /** The network in use. */
    public NetworksViewModel networks() {
        return networks;
    }

    /** The photos that are decoded. */
    public PhotoCache decoded() {
        return decoded;
    }

    /** The part of the photo that the network sees. */
    public GazeViewModel gaze() {
        return gaze;
    }

    /** What the network says. */
    public PredictionsViewModel predictions() {
        return predictions;
    }

    /** How each method is set, at which layer one looks, and the method of a single map. */
    public MethodsViewModel methods() {
        return methods;
    }

    /** How maps are displayed. */
    public HeatmapOptions display() {
        return display;
    }

    /** The true boxes. */
    public TruthViewModel truths() {
        return truths;
    }

    /** Who wants the engine now: nothing is prepared and nothing captioned meanwhile. */
    public EngineClaims claims() {
        return claims;
    }

    /** What is chosen of the network's channels. */
    public ChannelChoices channels() {
        return channels;
    }

    /** What is done to the photo that is shown. */
    public EditsViewModel edits() {
        return edits;
    }

    /** What leaves the window. */
    public Exports exports() {
        return exports;
    }

    /** The true boxes of the chosen class on the photo that is shown. */
    public List<Box> truthsShown() {
        var seen = observation.get();
        int index = predictions.selectedProperty().get();
        var item = film.currentProperty().get();
        return seen == null || index < 0 || item == null ? List.of()
                : Truths.of(truths.objects(item), seen.network().labels(), index).boxes();
    }

    /** What is shown of the program. */
    public ObjectProperty<Feature> featureProperty() {
        return feature.property();
    }

    /** Whether a feature is shown. */
    public ReadOnlyBooleanProperty shownProperty(Feature which) {
        return feature.is(which);
    }

    /** Where the cursor is on the photo that is shown; null while it is elsewhere. */
    public ObjectProperty<Place> cursorProperty() {
        return cursor;
    }

    /** What is said under the thumbnails. */
    public CaptionsViewModel captions() {
        return captions;
    }

    /** The photo that is shown; null while there is none. */
    public ReadOnlyObjectProperty<Photo> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /** What the network said last, of the {@link #view}; null while it has seen nothing. */
    public ReadOnlyObjectProperty<Observation> observationProperty() {
        return observation.getReadOnlyProperty();
    }

    /** What was observed last: the photo that is shown, and the part of it that was seen; null while that is nothing. */
    public View view() {
        return view;
    }

    /** Whether the last look was the first one since the network was opened: it takes longer than those after it. */
    public ReadOnlyBooleanProperty firstLookProperty() {
        return firstLook.getReadOnlyProperty();
    }

    /** Whether the network is looking. */
    public ReadOnlyBooleanProperty observingProperty() {
        return observing.busyProperty();
    }

    /** Shows what a pane showed, as soon as its network is ready and has seen its photo (null: any); neither is opened. */
    void restore(PhotoItem item, PaneState state, BooleanSupplier ready) {
        display.restore(state.display());
        restoring = new Restoring(this, item, state, ready);
    }

    /** Whether what is shown is on its way to what it was before: until then it is neither. */
    boolean isRestoring() {
        return restoring != null && (decoding.isBusy() || observing.isBusy() || networks.openingProperty().get());
    }

    /** Opens a picture that was pasted. */
    public void paste(Raster picture) {
        film.open(PhotoReader.of(
                film.freshName(n -> captions.texts().of(WorkbenchViewModel.class, "pasted", n)), picture));
    }

    /** A scale in the units of one method means nothing for another. */
    private void choose() {
        var seen = observation.get();
        var now = seen == null ? choice : methods.choiceFor(methods.chosenProperty().get().id(), seen.network());
        if (now != null && !now.equals(choice)) {
            choice = now;
            display.release();
        }
    }

    private void shown(Photo read) {
        lookAt(read);
        edits.shown(film.currentProperty().get(), read);
    }

    private void lookAt(Photo read) {
        var next = next(read);
        var known = next.flatMap(each -> networks.loadedProperty().get().known(each));
        if (known.isPresent()) {
            // In one step: nothing is taken away first that has to be put back.
            asked = new Look(next.get(), known.get().network());
            predictions.followTopOfTheNext();
            photo.set(read);
            gaze.show(read);
            observing.cancel();
            sighted(next.get(), known.get());
            return;
        }
        predictions.followTop();
        forget();
        photo.set(read);
        gaze.show(read);
        observe();
    }

    /** The photo that is shown looks otherwise: the network looks again, and until then what it said stays. */
    void edited(Photo now) {
        photo.set(now);
        gaze.edited(now);
        observe();
    }

    private void forget() {
        view = null;
        asked = null;
        observation.set(null);
    }

    /** A photo through the frame that it is shown with. */
    private Optional<View> next(Photo read) {
        var loaded = networks.loadedProperty().get();
        return read == null || loaded == null ? Optional.empty() : Optional.of(gaze.isWhole()
                ? new View(read, read.whole()) : View.of(read, loaded.network().preprocessing()));
    }

    /**
     * Prepares the photo that will probably be shown next. To be called when everything that is wanted now is shown.
     */
    public void lookAhead() {
        var items = film.items();
        int next = items.indexOf(film.currentProperty().get()) + direction;
        var loaded = networks.loadedProperty().get();
        var seen = observation.get();
        if (next < 0 || next >= items.size() || loaded == null || seen == null
                || claims.claimedProperty().get()) {
            return;
        }
        var item = items.get(next);
        var known = decoded.get(item.key());
        if (item.failureProperty().get() == null && next(known).flatMap(loaded::known).isEmpty()) {
            ahead.prepare(item, known, loaded, seen.milliseconds(), gaze.isWhole(),
                    (read, photoRead) -> decoded.put(read.key(), photoRead));
        }
    }

    private void lookThrough(LoadedNetwork before, LoadedNetwork now) {
        if (before == null || now == null || before.network().labels() != now.network().labels()) {
            predictions.followTop();
        }
        forget();
        gaze.look(now == null ? null : now.network().preprocessing());
        observe();
    }

    /**
     * Asks for a look at what is shown now; where nothing has changed since the last one, or that is on its way, does
     * nothing.
     */
    private void observe() {
        var loaded = networks.loadedProperty().get();
        var frame = gaze.frameProperty().get();
        var shown = photo.get();
        if (loaded == null || frame == null || shown == null) {
            forget();
            return;
        }
        var look = new Look(new View(shown, frame), loaded.network());
        if (observation.get() != null && look.equals(new Look(view, observation.get().network()))) {
            // Something else may have been asked for in between.
            observing.cancel();
            asked = null;
            return;
        }
        if (look.equals(asked)) {
            return;
        }
        asked = look;
        var known = loaded.known(look.view());
        if (known.isPresent()) {
            observing.cancel();
            sighted(look.view(), known.get());
            return;
        }
        observing.run(progress -> QuickLook.see(loaded, look.view()), seen -> ifStillShown(shown, loaded.network(), () -> sighted(look.view(), seen)),
                failure -> ifStillShown(shown, loaded.network(), () -> {
                    asked = null;
                    activities.fail(failure);
                }));
    }

    void sighted(View seen, Observation said) {
        firstLook.set(lookedThrough != networks.openings());
        lookedThrough = networks.openings();
        if (gaze.modeProperty().get() != FrameMode.OWN && film.currentProperty().get() != null) {
            captions.say(film.currentProperty().get(), said.network(), said);
        }
        var due = restoring != null && restoring.isDue() ? restoring : null;
        restoring = due == null ? restoring : null;
        if (due == null || !due.isSeenAnew(said)) {
            view = seen;
            observation.set(said);
            edits.seen(seen.photo());
        }
    }

    private void ifStillShown(Photo shown, Network network, Runnable action) {
        var loaded = networks.loadedProperty().get();
        // While a stroke is drawn what was seen is shown, though by then more is drawn.
        if (shown.isOfSameFile(photo.get()) && loaded != null && loaded.network() == network) {
            action.run();
        }
    }
}
