package org.cameralucida.network;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cameralucida.convention.ClassNames;
import org.cameralucida.convention.FileTree;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/**
 * Finds the names of a network's classes: on its card, in what its maker left, in the graph.
 *
 * @param knowledge what is said of the network
 */
record LabelReader(Knowledge knowledge) {

    private static final long LARGEST_FILE = 16L << 20;

    /** Names, where they come from, and what was found beside them that is of other classes. */
    record Found(Labels labels, Origin origin, List<Message> notes) {
    }

    /**
     * The names of the classes of some scores. Where one number stands for two classes, or is a value, one name may be
     * all that there is: of the class that is there, or not; of what goes up, or down.
     *
     * @param inGraph what the graph itself calls them; empty if it does not
     * @param sizes how many classes there are by the network's outputs: names may be of another one
     * @throws Problem if the card names others than there are
     */
    Found read(Scores scores, List<String> inGraph, Set<Integer> sizes) {
        boolean isOfOne = scores.isBinary() || !scores.hasProbabilities();
        var single = !isOfOne ? Optional.<Found>empty() : knowledge.ownLabels()
                .map(labels -> new Found(labels, Origin.of(knowledge.own()), List.of()))
                .or(() -> knowledge.names().stream().findFirst().map(names -> new Found(names.labels(), names.origin(),
                        List.of()))).filter(found -> found.labels().size() == 1);
        if (single.isPresent()) {
            var name = single.get().labels().name(0);
            // So transformers calls what nobody has named.
            name = single.get().labels().isNamed(0) && !name.matches("LABEL[_ ]\\d+") ? name : "";
            return new Found(scores.isBinary() ? Labels.against(name) : Labels.ofValue(name), single.get().origin(),
                    List.of());
        }
        var found = read(scores.classes(), inGraph, sizes);
        return scores.hasProbabilities() || found.labels().isNamed(0) ? found
                : new Found(Labels.ofValue(""), found.origin(), found.notes());
    }

    private Found read(int classes, List<String> inGraph, Set<Integer> sizes) {
        var onCard = knowledge.ownLabels().filter(l -> l.size() == classes || !sizes.contains(l.size()));
        if (onCard.isPresent()) {
            if (onCard.get().size() != classes) {
                throw Problem.of(LabelReader.class, "card.labels.count", knowledge.own().file(),
                        Integer.toString(onCard.get().size()), Integer.toString(classes));
            }
            return new Found(onCard.get(), Origin.of(knowledge.own()), List.of());
        }
        var notes = others(classes, sizes);
        var left = knowledge.names().stream().flatMap(names -> fitting(names, classes).stream()
                .map(labels -> new Found(labels, names.origin(), notes)))
                .sorted(Comparator.comparing(found -> isPlaceholder(found.labels()))).toList();
        if (!left.isEmpty()) {
            left.stream().filter(other -> !other.origin().equals(left.get(0).origin()) && !isPlaceholder(other.labels())
                    && differ(left.get(0).labels(), other.labels())).findFirst().ifPresent(other -> notes.add(Message.of(
                            LabelReader.class, "said.names", left.get(0).origin().source(), other.origin().source())));
            return left.get(0);
        }
        if (inGraph.size() == classes) {
            return new Found(Labels.of(inGraph), Origin.GRAPH, notes);
        } else if (classes == 1000 || classes == 1001) {
            return new Found(classes == 1000 ? Labels.imagenet() : Labels.imagenetWithBackground(), Origin.DEFAULT,
                    notes);
        }
        return new Found(Labels.numbered(classes), Origin.GRAPH, notes);
    }

    /** Whether names are those that transformers makes up where nobody has given any: LABEL_0, LABEL_1. */
    private static boolean isPlaceholder(Labels labels) {
        return IntStream.range(0, labels.size()).allMatch(i -> labels.name(i).matches("(?i)label[_ ]\\d+"));
    }

    /** Whether fewer than half of the classes are called the same. */
    private static boolean differ(Labels first, Labels second) {
        return 2 * IntStream.range(0, first.size()).filter(i -> Labels.plain(first.shortName(i))
                .equals(Labels.plain(second.shortName(i)))).count() < first.size();
    }

