package org.cameralucida.ui.kit;

import java.util.OptionalLong;

/** How much longer work will take that has gone on at an even pace. */
public final class TimeLeft {

    /** Sooner than this, and with less than this done, a guess would only jump about. */
    private static final double SECONDS_BEFORE_A_GUESS = 1.5;
    private static final double SHARE_BEFORE_A_GUESS = 0.03;

    private TimeLeft() {
    }

    /**
     * The seconds left, rounded up; empty while nothing can be said.
     *
     * @param elapsed seconds since the start
     * @param fraction how much is done, 0…1; negative where that is not known
     */
    public static OptionalLong seconds(double elapsed, double fraction) {
        if (elapsed < SECONDS_BEFORE_A_GUESS || fraction < SHARE_BEFORE_A_GUESS || fraction >= 1) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((long) Math.ceil(elapsed * (1 - fraction) / fraction));
    }
}
