package org.cameralucida.explain;

import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;

/** A method whose maps of all classes follow from one forward pass, because the network's head pools feature maps. */
interface InstantMethod extends Method {

    @Override
    Tensor explain(Observation observation, int classIndex);

    @Override
    default Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        var head = subject.network().head();
        boolean isOfHead = head.target().equals(subject.tensor())
                || head.exposed().filter(features -> features.tensor().equals(subject.tensor())).isPresent();
        if (head.hasClassMaps() && !isOfHead) {
            throw Problem.of(Method.class, "layer.ofHead", id(), head.target(), subject.tensor());
        }
        return Explanation.of(explain(subject.observation(), classIndex));
    }

    @Override
    default boolean isInstant() {
        return true;
    }

    @Override
    default boolean works(Network network) {
        return network.head().hasClassMaps();
    }
}
