package org.cameralucida.network;

import org.cameralucida.message.Message;

/** How a whole map becomes one number. */
public enum Pooling {
    /** Global average pooling: every position counts for one N-th. */
    GAP("gap"),
    /** Global max pooling: one position counts alone. */
    GMP("gmp"),
    /** There is none. */
    NONE("none");

    private final String id;

    Pooling(String id) {
        this.id = id;
    }

    /** Its name on the command line and in reports. */
    public String id() {
        return id;
    }

    /** Its name in words. */
    public Message message() {
        return Message.of(Pooling.class, "pooling." + id);
    }
}
