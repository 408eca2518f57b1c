package org.cameralucida.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/** Writes steps into a lesson's file, for a teacher to put words to. What is in the file already stays as it is. */
public final class LessonWriter {

    private LessonWriter() {
    }

    /**
     * Adds a step to the end of a file, which is begun if it is not there.
     *
     * @param shows what is to be seen, by {@link StepState}
     * @param locale the language of a lesson that is begun
     * @return which step it is, from 0
     * @throws Problem if the file is no lesson, or cannot be written
     */
    public static int add(Path file, Map<String, String> shows, Locale locale) {
        boolean isThere = Files.exists(file);
        int step = isThere ? LessonReader.read(file).steps().size() : 0;
        var text = new StringBuilder();
        if (!isThere) {
            text.append("---\ntitle: ").append(String.valueOf(file.getFileName()).replaceFirst("\\.md$", ""))
                    .append("\nlanguage: ").append(locale.getLanguage()).append("\nminutes: 10\n---\n");
        }
        text.append("\n# ").append(Message.of(LessonWriter.class, "step.title", step + 1).in(locale)).append("\n\n")
                .append(Message.of(LessonWriter.class, "step.text", "{class}", "{probability}").in(locale)).append("\n\n```show\n");
        shows.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        text.append("```\n");
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Problem.causedBy(e, LessonWriter.class, "lesson.unwritable", file.toString());
        }
        return step;
    }
}
