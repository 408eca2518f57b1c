package org.cameralucida.explain;

import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Head;
import org.cameralucida.network.Network;

/**
 * A method whose maps of all classes follow from one forward pass, because the network's head pools feature maps: then
 * no pass is run, and any thread may ask.
 */
public interface InstantMethod extends Method {

    /**
     * The map of a class, {@code [H,W]}.
     *
     * @throws Problem if the network's structure does not allow this method
     */
    Tensor map(Observation observation, int classIndex);

    @Override
    default Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        Head head = input.network().head();
        boolean isOfHead = head.target().equals(input.tensor())
                || head.exposed().filter(features -> features.tensor().equals(input.tensor())).isPresent();
        if (head.hasClassMaps() && !isOfHead) {
            throw Problem.of(Method.class, "layer.ofHead", id(), head.target(), input.tensor());
        }
        return Explanation.of(map(input.observation(), classIndex));
    }

    @Override
    default Family family() {
        return Family.FEATURE_MAPS;
    }

    @Override
    default boolean works(Network network) {
        return network.head().hasClassMaps();
    }
}
