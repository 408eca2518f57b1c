package org.cameralucida.lesson;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text whose names of values, as {@code {probability}}, are filled in. So no text carries a result of its own: what it
 * says is what is shown, with whatever network and on whatever machine.
 */
public final class Filled {

    /** What stands for a value that is not there, or not there yet. */
    public static final String UNKNOWN = "…";

    private static final Pattern NAME = Pattern.compile("\\{([a-z0-9][a-zA-Z0-9. -]*)\\}");

    private Filled() {
    }

    /** The text with its values. */
    public static String of(String text, Map<String, String> values) {
        return NAME.matcher(text).replaceAll(match ->
                Matcher.quoteReplacement(values.getOrDefault(match.group(1), UNKNOWN)));
    }

    /** The names of the values of a text. */
    public static Set<String> names(String text) {
        var names = new TreeSet<String>();
        NAME.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
