package org.cameralucida.explain;

import org.cameralucida.image.Tensor;
import org.cameralucida.network.Preprocessing;

/** What a network is shown: a {@link View} of a photo, or a tensor that was preprocessed elsewhere. */
public sealed interface Input permits View, Input.Preprocessed {

    /** The network's input, batch 1, in its layout. */
    Tensor tensor(Preprocessing preprocessing);

    /** A tensor as it goes into the network, {@code [1,C,H,W]} or {@code [1,H,W,C]}. */
    record Preprocessed(Tensor tensor) implements Input {

        @Override
        public Tensor tensor(Preprocessing preprocessing) {
            return tensor;
        }
    }
}
