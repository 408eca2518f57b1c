package org.cameralucida;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data set of real networks, photos and reference maps beside the checkout; tests that need it are skipped without it. */
public final class SharedData {

    private static final Path FOLDER = Path.of("..", "shared", "data");

    private SharedData() {
    }

    /** A file or folder of the data set; skips the test, saying so, where it is absent. */
    public static Path at(String path) {
        var file = FOLDER.resolve(path);
        assumeTrue(Files.exists(file), () -> "skipped: the shared data set has no " + path + " here");
        return file;
    }
}
