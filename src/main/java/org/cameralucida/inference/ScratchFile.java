package org.cameralucida.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary file, in the system's folder for such. Its name tells whose it is: what a program left behind that was
 * ended by force, the next one deletes.
 */
record ScratchFile(Path path) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchFile.class);
    private static final String PREFIX = "camera-lucida-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*\\.onnx");

    /** A new empty file. */
    static ScratchFile create() throws IOException {
        var file = Files.createTempFile(PREFIX + ProcessHandle.current().pid() + "-", ".onnx");
        deleteLeftovers(file.getParent());
        return new ScratchFile(file);
    }

    /** Deletes the files of programs that no longer run. */
    static void deleteLeftovers(Path folder) {
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*.onnx")) {
            for (var file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    new ScratchFile(file).close();
                }
            }
        } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
            LOG.debug("not tidied: {}", folder, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
            LOG.debug("kept until exit: {}", path, e);
        }
    }
}
