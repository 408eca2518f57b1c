package org.cameralucida.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a lesson's file holds, there is a sentence, and what is left of it is a lesson. */
class DamagedLessonTest {

    private static final String LESSON = "---\ntitle: Perché\nlanguage: it\n---\n# Uno\n\nCosì è.\n";

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("mine.md"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private void isRefused(byte[] bytes, String... words) throws IOException {
        var file = file(bytes);
        assertThatThrownBy(() -> LessonReader.read(file)).isInstanceOf(Problem.class).hasMessageContainingAll(words);
    }

    @Test
    void editorsMarksAndWideLettersAreRead() throws IOException {
        for (var bytes : new byte[][] {("\uFEFF" + LESSON).getBytes(StandardCharsets.UTF_8),
                LESSON.getBytes(StandardCharsets.UTF_16), ("\uFEFF" + LESSON).getBytes(StandardCharsets.UTF_16LE),
                LESSON.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)}) {
            var lesson = LessonReader.read(file(bytes));
            assertThat(lesson.title()).isEqualTo("Perché");
            assertThat(lesson.notes()).isEmpty();
            assertThat(lesson.steps()).hasSize(1);
        }
    }

    @Test
    void anotherEncodingIsSaidToBeOne() throws IOException {
        isRefused(LESSON.getBytes(StandardCharsets.ISO_8859_1), "mine.md", "UTF-8");
    }

    @Test
    void whatIsNoTextIsNoLesson() throws IOException {
        var noise = new byte[5000];
        new Random(1).nextBytes(noise);
        isRefused(noise, "mine.md", "no lesson");
        isRefused("PK\3\4 # heading \0".getBytes(StandardCharsets.ISO_8859_1), "mine.md", "no lesson");
        isRefused(new byte[0], "mine", "no lesson");
        isRefused("Words, but no heading.".getBytes(StandardCharsets.UTF_8), "mine", "no lesson");
    }

    @Test
    void aFileOfAHundredMegabytesIsNotRead() throws IOException {
        var file = folder.resolve("huge.md");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(100L << 20);
        }
        assertThatThrownBy(() -> LessonReader.read(file)).isInstanceOf(Problem.class).hasMessageContainingAll("huge.md", "4 MB");
        assertThatThrownBy(() -> LessonReader.read(Files.createDirectory(folder.resolve("folder.md"))))
                .isInstanceOf(Problem.class).hasMessageContaining("folder.md");
    }

    /** Each is a lesson of at least one step, or a sentence; nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"> ", "*", "[", "- ", "![", "`", "# ", "&#", "<a ", "\\", "1. "})
    void whatNestsOrRepeatsWithoutEndEnds(String repeated) throws IOException {
        var file = file("# One\n" + repeated.repeat(20_000) + "word\n");
        try {
            assertThat(LessonReader.read(file).steps()).isNotEmpty();
        } catch (Problem e) {
            assertThat(e.getMessage()).contains("mine");
        }
    }

    @Test
    void aHeaderThatIsNoneIsText() throws IOException {
        var open = LessonReader.read(file("---\ntitle: never ended\n\n# One\nWords.\n"));
        assertThat(open.steps()).extracting(Step::title).containsExactly("One");
        assertThat(open.notes()).extracting(note -> note.in(Locale.ENGLISH)).containsExactly(
                "No second line “---” ends the header of the lesson; it goes on without it.");
        var odd = LessonReader.read(file("---\n\ttitle\t: [a, {b\nlanguage: not-a-language-at-all-12345678901\nminutes: ∞\n---\n# One\n"));
        assertThat(odd.notes()).extracting(note -> note.in(Locale.ENGLISH)).anyMatch(note -> note.contains("∞"));
    }

    /** What is not there, not a photo, not a network, or nothing that can be said: each step says so, and the others are shown. */
    @Test
    void aPageOfALessonWithHolesHasItsSentencesAndTheRest() throws IOException {
        Files.writeString(folder.resolve("no-photo.jpg"), "no photo");
        Files.writeString(folder.resolve("no-network.onnx"), "no network");
        var lesson = LessonReader.read(file("""
                ---
                title: Holes
                network: lucida-gap
                ---
                # Gone
                ```show
                photo: gone.jpg
                ```
                # Outside
                ```show
                photo: ../../../../../../etc/hostname
                ```
                # Damaged
                ```show
                photo: no-photo.jpg
                ```
                # Network
                ```show
                photo: teddy.jpg
                network: nowhere
                class: teddy
                ```
                # File
                ```show
                photo: teddy.jpg
                network: no-network.onnx
                ```
                # Keys
                ```show
                photo: teddy.jpg
                frame: 1, two
                threshold: much
                compare: everything
                method: none
                class: unicorn
                pane.display.colors: mauve
                moon: blue
                ```
                # Whole
                ```show
                photo: teddy.jpg
                ```
                It says {class}.
                """));
        assertThat(lesson.notes()).hasSize(1);
        var catalog = new Catalog(folder.resolve("networks"));
        var maker = new StepMaker(catalog::open, Optional.of(() -> Samples.unpack(folder.resolve("samples"))));
        var page = folder.resolve("page.html");
        Handout.write(lesson, page, maker, key -> LoadedNetwork.open(catalog.open(key), Device.parse("cpu"), 1), Progress.NONE);
        var sections = Files.readString(page).split("<section>");
        var sentences = Map.of(1, "gone.jpg", 2, "hostname", 3, "no-photo.jpg", 4, "nowhere", 5, "no-network", 6, "unicorn");
        sentences.forEach((section, words) -> assertThat(sections[section]).contains("class=\"problem\"", words));
        assertThat(sections[6]).contains("two", "much", "everything", "none", "<img ");
        assertThat(sections[7]).contains("It says teddy", "<img ").doesNotContain("class=\"problem\"");
    }
}
