package org.cameralucida.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.OnnxModel;

/**
 * What there is to find out by what a network's maker left.
 *
 * @param files what lies beside the network
 * @param model the network's path among them; empty for one that is in no file
 * @param network the network
 * @param metadata its notes, but for those that are too long to be any
 */
public record Evidence(FileTree files, String model, OnnxModel network, Map<String, String> metadata) {

    /** Names of 21 841 classes take one megabyte. */
    static final int LARGEST_NOTE = 4 << 20;
    private static final long LARGEST_FILE = 8L << 20;

    /** A network and the files beside it. */
    public static Evidence of(FileTree files, String model, OnnxModel network) {
        return new Evidence(files, model, network, network.metadata().entrySet().stream()
                .filter(note -> note.getValue().length() <= LARGEST_NOTE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }

    /** What is said of the network, the more trusted first: notes in its own file, then files beside it. */
    public List<Statement> statements() {
        return Convention.statements(this);
    }

    Graph graph() {
        return network.graph();
    }

    /** The shorter side of the picture, where the graph says how large it is. */
    OptionalInt side() {
        return graph().inputs().stream().flatMap(input -> input.shape().stream()).filter(shape -> shape.rank() == 4)
                .mapToInt(shape -> (int) Math.min(shape.extent(2), Math.max(shape.extent(1), shape.extent(3))))
                .filter(side -> side > 0).findFirst();
    }

    /** The model's file name without its ending. */
    String stem() {
        return model.substring(model.lastIndexOf('/') + 1).replaceFirst("(?i)\\.onnx$", "");
    }

    /** The first of some file names that there is in the model's folder; else in the nearest folder around that. */
    Optional<String> find(String... names) {
        return folders().flatMap(folder -> Stream.of(names).flatMap(name -> in(folder, name::equalsIgnoreCase)))
                .findFirst();
    }

    /** The files whose names are of some kind, in the model's folder and those around it, the nearest first. */
    List<String> matching(Predicate<String> isWanted) {
        return folders().flatMap(folder -> in(folder, isWanted)).toList();
    }

    private Stream<String> in(String folder, Predicate<String> isWanted) {
        return files.paths().stream().filter(path -> path.startsWith(folder)
                && path.indexOf('/', folder.length()) < 0 && isWanted.test(path.substring(folder.length())));
    }

    /** The model's folder, and each around it, as beginnings of paths. */
    private Stream<String> folders() {
        var folders = new ArrayList<String>();
        for (int slash = model.lastIndexOf('/'); slash >= 0; slash = model.lastIndexOf('/', slash - 1)) {
            folders.add(model.substring(0, slash + 1));
        }
        folders.add("");
        return folders.stream();
    }

    /** The bytes of a file; none if it cannot be read, or is larger than any such file. */
    Optional<byte[]> bytes(String path) {
        try {
            return Optional.of(files.read(path, LARGEST_FILE));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private Fields fields(String path) {
        var text = bytes(path).map(ClassNames::text);
        var name = path.toLowerCase(Locale.ROOT);
        return text.map(t -> name.endsWith(".yml") || name.endsWith(".yaml") ? Fields.yaml(t) : Fields.json(t))
                .orElse(Fields.NONE);
    }

    /** A document: where it is, and what is in it. */
    record Document(String path, Fields fields) {
    }

    /** The first of some documents that there is, in JSON or YAML; what is in it is nothing where it is neither. */
    Optional<Document> document(String... names) {
        return find(names).map(path -> new Document(path, fields(path)));
    }

    /** One document; what is in it is nothing where it is neither JSON nor YAML. */
    Document read(String path) {
        return new Document(path, fields(path));
    }
}
