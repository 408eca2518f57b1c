package org.cameralucida.ui.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.network.Network;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;

/**
 * Decodes the photo that will probably be shown next, and has the network look at it, while there is nothing better to
 * do: then it is there at the press of a key. What was seen lately is kept for the way back.
 */
final class LookAhead {

    /** As many sightings are kept: the last ones, and the next one. */
    static final int KEPT = 4;
    /** A network that takes longer would be in the way of what is asked for next, milliseconds. */
    private static final double QUICK = 250;

    private final Lane lane;
    private final List<Sighting> kept = new ArrayList<>();
    private PhotoItem preparing;
    private Runnable then = () -> { };

    LookAhead(Background background) {
        lane = background.newestWins("looking ahead");
    }

    /** What was seen of a photo; empty if that is not known. */
    Optional<Sighting> seen(Photo photo, Region frame, Network network) {
        return kept.stream().filter(sighting -> sighting.photo() == photo && sighting.frame().equals(frame)
                && sighting.network() == network).findFirst();
    }

    /**
     * Keeps what was seen; what was kept longest goes, and what was seen of photos that are no longer kept.
     *
     * @param isKept whether a photo is kept
     */
    void keep(Sighting sighting, Predicate<Photo> isKept) {
        kept.removeIf(each -> each == sighting || !isKept.test(each.photo()));
        kept.add(sighting);
        if (kept.size() > KEPT) {
            kept.remove(0);
        }
    }

    /** Keeps nothing of what was seen. */
    void forget() {
        kept.clear();
    }

    /**
     * Whether a photo is being prepared; if so, something is done as soon as it is, whether that succeeds or not.
     */
    boolean waitFor(PhotoItem item, Runnable action) {
        if (item != preparing) {
            then = () -> { };
            return false;
        }
        then = action;
        return true;
    }

    /**
     * Prepares a photo.
     *
     * @param decoded the photo, if it is decoded already; otherwise null
     * @param last what the network took last time
     * @param whole whether the network is given the whole photo
     * @param read keeps the decoded photo
     * @param isKept whether a photo is kept
     */
    void prepare(PhotoItem item, Photo decoded, LoadedNetwork loaded, double last, boolean whole,
            BiConsumer<PhotoItem, Photo> read, Predicate<Photo> isKept) {
        preparing = item;
        lane.run(progress -> {
            var photo = decoded == null ? item.read() : decoded;
            var preprocessing = loaded.network().preprocessing();
            var frame = whole ? photo.whole() : preprocessing.frame(photo.width(), photo.height());
            progress.check();
            Observation observation = last > QUICK ? null : loaded.observe(new View(photo, frame));
            return new Prepared(photo, observation == null ? null
                    : new Sighting(photo, frame, loaded.network(), observation));
        }, prepared -> {
            read.accept(item, prepared.photo());
            if (prepared.sighting() != null) {
                keep(prepared.sighting(), isKept);
            }
            done();
        }, failure -> done());
    }

    private record Prepared(Photo photo, Sighting sighting) {
    }

    private void done() {
        preparing = null;
        var next = then;
        then = () -> { };
        next.run();
    }
}
