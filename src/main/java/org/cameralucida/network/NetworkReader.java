package org.cameralucida.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Float32;
import org.cameralucida.onnx.FunctionInlining;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.fused.FusedOperators;

/** Reads a network: its graph and card, and deduces from them what can be deduced. */
public final class NetworkReader {

    private NetworkReader() {
    }

    /**
     * Reads an {@code .onnx} file and the card beside it.
     *
     * @throws Problem if the file or the card is wrong, or the network is not a classifier of images
     */
    public static Network read(Path file) {
        return read(file, Card.beside(file));
    }

    /** As the other, with a card from elsewhere. */
    public static Network read(Path file, Card card) {
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
        var prepared = PreparedGraph.of(Float32.widen(FunctionInlining.inline(model)), card);
        var input = NetworkInput.of(prepared.graph(), name);
        var guess = input.preprocessing(prepared.graph(), card, MakerNotes.of(model.metadata()));
        var single = input.withFloats(prepared);
        var asRead = folded(name, single);
        var expanded = FusedOperators.expand(single);
        return assembled(name, file, expanded == single ? asRead : folded(name, expanded), asRead, card, guess,
                new LabelReader(card, labelFolder, model.metadata()));
    }

    private static OnnxModel folded(String name, OnnxModel model) {
        return naming(name, () -> model.withGraph(ConstantFolding.fold(model.graph())));
    }

    private static Network assembled(String name, Path file, OnnxModel model, OnnxModel asRead, Card card,
                                     PreprocessingGuess guess, LabelReader labels) {
        var analysis = naming(name, () -> GraphAnalysis.of(model.graph(), guess.preprocessing()));
        var output = Outputs.scores(analysis, card, labels, name);
        boolean isHonest = OpenBatch.isHonest(model.graph(), guess.preprocessing(), output.tensor());
        var taken = isHonest ? model : model.withGraph(PreparedGraph.ofOnePicture(model.graph()));
        var found = found(taken, isHonest ? analysis : GraphAnalysis.of(taken.graph(), guess.preprocessing()),
                guess.preprocessing(), output.tensor(), card);
        var named = labels.read(found.head().classes(), output.labels(), Outputs.sizes(analysis));
        var origins = guess.origins().with("output", output.origin()).with("labels", named.origin())
                .with("activation", activationOrigin(found.head().scores(), card, named.labels()));
        return new Network(name, file, found.model(), asRead, card, guess.preprocessing(),
                isHonest ? origins : origins.with(Origins.BATCH, Origin.GRAPH), named.labels(), found.head(),
                found.layers());
    }

    /** What a graph's head and layers are; with its model, to which the logits of two classes may have been added. */
    private record Found(OnnxModel model, Head head, List<Layer> layers) {
    }

    private static Found found(OnnxModel model, GraphAnalysis analysis, Preprocessing preprocessing, String output,
                               Card card) {
        var binary = card.activation().isPresent() ? Optional.<BinaryScores>empty() : BinaryScores.of(analysis, output);
        var expanded = binary.map(scores -> scores.in(model));
        var whole = expanded.map(e -> GraphAnalysis.of(e.model().graph(), preprocessing)).orElse(analysis);
        var head = expanded.isPresent() ? HeadFinder.find(whole, output, binary.get(), expanded.get().logits())
                : HeadFinder.find(whole, output, card);
        var looking = withTarget(head, card, whole);
        return new Found(expanded.map(BinaryScores.Expanded::model).orElse(model), looking,
                Layers.of(whole, model.graph().inputs().get(0).name(), looking));
    }

    /** Of ImageNet's classes it is known that they exclude each other. */
    private static Origin activationOrigin(Scores scores, Card card, Labels labels) {
        boolean isKnown = scores.isOfGraph() || labels.isImagenet();
        return card.activation().isPresent() ? Origin.CARD : isKnown ? Origin.GRAPH : Origin.DEFAULT;
    }

    /** Does it; what goes wrong is said with the network's name before it. */
    private static <T> T naming(String name, Supplier<T> task) {
        try {
            return task.get();
        } catch (Problem e) {
            throw Problem.causedBy(e, NetworkReader.class, "network.problem", name, e.sentence());
        }
    }

    static Network withPreprocessing(Network network, Preprocessing changed) {
        var graph = network.model().graph();
        NetworkInput.of(graph, network.name()).check(changed, network.name());
        var analysis = naming(network.name(), () -> GraphAnalysis.of(graph, changed));
        var found = found(network.model(), analysis, changed, network.head().scores().output(), network.card());
        var pooled = network.head().swapped() ? found.head().withPooling(network.head().pooling()) : found.head();
        return new Network(network.name(), network.file(), found.model(), network.asRead(), network.card(), changed,
                network.origins().with(Origins.ofInput(Origin.USER)), network.labels(), pooled, found.layers());
    }

    static Network withOutput(Network network, String output) {
        var card = network.card().with("output", output);
        var folder = network.file() == null ? null : network.file().toAbsolutePath().getParent();
        return assembled(network.name(), network.file(), network.model(), network.asRead(), card,
                new PreprocessingGuess(network.preprocessing(), network.origins()),
                new LabelReader(card, folder, network.model().metadata()));
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
}
