package org.cameralucida.compare;

import java.util.Locale;
import org.cameralucida.message.Message;

/** What differs between the panes of a comparison. */
public enum Axis {
    /** Global average against global max pooling. */
    POOLING,
    /** The classes of one network. */
    CLASSES,
    /** Networks. */
    NETWORKS,
    /** Methods. */
    METHODS,
    /** Photos. */
    IMAGES;

    /** Its name in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name for people. */
    public Message label() {
        return Message.of(Axis.class, "axis." + id());
    }
}
