package org.cameralucida.workspace;

import org.cameralucida.message.Message;

/** Which part of the photo the network is given. */
public enum FrameMode {
    /** What its card says. */
    CARD,
    /** The whole photo, squeezed to the network's size. */
    WHOLE,
    /** What the user has drawn. */
    OWN;

    /** Its name for people. */
    public Message label() {
        return Message.of(FrameMode.class, "frame." + name().toLowerCase(java.util.Locale.ROOT));
    }
}
