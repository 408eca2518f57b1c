package org.cameralucida.network;

/** The colours of a network's input, in order. */
public enum Channels {
    RGB,
    BGR,
    /** One channel: the luma of ITU-R 601, as Pillow's mode L. */
    GRAY;

    /** How many. */
    public int count() {
        return this == GRAY ? 1 : 3;
    }
}
