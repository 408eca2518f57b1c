package org.cameralucida.explain;

import org.cameralucida.message.Problem;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Network;

/**
 * What a method works on: what was observed, the loaded network, for methods that show it more, and the feature maps
 * at which to look.
 *
 * @param observation what was observed
 * @param loaded the network that saw it
 * @param tensor the feature maps, by tensor
 */
public record MethodInput(Observation observation, LoadedNetwork loaded, String tensor) {

    /** At the feature maps that the head reads: where one looks if nothing else is said. */
    public static MethodInput of(Observation observation, LoadedNetwork loaded) {
        return new MethodInput(observation, loaded, observation.network().head().target());
    }

    /**
     * At a layer.
     *
     * @param layer its tensor, or its name for people
     * @throws Problem if the network has no such layer
     */
    public static MethodInput at(Observation observation, LoadedNetwork loaded, String layer) {
        var network = observation.network();
        return network.layers().stream().filter(l -> l.tensor().equals(layer) || l.name().equals(layer)).findFirst()
                .map(l -> new MethodInput(observation, loaded, l.tensor()))
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

    /** The picture that was seen, preprocessed. */
    public FeatureMaps picture() {
        return FeatureMaps.of(observation.input(), network().preprocessing().layout());
    }

    /** The layer's feature maps, by one pass; not more than one picture of them counts. */
    public FeatureMaps featureMaps() {
        return LayerMaps.of(loaded, observation.input(), layer());
    }

    /**
     * Refuses a swapped pooling: the graph that runs has none other than the network's own.
     *
     * @throws Problem if the pooling is not the network's own
     */
    public void refuseSwapped() {
        GradientPass.refuseSwapped(network());
    }
}
