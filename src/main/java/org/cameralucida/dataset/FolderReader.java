package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One folder a class, named by its name, WordNet id or number; photos may lie in further folders within. True boxes are
 * taken where data sets have them: see {@link Annotations}. Of a data set in parts {@code val} is read, or else
 * {@code test}.
 */
final class FolderReader implements LayoutReader {

    private static final int LEVELS = 2;
    /** Folders of data sets that are no classes. */
    private static final Set<String> NO_CLASS = Set.of("images", "jpegimages", "annotations", "data", "train", "val",
            "validation", "test", "photos");

    @Override
    public Optional<Path> sign(Path root) {
        if (PhotoTree.anyPhoto(root, 0).isPresent()) {
            return Optional.empty();
        }
        var part = DataSets.part(root);
        var classes = classes(part);
        return classes.size() < 2 ? Optional.empty() : Optional.of(part.equals(root) ? classes.get(0) : part);
    }

    @Override
    public Found read(Path root) {
        var found = new Found();
        var part = DataSets.part(root);
        if (!part.equals(root)) {
            found.note("found.part", PhotoTree.name(root, part));
        }
        var empty = new TreeSet<String>();
        PhotoTree.folders(part).forEach(folder -> empty.add(PhotoTree.ownName(folder)));
        for (var photo : PhotoTree.photos(part, found)) {
            var name = PhotoTree.name(root, photo);
            var below = part.relativize(photo);
            if (below.getNameCount() == 1) {
                found.count("found.unlabelled", name);
                found.add(new Example(name, photo, Optional.empty(), new Truth.None()));
                continue;
            }
            var text = PhotoTree.ownName(below.getName(0));
            empty.remove(text);
            found.add(new Example(name, photo, Optional.of(found.className(text)), new Truth.Beside()));
        }
        for (var text : empty) {
            found.className(text);
            found.count("found.emptyClass", text);
        }
        return found;
    }

    private static List<Path> classes(Path folder) {
        return PhotoTree.folders(folder).stream()
                .filter(each -> !NO_CLASS.contains(PhotoTree.ownName(each).toLowerCase(Locale.ROOT)))
                .filter(each -> PhotoTree.anyPhoto(each, LEVELS).isPresent()).limit(2).toList();
    }
}