    /** Names as many as there are classes; a class 0 that is none of them may have been left out, or kept. */
    private static Optional<Labels> fitting(Knowledge.Names names, int classes) {
        var labels = names.labels();
        if (labels.size() == classes) {
            return Optional.of(labels);
        } else if (labels.size() == classes - 1 && (names.background() || labels.isImagenet())) {
            var lines = new ArrayList<>(lines(labels));
            lines.add(0, "background");
            return Optional.of(Labels.verbatim(lines));
        } else if (labels.size() == classes + 1 && labels.name(0).matches("(?i)_*(background|dummy)_*")) {
            var lines = lines(labels);
            return Optional.of(Labels.verbatim(lines.subList(1, lines.size())));
        }
        return Optional.empty();
    }

    private static List<String> lines(Labels labels) {
        return IntStream.range(0, labels.size()).mapToObj(i -> labels.id(i) == null ? labels.name(i)
                : labels.id(i) + " " + labels.name(i)).toList();
    }

    /** Names that were found and are of other classes: one note for each place. */
    private List<Message> others(int classes, Set<Integer> sizes) {
        var notes = new ArrayList<Message>();
        var told = new ArrayList<Origin>();
        for (var names : knowledge.names()) {
            boolean isOfOtherOutput = sizes.contains(names.labels().size());
            boolean fits = knowledge.names().stream().anyMatch(other -> other.origin().equals(names.origin())
                    && fitting(other, classes).isPresent());
            if (!isOfOtherOutput && !fits && !told.contains(names.origin())) {
                told.add(names.origin());
                notes.add(Message.of(LabelReader.class, "said.labels", names.origin().source(),
                        names.labels().size(), classes));
            }
        }
        return notes;
    }

    /** Whether card or maker name so many classes. */
    boolean names(int classes) {
        return knowledge.ownLabels().filter(labels -> labels.size() == classes).isPresent()
                || knowledge.names().stream().anyMatch(names -> names.labels().size() == classes);
    }

    /**
     * The names that a card has, or that stand in the file that it names.
     *
     * @param files where that file is looked for
     * @param folder the card's own folder in there, as the beginning of a path
     * @throws Problem if it cannot be read
     */
    static Optional<Labels> onCard(Card card, FileTree files, String folder) {
        return card.labels().map(says -> read(says, card, files, folder));
    }

    private static Labels read(CardLabels says, Card card, FileTree files, String folder) {
        if (says instanceof CardLabels.Names names) {
            return Labels.of(names.lines());
        } else if (says instanceof CardLabels.Imagenet imagenet) {
            return imagenet.withBackground() ? Labels.imagenetWithBackground() : Labels.imagenet();
        } else if (says instanceof CardLabels.File file) {
            return inFile(card, file.name(), files, folder);
        }
        var languages = ((CardLabels.Languages) says).byLanguage();
        var first = languages.containsKey("en") ? "en" : languages.keySet().iterator().next();
        var labels = read(languages.get(first), card, files, folder);
        for (var language : languages.keySet()) {
            var others = read(languages.get(language), card, files, folder);
            if (others.size() != labels.size()) {
                throw Problem.of(LabelReader.class, "card.labels.language", card.file(), language, others.size(), labels.size());
            }
            labels = labels.with(language, others);
        }
        return labels;
    }

    private static Labels inFile(Card card, String source, FileTree files, String folder) {
        try {
            if (Path.of(source).isAbsolute() || source.startsWith("/") || source.startsWith("\\")) {
                throw Problem.of(LabelReader.class, "card.labels.absolute", card.file(), source);
            }
        } catch (InvalidPathException e) {
            throw Problem.causedBy(e, LabelReader.class, "card.labels.missing", card.file(), source);
        }
        byte[] bytes;
        try {
            bytes = files.read(folder + source, LARGEST_FILE);
        } catch (Problem e) {
            throw Problem.causedBy(e, LabelReader.class, files.has(folder + source) ? "card.labels.unreadable"
                    : "card.labels.missing", files.has(folder + source) ? new Object[]{source}
                            : new Object[]{card.file(), source});
        }
        return Labels.of(ClassNames.inFile(source, bytes));
    }
}
