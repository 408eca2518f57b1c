package org.cameralucida.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cameralucida.message.Problem;

/**
 * Finds the names of a network's classes: on its card, in the file's metadata, in the graph.
 *
 * @param card the card
 * @param folder where label files that the card names are looked for; null if they may not be
 * @param metadata the file's notes
 */
record LabelReader(Card card, Path folder, Map<String, String> metadata) {

    private static final long LARGEST_FILE = 16L << 20;
    /** The notes in which makers leave names, the surer first. */
    private static final List<String> NOTES = List.of("names", "id2label", "labels", "classes", "class_names",
            "label_names", "class_labels", "categories");

    /** Names, and where they come from. */
    record Found(Labels labels, Origin origin) {
    }

    /**
     * The names of so many classes.
     *
     * @param inGraph what the graph itself calls them; empty if it does not
     * @param sizes how many classes there are by the network's outputs: names may be of another one
     * @throws Problem if the card names others than there are, or a file that cannot be read
     */
    Found read(int classes, List<String> inGraph, Set<Integer> sizes) {
        var onCard = onCard().filter(labels -> labels.size() == classes || !sizes.contains(labels.size()));
        if (onCard.isPresent()) {
            if (onCard.get().size() != classes) {
                throw Problem.of(LabelReader.class, "card.labels.count", card.file(),
                        Integer.toString(onCard.get().size()), Integer.toString(classes));
            }
            return new Found(onCard.get(), Origin.CARD);
        }
        var noted = inMetadata().filter(names -> names.size() == classes).findFirst();
        if (noted.isPresent()) {
            return new Found(Labels.of(noted.get()), Origin.METADATA);
        } else if (inGraph.size() == classes) {
            return new Found(Labels.of(inGraph), Origin.GRAPH);
        } else if (classes == 1000 || classes == 1001) {
            return new Found(classes == 1000 ? Labels.imagenet() : Labels.imagenetWithBackground(), Origin.DEFAULT);
        }
        return new Found(Labels.numbered(classes), Origin.GRAPH);
    }

    /** Whether card or metadata name so many classes. */
    boolean names(int classes) {
        return onCard().filter(labels -> labels.size() == classes).isPresent()
                || inMetadata().anyMatch(names -> names.size() == classes);
    }

    private Stream<List<String>> inMetadata() {
        return NOTES.stream().map(metadata::get).filter(Objects::nonNull).map(ClassNames::inNote);
    }

    private Optional<Labels> onCard() {
        return card.labels().map(says -> {
            if (says instanceof CardLabels.Names names) {
                return Labels.of(names.lines());
            } else if (says instanceof CardLabels.Imagenet imagenet) {
                return imagenet.withBackground() ? Labels.imagenetWithBackground() : Labels.imagenet();
            }
            return inFile(((CardLabels.File) says).name());
        });
    }

    private Labels inFile(String source) {
        try {
            var relative = Path.of(source);
            if (relative.isAbsolute() || source.startsWith("/") || source.startsWith("\\")) {
                throw Problem.of(LabelReader.class, "card.labels.absolute", card.file(), source);
            }
            var file = folder == null ? null : folder.resolve(relative);
            if (file == null || !Files.isRegularFile(file)) {
                throw Problem.of(LabelReader.class, "card.labels.missing", card.file(), source);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw Problem.of(LabelReader.class, "card.labels.unreadable", source);
            }
            return Labels.of(ClassNames.inFile(source, Files.readAllBytes(file)));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw Problem.causedBy(e, LabelReader.class, "card.labels.missing", card.file(), source);
        } catch (IOException e) {
            throw Problem.causedBy(e, LabelReader.class, "card.labels.unreadable", source);
        }
    }
}
