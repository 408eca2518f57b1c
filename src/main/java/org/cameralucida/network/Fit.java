package org.cameralucida.network;

/** How a photo of any shape becomes what the network takes. */
public enum Fit {
    /** The whole photo, squeezed to a given width and height. */
    SQUASH,
    /** Resized until it covers a given width and height, then the centre of the network's width and height. */
    CROP,
    /** Resized until it lies within a given width and height, then filled up to the network's width and height. */
    PAD,
    /** Not resized at all: the centre of the network's width and height. */
    NONE,
    /**
     * The largest centre of the network's shape, in whole pixels, cut out first and resized then, as Lobe does; or a part
     * of that, as EfficientNet's crop does.
     */
    SQUARE,
    /** The largest centre of the network's shape, to fractions of pixels, as Pillow's {@code ImageOps.fit}. */
    COVER
}
