package org.cameralucida.gradient;

import java.util.Arrays;
import java.util.Set;
import org.cameralucida.onnx.Node;

/**
 * Which factor of a product is the gate, and which is gated: a gate is a number within bounds, whatever is seen, as
 * squeeze-and-excitation and the self-gated activations have it.
 */
enum Gate {

    /** Not within bounds. */
    NONE,
    /** Cut off at two ends, and no more, as ReLU6: an activation, unless it gates a larger tensor, channel by channel. */
    CLIPPED,
    /** Cut off and scaled or moved by constants: a sigmoid made of straight lines. */
    RAMP,
    /** What is called a sigmoid, or is of its kind. */
    SIGMOID;

    private static final Set<String> SIGMOIDS = Set.of("Sigmoid", "HardSigmoid", "Tanh", "Erf", "Softmax");

    /**
     * The place among a product's or quotient's inputs of the one that takes the relevance: the only one that is not
     * constant, or the gated one.
     *
     * @throws NoRule if neither factor is more of a gate than the other
     */
    static int gatedInput(Node node, BackwardPass b) {
        boolean isProduct = b.wants(node.input(0)) && b.wants(node.input(1));
        if (node.is("Div") && b.wants(node.input(1))) {
            if (!b.wants(node.input(0))) {
                throw new NoRule("a constant divided by an activation");
            }
            // A deviation, or a length: held, as in the normalisations that are written out with it.
            return 0;
        }
        if (!isProduct) {
            return b.wants(node.input(0)) ? 0 : 1;
        }
        var first = of(node.input(0), b);
        var second = of(node.input(1), b);
        if (first != second && (first.compareTo(RAMP) >= 0 || second.compareTo(RAMP) >= 0)) {
            return first.compareTo(second) > 0 ? 1 : 0;
        }
        // Of two of a kind, the gate is the one that is broadcast over the other.
        int smaller = smaller(node, b);
        if (smaller < 0 || (smaller == 0 ? first : second) == NONE) {
            throw new NoRule("a product of which neither factor is a gate");
        }
        return 1 - smaller;
    }

    /** The place of the factor of fewer elements; -1 if that is not known, or there is none. */
    private static int smaller(Node node, BackwardPass b) {
        if (!b.hasShape(node.input(0)) || !b.hasShape(node.input(1))) {
            return -1;
        }
        long first = size(node.input(0), b);
        long second = size(node.input(1), b);
        return first == second ? -1 : first < second ? 0 : 1;
    }

    /** How many elements a picture. */
    private static long size(String tensor, BackwardPass b) {
        return Arrays.stream(b.shape(tensor)).filter(e -> e > 0).reduce(1, (a, e) -> a * e);
    }

    /** What a tensor is; sums and multiples with constants, and other shapes, of what is a gate are too. */
    private static Gate of(String tensor, BackwardPass b) {
        var made = b.graph().producer(tensor);
        if (made.isEmpty()) {
            return NONE;
        }
        var node = made.get();
        if (SIGMOIDS.contains(node.op())) {
            return SIGMOID;
        }
        return switch (node.op()) {
            case "Clip" -> node.input(1).isEmpty() || node.input(2).isEmpty() ? NONE
                    : b.graph().producer(node.input(0)).filter(n -> isByConstant(n, b)).isPresent() ? RAMP : CLIPPED;
            case "Add", "Sub", "Mul", "Div" -> {
                var inner = isByConstant(node, b) ? of(node.input(b.wants(node.input(0)) ? 0 : 1), b) : NONE;
                yield inner == CLIPPED ? RAMP : inner;
            }
            case "Reshape", "Expand", "Unsqueeze", "Squeeze", "Transpose", "Identity" -> of(node.input(0), b);
            default -> NONE;
        };
    }

    /** Whether a node adds a constant to a tensor, or multiplies it with one. */
    private static boolean isByConstant(Node node, BackwardPass b) {
        return Set.of("Add", "Sub", "Mul", "Div").contains(node.op())
                && b.wants(node.input(0)) != b.wants(node.input(1));
    }
}
