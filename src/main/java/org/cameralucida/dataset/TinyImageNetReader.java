package org.cameralucida.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tiny ImageNet: {@code val/val_annotations.txt} ({@code file class xmin ymin xmax ymax} a line) with the photos in
 * {@code val/images}; where that is absent {@code train/CLASS/images} with {@code train/CLASS/CLASS_boxes.txt}
 * ({@code file xmin ymin xmax ymax}). Names are from {@code words.txt} or {@code classes.txt}.
 */
final class TinyImageNetReader implements LayoutReader {

    private static final String LABELS = "val_annotations.txt";

    @Override
    public Optional<Path> sign(Path root) {
        var labels = DataSets.part(root).resolve(LABELS);
        return Files.isRegularFile(labels) ? Optional.of(labels)
                : PhotoTree.folders(training(root)).stream().map(TinyImageNetReader::boxes)
                        .filter(Files::isRegularFile).findFirst();
    }

    @Override
    public Found read(Path root) {
        var found = new Found();
        var names = new HashMap<String, String>();
        for (var list : new String[] {"words.txt", "classes.txt"}) {
            names.putAll(TextFile.names(root.resolve(list)));
            names.putAll(TextFile.names(root.resolveSibling(list)));
        }
        var part = DataSets.part(root);
        if (Files.isRegularFile(part.resolve(LABELS))) {
            readLabelled(root, part, names, found);
        } else {
            PhotoTree.folders(training(root)).forEach(folder -> readClass(root, folder, names, found));
        }
        return found;
    }

    private static void readLabelled(Path root, Path part, Map<String, String> names, Found found) {
        var annotations = BoxTable.all(part.resolve(LABELS), "", found);
        var images = part.resolve("images");
        var photos = new HashMap<String, Path>();
        for (var photo : PhotoTree.photos(Files.isDirectory(images) ? images : part, found)) {
            photos.put(photo.getFileName().toString(), photo);
        }
        annotations.forEach((name, annotation) -> {
            var file = PhotoTree.inside(images, name);
            if (file.isEmpty()) {
                found.count("found.elsewhere", name);
                return;
            }
            var photo = photos.getOrDefault(name, file.get());
            photos.remove(name);
            var label = label(annotation.objects().get(0).id().orElse(""), names, found);
            found.add(new Example(PhotoTree.name(root, photo), photo, label, new Truth.Known(annotation)));
        });
        for (var photo : photos.values()) {
            var name = PhotoTree.name(root, photo);
            found.count("found.unlabelled", name);
            found.add(new Example(name, photo, Optional.empty(), new Truth.None()));
        }
        if (!part.equals(root)) {
            found.note("found.part", PhotoTree.name(root, part));
        }
    }

    private static void readClass(Path root, Path folder, Map<String, String> names, Found found) {
        var id = PhotoTree.ownName(folder);
        var table = boxes(folder);
        var annotations = Files.isRegularFile(table) ? BoxTable.all(table, id, found) : Map.<String, Annotation>of();
        for (var photo : PhotoTree.photos(folder, found)) {
            var annotation = annotations.get(photo.getFileName().toString());
            found.add(new Example(PhotoTree.name(root, photo), photo, label(id, names, found),
                    annotation == null ? new Truth.None() : new Truth.Known(annotation)));
        }
    }

    private static Optional<ClassName> label(String id, Map<String, String> names, Found found) {
        return id.isEmpty() ? Optional.empty()
                : Optional.of(found.className(id, ClassName.ofId(id, Optional.ofNullable(names.get(id)))));
    }

    private static Path training(Path root) {
        var train = root.resolve("train");
        return Files.isDirectory(train) ? train : root;
    }

    private static Path boxes(Path folder) {
        return folder.resolve(PhotoTree.ownName(folder) + "_boxes.txt");
    }
}
