package org.cameralucida.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cameralucida.message.Message;
import org.cameralucida.onnx.OnnxModel;

/**
 * A classifier: its graph, and everything that is known, or assumed, about it.
 *
 * @param name what to call it
 * @param file its {@code .onnx} file; null when it is part of the program
 * @param model its graph in float32 with one float32 input, fused operators expanded, what is constant in it folded;
 *     names of tensors are the file's
 * @param asRead the same with its fused operators, as the engine is to run it where nothing else is asked
 * @param knowledge what its card says of it, and its maker
 * @param preprocessing how a photo becomes its input
 * @param origins where that, and the labels, come from
 * @param labels its classes, as many as it has scores
 * @param head how its feature maps become scores
 * @param layers its feature maps, from input to output
 */
public record Network(String name, Path file, OnnxModel model, OnnxModel asRead, Knowledge knowledge,
                      Preprocessing preprocessing, Origins origins, Labels labels, Head head, List<Layer> layers) {

    public Network {
        layers = List.copyOf(layers);
    }

    /** A network of which only a card says something. */
    public Network(String name, Path file, OnnxModel model, OnnxModel asRead, Card card, Preprocessing preprocessing,
                   Origins origins, Labels labels, Head head, List<Layer> layers) {
        this(name, file, model, asRead, Knowledge.of(card, Optional.empty(), List.of(), List.of()), preprocessing,
                origins, labels, head, layers);
    }

    /** What its card says. */
    public Card card() {
        return knowledge.own();
    }

    /** What its card says, and where that is silent its maker. */
    public Card said() {
        return knowledge.card();
    }

    /** What nothing says of it, and was taken by default. */
    public Set<Assumption> assumed() {
        return origins.assumed();
    }

    /** Whether more is assumed than the activation, of which most networks say nothing: then answers may be wrong. */
    public boolean isGuessed() {
        return assumed().stream().anyMatch(assumption -> assumption != Assumption.ACTIVATION);
    }

    /** Whether it is assumed how a photo becomes the input, or a part of that. */
    public boolean isInputGuessed() {
        return assumed().stream().anyMatch(Assumption::isOfInput);
    }

    /** One phrase for each thing that was {@linkplain #assumed}. */
    public List<Message> assumptions() {
        return assumed().stream().sorted().map(assumption -> assumption.message(preprocessing, head.scores())).toList();
    }

    /** What else is to be known before one trusts what it says. */
    public List<Message> notes() {
        var batch = origins.values().containsKey(Origins.BATCH)
                ? Stream.of(Message.of(Network.class, "network.onePicture", name)) : Stream.<Message>empty();
        var missing = assumed().contains(Assumption.NORMALIZATION) ? knowledge.missing() : List.<Message>of();
        return Stream.of(head.scores().note().stream(), batch, knowledge.notes().stream(), missing.stream()).flatMap(note -> note).toList();
    }

    /** The outputs that can be its scores: those with one a class, then those of one number. */
    public List<String> outputs() {
        return model.graph().outputs().size() < 2 ? List.of(head.scores().output())
                : Outputs.all(GraphAnalysis.of(model, preprocessing));
    }

    /** The output by which the user chose to read it; empty where that was not asked. */
    public Optional<String> chosenOutput() {
        return Origin.USER.equals(origins.values().get("output")) ? Optional.of(head.scores().output())
                : Optional.empty();
    }

    /**
     * The same network read by another of its outputs, until it is closed: its card says so.
     *
     * @throws org.cameralucida.message.Problem if it has no such output of scores
     */
    public Network withOutput(String output) {
        return NetworkReader.withOutput(this, output);
    }

    /** The name of the graph's one input. */
    public String input() {
        return model.graph().inputs().get(0).name();
    }

    /** The layer of a tensor; null if the tensor is none. */
    public Layer layer(String tensor) {
        return layers.stream().filter(l -> l.tensor().equals(tensor)).findFirst().orElse(null);
    }

    /**
     * The same network shown photos in another way; nothing of that is assumed any more.
     *
     * @throws org.cameralucida.message.Problem if the graph does not take that size or layout
     */
    public Network withPreprocessing(Preprocessing changed) {
        return withPreprocessing(changed, Origin.USER);
    }

    /** As the other, by whom it is said. */
    public Network withPreprocessing(Preprocessing changed, Origin origin) {
        return NetworkReader.withPreprocessing(this, changed, origin);
    }

    /**
     * A card with all that is known of it, or assumed: whoever has it beside the file need not know where it came from.
     * Things that follow from the graph alone are left to the graph.
     */
    public Card completeCard() {
        var complete = knowledge.complete(preprocessing);
        var scores = head.scores();
        if (!scores.isOfGraph() && !scores.isBinary()) {
            complete = complete.with("activation", scores.activation().id());
        }
        if (!Origin.GRAPH.equals(origins.values().get("output"))) {
            complete = complete.with("output", scores.output());
        }
        boolean isNamed = knowledge.own().labels().isEmpty() && labels.isNamed(labels.size() - 1);
        return !isNamed ? complete : labels.isImagenet() ? complete.with("labels", labels.size() == 1000 ? "imagenet"
                : "imagenet-background") : complete.with(labels);
    }

    /** The same network with a card that says the same of it (to be saved, or read again), and so assumes nothing of that. */
    public Network withCard(Card changed) {
        return new Network(name, file, model, asRead, knowledge.withOwn(changed), preprocessing, origins.on(changed),
                labels, head, layers);
    }

    /** The same network with other weights in the same graph. */
    public Network withModel(OnnxModel changed) {
        return NetworkReader.withModel(this, changed);
    }

    /** The same features and weights with another pooling, never trained so; itself if there is nothing to swap. */
    public Network withPooling(Pooling pooling) {
        return new Network(name, file, model, asRead, knowledge, preprocessing, origins, labels,
                head.withPooling(pooling), layers);
    }

    @Override
    public String toString() {
        return name;
    }
}
