package org.cameralucida.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What took how long in the window, a line each, for {@code --timings}: seconds since the program started, what was
 * done, milliseconds. Costs nothing where nobody asked.
 */
public final class TimingLog {

    /** The logger's name; whoever wants the lines sets it to debug. */
    public static final String NAME = "org.cameralucida.timings";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    private TimingLog() {
    }

    /** Whether somebody wants the lines. */
    public static boolean isAsked() {
        return LOG.isDebugEnabled();
    }

    /**
     * Notes how a movement went.
     *
     * @param longest the longest time from one pulse to the next, milliseconds
     */
    public static void frames(String what, double seconds, int pulses, int dropped, double longest) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(String.format(Locale.ROOT, "%9.3f s  %-16s %d pulses in %.2f s, %d dropped, the longest %.1f ms",
                    sinceStart() / 1000.0, what, pulses, seconds, dropped, longest));
        }
    }

    /** Notes that something is done that began at {@code start}, a {@link System#nanoTime}. */
    public static void done(String what, long start) {
        if (LOG.isDebugEnabled()) {
            note(what, (System.nanoTime() - start) / 1e6);
        }
    }

    /** Notes what something took. */
    public static void note(String what, double milliseconds) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(String.format(Locale.ROOT, "%9.3f s  %-16s %9.2f ms", sinceStart() / 1000.0, what, milliseconds));
        }
    }

    /** Notes that something has happened, and how long after the start of the program. */
    public static void reached(String what) {
        note(what, sinceStart());
    }

    /** Of the process; where the system does not tell, of the first line. */
    private static double sinceStart() {
        return Duration.between(Started.AT, Instant.now()).toNanos() / 1e6;
    }

    /** Asked when it is first needed. */
    private static final class Started {
        static final Instant AT = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }
}
