package org.cameralucida.explain.cam;

import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.image.Tensor;

/**
 * The class activation map of Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016:
 * {@code M_c(i,j) = Σ_k w_k^c A_k(i,j)} (the founding thesis' equation 4.2), signed, without the bias and without a
 * ReLU. With a class-map head the maps are the network's own channels, their bias and ReLU included.
 */
public final class ClassActivationMap implements InstantMethod {

    @Override
    public String id() {
        return "cam";
    }

    @Override
    public Tensor map(Observation observation, int classIndex) {
        return PoolingHead.classMap(observation, classIndex);
    }
}
