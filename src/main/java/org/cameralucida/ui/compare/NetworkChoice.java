package org.cameralucida.ui.compare;

import java.util.Optional;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;

/**
 * A network of a comparison.
 *
 * @param key a name of the catalog, or the network's file
 * @param pooling the pooling to use; empty for its own
 */
record NetworkChoice(String key, Optional<Pooling> pooling) {

    /** A network as it was trained. */
    static NetworkChoice of(String key) {
        return new NetworkChoice(key, Optional.empty());
    }

    /** The network with the chosen pooling. */
    Network variant(Network read) {
        return pooling.map(read::withPooling).orElse(read);
    }
}
