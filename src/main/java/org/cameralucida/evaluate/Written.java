package org.cameralucida.evaluate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cameralucida.message.Problem;

/** Files that are there whole, or as they were before. */
public final class Written {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(BufferedWriter out) throws IOException;
    }

    private Written() {
    }

    /**
     * Writes a file in UTF-8, to another name first.
     *
     * @throws IOException if it cannot be written, as on a full disk; what was there is still there
     */
    public static void write(Path file, Content content) throws IOException {
        draft(file, draft -> {
            try (var out = Files.newBufferedWriter(draft)) {
                content.writeTo(out);
            }
        });
    }

    /**
     * Writes a file, to another name first.
     *
     * @throws IOException if it cannot be written, as on a full disk; what was there is still there
     */
    public static void write(Path file, byte[] content) throws IOException {
        draft(file, draft -> Files.write(draft, content));
    }

    private interface Draft {
        void write(Path draft) throws IOException;
    }

    private static void draft(Path file, Draft content) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            content.write(draft);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What could not be written, as a sentence. */
    public static Problem problem(Path folder, IOException why) {
        return Problem.causedBy(why, Written.class, "results.notWritten", folder.toString(),
                why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage());
    }
}
