package org.cameralucida.explain;

import org.cameralucida.network.Network;

/** A map made of the scores of many variants of what was seen: forward passes alone. */
public abstract class PerturbationMethod implements Method {

    /** The map, of a network whose pooling is its own. */
    protected abstract Explanation perturb(MethodInput input, int classIndex, Settings settings, Progress progress);

    @Override
    public final Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        input.refuseSwapped();
        return perturb(input, classIndex, settings, progress);
    }

    @Override
    public Family family() {
        return hasLayer() ? Family.FEATURE_MAPS : Family.HIDING;
    }

    @Override
    public boolean works(Network network) {
        return !network.head().swapped() && (!hasLayer() || network.layer(network.head().target()) != null);
    }
}
