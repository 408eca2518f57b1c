package org.cameralucida.evaluate;

import java.io.IOException;
import java.nio.file.Path;

/** What is written of an evaluation beside its log; all of it follows from that, and can be written again. */
public final class Reports {

    private Reports() {
    }

    /**
     * Writes {@code images.csv} and {@code summary.json} of a folder's results, finished or not.
     *
     * @return the figures
     * @throws org.cameralucida.message.Problem if there are none, or they cannot be written
     */
    public static Summary write(Path folder) {
        return write(folder, Results.of(folder));
    }

    /** The same of results that were read from that folder. */
    public static Summary write(Path folder, Results results) {
        return write(folder, results, () -> { });
    }

    /**
     * The same.
     *
     * @param check is run before each figure, on the thread that finds it; what it throws ends the work
     */
    public static Summary write(Path folder, Results results, Runnable check) {
        var summary = results.summary(check);
        try {
            ImagesTable.write(folder, folder.resolve("images.csv"));
            summary.write(folder.resolve("summary.json"));
        } catch (IOException e) {
            throw Written.problem(folder, e);
        }
        return summary;
    }
}
