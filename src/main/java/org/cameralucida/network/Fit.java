package org.cameralucida.network;

/** How a photo of any shape becomes what the network takes. */
public enum Fit {
    /** The whole photo, squeezed to the network's width and height. */
    SQUASH,
    /** The short side to a given length, then the centre of the network's width and height. */
    CROP
}
