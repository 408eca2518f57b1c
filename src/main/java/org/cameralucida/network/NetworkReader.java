package org.cameralucida.network;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cameralucida.convention.Evidence;
import org.cameralucida.convention.FileTree;
import org.cameralucida.convention.NetworkFiles;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Float32;
import org.cameralucida.onnx.FunctionInlining;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.fused.FusedOperators;

/** Reads a network: its graph and card, and deduces from them what can be deduced. */
public final class NetworkReader {

    private static final long LARGEST_CARD = 64L << 20;
    private static final long LARGEST_ZIPPED = Integer.MAX_VALUE - 8;

    private NetworkReader() {
    }

    /**
     * Reads an {@code .onnx} file, or that of a folder or zip, with the card beside it and what its maker left there.
     *
     * @throws Problem if the file or the card is wrong, or the network is not a classifier of images
     */
    public static Network read(Path path) {
        return read(path, Optional.empty());
    }

    /** As the other, with a card from elsewhere. */
    public static Network read(Path path, Card card) {
        return read(path, Optional.of(card));
    }

    private static Network read(Path path, Optional<Card> given) {
        try (var found = NetworkFiles.of(path)) {
            var file = found.file().orElse(path);
            var folder = found.model().substring(0, found.model().lastIndexOf('/') + 1);
            var model = found.file().isPresent() ? OnnxModel.read(file) : zipped(found.files(), folder, found.model());
            var card = given.orElseGet(() -> card(file, found));
            var knowledge = Knowledge.of(card, LabelReader.onCard(card, found.files(), folder),
                    Evidence.of(found.files(), found.model(), model).statements(), found.notes());
            return analysed(knowledge.card().name().orElse(found.name(path)), file, model, knowledge);
        }
    }

    /** A model in a zip, whose weights may lie apart there too. */
    private static OnnxModel zipped(FileTree files, String folder, String path) {
        return OnnxModel.parse(path, files.read(path, LARGEST_ZIPPED), weights -> files.has(folder + weights)
                ? Optional.of(files.read(folder + weights, LARGEST_ZIPPED)) : Optional.empty());
    }

    /** The card beside a network, or beside the zip that it is in, or else in there. */
    private static Card card(Path file, NetworkFiles found) {
        var beside = Card.beside(file);
        var inside = found.model().replaceFirst("(?i)\\.onnx$", "") + ".json";
        return beside != Card.EMPTY || found.file().isPresent() || !found.files().has(inside) ? beside
                : Card.parse(inside, new String(found.files().read(inside, LARGEST_CARD), StandardCharsets.UTF_8));
    }

    /**
     * A network of a model and a card that are in memory.
     *
     * @param labelFolder where label files that the card names are looked for; null if they may not be
     * @throws Problem as for {@link #read(Path)}
     */
    public static Network read(String name, OnnxModel model, Card card, Path labelFolder) {
        var files = labelFolder == null ? FileTree.none() : FileTree.unlisted(labelFolder);
        return analysed(name, null, model, Knowledge.of(card, LabelReader.onCard(card, files, ""),
                Evidence.of(FileTree.none(), "", model).statements(), List.of()));
    }

    private static Network analysed(String name, Path file, OnnxModel model, Knowledge said) {
        try {
            var prepared = PreparedGraph.of(Float32.widen(FunctionInlining.inline(model)), said.own());
            var input = NetworkInput.of(prepared.graph(), name);
            var knowledge = said.agreeing(input);
            var guess = input.preprocessing(prepared.graph(), knowledge);
            var single = input.withFloats(prepared);
            var expanded = FusedOperators.expand(single);
            var asRead = folded(name, FusedOperators.canRun(single) ? single : expanded);
            return assembled(name, file, expanded == single ? asRead : folded(name, expanded), asRead, knowledge, guess);
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            // The graph is a stranger's, and may be damaged in ways that only show when it is taken apart.
            throw Problem.causedBy(e, NetworkReader.class, "network.contradicts", name);
        }
    }

    private static OnnxModel folded(String name, OnnxModel model) {
        return naming(name, () -> model.withGraph(ConstantFolding.fold(model.graph())));
    }

