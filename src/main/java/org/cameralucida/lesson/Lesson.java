package org.cameralucida.lesson;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.message.Message;

/**
 * A lesson: steps, each with its text and what is to be seen beside it.
 *
 * @param name of one that comes with the program, or the path of its file
 * @param title in its own language
 * @param language of its text
 * @param minutes how long it takes; 0 where it does not say
 * @param networks keys of those that it uses
 * @param usual what every step shows where it says nothing else, by {@link StepState}
 * @param steps at least one
 * @param notes what its file says that is not understood
 */
public record Lesson(String name, String title, Locale language, int minutes, List<String> networks,
        Map<String, String> usual, List<Step> steps, List<Message> notes) {

    /** How the names of lessons' files end. */
    public static final String ENDING = ".md";

    public Lesson {
        networks = List.copyOf(networks);
        usual = Map.copyOf(usual);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** The folder that photos and networks are looked for in; empty for a lesson that comes with the program. */
    public Optional<Path> folder() {
        return name.endsWith(ENDING) ? Optional.of(Path.of(name).toAbsolutePath().getParent()) : Optional.empty();
    }

    /**
     * What a step shows, by {@link StepState}: what it says itself, or else what the step before it showed in the end.
     *
     * @param revealed whether the class has committed itself
     */
    public Map<String, String> shown(int index, boolean revealed) {
        var step = steps.get(index);
        var shown = new LinkedHashMap<>(usual);
        if (!step.shows().isEmpty()) {
            shown.putAll(step.shows());
        } else if (index > 0) {
            shown.putAll(shown(index - 1, isPredicted(index - 1)));
        }
        if (revealed) {
            // What was hidden is shown, unless it is said once more.
            shown.remove(StepState.HIDE);
            shown.putAll(step.reveals());
        } else if (step.question().map(Question::drawn).orElse(false)) {
            shown.putIfAbsent(StepState.HIDE, StepState.MAP);
        }
        return shown;
    }

    /** Whether anything is hidden or asked at a step until it is revealed. */
    public boolean isPredicted(int index) {
        var step = steps.get(index);
        return step.question().isPresent() || !step.reveals().isEmpty();
    }
}
