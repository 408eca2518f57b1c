package org.cameralucida.network;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cameralucida.message.Problem;

/**
 * Which classes of two lists are the same class: the one place that decides it, for the classes of two networks, whose
 * lists may be in another order or other lists altogether, and for those of annotations.
 */
public final class ClassMatch {

    private ClassMatch() {
    }

    /**
     * The class of {@code to} that is the class {@code index} of {@code from}: by WordNet id where both have them,
     * otherwise by a name that both have among their synonyms.
     *
     * @param classes how many classes {@code to} really has
     */
    public static OptionalInt of(Labels from, int index, Labels to, int classes) {
        if (from.equals(to)) {
            return index < classes ? OptionalInt.of(index) : OptionalInt.empty();
        }
        int size = Math.min(classes, to.size());
        var id = from.id(index);
        if (id != null) {
            var same = IntStream.range(0, size).filter(i -> id.equals(to.id(i))).findFirst();
            if (same.isPresent()) {
                return same;
            }
        }
        if (!from.isNamed(index)) {
            return OptionalInt.empty();
        }
        var names = synonyms(from.name(index));
        var sameName = IntStream.range(0, size).filter(to::isNamed)
                .filter(i -> synonyms(to.name(i)).equals(names)).findFirst();
        return sameName.isPresent() ? sameName : IntStream.range(0, size).filter(to::isNamed)
                .filter(i -> id == null || to.id(i) == null)
                .filter(i -> synonyms(to.name(i)).stream().anyMatch(names::contains)).findFirst();
    }

    /**
     * As {@link #of}.
     *
     * @throws Problem if the network has no such class
     */
    public static int in(Network network, int classes, Labels from, int index) {
        return of(from, index, network.labels(), classes).orElseThrow(
                () -> Problem.of(ClassMatch.class, "class.absent", network.name(), from.shortName(index)));
    }

    /**
     * The names of a class as they are compared: without case, accents and what is between words.
     *
     * @param names separated by commas, as {@link Labels#name} has them
     */
    public static Set<String> synonyms(String names) {
        return Arrays.stream(names.split(",")).map(Labels::plain).filter(name -> !name.isBlank())
                .collect(Collectors.toSet());
    }
}
