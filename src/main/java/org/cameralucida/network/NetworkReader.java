package org.cameralucida.network;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Float32;
import org.cameralucida.onnx.FunctionInlining;
import org.cameralucida.onnx.OnnxModel;

/** Reads a network: its graph and card, and deduces from them what can be deduced. */
public final class NetworkReader {

    private static final long LARGEST_LABELS = 16L << 20;

    private NetworkReader() {
    }

    /**
     * Reads an {@code .onnx} file and the card beside it.
     *
     * @throws Problem if the file or the card is wrong, or the network is not a classifier of images
     */
    public static Network read(Path file) {
        var card = Card.beside(file);
        var fileName = file.getFileName().toString();
        var stem = fileName.replaceFirst("(?i)\\.onnx$", "");
        return read(card.name().orElse(stem), file, OnnxModel.read(file), card, file.toAbsolutePath().getParent());
    }

    /**
     * A network of a model and a card that are in memory.
     *
     * @param labelFolder where label files that the card names are looked for; null if they may not be
     * @throws Problem as for {@link #read(Path)}
     */
    public static Network read(String name, OnnxModel model, Card card, Path labelFolder) {
        return read(name, null, model, card, labelFolder);
    }

    private static Network read(String name, Path file, OnnxModel model, Card card, Path labelFolder) {
        try {
            return analysed(name, file, model, card, labelFolder);
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            // The graph is a stranger's, and may be damaged in ways that only show when it is taken apart.
            throw Problem.causedBy(e, NetworkReader.class, "network.contradicts", name);
        }
    }

    private static Network analysed(String name, Path file, OnnxModel model, Card card, Path labelFolder) {
        var prepared = prepared(Float32.widen(FunctionInlining.inline(model)));
        Set<Assumption> assumed = EnumSet.noneOf(Assumption.class);
        var input = NetworkInput.of(prepared.graph(), name);
        var preprocessing = input.preprocessing(card, assumed);
        var single = input.withFloats(prepared);
        var folded = naming(name, () -> single.withGraph(ConstantFolding.fold(single.graph())));
        var analysis = naming(name, () -> new GraphAnalysis(folded.graph(), input.name(), preprocessing));
        var output = Outputs.scores(analysis, name);
        var head = withTarget(HeadFinder.find(analysis, output.tensor()), card, analysis);
        var labels = labels(card, labelFolder, head.classes(), output, model.metadata(), assumed);
        return new Network(name, file, folded, card, preprocessing, assumed, labels, head,
                Layers.of(analysis, input.name(), head));
    }

    /** Does it; what goes wrong is said with the network's name before it. */
    private static <T> T naming(String name, Supplier<T> task) {
        try {
            return task.get();
        } catch (Problem e) {
            throw Problem.causedBy(e, NetworkReader.class, "network.problem", name, e.sentence());
        }
    }

    /** Without what the outputs do not need, and without inputs that nothing reads. */
    private static OnnxModel prepared(OnnxModel model) {
        var graph = model.graph().pruned();
        return model.withGraph(graph.withInputs(graph.inputs().stream()
                .filter(i -> !graph.consumers(i.name()).isEmpty()).toList()));
    }

    static Network withPreprocessing(Network network, Preprocessing changed) {
        var graph = network.model().graph();
        NetworkInput.of(graph, network.name()).check(changed, network.name());
        var analysis = naming(network.name(), () -> new GraphAnalysis(graph, network.input(), changed));
        var output = Outputs.scores(analysis, network.name());
        var head = withTarget(HeadFinder.find(analysis, output.tensor()), network.card(), analysis);
        var pooled = network.head().swapped() ? head.withPooling(network.head().pooling()) : head;
        var assumed = EnumSet.noneOf(Assumption.class);
        if (network.assumed().contains(Assumption.LABELS)) {
            assumed.add(Assumption.LABELS);
        }
        return new Network(network.name(), network.file(), network.model(), network.card(), changed, assumed,
                network.labels(), pooled, Layers.of(analysis, network.input(), head));
    }

    /** The head with the target that the card names, where that is another than the one found. */
    private static Head withTarget(Head head, Card card, GraphAnalysis analysis) {
        var target = card.target().orElse(head.target());
        if (target.equals(head.target())) {
            return head;
        }
        if (!analysis.isMap(target)) {
            throw Problem.of(NetworkReader.class, "card.target.unknown", card.file(), target);
        }
        return head.lookedAt(analysis.map(target));
    }

    private static Labels labels(Card card, Path folder, int classes, Outputs.Scores output,
                                 Map<String, String> metadata, Set<Assumption> assumed) {
        var labels = card.labelLines().map(Labels::of)
                .or(() -> card.labelSource().map(source -> named(source, card, folder)));
        if (labels.isPresent()) {
            if (labels.get().size() != classes) {
                throw Problem.of(NetworkReader.class, "card.labels.count", card.file(),
                        Integer.toString(labels.get().size()), Integer.toString(classes));
            }
            return labels.get();
        }
        var inGraph = output.labels().isEmpty() ? MetadataLabels.of(metadata, classes) : output.labels();
        if (inGraph.size() == classes) {
            return Labels.of(inGraph);
        }
        if (classes == 1000 || classes == 1001) {
            assumed.add(Assumption.LABELS);
            return classes == 1000 ? Labels.imagenet() : Labels.imagenetWithBackground();
        }
        return Labels.numbered(classes);
    }

    private static Labels named(String source, Card card, Path folder) {
        return switch (source) {
            case "imagenet" -> Labels.imagenet();
            case "imagenet-background" -> Labels.imagenetWithBackground();
            default -> inFile(source, card, folder);
        };
    }

    private static Labels inFile(String source, Card card, Path folder) {
        try {
            var relative = Path.of(source);
            if (relative.isAbsolute() || source.startsWith("/") || source.startsWith("\\")) {
                throw Problem.of(NetworkReader.class, "card.labels.absolute", card.file(), source);
            }
            var file = folder == null ? null : folder.resolve(relative);
            if (file == null || !Files.isRegularFile(file)) {
                throw Problem.of(NetworkReader.class, "card.labels.missing", card.file(), source);
            }
            if (Files.size(file) > LARGEST_LABELS) {
                throw Problem.of(NetworkReader.class, "card.labels.unreadable", source);
            }
            var lines = Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "").stripTrailing().lines();
            return Labels.of(lines.toList());
        } catch (NoSuchFileException | InvalidPathException e) {
            throw Problem.causedBy(e, NetworkReader.class, "card.labels.missing", card.file(), source);
        } catch (CharacterCodingException e) {
            throw Problem.causedBy(e, NetworkReader.class, "card.labels.unreadable", source);
        } catch (IOException e) {
            throw Problem.causedBy(e, NetworkReader.class, "card.labels.unreadable", source);
        }
    }
}
