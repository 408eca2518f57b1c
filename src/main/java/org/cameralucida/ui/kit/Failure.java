package org.cameralucida.ui.kit;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.cameralucida.message.Problem;

/**
 * Something that went wrong, as the window shows it: one sentence, and details to copy for the one who can help.
 *
 * @param cause what was thrown
 */
public record Failure(Throwable cause) {

    /** The sentence: the problem's own, or for what nobody foresaw a general one. */
    public String sentence(Texts texts) {
        if (cause instanceof Problem problem) {
            return problem.in(texts.locale());
        }
        if (cause instanceof OutOfMemoryError) {
            return texts.of(Failure.class, "outOfMemory");
        }
        if (cause instanceof StackOverflowError) {
            return texts.of(Failure.class, "tooDeep");
        }
        var what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return texts.of(Failure.class, "unexpected", what);
    }

    /** What was thrown in full, and on which system; the user's own folder is written as {@code ~}. */
    public String details() {
        var text = new StringWriter();
        var version = Failure.class.getPackage().getImplementationVersion();
        try (var lines = new PrintWriter(text)) {
            lines.println("Camera Lucida " + (version == null ? "(development)" : version)
                    + " · Java " + System.getProperty("java.version")
                    + " · " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                    + " " + System.getProperty("os.arch"));
            cause.printStackTrace(lines);
        }
        var user = System.getProperty("user.home", "");
        return user.length() > 1 ? text.toString().replace(user, "~") : text.toString();
    }
}
