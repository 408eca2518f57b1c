package org.cameralucida.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cameralucida.message.Problem;

/** The lists of data sets: small files of text. */
final class TextFile {

    /** More than the largest list of ImageNet by far. */
    private static final long MOST_BYTES = 512L << 20;

    private TextFile() {
    }

    /**
     * The lines that are not blank. What is not UTF-8 is read with replacement characters.
     *
     * @throws Problem if the file cannot be read
     */
    static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw DataSets.unreadable(file, e);
        }
    }

    /** A list of names by WordNet id, {@code "n01440764 tench, Tinca tinca"} a line; empty if it is not there. */
    static Map<String, String> names(Path file) {
        var names = new HashMap<String, String>();
        if (Files.isRegularFile(file)) {
            for (var line : lines(file)) {
                var className = ClassName.of(line);
                className.id().ifPresent(id -> className.name().ifPresent(name -> names.put(id, name)));
            }
        }
        return names;
    }
}
