package org.cameralucida.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.network.Labels;

/**
 * A file by which a user says which class is which: {@code data set's class,network's class} a line (RFC 4180), the
 * former as the data set writes it, the latter an index from 0, a WordNet id, or a name. Lines that begin with
 * {@code #} are comments.
 */
final class MappingFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true)
            .setCommentMarker('#').get();

    private MappingFile() {
    }

    /**
     * The network's classes by the data set's.
     *
     * @throws Problem if the file cannot be read, or names a class that the network does not have
     */
    static Map<String, Integer> read(Path file, Labels labels, int size) {
        var indices = new HashMap<String, Integer>();
        try (var records = FORMAT.parse(new StringReader(String.join("\n", TextFile.lines(file))))) {
            for (var record : records) {
                var index = record.size() == 2 ? index(record.get(1), labels, size) : OptionalInt.empty();
                indices.put(record.get(0), index.orElseThrow(() -> Problem.of(MappingFile.class, "mapping.line",
                        file.toString(), Long.toString(record.getRecordNumber()),
                        String.join(",", record.toList()))));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw DataSets.unreadable(file, e);
        }
        return indices;
    }

    private static OptionalInt index(String text, Labels labels, int size) {
        var wanted = ClassName.of(text);
        return wanted.number().isPresent()
                ? wanted.number().getAsInt() < size ? wanted.number() : OptionalInt.empty()
                : ClassMatch.of(wanted.name().map(name -> Labels.of(List.of(text))).orElse(wanted.labels()), 0, labels,
                        size);
    }
}
