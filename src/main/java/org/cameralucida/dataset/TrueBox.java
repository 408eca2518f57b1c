package org.cameralucida.dataset;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cameralucida.localize.Box;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.network.Labels;

/**
 * Where an object really is, and what it is.
 *
 * @param box its first and last columns and rows, as the annotation has them
 * @param id its WordNet id, as {@code "n01440764"}; empty where it is not known
 * @param name its name; empty where it is not known
 */
public record TrueBox(Box box, Optional<String> id, Optional<String> name) {

    private static final Pattern WORDNET = Pattern.compile("n\\d{8}");

    /** A box that says nothing of what is in it, and so counts for whatever is looked for. */
    public static TrueBox ofAnything(Box box) {
        return new TrueBox(box, Optional.empty(), Optional.empty());
    }

    /** A box of a class as annotations write it: by its WordNet id, or by its name. */
    public static TrueBox of(Box box, String className) {
        var text = className.strip();
        boolean isId = WORDNET.matcher(text).matches();
        return new TrueBox(box, isId ? Optional.of(text) : Optional.empty(),
                isId || text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    /** Whether it is known what is in it. */
    public boolean isOfSomething() {
        return id.isPresent() || name.isPresent();
    }

    /** The same class elsewhere. */
    public TrueBox at(Box other) {
        return new TrueBox(other, id, name);
    }

    /**
     * Whether it counts for a class: by WordNet id where both have one, otherwise by a name that both have among their
     * synonyms. A box of nothing known counts for every class.
     */
    public boolean isOf(Labels labels, int classIndex) {
        return isOf(labels, classIndex, id.isPresent() && labels.id(classIndex) != null ? Set.of() : names());
    }

    private boolean isOf(Labels labels, int classIndex, Set<String> names) {
        var other = labels.id(classIndex);
        if (!isOfSomething() || id.isPresent() && other != null) {
            return !isOfSomething() || id.get().equals(other);
        }
        return labels.isNamed(classIndex)
                && ClassMatch.synonyms(labels.name(classIndex)).stream().anyMatch(names::contains);
    }

    /** What is in it, as a network calls it, or else as the annotation does; empty where that is not known. */
    public String title(Labels labels, Locale locale) {
        var names = names();
        return IntStream.range(0, isOfSomething() ? labels.size() : 0).filter(index -> isOf(labels, index, names))
                .boxed().findFirst().map(index -> labels.shortName(index, locale))
                .orElseGet(() -> name.orElseGet(() -> imagenet().map(Labels.imagenet()::shortName)
                        .orElse(id.orElse(""))));
    }

    private Set<String> names() {
        var names = new HashSet<>(name.map(ClassMatch::synonyms).orElse(Set.of()));
        imagenet().ifPresent(index -> names.addAll(ClassMatch.synonyms(Labels.imagenet().name(index))));
        return names;
    }

    /** Its place among ILSVRC's classes. */
    private Optional<Integer> imagenet() {
        var labels = Labels.imagenet();
        return id.flatMap(wanted -> IntStream.range(0, labels.size()).boxed()
                .filter(index -> wanted.equals(labels.id(index))).findFirst());
    }
}
