package org.cameralucida;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/**
 * The reference data beside the checkout: real networks, photos, and maps by other implementations. The one way for a
 * test to ask for them: where they are absent it is skipped, and counted by {@link SkippedForData}.
 */
public final class SharedData {

    /** As a reader finds it, from the folder of the checkout. */
    static final String FOLDER = "../shared/data";

    private SharedData() {
    }

    /** A file or folder of the data; skips the test, saying so, where it is absent. Ask before anything is expected to fail. */
    public static Path at(String path) {
        var file = Path.of(FOLDER, path);
        if (!Files.exists(file)) {
            throw new Absent(path);
        }
        return file;
    }

    /** The folder of a tiny reference network: those lie in the repository and are never absent. */
    public static Path tiny(String name) {
        return Path.of("src/test/resources/org/cameralucida/tiny", name);
    }

    /** Why a test was skipped. */
    static final class Absent extends TestAbortedException {

        private static final long serialVersionUID = 1;

        private Absent(String path) {
            super("skipped: there is no " + FOLDER + "/" + path + " here");
        }
    }
}
