package org.cameralucida.explain.attention;

import org.cameralucida.explain.Attention;
import org.cameralucida.explain.Family;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Setting;
import org.cameralucida.network.Network;

/** A map of how a transformer's tokens weigh each other. */
abstract class AttentionMethod implements Method {

    /** The position whose token's attention is shown, row by row; -1 for where the classes are read. */
    static final Setting PLACE = new Setting.Whole("place", -1, -1, 1_000_000);

    @Override
    public Family family() {
        return Family.ATTENTION;
    }

    @Override
    public boolean works(Network network) {
        return !network.head().swapped() && !Attention.layers(network).isEmpty();
    }
}
