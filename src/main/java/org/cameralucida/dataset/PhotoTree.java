package org.cameralucida.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cameralucida.image.PhotoReader;

/** The files of a data set's folder. Links are followed, though never in circles; what is hidden is left out. */
final class PhotoTree {

    private static final int DEPTH = 12;

    private PhotoTree() {
    }

    /** All photos in a folder and the folders in it; folders that cannot be read are counted among what is not right. */
    static List<Path> photos(Path folder, Found found) {
        return files(folder, DEPTH, PhotoReader::isPhoto, found);
    }

    /** All files of a kind in a folder and so many levels of folders, in the order of their paths. */
    static List<Path> files(Path folder, int depth, Predicate<Path> kind, Found found) {
        var walk = new Walk(folder, kind, Integer.MAX_VALUE);
        walk.go(depth);
        walk.failed.forEach(file -> found.count("found.unreadable", name(folder, file)));
        walk.files.sort(null);
        return walk.files;
    }

    /** The first photo that is met in a folder, and in so many levels of folders in it. */
    static Optional<Path> anyPhoto(Path folder, int levels) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        var walk = new Walk(folder, PhotoReader::isPhoto, 1);
        walk.go(1 + levels);
        return walk.files.stream().findFirst();
    }

    /** Finds files of a kind, up to a number of them. */
    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final Predicate<Path> kind;
        private final int most;
        private final List<Path> files = new ArrayList<>();
        private final List<Path> failed = new ArrayList<>();

        Walk(Path folder, Predicate<Path> kind, int most) {
            this.folder = folder;
            this.kind = kind;
            this.most = most;
        }

        void go(int depth) {
            try {
                Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes about) {
            return !each.equals(folder) && isHidden(each) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            if (about.isRegularFile() && kind.test(file)) {
                files.add(file);
            }
            return files.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (file.equals(folder)) {
                throw why;
            }
            failed.add(file);
            return FileVisitResult.CONTINUE;
        }
    }

    /** The files and folders in a folder that are not hidden, by name. */
    static List<Path> entries(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !isHidden(file)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders in a folder that are not hidden, by name. */
    static List<Path> folders(Path folder) {
        return entries(folder).stream().filter(Files::isDirectory).toList();
    }

    /** A path as names of examples have it: from the folder, parted by {@code '/'}. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** The file that a table names; empty where that is none of the folder's, such as {@code ../../elsewhere}. */
    static Optional<Path> inside(Path folder, String named) {
        var text = named.strip().replace('\\', '/');
        if (text.isEmpty() || text.startsWith("/") || text.matches("[A-Za-z]:.*")) {
            return Optional.empty();
        }
        try {
            var file = folder.resolve(text).normalize();
            return file.startsWith(folder.normalize()) && !file.equals(folder.normalize()) ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A file's or folder's own name; in a zip a folder's may end with {@code '/'}. */
    static String ownName(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("/$", "");
    }

    private static boolean isHidden(Path file) {
        var name = ownName(file);
        return name.startsWith(".") || name.equals("__MACOSX");
    }
}
