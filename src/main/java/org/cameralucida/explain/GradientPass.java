package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.gradient.Differentiation;
import org.cameralucida.gradient.GradientGraph;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.onnx.OnnxModel;

/** A network's gradients at one tensor, ready to run: forward and backward in one pass. */
public final class GradientPass {

    /** What one pass gives, batch first. */
    public record Pass(Tensor scores, Tensor gradients, Tensor values) {
    }

    /** What one pass back to several tensors gives, in their order. */
    public record Passes(List<Tensor> gradients, List<Tensor> values) {
    }

    private record Loaded(GradientGraph graph) implements SessionCache.Runnable {
        @Override
        public OnnxModel model() {
            return graph.model();
        }
    }

    private final Network network;
    private final SessionCache sessions;
    private final Tensor seen;
    private final String key;
    private final Loaded loaded;

    private GradientPass(Network network, SessionCache sessions, Tensor seen, String key, Loaded loaded) {
        this.network = network;
        this.sessions = sessions;
        this.seen = seen;
        this.key = key;
        this.loaded = loaded;
    }

    /** Whether a network's logits can be derived by a tensor. */
    public static boolean works(Network network, String tensor) {
        var head = network.head();
        return !head.swapped() && !tensor.isEmpty()
                && Differentiation.withoutGradient(network.model().graph(), head.logits(), tensor).isEmpty();
    }

    /**
     * The gradients of the logits by a tensor.
     *
     * @param table what to call the rules: the same text for the same rules
     * @throws org.cameralucida.message.Problem naming the operators that have no rule, or because of swapped pooling
     */
    public static GradientPass of(MethodInput input, String tensor, String table, RuleBook rules) {
        return of(input, List.of(tensor), table, rules);
    }

    /** As the other, for several tensors at once, to be {@linkplain #runAll run} together. */
    public static GradientPass of(MethodInput input, List<String> tensors, String table, RuleBook rules) {
        return of(input.loaded().sessions(), input.network(), input.observation().input(), input.network().head().logits(),
                tensors, table, rules);
    }

    /**
     * The gradients of any tensor by the input.
     *
     * @param seen a preprocessed picture, batch 1
     * @param score what is derived, batch first: each of its other elements is a class
     */
    public static GradientPass ofInput(LoadedNetwork loaded, Tensor seen, String score) {
        return of(loaded.sessions(), loaded.network(), seen, score, List.of(loaded.network().input()), "derivatives",
                RuleBook.derivatives());
    }

    /**
     * The gradients of any tensor by another.
     *
     * @param seen a preprocessed picture, batch 1
     * @param score what is derived, batch first: each of its other elements is a class
     */
    private static GradientPass of(SessionCache sessions, Network network, Tensor seen, String score, List<String> tensors,
            String table, RuleBook rules) {
        refuseSwapped(network);
        long[] shape = Arrays.stream(seen.shape()).asLongStream().toArray();
        var declared = network.model().graph().inputs().get(0).shape();
        shape[0] = declared.isPresent() && declared.get().extent(0) > 0 ? declared.get().extent(0) : -1;
        var key = "gradient of " + score + " by " + String.join(", ", tensors) + ", " + table + " at " + Arrays.toString(shape);
        return new GradientPass(network, sessions, seen, key, sessions.graph(key, () -> new Loaded(
                Differentiation.of(network.model(), Map.of(network.input(), shape), score, tensors, rules)
                        .orProblem(network.name()))));
    }

    /** Whether several pictures can be shown at once. */
    public boolean takesBatches() {
        var declared = network.model().graph().inputs().get(0).shape();
        return declared.isEmpty() || declared.get().extent(0) < 0;
    }

    /** One pass over the picture that was seen. */
    public Pass run(float[] classWeights) {
        return run(seen, classWeights);
    }

    /**
     * One pass.
     *
     * @param inputs a batch of preprocessed pictures
     * @param classWeights how much of each class there is in the score, of every picture
     */
    public Pass run(Tensor inputs, float[] classWeights) {
        var outputs = outputs(inputs, classWeights);
        return new Pass(outputs.get(0), outputs.get(1), outputs.size() > 2 ? outputs.get(2) : inputs);
    }

    /** One pass over the picture that was seen, back to several tensors, of which none is the input. */
    public Passes runAll(float[] classWeights) {
        var outputs = outputs(seen, classWeights);
        int count = loaded.graph().gradients().size();
        return new Passes(outputs.subList(1, 1 + count), outputs.subList(1 + count, 1 + 2 * count));
    }

    private List<Tensor> outputs(Tensor inputs, float[] classWeights) {
        Tensor shown = filled(network, inputs);
        int batch = shown.extent(0);
        var weights = new float[batch * classWeights.length];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(classWeights, 0, weights, i * classWeights.length, classWeights.length);
        }
        return sessions.run(key, loaded, Map.of(loaded.graph().input(), shown,
                loaded.graph().classWeights(), new Tensor(weights, batch, classWeights.length)));
    }

    /** How many pictures a pass over what was seen shows: as many as the network was made for. */
    public static int batch(MethodInput input) {
        return filled(input.network(), input.observation().input()).extent(0);
    }

    /** Pictures as many as a network was made for, if it was made for a fixed batch; what comes of the added is idle. */
    static Tensor filled(Network network, Tensor inputs) {
        long fixed = network.model().graph().inputs().get(0).shape().map(s -> s.extent(0)).orElse(-1L);
        return fixed <= inputs.extent(0) ? inputs : inputs.tiled((int) fixed);
    }

    /** A {@link Problem} if the pooling is not the network's own: the graph that runs has none other. */
    static void refuseSwapped(Network network) {
        if (network.head().swapped()) {
            throw Problem.of(Method.class, "gradient.swapped", network.name());
        }
    }

    /** The logit of a class as the score. */
    public static float[] logit(Observation observation, int classIndex) {
        var weights = new float[observation.logits().length];
        weights[classIndex] = 1;
        return weights;
    }

    /**
     * The probability of a class as the score: how it changes with each logit at what was seen, ∂p_c/∂y_d =
     * p_c(1[c=d] − p_d) of a softmax, or p_c(1 − p_c) at the class itself where each is judged alone; 1 where the scores
     * are the probabilities, or a value.
     */
    public static float[] probability(Observation observation, int classIndex) {
        float[] probabilities = observation.probabilities();
        float own = probabilities[classIndex];
        var weights = new float[probabilities.length];
        switch (observation.network().head().scores().activation()) {
            case SIGMOID -> weights[classIndex] = own * (1 - own);
            case NONE, VALUE -> weights[classIndex] = 1;
            case SOFTMAX, LOG_SOFTMAX, SOFTMAX_WITH_REST -> {
                for (int d = 0; d < weights.length; d++) {
                    weights[d] = -own * probabilities[d];
                }
                weights[classIndex] += own;
            }
        }
        return weights;
    }

    /** The score that a method's setting {@code score} asks for. */
    public static float[] score(MethodInput input, int classIndex, Settings settings) {
        return settings.is("score", "probability") ? probability(input.observation(), classIndex)
                : logit(input.observation(), classIndex);
    }
}
