package org.cameralucida.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cameralucida.ui.kit.TimingLog;

/**
 * What is logged: the program's own news and everybody's warnings, into {@link LogFile}, and to standard error nothing,
 * as whatever a user can use there is a sentence already. {@code CAMERA_LUCIDA_LOG=FINE} (or any other level) shows lines
 * of that level there, too.
 */
final class LogSetup {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ENGINE = Logger.getLogger("ai.djl");

    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private static final Logger PROGRAM = Logger.getLogger("org.cameralucida");

    private static final Logger TIMINGS = Logger.getLogger(TimingLog.NAME);

    private LogSetup() {
    }

    /**
     * Sets it up.
     *
     * @param timed whether the window says how long each of its steps takes
     * @param folder of the log
     * @return the log
     */
    static LogFile apply(boolean timed, Path folder) {
        String wanted = System.getenv("CAMERA_LUCIDA_LOG");
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        PROGRAM.setLevel(Level.INFO);
        var file = new LogFile(folder);
        root.addHandler(file);
        if (timed) {
            var lines = new ConsoleHandler();
            lines.setLevel(Level.ALL);
            lines.setFormatter(new BareLines());
            TIMINGS.setLevel(Level.FINE);
            TIMINGS.setUseParentHandlers(false);
            TIMINGS.addHandler(lines);
        }
        if (wanted == null) {
            // That JavaFX is not on the module path, at every start; its parts have loggers of their own.
            TOOLKIT.setFilter(line -> false);
            // "CUDA is not supported" on every start without a graphics card is no news.
            ENGINE.setLevel(Level.SEVERE);
        } else {
            show(parse(wanted));
        }
        return file;
    }

    private static void show(Level level) {
        var handler = new ConsoleHandler();
        handler.setLevel(level);
        Logger.getLogger("").setLevel(level);
        PROGRAM.setLevel(level.intValue() < Level.INFO.intValue() ? level : Level.INFO);
        Logger.getLogger("").addHandler(handler);
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
            return Level.parse(name.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Level.INFO;
        }
    }
}
