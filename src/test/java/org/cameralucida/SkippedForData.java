package org.cameralucida;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests that were skipped because the reference data are not here, so that a green run does not look like
 * more than it is: says so once they have run, and leaves the sentence in a file for the last lines of the build.
 */
public final class SkippedForData implements TestExecutionListener {

    private static final Path SENTENCE = Path.of("target", "tests", "skipped.txt");

    private int skipped;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getThrowable().filter(SharedData.Absent.class::isInstance).isPresent()) {
            skipped++;
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        try {
            Files.deleteIfExists(SENTENCE);
            if (skipped > 0) {
                var sentence = "%d %s skipped because the reference data (%s) are not here.%n".formatted(skipped,
                        skipped == 1 ? "test was" : "tests were", SharedData.FOLDER);
                Files.createDirectories(SENTENCE.getParent());
                Files.writeString(SENTENCE, sentence);
                System.out.print(sentence);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
