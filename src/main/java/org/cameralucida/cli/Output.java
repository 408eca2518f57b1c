package org.cameralucida.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Problem;

/** Files that commands write: their folders are made, and what fails is one sentence. */
final class Output {

    /** What writes one file. */
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    private Output() {
    }

    /** @throws Problem if the file cannot be written */
    static void png(Path file, Raster picture) {
        write(file, () -> {
            try (var stream = Files.newOutputStream(file)) {
                PhotoWriter.png(picture, stream);
            }
        });
    }

    /** @throws Problem if the file cannot be written */
    static void write(Path file, Writing writing) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writing.write();
        } catch (IOException e) {
            throw Problem.causedBy(e, Cli.class, "file.notWritten", file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
