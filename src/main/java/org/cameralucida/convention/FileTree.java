package org.cameralucida.convention;

import java.nio.file.Path;
import java.util.List;
import org.cameralucida.message.Problem;

/** Files that lie together in a folder or a zip, by their paths in it, whose parts are apart by "/". */
public sealed interface FileTree extends AutoCloseable permits FolderTree, ZipTree, NoFiles {

    /** More files than this no network's folder has. */
    int MOST_FILES = 20_000;

    /** What to call it in sentences. */
    String name();

    /** The files in it, in the order of their paths. */
    List<String> paths();

    /** Whether there is a file of that path, listed or not. */
    boolean has(String path);

    /** How many bytes a file has, as far as one is told before reading it. */
    long size(String path);

    /**
     * The bytes of a file.
     *
     * @param largest the most that it may have
     * @throws Problem if there is no such file, it is larger, or cannot be read
     */
    byte[] read(String path, long largest);

    @Override
    void close();

    /** No files. */
    static FileTree none() {
        return new NoFiles();
    }

    /** The files of a folder, none of which is listed: they are read by their names. */
    static FileTree unlisted(Path folder) {
        return new FolderTree(folder, List.of());
    }

    /** Whether a file of that name is a leaving of a system, and not of a maker. */
    static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.") || path.startsWith("__MACOSX/");
    }
}
