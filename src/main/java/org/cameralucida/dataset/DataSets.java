package org.cameralucida.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/** Opens data sets: finds out how one lies in its folder, or takes it to lie as a user says. */
public final class DataSets {

    /** What a data set in parts is measured on, the likeliest first. */
    private static final List<String> PARTS = List.of("val", "validation", "test");

    private DataSets() {
    }

    /**
     * Opens a data set.
     *
     * @param root its folder, a zip with it, or the table of {@link Layout#CSV}
     * @param wanted its layout, where that is not to be found out
     * @throws Problem if there is none, or it cannot be read, or has no photo
     */
    public static DataSet open(Path root, Optional<Layout> wanted) {
        if (!Files.exists(root)) {
            throw Problem.of(DataSets.class, "dataset.missing", root.toString());
        }
        if (Files.isDirectory(root) || isTable(root)) {
            return openFolder(root, root.toAbsolutePath().normalize(),
                    isTable(root) ? Optional.of(Layout.CSV) : wanted);
        }
        FileSystem zip;
        try {
            zip = FileSystems.newFileSystem(root);
        } catch (IOException | RuntimeException e) {
            throw unreadable(root, e);
        }
        try {
            return openFolder(root, onlyFolder(zip.getPath("/")), wanted);
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static DataSet openFolder(Path root, Path folder, Optional<Layout> wanted) {
        try {
            return wanted.isPresent() ? read(root, folder, wanted.get(), Message.of(DataSets.class, "dataset.asked",
                    wanted.get().title())) : detect(root, folder);
        } catch (UncheckedIOException e) {
            throw unreadable(root, e.getCause());
        }
    }

    private static DataSet detect(Path root, Path folder) {
        for (var layout : Layout.values()) {
            var sign = layout.reader().sign(folder);
            if (sign.isPresent()) {
                var shown = PhotoTree.name(folder, sign.get());
                return read(root, folder, layout, layout == Layout.NONE
                        ? Message.of(DataSets.class, "dataset.unlabelled")
                        : Message.of(DataSets.class, Files.isDirectory(sign.get()) ? "dataset.detected.folder"
                                : "dataset.detected.file", layout.title(),
                                shown.isEmpty() ? root.toString() : shown));
            }
        }
        throw Problem.of(DataSets.class, "dataset.empty", root.toString());
    }

    private static DataSet read(Path root, Path folder, Layout layout, Message how) {
        var found = layout.reader().read(folder);
        if (found.examples() == 0) {
            throw Problem.of(DataSets.class, "dataset.empty", root.toString());
        }
        return found.dataSet(root, layout, how);
    }

    /** The part of a data set to measure on, where it has parts; otherwise the folder itself. */
    static Path part(Path root) {
        return PARTS.stream().map(root::resolve).filter(Files::isDirectory).findFirst().orElse(root);
    }

    /** A zip often has one folder with everything in it. */
    private static Path onlyFolder(Path root) {
        var entries = PhotoTree.entries(root);
        return entries.size() == 1 && Files.isDirectory(entries.get(0)) ? entries.get(0) : root;
    }

    private static boolean isTable(Path file) {
        return Files.isRegularFile(file) && file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    static Problem unreadable(Path file, Throwable cause) {
        return Problem.causedBy(cause, DataSets.class, "dataset.unreadable", file.toString(),
                Arrays.stream(String.valueOf(cause.getMessage()).split("\\R")).findFirst().orElse(""));
    }

    static void close(FileSystem files) {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
