package org.cameralucida.network;

import java.util.Locale;

/** Where something that is known of a network comes from; the more trusted first. */
public enum Origin {
    /** Set by the user, while the program runs. */
    USER,
    /** The network's card. */
    CARD,
    /** What the maker left in the file's metadata. */
    METADATA,
    /** The graph itself. */
    GRAPH,
    /** Nothing says it: it is assumed. */
    DEFAULT;

    /** Its name in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
