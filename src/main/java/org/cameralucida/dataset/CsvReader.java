package org.cameralucida.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;

/**
 * A table {@code image,label,xmin,ymin,xmax,ymax} (RFC 4180) with a head, a row a box; a photo may have several, and
 * the last four columns may be absent or empty. Boxes are whole pixels, the last row and column included. A label is a
 * name, a WordNet id, or a number counted from 0. Photos lie beside the table or in {@code images} beside it. Where rows
 * of a photo differ in their labels the first is the photo's.
 */
final class CsvReader implements LayoutReader {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true).setTrim(true).setIgnoreEmptyLines(true).setAllowMissingColumnNames(true).get();
    private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");

    @Override
    public Optional<Path> sign(Path root) {
        return PhotoTree.entries(root).stream()
                .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
                .filter(CsvReader::hasHead).findFirst();
    }

    private static boolean hasHead(Path file) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var head = Optional.ofNullable(reader.readLine()).orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
            return head.matches("\uFEFF?\"?image\"?,\"?label\"?(,.*)?");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Found read(Path root) {
        var table = Files.isDirectory(root) ? sign(root).orElseThrow(
                () -> Problem.of(CsvReader.class, "csv.absent", root.toString())) : root;
        var found = new Found();
        var photos = new LinkedHashMap<String, Row>();
        var text = new StringReader(String.join("\n", TextFile.lines(table)));
        try (var records = FORMAT.parse(text)) {
            if (!records.getHeaderMap().containsKey("image")) {
                throw Problem.of(CsvReader.class, "csv.head", table.toString());
            }
            for (var record : records) {
                add(record, photos, table, found);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw DataSets.unreadable(table, e);
        }
        photos.values().forEach(row -> row.addTo(found));
        return found;
    }

    private static void add(CSVRecord record, Map<String, Row> photos, Path table, Found found) {
        var folder = table.getParent();
        var named = value(record, "image");
        var file = PhotoTree.inside(folder, named);
        if (file.isEmpty()) {
            found.count("found.elsewhere", named);
            return;
        }
        if (!Files.exists(file.get())) {
            file = PhotoTree.inside(folder.resolve("images"), named).filter(Files::exists).or(
                    () -> PhotoTree.inside(folder, named));
        }
        try {
            var label = value(record, "label");
            var box = box(record);
            var row = photos.computeIfAbsent(PhotoTree.name(folder, file.get()), Row::new);
            row.add(file.get(), table, label, box, found);
        } catch (IllegalArgumentException e) {
            found.count("found.line", table.getFileName() + ": " + String.join(",", record.toList()));
        }
    }

    private static Optional<Box> box(CSVRecord record) {
        var corners = CORNERS.stream().map(name -> value(record, name)).filter(text -> !text.isEmpty())
                .map(Double::parseDouble).map(number -> (int) Math.rint(number)).toList();
        if (corners.isEmpty()) {
            return Optional.empty();
        }
        if (corners.size() < CORNERS.size()) {
            throw new IllegalArgumentException(corners.size() + " corners");
        }
        return Optional.of(new Box(corners.get(0), corners.get(1), corners.get(2), corners.get(3)));
    }

    private static String value(CSVRecord record, String column) {
        return record.isSet(column) ? record.get(column) : "";
    }

    /** What the rows of one photo say. */
    private static final class Row {

        private final String name;
        private final List<TrueBox> boxes = new ArrayList<>();
        private Path file;
        private Path table;
        private Optional<ClassName> label = Optional.empty();

        Row(String name) {
            this.name = name;
        }

        void add(Path photo, Path from, String className, Optional<Box> box, Found found) {
            file = photo;
            table = from;
            var own = className.isEmpty() ? Optional.<ClassName>empty() : Optional.of(found.className(className));
            if (label.isPresent() && own.isPresent() && !own.equals(label)) {
                found.count("found.several", name);
            }
            label = label.or(() -> own);
            box.map(each -> className.isEmpty() ? TrueBox.ofAnything(each) : TrueBox.of(each, className))
                    .filter(each -> !boxes.contains(each)).ifPresent(boxes::add);
        }

        void addTo(Found found) {
            if (label.isEmpty()) {
                found.count("found.unlabelled", name);
            }
            found.add(new Example(name, file, label, boxes.isEmpty() ? new Truth.None()
                    : new Truth.Known(new Annotation(table, 0, 0, boxes))));
        }
    }
}
