package org.cameralucida.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step of a lesson.
 *
 * @param title its heading
 * @param text what is read at once
 * @param question what is predicted; empty for nothing
 * @param answer what is read once the class has committed itself, or at once where nothing is asked
 * @param notes for the teacher alone
 * @param shows what is to be seen, by {@link StepState}; empty for what the step before showed in the end
 * @param reveals what is seen otherwise once the class has committed itself
 */
public record Step(String title, List<Block> text, Optional<Question> question, List<Block> answer, List<Block> notes,
        Map<String, String> shows, Map<String, String> reveals) {

    public Step {
        text = List.copyOf(text);
        answer = List.copyOf(answer);
        notes = List.copyOf(notes);
        shows = Collections.unmodifiableMap(new LinkedHashMap<>(shows));
        reveals = Collections.unmodifiableMap(new LinkedHashMap<>(reveals));
    }
}
