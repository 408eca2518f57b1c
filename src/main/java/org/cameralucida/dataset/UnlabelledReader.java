package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.Optional;

/** Photos without labels: all that are in a folder and the folders in it. */
final class UnlabelledReader implements LayoutReader {

    private static final int LEVELS = 11;

    @Override
    public Optional<Path> sign(Path root) {
        return PhotoTree.anyPhoto(root, LEVELS);
    }

    @Override
    public Found read(Path root) {
        var found = new Found();
        for (var photo : PhotoTree.photos(root, found)) {
            found.add(new Example(PhotoTree.name(root, photo), photo, Optional.empty(), new Truth.None()));
        }
        return found;
    }
}
