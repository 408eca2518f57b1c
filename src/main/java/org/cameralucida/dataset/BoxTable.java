package org.cameralucida.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;

/**
 * Reads the tables of Tiny ImageNet, a box a line: {@code file x0 y0 x1 y1} in {@code train/CLASS/CLASS_boxes.txt},
 * {@code file class x0 y0 x1 y1} in {@code val/val_annotations.txt}.
 */
final class BoxTable {

    private static final String ENDING = "_boxes.txt";

    private BoxTable() {
    }

    /** What the table beside a photo, or beside its folder, says of it. */
    static Optional<Annotation> find(Path photo) {
        var folder = photo.getParent();
        var candidates = new ArrayList<Path>();
        for (var place = folder; place != null && candidates.size() < 4; place = place.getParent()) {
            candidates.add(place.resolve("val_annotations.txt"));
            candidates.add(place.resolve(place.getFileName() + ENDING));
        }
        return candidates.stream().filter(Files::isRegularFile).map(table -> read(table, photo))
                .flatMap(Optional::stream).findFirst();
    }

    /**
     * What a table says of a photo; empty for nothing.
     *
     * @throws Problem if it cannot be read
     */
    static Optional<Annotation> read(Path table, Path photo) {
        var name = photo.getFileName().toString();
        var tableName = table.getFileName().toString();
        var className = tableName.endsWith(ENDING) ? tableName.substring(0, tableName.length() - ENDING.length()) : "";
        try (var lines = Files.lines(table)) {
            var boxes = lines.map(line -> line.strip().split("\\s+")).filter(words -> words[0].equals(name))
                    .map(words -> box(words, className)).toList();
            return boxes.isEmpty() ? Optional.empty() : Optional.of(new Annotation(table, 0, 0, boxes));
        } catch (IOException | RuntimeException e) {
            throw Annotations.damaged(table, e);
        }
    }

    /**
     * What a table says of every photo, by the photos' names; lines that cannot be read are counted.
     *
     * @throws Problem if it cannot be read at all
     */
    static Map<String, Annotation> all(Path table, String className, Found found) {
        var boxes = new LinkedHashMap<String, List<TrueBox>>();
        for (var line : TextFile.lines(table)) {
            try {
                var words = line.strip().split("\\s+");
                boxes.computeIfAbsent(words[0], key -> new ArrayList<>()).add(box(words, className));
            } catch (IllegalArgumentException e) {
                found.count("found.line", table.getFileName() + ": " + line);
            }
        }
        boxes.values().removeIf(List::isEmpty);
        var annotations = new LinkedHashMap<String, Annotation>();
        boxes.forEach((name, all) -> annotations.put(name, new Annotation(table, 0, 0, all)));
        return annotations;
    }

    private static TrueBox box(String[] words, String className) {
        int first = words.length - 4;
        if (first != 1 && first != 2) {
            throw new IllegalArgumentException(String.join(" ", List.of(words)));
        }
        return TrueBox.of(new Box(Integer.parseInt(words[first]), Integer.parseInt(words[first + 1]),
                Integer.parseInt(words[first + 2]), Integer.parseInt(words[first + 3])),
                first == 2 ? words[1] : className);
    }
}
