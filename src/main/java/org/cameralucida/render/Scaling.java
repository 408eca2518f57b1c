package org.cameralucida.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.message.Message;

/** How the ends of a colour scale are found. */
public enum Scaling {
    /** From 0 to the map's maximum: what is negative looks like nothing. */
    MAXIMUM,
    /** From the map's minimum to its maximum. */
    MIN_MAX,
    /** From −m to m, where m is the largest magnitude: 0 is in the middle. For signed maps. */
    SYMMETRIC,
    /**
     * From 0 to what 99 of 100 values do not exceed in magnitude, or with {@linkplain ColorMap#diverging two-sided}
     * colours from minus that: what few pixels far above all others would else leave in the dark.
     */
    PERCENTILE,
    /** Ends that are given, the same for several maps, so that they can be compared. */
    ABSOLUTE;

    /** Its name in files and on the command line: {@code "min-max"}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scaling with this {@link #id}. */
    public static Optional<Scaling> of(String id) {
        return Arrays.stream(values()).filter(scaling -> scaling.id().equals(id)).findFirst();
    }

    /** Its name for people. */
    public Message label() {
        return Message.of(Scaling.class, "scaling." + id());
    }
}
