package org.cameralucida.lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cameralucida.message.Problem;

/** The lessons that come with the program, in English and Italian. */
public final class Lessons {

    private static final List<String> NAMES = List.of("1-what-a-classifier-says", "2-from-pixels-to-features",
            "3-the-class-activation-map", "4-one-photo-five-classes", "5-average-or-maximum", "6-from-heat-to-box",
            "7-four-ways-to-explain", "8-can-you-trust-it");

    private Lessons() {
    }

    /** Their names, in the order in which they are best taken. */
    public static List<String> names() {
        return NAMES.stream().filter(name -> Lessons.class.getResource(resource(name, Locale.ENGLISH)) != null).toList();
    }

    /** All of them in a language. */
    public static List<Lesson> all(Locale locale) {
        return names().stream().map(name -> named(name, locale)).toList();
    }

    /**
     * One of them in a language; in English where it is not written in that.
     *
     * @throws Problem if there is none
     */
    public static Lesson named(String name, Locale locale) {
        return LessonReader.read(name, text(name, locale));
    }

    /**
     * The file of one of them as it is, to make another one of it.
     *
     * @throws Problem if there is none
     */
    public static String text(String name, Locale locale) {
        var file = Stream.of(locale, Locale.ENGLISH).map(each -> resource(name, each))
                .filter(each -> Lessons.class.getResource(each) != null).findFirst()
                .orElseThrow(() -> Problem.of(Lessons.class, "lesson.absent", name));
        try (var in = Lessons.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.causedBy(e, Lessons.class, "lesson.unreadable", name);
        }
    }

    private static String resource(String name, Locale locale) {
        return locale.getLanguage() + "/" + name + Lesson.ENDING;
    }
}
