package org.cameralucida.convention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cameralucida.message.Problem;

/**
 * The files of a folder, and of those in it to some depth.
 *
 * @param folder the folder
 * @param paths its files
 */
record FolderTree(Path folder, List<String> paths) implements FileTree {

    private static final int MOST_FOLDERS = 1000;

    FolderTree {
        paths = List.copyOf(paths);
    }

    /**
     * Lists a folder.
     *
     * @param depth how many folders one in another; 1: only its own files
     * @throws Problem if it cannot be listed
     */
    static FolderTree of(Path folder, int depth) {
        var paths = new ArrayList<String>();
        try {
            list(folder, "", depth, paths, new int[]{MOST_FOLDERS});
        } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
            throw Problem.causedBy(e, FileTree.class, "folder.unreadable", folder.toString());
        }
        paths.sort(null);
        return new FolderTree(folder, paths);
    }

    private static void list(Path folder, String before, int depth, List<String> paths, int[] left)
            throws IOException {
        var deeper = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                var path = before + entry.getFileName();
                if (paths.size() >= MOST_FILES) {
                    return;
                } else if (!FileTree.isHidden(path)) {
                    if (Files.isDirectory(entry)) {
                        deeper.add(entry);
                    } else {
                        paths.add(path);
                    }
                }
            }
        }
        for (var inner : depth > 1 ? deeper : List.<Path>of()) {
            // Links may lead in circles.
            if (left[0]-- > 0) {
                list(inner, before + inner.getFileName() + "/", depth - 1, paths, left);
            }
        }
    }

    @Override
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /** Where a file lies on the disk. */
    Path file(String path) {
        return folder.resolve(path);
    }

    @Override
    public boolean has(String path) {
        return Files.exists(file(path));
    }

    @Override
    public long size(String path) {
        try {
            return Files.size(file(path));
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public byte[] read(String path, long largest) {
        Path file;
        try {
            file = file(path);
        } catch (InvalidPathException e) {
            throw Problem.causedBy(e, FileTree.class, "file.unreadable", path.replace('\0', '?'));
        }
        // Devices and pipes have no end.
        if (!Files.isRegularFile(file)) {
            throw Problem.of(FileTree.class, "file.unreadable", path);
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > largest) {
                throw Problem.of(FileTree.class, "file.large", path, largest >> 20);
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.causedBy(e, FileTree.class, "file.unreadable", path);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
