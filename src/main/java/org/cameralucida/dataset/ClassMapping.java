package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.cameralucida.message.Message;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.network.Labels;

/**
 * Which class of a network is which class of a data set: as a mapping file says, or else by WordNet id, by a name that
 * both have ({@link ClassMatch}), by number. Photos of classes that the network does not have can be shown, not judged.
 *
 * @param indices the network's class, from 0, of each class of the data set that it has
 * @param missing the classes of the data set that the network does not have
 * @param explanation how the classes were matched, what is missing, and what that means
 */
public record ClassMapping(Map<ClassName, Integer> indices, List<ClassName> missing, List<Message> explanation) {

    private static final int SHOWN = 5;

    public ClassMapping {
        indices = Map.copyOf(indices);
        missing = List.copyOf(missing);
        explanation = List.copyOf(explanation);
    }

    /** By what a class was recognised. */
    private enum By { ID, NAME, NUMBER, FILE }

    /** The network's class of a class of the data set; empty if it has none. */
    public OptionalInt index(ClassName className) {
        var index = indices.get(className);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** As {@link #of(List, Labels, int, Optional)}, without a mapping file. */
    public static ClassMapping of(List<ClassName> classes, Labels labels, int size) {
        return of(classes, labels, size, Optional.empty());
    }

    /**
     * Matches classes.
     *
     * @param classes those of the data set
     * @param labels those of the network
     * @param size how many classes the network really has
     * @param file a mapping file, where the user gives one: see {@link MappingFile}
     * @throws org.cameralucida.message.Problem if the mapping file cannot be read or names a class that the network
     *     does not have
     */
    public static ClassMapping of(List<ClassName> classes, Labels labels, int size, Optional<Path> file) {
        var given = file.map(path -> MappingFile.read(path, labels, size)).orElse(Map.of());
        int first = firstNumber(classes, labels, size);
        var indices = new LinkedHashMap<ClassName, Integer>();
        var missing = new ArrayList<ClassName>();
        var counts = new EnumMap<By, Integer>(By.class);
        for (var each : classes) {
            var index = given.getOrDefault(each.text(), -1);
            var by = By.FILE;
            if (index < 0 && each.number().isPresent()) {
                index = each.number().getAsInt() + first < size ? each.number().getAsInt() + first : -1;
                by = By.NUMBER;
            } else if (index < 0) {
                index = ClassMatch.of(each.labels(), 0, labels, size).orElse(-1);
                by = index >= 0 && each.id().isPresent() && each.id().get().equals(labels.id(index)) ? By.ID : By.NAME;
            }
            if (index < 0) {
                missing.add(each);
            } else {
                indices.put(each, index);
                counts.merge(by, 1, Integer::sum);
            }
        }
        return new ClassMapping(indices, missing, explain(classes, size, first, indices, missing, counts));
    }

    /** A network with a class "background" before ILSVRC's thousand counts from 1 what others count from 0. */
    private static int firstNumber(List<ClassName> classes, Labels labels, int size) {
        int largest = classes.stream().mapToInt(each -> each.number().orElse(-1)).max().orElse(-1);
        return largest >= 0 && largest < size - 1 && labels.isNamed(0)
                && ClassMatch.synonyms(labels.name(0)).equals(ClassMatch.synonyms("background")) ? 1 : 0;
    }

    private static List<Message> explain(List<ClassName> classes, int size, int first,
            Map<ClassName, Integer> indices, List<ClassName> missing, Map<By, Integer> counts) {
        var told = new ArrayList<Message>();
        if (classes.isEmpty()) {
            return told;
        }
        how(counts).ifPresent(how -> told.add(message("mapping.found", indices.size(), classes.size(), size, how)));
        if (first > 0) {
            told.add(message("mapping.background"));
        }
        if (!missing.isEmpty()) {
            told.add(message("mapping.missing", missing.size(), missing.stream().limit(SHOWN).map(ClassName::title)
                    .collect(Collectors.joining(", ", "", missing.size() > SHOWN ? " …" : ""))));
        }
        long shared = indices.size() - indices.values().stream().distinct().count();
        if (shared > 0) {
            told.add(message("mapping.shared", shared));
        }
        return told;
    }

    /** By what classes were recognised, with how many by each if by several. */
    private static Optional<Message> how(Map<By, Integer> counts) {
        return counts.entrySet().stream().map(each -> {
            var by = message("mapping.by." + each.getKey().name().toLowerCase(Locale.ROOT));
            return counts.size() == 1 ? by : message("mapping.count", each.getValue(), by);
        }).reduce((one, other) -> message("mapping.and", one, other));
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(ClassMapping.class, key, arguments);
    }
}
