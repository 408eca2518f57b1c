package org.cameralucida.app;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * What is written to standard error besides results: nothing of the libraries below a warning, and nothing at all that a
 * user cannot use. {@code CAMERA_LUCIDA_LOG=FINE} (or any other level) shows more.
 */
final class LogSetup {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ENGINE = Logger.getLogger("ai.djl");

    private LogSetup() {
    }

    static void apply() {
        String wanted = System.getenv("CAMERA_LUCIDA_LOG");
        LogManager.getLogManager().reset();
        Level level = wanted == null ? Level.SEVERE : parse(wanted);
        var handler = new ConsoleHandler();
        handler.setLevel(level);
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        root.addHandler(handler);
        if (wanted == null) {
            // "CUDA is not supported" on every start without a graphics card is no news.
            ENGINE.setLevel(Level.SEVERE);
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