    private static Network assembled(String name, Path file, OnnxModel model, OnnxModel asRead, Knowledge said,
                                     PreprocessingGuess guess) {
        var analysis = naming(name, () -> GraphAnalysis.of(model, guess.preprocessing()));
        var knowledge = said.agreeing(Outputs.all(analysis));
        var labels = new LabelReader(knowledge);
        var output = Outputs.scores(analysis, knowledge, labels, name);
        boolean isHonest = OpenBatch.isHonest(model.graph(), guess.preprocessing(), output.tensor());
        var taken = isHonest ? model : model.withGraph(PreparedGraph.ofOnePicture(model.graph()));
        var found = found(taken, isHonest ? analysis : GraphAnalysis.of(taken, guess.preprocessing()),
                guess.preprocessing(), output.tensor(), knowledge);
        var named = labels.read(found.head().scores(), output.labels(), Outputs.sizes(analysis));
        var origins = guess.origins().with("output", output.origin()).with("labels", named.origin())
                .with("activation", activationOrigin(found.head().scores(), knowledge, named.labels()));
        return new Network(name, file, found.model(), asRead, knowledge.with(named.notes()), guess.preprocessing(),
                isHonest ? origins : origins.with(Origins.BATCH, Origin.GRAPH), named.labels(), found.head(),
                found.layers());
    }

    /** What a graph's head and layers are; with its model, to which logits may have been added. */
    private record Found(OnnxModel model, Head head, List<Layer> layers) {
    }

    private static Found found(OnnxModel model, GraphAnalysis analysis, Preprocessing preprocessing, String output,
                               Knowledge knowledge) {
        var own = knowledge.own();
        var added = AddedScores.of(model, analysis, output, knowledge);
        var whole = added.map(e -> GraphAnalysis.of(e.model(), preprocessing)).orElse(analysis);
        var head = added.map(e -> HeadFinder.find(whole, e.scores())).orElseGet(() -> HeadFinder.find(whole, output, own));
        // What others say of the activation counts where the graph itself has none.
        boolean isOpen = added.isEmpty() && own.activation().isEmpty() && !head.scores().isOfGraph();
        var looking = withTarget(isOpen && knowledge.card().activation().isPresent()
                ? HeadFinder.find(whole, output, knowledge.card()) : head, own, whole);
        return new Found(added.map(AddedScores::model).orElse(model), looking,
                Layers.of(whole, model.graph().inputs().get(0).name(), looking));
    }

    /** Of ImageNet's classes it is known that they exclude each other. */
    private static Origin activationOrigin(Scores scores, Knowledge knowledge, Labels labels) {
        if (knowledge.own().activation().isPresent()) {
            return Origin.of(knowledge.own());
        }
        boolean isKnown = labels.isImagenet();
        return scores.isOfGraph() ? Origin.GRAPH : knowledge.origin("activation", isKnown ? Origin.GRAPH
                : Origin.DEFAULT);
    }

    /** Does it; what goes wrong is said with the network's name before it. */
    private static <T> T naming(String name, Supplier<T> task) {
        try {
            return task.get();
        } catch (Problem e) {
            throw Problem.causedBy(e, NetworkReader.class, "network.problem", name, e.sentence());
        }
    }

    static Network withPreprocessing(Network network, Preprocessing changed, Origin origin) {
        var graph = network.model().graph();
        NetworkInput.of(graph, network.name()).check(changed, network.name());
        var analysis = naming(network.name(), () -> GraphAnalysis.of(network.model(), changed));
        var found = found(network.model(), analysis, changed, network.head().scores().output(),
                network.knowledge());
        var pooled = network.head().swapped() ? found.head().withPooling(network.head().pooling()) : found.head();
        return new Network(network.name(), network.file(), found.model(), network.asRead(), network.knowledge(),
                changed, network.origins().withInput(origin), network.labels(), pooled, found.layers());
    }

    static Network withOutput(Network network, String output) {
        return assembled(network.name(), network.file(), network.model(), network.asRead(),
                network.knowledge().withOutput(output), guess(network));
    }

    static Network withModel(Network network, OnnxModel model) {
        return assembled(network.name(), null, model, model, network.knowledge(), guess(network));
    }

    private static PreprocessingGuess guess(Network network) {
        return new PreprocessingGuess(network.preprocessing(), network.origins());
    }

    /** The head with the target that the card names, where that is another than the one found. */
    private static Head withTarget(Head head, Card card, GraphAnalysis analysis) {
        var target = card.target().orElse(head.target());
        if (target.equals(head.target())) {
            return head;
        }
        if (!analysis.hasPlaces(target)) {
            throw Problem.of(NetworkReader.class, "card.target.unknown", card.file(), target);
        }
        return head.lookedAt(analysis.map(target));
    }
}
