package org.cameralucida.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * The log in the user's cache: three files at most, of a megabyte each. Nothing is written while nothing is wrong, so
 * that neither a command nor the window's start waits for it: lines wait in memory until one is a warning, or until
 * {@link #flush}. The user's own folder is written as {@code ~}.
 */
final class LogFile extends Handler {

    private static final int BYTES = 1 << 20;
    private static final int FILES = 3;
    private static final int WAITING = 500;
    private static final int WARNING = Level.WARNING.intValue();

    private final Path folder;
    private final Deque<LogRecord> waiting = new ArrayDeque<>();
    private FileHandler file;
    private boolean broken;

    /** @param folder is made with the first line */
    LogFile(Path folder) {
        this.folder = folder;
        setLevel(Level.INFO);
    }

    @Override
    public synchronized void publish(LogRecord line) {
        if (!isLoggable(line) || broken) {
            return;
        }
        if (waiting.size() == WAITING) {
            waiting.removeFirst();
        }
        waiting.add(line);
        if (file != null || line.getLevel().intValue() >= WARNING) {
            flush();
        }
    }

    /** Writes what waits, and from now on every line when it comes. */
    @Override
    public synchronized void flush() {
        if (broken) {
            return;
        }
        try {
            open();
            while (!waiting.isEmpty()) {
                file.publish(waiting.removeFirst());
            }
        } catch (IOException | RuntimeException e) {
            // A log that cannot be written is no reason not to go on.
            broken = true;
        }
    }

    private void open() throws IOException {
        if (file == null) {
            Files.createDirectories(folder);
            // A second program at the same time has files of its own: %u.
            file = new FileHandler(folder.toString().replace("%", "%%") + "/camera-lucida-%u.%g.log", BYTES, FILES, true);
            file.setEncoding("UTF-8");
            file.setFormatter(new Lines());
            var first = new LogRecord(Level.INFO, system());
            first.setLoggerName(LogFile.class.getName());
            file.publish(first);
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
        broken = true;
    }

    /** The program and what it runs on. */
    private static String system() {
        String version = LogFile.class.getPackage().getImplementationVersion();
        var machine = Runtime.getRuntime();
        return String.format(Locale.ROOT, "Camera Lucida %s, Java %s (%s), %s %s %s, %d processors, a heap of up to %d MB",
                version == null ? "(from its classes)" : version, System.getProperty("java.version"),
                System.getProperty("java.vendor"), System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("os.arch"), machine.availableProcessors(), machine.maxMemory() >> 20);
    }

    /** When, how grave, whose, and what; below it what was thrown. */
    static final class Lines extends Formatter {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

        private final String user = System.getProperty("user.home", "");

        @Override
        public String format(LogRecord line) {
            var text = new StringWriter();
            try (var out = new PrintWriter(text)) {
                String name = String.valueOf(line.getLoggerName());
                out.println(TIME.format(line.getInstant()) + " " + line.getLevel().getName() + " "
                        + name.substring(name.lastIndexOf('.') + 1) + ": " + formatMessage(line));
                if (line.getThrown() != null) {
                    line.getThrown().printStackTrace(out);
                }
            }
            return user.length() > 1 ? text.toString().replace(user, "~") : text.toString();
        }
    }
}
