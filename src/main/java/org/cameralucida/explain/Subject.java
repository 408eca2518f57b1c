package org.cameralucida.explain;

import org.cameralucida.message.Problem;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Network;

/**
 * What is to be explained: what a network saw, the network itself, loaded, for methods that show it more, and the
 * feature maps at which to look.
 *
 * @param observation what was seen
 * @param loaded what saw it
 * @param tensor the feature maps, by tensor
 */
public record Subject(Observation observation, LoadedNetwork loaded, String tensor) {

    /** At the feature maps that the head reads: where one looks if nothing else is said. */
    public static Subject of(Observation observation, LoadedNetwork loaded) {
        return new Subject(observation, loaded, observation.network().head().target());
    }

    /**
     * At a layer.
     *
     * @param layer its tensor, or its name for people
     * @throws Problem if the network has no such layer
     */
    public static Subject at(Observation observation, LoadedNetwork loaded, String layer) {
        var network = observation.network();
        return network.layers().stream().filter(l -> l.tensor().equals(layer) || l.name().equals(layer)).findFirst()
                .map(l -> new Subject(observation, loaded, l.tensor()))
                .orElseThrow(() -> Problem.of(Method.class, "layer.unknown", network.name(), layer));
    }

    /** The network. */
    public Network network() {
        return observation.network();
    }

    /**
     * The layer.
     *
     * @throws Problem if the network has no feature maps at all
     */
    public Layer layer() {
        var layer = network().layer(tensor);
        if (layer == null) {
            throw Problem.of(Method.class, "layer.none", network().name(), network().head().description());
        }
        return layer;
    }
}
