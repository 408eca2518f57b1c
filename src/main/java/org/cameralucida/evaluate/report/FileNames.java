package org.cameralucida.evaluate.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cameralucida.message.Problem;

/**
 * Names of files by a pattern, as {@code "{stem}-{method}-{class}.png"}: every name only once, and such that every
 * system takes it. A {@code '/'} in the pattern makes folders; one in a value does not.
 */
final class FileNames {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]|^[. ]+|[. ]+$");
    private static final Pattern FORM =
            Pattern.compile("(?!/)(?!.*\\.\\.)[^\\\\:*?\"<>|\\p{Cntrl}]*[^/]\\.(png|jpe?g)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 100;

    private final String pattern;
    /** In small letters: there are systems that take {@code A} and {@code a} for the same. */
    private final Set<String> given = new HashSet<>();

    /**
     * @param known the placeholders that there are
     * @throws Problem if the pattern has another, or names no PNG or JPEG
     */
    FileNames(String pattern, Set<String> known) {
        this.pattern = pattern;
        if (!FORM.matcher(pattern).matches()) {
            throw Problem.of(FileNames.class, "names.form", pattern);
        }
        PLACEHOLDER.matcher(pattern).results().map(match -> match.group(1)).filter(name -> !known.contains(name))
                .findFirst().ifPresent(name -> {
                    throw Problem.of(FileNames.class, "names.unknown", pattern, "{" + name + "}",
                            String.join(", ", known.stream().sorted().map(each -> "{" + each + "}").toList()));
                });
    }

    /**
     * The next name; where that was given away, the same with a number.
     *
     * @param folder what the name begins with: empty, or ending in {@code '/'}
     */
    String next(String folder, Map<String, String> values) {
        var name = folder + PLACEHOLDER.matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(safe(values.get(match.group(1)))));
        int dot = name.lastIndexOf('.');
        var unique = name;
        for (int k = 2; !given.add(unique.toLowerCase(Locale.ROOT)); k++) {
            unique = name.substring(0, dot) + "-" + k + name.substring(dot);
        }
        return unique;
    }

    private static String safe(String value) {
        var safe = FORBIDDEN.matcher(value).replaceAll("_");
        return safe.codePointCount(0, safe.length()) <= LONGEST ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, LONGEST)).stripTrailing();
    }
}
