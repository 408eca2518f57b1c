package org.cameralucida.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path home;

    @Test
    void newsAloneMakesNoFileUntilItIsWantedAndNothingOfItIsLost() {
        var folder = home.resolve("lo 100% g");
        var log = new LogFile(folder);
        log.publish(new LogRecord(Level.INFO, "a network runs"));
        assertThat(folder).doesNotExist();
        log.flush();
        log.publish(new LogRecord(Level.INFO, "and another"));
        log.close();
        assertThat(lines(folder)).satisfiesExactly(
                first -> assertThat(first).contains("Camera Lucida").contains("Java").contains("processors").contains("heap"),
                second -> assertThat(second).contains("INFO").endsWith("a network runs"),
                third -> assertThat(third).endsWith("and another"));
    }

    @Test
    void aWarningIsWrittenAtOnceWithWhatCameBeforeIt() {
        var log = new LogFile(home);
        log.publish(new LogRecord(Level.INFO, "before"));
        var wrong = new LogRecord(Level.SEVERE, "wrong");
        wrong.setThrown(new IllegalStateException("no file " + System.getProperty("user.home") + "/Pictures/cat.jpg"));
        log.publish(wrong);
        assertThat(lines(home)).anySatisfy(line -> assertThat(line).endsWith("before"))
                .anySatisfy(line -> assertThat(line).contains("IllegalStateException: no file ~/Pictures/cat.jpg"))
                .anySatisfy(line -> assertThat(line).contains("LogFileTest."));
        log.close();
    }

    @Test
    void itStaysSmallAndTheNewestLinesAreThere() throws IOException {
        var log = new LogFile(home);
        var long1k = "x".repeat(1000);
        IntStream.range(0, 5000).forEach(i -> log.publish(new LogRecord(Level.WARNING, i + " " + long1k)));
        log.close();
        try (var files = Files.list(home)) {
            var sizes = files.map(file -> file.toFile().length()).toList();
            assertThat(sizes).hasSize(3).allMatch(size -> size < (1 << 20) + 2000);
        }
        assertThat(lines(home)).anyMatch(line -> line.contains(" 4999 x"));
    }

    @Test
    void twoProgramsAtOnceHaveFilesOfTheirOwn() throws IOException {
        var first = new LogFile(home);
        var second = new LogFile(home);
        first.publish(new LogRecord(Level.WARNING, "of the first"));
        second.publish(new LogRecord(Level.WARNING, "of the second"));
        try (var files = Files.list(home)) {
            assertThat(files.filter(file -> file.toString().endsWith(".log"))).hasSize(2);
        }
        first.close();
        second.close();
    }

    @Test
    void aFolderThatCannotBeMadeStopsNobody() throws IOException {
        var log = new LogFile(Files.createFile(home.resolve("file")));
        log.publish(new LogRecord(Level.SEVERE, "wrong"));
        log.flush();
        log.close();
        assertThat(home.resolve("file")).isEmptyFile();
    }

    private static List<String> lines(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().flatMap(file -> {
                try {
                    return Files.readAllLines(file).stream();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
