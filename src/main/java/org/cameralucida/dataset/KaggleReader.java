package org.cameralucida.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;

/**
 * ILSVRC's validation photos as Kaggle has them: {@code LOC_val_solution.csv} ({@code ImageId,PredictionString}, the
 * latter {@code n01440764 xmin ymin xmax ymax} again and again), names in {@code LOC_synset_mapping.txt}, photos in
 * {@code ILSVRC/Data/CLS-LOC/val}.
 */
final class KaggleReader implements LayoutReader {

    private static final String SOLUTION = "LOC_val_solution.csv";
    private static final List<String> PHOTOS = List.of("ILSVRC/Data/CLS-LOC/val", "Data/CLS-LOC/val", "CLS-LOC/val",
            "val", "images", "");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setTrim(true).setIgnoreEmptyLines(true).get();
    /** A class and four corners. */
    private static final int WORDS = 5;

    @Override
    public Optional<Path> sign(Path root) {
        return Optional.of(root.resolve(SOLUTION)).filter(Files::isRegularFile);
    }

    @Override
    public Found read(Path root) {
        var solution = root.resolve(SOLUTION);
        var found = new Found();
        var names = TextFile.names(root.resolve("LOC_synset_mapping.txt"));
        var folder = PHOTOS.stream().map(root::resolve).filter(each -> PhotoTree.anyPhoto(each, 0).isPresent())
                .findFirst().orElseThrow(() -> Problem.of(KaggleReader.class, "dataset.empty", root.toString()));
        try (var records = FORMAT.parse(new StringReader(String.join("\n", TextFile.lines(solution))))) {
            for (var record : records) {
                if (record.isConsistent() && record.isSet("ImageId") && record.isSet("PredictionString")) {
                    add(root, solution, folder, record.get("ImageId"), record.get("PredictionString"), names, found);
                } else {
                    found.count("found.line", SOLUTION + ": " + String.join(",", record.toList()));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw DataSets.unreadable(solution, e);
        }
        return found;
    }

    private static void add(Path root, Path solution, Path folder, String image, String objects,
            Map<String, String> names, Found found) {
        var file = PhotoTree.inside(folder, image + ".JPEG");
        if (file.isEmpty()) {
            found.count("found.elsewhere", image);
            return;
        }
        try {
            var boxes = boxes(objects);
            var id = boxes.get(0).id().orElseThrow(IllegalArgumentException::new);
            if (boxes.stream().anyMatch(box -> !box.id().equals(Optional.of(id)))) {
                found.count("found.several", image);
            }
            found.add(new Example(PhotoTree.name(root, file.get()), file.get(),
                    Optional.of(found.className(id, ClassName.ofId(id, Optional.ofNullable(names.get(id))))),
                    new Truth.Known(new Annotation(solution, 0, 0, boxes))));
        } catch (IllegalArgumentException e) {
            found.count("found.line", SOLUTION + ": " + image + "," + objects);
        }
    }

    private static List<TrueBox> boxes(String objects) {
        var words = objects.strip().split("\\s+");
        if (words.length % WORDS != 0) {
            throw new IllegalArgumentException(words.length + " words");
        }
        var boxes = new ArrayList<TrueBox>();
        for (int i = 0; i < words.length; i += WORDS) {
            boxes.add(TrueBox.of(new Box(Integer.parseInt(words[i + 1]), Integer.parseInt(words[i + 2]),
                    Integer.parseInt(words[i + 3]), Integer.parseInt(words[i + 4])), words[i]));
        }
        return boxes;
    }
}
