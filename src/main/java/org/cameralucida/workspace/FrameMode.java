package org.cameralucida.workspace;

import java.util.Locale;
import org.cameralucida.message.Message;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Preprocessing;

/** Which part of the photo the network is given. */
public enum FrameMode {
    /** What its card says. */
    CARD,
    /** The whole photo, squeezed to the network's size. */
    WHOLE,
    /** What the user has drawn. */
    OWN;

    /**
     * Its name for people: what a card says may be a crop, the whole photo, or that with a border.
     *
     * @param prescribed what the card says; null while there is none
     */
    public Message label(Preprocessing prescribed) {
        var key = "frame." + name().toLowerCase(Locale.ROOT);
        boolean isPadded = this == CARD && prescribed != null && prescribed.framing().fit() == Fit.PAD;
        return isWhole(prescribed) ? WHOLE.label(null) : Message.of(FrameMode.class, isPadded ? key + ".padded" : key);
    }

    /** Whether it is the card's, and that is the whole photo: then there is no other way to look at that. */
    public boolean isWhole(Preprocessing prescribed) {
        return this == CARD && prescribed != null && prescribed.framing().fit() == Fit.SQUASH
                && prescribed.framing().width() == prescribed.width() && prescribed.framing().height() == prescribed.height();
    }
}
