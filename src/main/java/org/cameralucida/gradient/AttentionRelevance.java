package org.cameralucida.gradient;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Node;

/**
 * Relevance propagation through transformers, as gradients of the network that it takes for linear: what comes of it times
 * the input is the relevance, with ε → 0. What is linear has its derivative; a function f of each element the slope f(x)/x
 * (the identity rule); a gate, a deviation and a length are held; a product of two activations gives half to each. After
 * Achtibat et al., "AttnLRP: Attention-Aware Layer-Wise Relevance Propagation for Transformers", ICML 2024, equations 6 to
 * 14, and Ali et al., "XAI for Transformers: Better Explanations through Conservative Propagation", ICML 2022 (CP-LRP),
 * where the probabilities of an attention are held too.
 *
 * @param holdsProbabilities whether the probabilities of an attention are held, so that all goes to the values
 */
record AttentionRelevance(boolean holdsProbabilities) implements RuleBook {

    private static final Set<String> ACTIVATIONS = Set.of("Sigmoid", "Tanh", "HardSigmoid", "HardSwish", "Erf", "Elu",
            "Selu", "Celu", "Gelu", "Softplus", "Softsign", "Mish", "Swish", "Clip");
    private static final Set<String> NORMALISATIONS = Set.of("LayerNormalization", "InstanceNormalization",
            "GroupNormalization");
    /** What hands on a deviation, or a length. */
    private static final Set<String> HANDS_ON = Set.of("Clip", "Max", "Expand", "Unsqueeze", "Reshape", "Identity");
    private static final Set<String> REORDERS = Set.of("Reshape", "Transpose", "Identity", "Dropout", "Cast");

    @Override
    public Optional<Rule> rule(Node node) {
        var derivative = Derivatives.rule(node);
        return derivative.map(plain -> switch (node.op()) {
            case "Mul" -> this::product;
            case "Div" -> AttentionRelevance::quotient;
            case "MatMul", "Einsum" -> (n, b) -> matrices(n, b, plain);
            case "Softmax" -> (n, b) -> softmax(n, b, plain);
            case "LpNormalization" -> AttentionRelevance::euclidean;
            default -> ACTIVATIONS.contains(node.op()) ? AttentionRelevance::activation
                    : NORMALISATIONS.contains(node.op()) ? (n, b) -> NormalizationRules.withHeldDeviation(n, b) : plain;
        });
    }

    @Override
    public Carried carried() {
        return Carried.RELEVANCE;
    }

    /** f(x)/x; 0 where x is. */
    private static void activation(Node node, BackwardPass b) {
        var x = node.input(0);
        var isZero = b.emit("Equal", x, b.scalar(0));
        var slope = b.emit("Div", node.output(), b.emit("Where", List.of(isZero, b.scalar(1), x)));
        b.add(x, b.emit("Mul", b.gradient(node), b.emit("Where", List.of(isZero, b.scalar(0), slope))));
    }

    private void product(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        boolean isOfTwo = b.wants(node.input(0)) && b.wants(node.input(1));
        int held = !isOfTwo ? b.wants(node.input(0)) ? 1 : 0 : held(node, b);
        for (int i = 0; i < 2; i++) {
            if (i != held && b.wants(node.input(i))) {
                var share = b.emit("Mul", gradient, node.input(1 - i));
                b.addBroadcast(node.input(i), held < 0 ? b.scale(share, 0.5) : share, b.shape(node.output()));
            }
        }
    }

    /** The place of the factor that is held; -1 if none is. */
    private static int held(Node node, BackwardPass b) {
        for (int i = 0; i < 2; i++) {
            if (isDeviation(node.input(i), b)) {
                return i;
            }
        }
        try {
            return 1 - Gate.gatedInput(node, b);
        } catch (NoRule neitherIsAGate) {
            return -1;
        }
    }

    /** Whether a tensor is a deviation or a length, or 1 over one, times constants. */
    private static boolean isDeviation(String tensor, BackwardPass b) {
        var made = b.graph().producer(tensor);
        if (made.isEmpty()) {
            return false;
        }
        var node = made.get();
        return switch (node.op()) {
            case "Sqrt", "ReduceL2", "Reciprocal" -> true;
            case "Mul", "Div" -> b.wants(node.input(0)) != b.wants(node.input(1))
                    && isDeviation(node.input(b.wants(node.input(0)) ? 0 : 1), b);
            default -> HANDS_ON.contains(node.op()) && isDeviation(node.input(0), b);
        };
    }

    /** What it is divided by is held. */
    private static void quotient(Node node, BackwardPass b) {
        if (!b.wants(node.input(0))) {
            throw new NoRule("a constant divided by an activation");
        }
        b.addBroadcast(node.input(0), b.emit("Div", b.gradient(node), node.input(1)), b.shape(node.output()));
    }

    private void matrices(Node node, BackwardPass b, Rule plain) {
        long wanted = node.inputs().stream().filter(b::wants).count();
        boolean isHeld = holdsProbabilities && node.inputs().stream().anyMatch(input -> isProbability(input, b));
        if (wanted < 2 || isHeld) {
            plain.apply(node, b);
        } else {
            b.applied(plain, node, b.scale(b.gradient(node), 1.0 / wanted)).forEach(b::add);
        }
    }

    private static boolean isProbability(String tensor, BackwardPass b) {
        var node = b.graph().producer(tensor);
        while (node.isPresent() && REORDERS.contains(node.get().op())) {
            node = b.graph().producer(node.get().input(0));
        }
        return node.filter(n -> n.is("Softmax")).isPresent();
    }

    private void softmax(Node node, BackwardPass b, Rule plain) {
        if (!holdsProbabilities) {
            plain.apply(node, b);
        }
    }

    private static void euclidean(Node node, BackwardPass b) {
        long axis = node.integer("axis", -1);
        var norm = b.reduce("ReduceL2", node.input(0), true, axis < 0 ? axis + b.rank(node.input(0)) : axis);
        b.add(node.input(0), b.emit("Div", b.gradient(node), norm));
    }
}
