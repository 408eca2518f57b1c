package org.cameralucida.workspace;

import java.util.Objects;
import java.util.Optional;
import org.cameralucida.compare.Axis;
import org.cameralucida.network.Pooling;

/**
 * The place of a pane in a comparison: what tells it from the others of its axis, whatever is on the photo.
 *
 * @param axis what is compared
 * @param network the key of the pane's network
 * @param pooling the pooling that is swapped in; empty for the network's own
 * @param what the method, or the photo's name, where those are what differs; otherwise empty
 */
public record PaneSlot(Axis axis, String network, Optional<Pooling> pooling, String what) {

    public PaneSlot {
        Objects.requireNonNull(axis);
        Objects.requireNonNull(network);
        Objects.requireNonNull(pooling);
        Objects.requireNonNull(what);
    }

    /** The same place of a network that is called otherwise. */
    PaneSlot of(String key) {
        return new PaneSlot(axis, key, pooling, what);
    }
}
