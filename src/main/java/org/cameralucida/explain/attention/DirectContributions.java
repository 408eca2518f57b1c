package org.cameralucida.explain.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cameralucida.explain.Attention;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.gradient.Differentiation;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.BlockPart.Kind;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Network;
import org.cameralucida.onnx.Graph;

/**
 * Direct contributions of the places (Gandelsman, Efros and Steinhardt, "Interpreting CLIP's Image Representation via
 * Text-Based Decomposition", ICLR 2024, equation 4): what the classes are read off is a sum of what all blocks add to it,
 * x = start + Σ_l Σ_h Σ_i a_lhi v_lhi W_O + Σ_l MLP_l, and the logit is linear in it with the deviation of the last
 * normalisation held. The map is Σ_l Σ_h of each place's summands. What the MLPs add, the tokens that are no place, and the
 * start with the biases, no place can claim: with these the map sums to the logit.
 */
public final class DirectContributions extends AttentionMethod {

    private static final Set<String> HANDS_ON = Set.of("Identity", "Dropout", "Cast", "Reshape");
    /** Relative to the largest: by which rounding may part two gradients that are the same. */
    private static final double ROUNDING = 1e-4;

    @Override
    public String id() {
        return "direct-contributions";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public boolean works(Network network) {
        return super.works(network) && Differentiation.without(network.model().graph(), network.head().logits(),
                Attention.layers(network).get(0).tensor(), RuleBook.attentionRelevance(true)).isEmpty();
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        input.refuseSwapped();
        var network = input.network();
        var layers = Attention.sameLayers(network);
        var sums = of(network, Kind.AFTER_ATTENTION);
        var outputs = of(network, Kind.OUTPUT);
        var values = layers.stream().flatMap(layer -> values(network.model().graph(),
                layer.part().orElseThrow().attention()).stream()).toList();
        if (values.size() < layers.size() || sums.size() < layers.size() || outputs.size() < layers.size()) {
            throw Problem.of(Method.class, "attention.stream", network.name());
        }
        var targets = new ArrayList<>(values);
        targets.addAll(sums);
        targets.addAll(outputs);
        var pass = GradientPass.of(input, targets, "direct", RuleBook.attentionRelevance(true).stoppingAt(readBy(network)))
                .runAll(GradientPass.logit(input.observation(), classIndex));
        progress.passed(1, 1);
        int batch = GradientPass.batch(input);
        int blocks = layers.size();
        var tokens = new double[Attention.tokens(layers.get(0).maps())];
        double mlp = 0;
        for (int block = 0; block < blocks; block++) {
            addProducts(pass.values().get(block), pass.gradients().get(block), batch, tokens);
            int after = blocks + block;
            int output = after + blocks;
            if (differ(pass.gradients().get(after), pass.gradients().get(output))) {
                throw Problem.of(Method.class, "attention.stream", network.name());
            }
            mlp += (product(pass.values().get(output), pass.gradients().get(output))
                    - product(pass.values().get(after), pass.gradients().get(after))) / batch;
        }
        Tensor map = Attention.places(layers.get(0).maps(), tokens);
        return new Explanation(map, List.of(note(map, tokens, mlp, input.observation().logits()[classIndex])));
    }

    private static Message note(Tensor map, double[] tokens, double mlp, float logit) {
        double places = 0;
        for (float value : map.data()) {
            places += value;
        }
        double all = 0;
        for (double value : tokens) {
            all += value;
        }
        return Message.of(Method.class, "note.direct", Decimal.of(places, 4), Decimal.of(logit, 4), Decimal.of(mlp, 4),
                Decimal.of(all - places, 4), Decimal.of(logit - all - mlp, 4));
    }

    private static List<String> of(Network network, Kind kind) {
        return network.layers().stream().filter(layer -> layer.part().filter(part -> part.kind() == kind).isPresent())
                .map(Layer::tensor).toList();
    }

    /** What blocks read from the stream: beyond it, nothing goes the direct way. */
    private static Set<String> readBy(Network network) {
        return network.layers().stream().filter(layer -> layer.part().filter(part -> part.kind() == Kind.BEFORE_ATTENTION
                || part.kind() == Kind.BEFORE_MLP).isPresent()).map(Layer::tensor).collect(Collectors.toSet());
    }

    /** The values that probabilities weigh. */
    private static Optional<String> values(Graph graph, String probabilities) {
        return graph.consumers(probabilities).stream().flatMap(node -> node.is("MatMul")
                ? Optional.of(node.input(1)).filter(v -> node.input(0).equals(probabilities)).stream()
                : HANDS_ON.contains(node.op()) ? values(graph, node.output()).stream() : Optional.<String>empty().stream())
                .findFirst();
    }

    /** Adds Σ_h v_hi·∇v_hi of each token i, of the first picture of so many. */
    private static void addProducts(Tensor values, Tensor gradients, int batch, double[] tokens) {
        int width = values.extent(-1);
        for (int i = 0; i < values.data().length / batch; i++) {
            tokens[i / width % tokens.length] += (double) values.data()[i] * gradients.data()[i];
        }
    }

    private static double product(Tensor values, Tensor gradients) {
        double sum = 0;
        for (int i = 0; i < values.data().length; i++) {
            sum += (double) values.data()[i] * gradients.data()[i];
        }
        return sum;
    }

    private static boolean differ(Tensor a, Tensor b) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < a.data().length; i++) {
            largest = Math.max(largest, Math.abs(a.data()[i]));
            difference = Math.max(difference, Math.abs(a.data()[i] - b.data()[i]));
        }
        return largest == 0 || difference > ROUNDING * largest;
    }
}
