package org.cameralucida.explain;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.network.Preprocessing;

/**
 * What was seen lately, so that another class, method or way to show it runs no network. The photos themselves are not
 * kept alive: what was seen of one that is gone goes too.
 */
final class ObservationCache {

    private static final int ROOM = 12;

    /** Photos are told apart by identity: two of the same pixels are looked at twice. */
    private record Key(WeakReference<Photo> photo, int identity, Region region, Preprocessing preprocessing,
            Pooling pooling) {

        static Key of(View view, Network network) {
            return new Key(new WeakReference<>(view.photo()), System.identityHashCode(view.photo()), view.region(),
                    network.preprocessing(), network.head().pooling());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && identity == key.identity && photo.get() == key.photo.get()
                    && region.equals(key.region) && preprocessing.equals(key.preprocessing) && pooling == key.pooling;
        }

        @Override
        public int hashCode() {
            return 31 * identity + region.hashCode();
        }
    }

    private final Map<Key, Observation> observations = new LinkedHashMap<>(32, 0.75f, true);

    /** What was seen; empty if it is not kept. */
    synchronized Optional<Observation> get(View view, Network network) {
        return Optional.ofNullable(observations.get(Key.of(view, network))).map(known -> known.network() == network
                ? known : new Observation(network, known.input(), known.logits(), known.probabilities(),
                        known.features(), known.milliseconds()));
    }

    /** Keeps what was seen, in place of what was not asked for longest. */
    synchronized void put(View view, Network network, Observation seen) {
        observations.keySet().removeIf(key -> key.photo().get() == null);
        observations.put(Key.of(view, network), seen);
        if (observations.size() > ROOM) {
            observations.remove(observations.keySet().iterator().next());
        }
    }

    synchronized void clear() {
        observations.clear();
    }
}
