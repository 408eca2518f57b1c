package org.cameralucida.explain;

import org.cameralucida.image.Tensor;
import org.cameralucida.network.Head;

/**
 * The class activation map of Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016:
 * {@code M_c(i,j) = Σ_k w_k^c A_k(i,j)} (the founding thesis' equation 4.2), signed, without the bias and without a
 * ReLU. With a class-map head the maps are the network's own channels, their bias and ReLU included.
 */
public final class ClassActivationMap implements InstantMethod {

    /** The map of class {@code classIndex}, {@code [H,W]}. */
    public static Tensor of(Observation observation, int classIndex) {
        Head.Pooled head = PoolingHead.of(observation.network());
        Tensor features = observation.features().orElseThrow();
        int channels = features.extent(0);
        int positions = features.extent(1) * features.extent(2);
        var map = new float[positions];
        for (int k = 0; k < channels; k++) {
            float weight = head.weights()[classIndex * channels + k];
            for (int i = 0; i < positions; i++) {
                map[i] += weight * features.data()[k * positions + i];
            }
        }
        PoolingHead.finishClassMap(head, classIndex, map);
        return new Tensor(map, features.extent(1), features.extent(2));
    }

    @Override
    public String id() {
        return "cam";
    }

    @Override
    public Tensor explain(Observation observation, int classIndex) {
        return of(observation, classIndex);
    }
}
