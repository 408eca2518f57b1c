package org.cameralucida.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.message.Message;

/** Why there can be no window: in one sentence, with the names of what is missing. */
final class DisplayAvailability {

    private DisplayAvailability() {
    }

    /** What is known to be missing before JavaFX is even tried: on Linux, a display. */
    static Optional<Message> whatIsMissing(Map<String, String> environment, String system) {
        boolean needsDisplay = system.toLowerCase(Locale.ROOT).contains("linux");
        return needsDisplay && environment.getOrDefault("DISPLAY", "").isBlank()
                ? Optional.of(Message.of(DisplayAvailability.class, "display.none"))
                : Optional.empty();
    }

    /** What JavaFX's failure to start means. */
    static Message whyNot(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains("DISPLAY")) {
                return Message.of(DisplayAvailability.class, "display.unreachable", System.getenv().getOrDefault("DISPLAY", ""));
            }
            if (cause instanceof LinkageError || text.contains(".so") || text.contains("toolkit")
                    || text.contains("GTK")) {
                return Message.of(DisplayAvailability.class, "libraries.missing", text.lines().findFirst().orElse("").strip());
            }
        }
        return Message.of(DisplayAvailability.class, "window.failed", String.valueOf(failure.getMessage()));
    }
}
