package org.cameralucida.ui.workbench;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.network.Network;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;

/**
 * What the network says about the photos in sight, under their thumbnails. It looks at them one by one while it has
 * nothing better to do, through its card's frame.
 */
public final class CaptionsViewModel {

    /** How long after another photo was asked for captions wait, nanoseconds: longer than showing it takes. */
    private static final long QUIET = 200_000_000;

    private final FilmViewModel film;
    private final NetworksViewModel networks;
    private final Lane captioning;
    private final Texts texts;
    private final BooleanSupplier occupied;
    private final Set<PhotoItem> wanted = new LinkedHashSet<>();
    private volatile long quietUntil = System.nanoTime();

    CaptionsViewModel(FilmViewModel film, NetworksViewModel networks, Background background, Texts texts,
            BooleanSupplier occupied) {
        this.film = film;
        this.networks = networks;
        this.texts = texts;
        this.occupied = occupied;
        captioning = background.newestWins("captions");
        captioning.busyProperty().addListener((property, before, now) -> proceed());
        networks.loadedProperty().addListener((property, before, now) -> {
            captioning.cancel();
            film.forEach(item -> {
                if (!item.captionProperty().get().isEmpty()) {
                    item.captionProperty().set("");
                    wanted.add(item);
                }
            });
            proceed();
        });
    }

    /** Another photo is to be shown: that comes first. */
    void letOthersGoFirst() {
        quietUntil = System.nanoTime() + QUIET;
    }

    Texts texts() {
        return texts;
    }

    /** An item has come into sight: it wants a caption. */
    public void shown(PhotoItem item) {
        wanted.add(item);
        proceed();
    }

    /** An item has left the sight: whoever is in sight comes first. */
    public void hidden(PhotoItem item) {
        wanted.remove(item);
    }

    /** Says what an observation found. */
    void say(PhotoItem item, Network network, Observation observation) {
        var top = observation.top(1)[0];
        item.captionProperty().set(texts.of(CaptionsViewModel.class, "caption",
                network.labels().shortName(top, texts.locale()),
                Double.isNaN(observation.probability(top)) ? texts.figure(observation.logits()[top])
                        : texts.percent(observation.probability(top), 1)));
    }

    /** Looks at the next photo that wants a caption, if there is nothing better to do. */
    void proceed() {
        var loaded = networks.loadedProperty().get();
        if (loaded == null || occupied.getAsBoolean() || captioning.isBusy()) {
            return;
        }
        wanted.removeIf(item -> !item.captionProperty().get().isEmpty() || item.failureProperty().get() != null);
        // The one that is shown is looked at anyway.
        var next = wanted.stream().filter(item -> item != film.currentProperty().get()).findFirst();
        if (next.isPresent()) {
            var item = next.get();
            wanted.remove(item);
            captioning.run(progress -> {
                progress.pause((quietUntil - System.nanoTime()) / 1_000_000);
                return observe(loaded, item);
            }, observation -> {
                // Meanwhile it may have been shown, and looked at by then.
                if (networks.loadedProperty().get() == loaded && item.captionProperty().get().isEmpty()) {
                    say(item, loaded.network(), observation);
                }
            }, failure -> { });
        }
    }

    private static Observation observe(LoadedNetwork loaded, PhotoItem item) {
        // In full: a reduced one is quicker, and says something else now and then.
        return loaded.observe(View.of(item.read(), loaded.network().preprocessing()));
    }
}
