package org.cameralucida.explain;

import java.util.Locale;
import org.cameralucida.message.Message;

/** What a method's map is made from. */
public enum Family {
    /** From the feature maps of a layer. */
    FEATURE_MAPS,
    /** From gradients of the score by the pixels. */
    GRADIENTS,
    /** From how a transformer's tokens weigh each other. */
    ATTENTION,
    /** From hiding parts of the picture. */
    HIDING,
    /** By handing the score back as relevance. */
    RELEVANCE;

    /** Its heading, in a menu of methods. */
    public Message title() {
        return Message.of(Method.class, "family." + name().toLowerCase(Locale.ROOT));
    }
}
