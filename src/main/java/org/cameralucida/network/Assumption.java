package org.cameralucida.network;

import org.cameralucida.message.Message;

/** Something about a network that neither its card nor its graph tells, and that was taken by default. */
public enum Assumption {
    /** The input's width and height: 224. */
    SIZE,
    /** How a photo is made to fit: the centre, or for small inputs the whole, squeezed. */
    FIT,
    /** The order of colours: red, green, blue. */
    CHANNELS,
    /**
     * Range, mean and standard deviation: those of PyTorch's ImageNet networks; plain 0 to 1 for one channel; plain 0
     * to 255 where the graph begins by scaling such values itself.
     */
    NORMALIZATION,
    /** The names of the classes, by their number: ImageNet's. */
    LABELS;

    /** One phrase that says what was assumed. */
    public Message message() {
        return Message.of(Assumption.class, "assumed." + name().toLowerCase(java.util.Locale.ROOT));
    }
}
