package org.cameralucida.ui.kit;

import java.util.OptionalLong;

/**
 * The pace of work that goes on. It is counted from the first news: what came before that, as the making of a graph,
 * does not come again.
 */
public final class Pace {

    private long firstTime;
    private double firstFraction = -1;

    /** Other work has begun. */
    public void restart() {
        firstFraction = -1;
    }

    /**
     * The seconds left, rounded up; empty while nothing can be said.
     *
     * @param fraction how much is done now, 0…1; negative where that is not known
     * @param now a time in nanoseconds
     */
    public OptionalLong secondsLeft(double fraction, long now) {
        if (fraction < 0 || fraction >= 1) {
            return OptionalLong.empty();
        }
        if (firstFraction < 0) {
            firstTime = now;
            firstFraction = fraction;
        }
        return TimeLeft.seconds((now - firstTime) / 1e9, (fraction - firstFraction) / (1 - firstFraction));
    }

    /** In a few words; empty while nothing can be said. */
    public String words(double fraction, long now, Texts texts) {
        var seconds = secondsLeft(fraction, now);
        return seconds.isEmpty() ? "" : seconds.getAsLong() < 90
                ? texts.of(Pace.class, "timeLeft.seconds", Long.toString(seconds.getAsLong()))
                : texts.of(Pace.class, "timeLeft.minutes", Long.toString((seconds.getAsLong() + 30) / 60));
    }
}
