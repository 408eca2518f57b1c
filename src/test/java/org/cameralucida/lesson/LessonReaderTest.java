package org.cameralucida.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonReaderTest {

    private static final String LESSON = """
            ---
            title: A lesson
            language: it
            minutes: 7
            networks: one, two
            network: one
            ---

            # First

            Some **strong** and *leaning* words
            on two lines with {2.iou}.

            ```show
            photo: teddy.jpg
            class: teddy
            ```

            > For the teacher.

            # Second

            ```question
            How *many*?
            - [ ] few
            - [x] many
            ```

            - a point
            - another

            ```reveal
            compare: pooling
            ```
            """;

    @Test
    void aLessonIsReadAsItIsWritten() {
        var lesson = LessonReader.read("lesson", LESSON);
        assertThat(lesson.notes()).isEmpty();
        assertThat(lesson.title()).isEqualTo("A lesson");
        assertThat(lesson.language()).isEqualTo(Locale.ITALIAN);
        assertThat(lesson.minutes()).isEqualTo(7);
        assertThat(lesson.networks()).containsExactly("one", "two");
        assertThat(lesson.steps()).extracting(Step::title).containsExactly("First", "Second");
        var first = lesson.steps().get(0);
        assertThat(first.text()).containsExactly(new Block.Paragraph(List.of(new Block.Span("Some ", false, false),
                new Block.Span("strong", true, false), new Block.Span(" and ", false, false),
                new Block.Span("leaning", false, true),
                new Block.Span(" words on two lines with {2.iou}.", false, false))));
        assertThat(first.notes()).hasSize(1);
        var second = lesson.steps().get(1);
        assertThat(second.question()).hasValueSatisfying(question -> assertThat(question.answers())
                .extracting(Question.Answer::right).containsExactly(false, true));
        assertThat(second.answer()).singleElement().isInstanceOf(Block.Points.class);
    }

    @Test
    void aStepThatSaysNothingShowsWhatTheOneBeforeItShowedAndWhatIsRevealedComesOnTop() {
        var lesson = LessonReader.read("lesson", LESSON);
        var first = Map.of("network", "one", "photo", "teddy.jpg", "class", "teddy");
        assertThat(lesson.shown(0, false)).isEqualTo(first);
        assertThat(lesson.shown(1, false)).isEqualTo(first);
        assertThat(lesson.shown(1, true)).containsAllEntriesOf(first).containsEntry("compare", "pooling");
        assertThat(lesson.isPredicted(0)).isFalse();
        assertThat(lesson.isPredicted(1)).isTrue();
    }

    @Test
    void whatIsNotUnderstoodIsSaidAndTheRestIsALessonAllTheSame() {
        var lesson = LessonReader.read("lesson", """
                ---
                title: Odd
                minutes: soon
                ---
                # One
                ```show
                photo: teddy.jpg
                colour of the moon: blue
                no colon
                ```
                ```music
                la
                ```
                """);
        assertThat(lesson.notes()).extracting(note -> note.in(Locale.ENGLISH)).containsExactlyInAnyOrder(
                "The lesson says “minutes: soon”, which is no number; it goes on without.",
                "Step 1 says “no colon”, which is nothing that can be shown. The rest is shown.",
                "Step 1 says “colour of the moon”, which is nothing that can be shown. The rest is shown.",
                "Step 1 has a block “music”; known are show, question and reveal. The rest is shown.");
        assertThat(lesson.shown(0, false)).isEqualTo(Map.of("photo", "teddy.jpg"));
    }

    @Test
    void aFileThatIsNoLessonIsASentence(@TempDir Path folder) throws IOException {
        var file = folder.resolve("binary.md");
        Files.write(file, new byte[] {(byte) 0xC3, 0x28, 0, 1});
        assertThatThrownBy(() -> LessonReader.read(file)).isInstanceOf(Problem.class).hasMessageContaining("binary.md");
        Files.writeString(file, "No heading at all.");
        assertThatThrownBy(() -> LessonReader.read(file)).isInstanceOf(Problem.class).hasMessageContaining("binary");
        assertThatThrownBy(() -> LessonReader.read(folder.resolve("none.md"))).isInstanceOf(Problem.class);
    }

    @Test
    void valuesAreFilledInByTheirNames() {
        assertThat(Filled.of("{iou} of {2.iou}: {absent}, {not a name!}", Map.of("iou", "0.82", "2.iou", "0.17")))
                .isEqualTo("0.82 of 0.17: …, {not a name!}");
        assertThat(Filled.names("{a} {2.b}")).containsExactly("2.b", "a");
    }

    /** Each in both languages: the same steps, showing and asking the same, and nothing that is not understood. */
    @Test
    void theLessonsThatComeWithTheProgramAreTheSameInBothLanguages() {
        for (var name : Lessons.names()) {
            var english = Lessons.named(name, Locale.ENGLISH);
            var italian = Lessons.named(name, Locale.ITALIAN);
            assertThat(italian.language()).as(name).isEqualTo(Locale.ITALIAN);
            for (var lesson : List.of(english, italian)) {
                assertThat(lesson.notes()).extracting(Message::toString).as(name).isEmpty();
                assertThat(lesson.minutes()).isBetween(5, 15);
            }
            assertThat(italian.usual()).isEqualTo(english.usual());
            assertThat(italian.steps()).as(name).hasSameSizeAs(english.steps());
            for (int i = 0; i < english.steps().size(); i++) {
                var one = english.steps().get(i);
                var other = italian.steps().get(i);
                assertThat(other.shows()).as(one.title()).isEqualTo(one.shows());
                assertThat(other.reveals()).as(one.title()).isEqualTo(one.reveals());
                assertThat(rights(other)).as(one.title()).isEqualTo(rights(one));
                assertThat(other.notes().isEmpty()).isEqualTo(one.notes().isEmpty());
            }
        }
    }

    private static List<Boolean> rights(Step step) {
        return step.question().map(question -> question.answers().stream().map(Question.Answer::right).toList())
                .orElse(List.of());
    }
}
