package org.cameralucida.app;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cameralucida.ui.kit.TimingLog;

/**
 * What is written to standard error besides results: nothing of the libraries below a warning, and nothing at all that a
 * user cannot use. {@code CAMERA_LUCIDA_LOG=FINE} (or any other level) shows more.
 */
final class LogSetup {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ENGINE = Logger.getLogger("ai.djl");

    private static final Logger TIMINGS = Logger.getLogger(TimingLog.NAME);

    private LogSetup() {
    }

    /** @param timed whether the window says how long each of its steps takes */
    static void apply(boolean timed) {
        String wanted = System.getenv("CAMERA_LUCIDA_LOG");
        LogManager.getLogManager().reset();
        Level level = wanted == null ? Level.SEVERE : parse(wanted);
        var handler = new ConsoleHandler();
        handler.setLevel(level);
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        root.addHandler(handler);
        if (timed) {
            var lines = new ConsoleHandler();
            lines.setLevel(Level.ALL);
            lines.setFormatter(new BareLines());
            TIMINGS.setLevel(Level.FINE);
            TIMINGS.setUseParentHandlers(false);
            TIMINGS.addHandler(lines);
        }
        if (wanted == null) {
            // "CUDA is not supported" on every start without a graphics card is no news.
            ENGINE.setLevel(Level.SEVERE);
        }
    }

    /** The message and nothing else. */
    private static final class BareLines extends Formatter {

        @Override
        public String format(LogRecord line) {
            return line.getMessage() + System.lineSeparator();
        }
    }

    private static Level parse(String name) {
        try {
            return Level.parse(name.trim().toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Level.INFO;
        }
    }
}
