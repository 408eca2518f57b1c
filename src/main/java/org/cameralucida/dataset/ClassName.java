package org.cameralucida.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.cameralucida.network.Labels;

/**
 * A class as a data set writes it: by a WordNet id, by a name, or by a number.
 *
 * @param text as the data set writes it
 * @param id its WordNet id, as {@code "n01440764"}; empty where it is not known
 * @param name its name, synonyms apart by commas; empty where it is not known
 * @param number its number, counted from 0; empty where the data set does not number its classes
 */
public record ClassName(String text, Optional<String> id, Optional<String> name, OptionalInt number) {

    /** By number where they have one, then by text. */
    static final Comparator<ClassName> ORDER = Comparator
            .comparingInt((ClassName each) -> each.number().orElse(Integer.MAX_VALUE)).thenComparing(ClassName::text);

    private static final Pattern WITH_ID = Pattern.compile("(n\\d{8})(?:[\\s,:._-]+(\\S.*))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    /** As in "001.Black_footed_Albatross". */
    private static final Pattern NUMBERED_NAME = Pattern.compile("\\d{1,4}[._-]+(\\p{L}.*)");

    /**
     * Reads a class: {@code "n01440764"}, {@code "n01440764 tench, Tinca tinca"}, {@code "17"}, {@code "tench"},
     * {@code "001.tench"} (which is a name: such numbers begin at 1 and are the data set's own).
     */
    public static ClassName of(String written) {
        var text = written.strip();
        var withId = WITH_ID.matcher(text);
        if (withId.matches()) {
            return new ClassName(text, Optional.of(withId.group(1)), Optional.ofNullable(withId.group(2)),
                    OptionalInt.empty());
        }
        if (NUMBER.matcher(text).matches()) {
            return new ClassName(text, Optional.empty(), Optional.empty(), OptionalInt.of(Integer.parseInt(text)));
        }
        var numbered = NUMBERED_NAME.matcher(text);
        return new ClassName(text, Optional.empty(), Optional.of(numbered.matches() ? numbered.group(1) : text),
                OptionalInt.empty());
    }

    /** A class known by its WordNet id, with its name where that is known. */
    static ClassName ofId(String id, Optional<String> name) {
        return new ClassName(id, Optional.of(id), name, OptionalInt.empty());
    }

    /** What to call it: its name, or that of its WordNet id among ILSVRC's classes, or what the data set writes. */
    public String title() {
        return isNamed() ? labels().shortName(0) : text;
    }

    /** Whether it has a name of its own or by its WordNet id. */
    boolean isNamed() {
        return name.isPresent() || id.isPresent() && !labels().name(0).equals(id.get());
    }

    /** It alone as a list of labels, so that it can be told whether it is a network's or an annotation's class. */
    Labels labels() {
        var called = name.or(() -> id.flatMap(ClassName::imagenetName)).orElse(id.orElse(text));
        return Labels.of(List.of(id.map(known -> known + " " + called).orElse(called)));
    }

    /** Whether an annotated box counts for it; one that says nothing of what is in it counts for every class. */
    public boolean matches(TrueBox box) {
        return box.id().isPresent() && id.isPresent() ? box.id().equals(id) : box.isOf(labels(), 0);
    }

    private static Optional<String> imagenetName(String id) {
        var labels = Labels.imagenet();
        for (int i = 0; i < labels.size(); i++) {
            if (id.equals(labels.id(i))) {
                return Optional.of(labels.name(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
