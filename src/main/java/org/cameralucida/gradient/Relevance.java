package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;

/**
 * Layer-wise relevance propagation (Bach et al., "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by
 * Layer-Wise Relevance Propagation", 2015) as another table over the walk: what is carried back is not a gradient but
 * shares of the score. Activations, normalisations and factors that are constant hand it on as it is; linear operators
 * by a rule, z being their output and s(z) = z + ε·sign(z); sums and averages by the ε-rule with their own weights; a
 * maximum, and all that only moves numbers, as their derivatives do. Where a tensor is multiplied by a gate, a number
 * within bounds as a sigmoid makes it, the gated tensor takes all (Arras et al., "Explaining Recurrent Neural Network
 * Predictions in Sentiment Analysis", 2017). Other products of the network's tensors have no rule.
 *
 * @param convolutions the rule of convolutions
 * @param first the rule of the first of them
 * @param firstNode the output of the first convolution
 * @param epsilon ε
 * @param gamma γ, of {@link Kind#GAMMA}
 * @param low the lowest input of each channel, of {@link Kind#BOX}
 * @param high the highest input of each channel
 * @param copies whether sums and averages hand relevance on as a gradient, in place of shares: it then multiplies
 */
public record Relevance(Kind convolutions, Kind first, String firstNode, double epsilon, double gamma, float[] low,
                        float[] high, boolean copies) {

    /** How a convolution shares relevance among its inputs. */
    public enum Kind {
        /** In proportion to x·w. */
        EPSILON,
        /** In proportion to the positive parts: x⁺w⁺ + x⁻w⁻. */
        PLUS,
        /** As ε, positive weights (where the output is negative, negative ones) counting 1 + γ times. */
        GAMMA,
        /** Evenly within the window. */
        FLAT,
        /** For inputs from low to high: x·w − low·w⁺ − high·w⁻. */
        BOX
    }

    Optional<Rule> rule(Node node) {
        return switch (node.op()) {
            case "Conv" -> Optional.of(this::convolution);
            case "Add", "Sum", "AveragePool", "GlobalAveragePool", "ReduceMean", "ReduceSum" ->
                    copies ? Derivatives.rule(node) : Optional.of(this::proportional);
            case "Gemm", "MatMul" -> Optional.of(this::proportional);
            case "Relu", "LeakyRelu", "Clip", "Sigmoid", "Tanh", "HardSigmoid", "HardSwish", "Erf", "Elu", "Selu",
                 "Celu", "Gelu", "Softplus", "Softsign", "Mish", "Swish", "PRelu", "BatchNormalization", "LRN",
                 "LayerNormalization", "InstanceNormalization", "GroupNormalization" ->
                    Optional.of((n, b) -> b.add(n.input(0), b.gradient(n)));
            case "Mul", "Div" -> Optional.of(this::product);
            case "MaxPool", "GlobalMaxPool", "ReduceMax", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity",
                 "Dropout", "Cast", "Transpose", "Concat", "Split", "Slice", "Gather", "Pad", "Expand" ->
                    Derivatives.rule(node);
            default -> Optional.empty();
        };
    }

    /** All to the factor that is not constant, or not the gate. */
    private void product(Node node, BackwardPass b) {
        int first = b.wants(node.input(0)) ? 0 : 1;
        if (node.is("Mul") && b.wants(node.input(0)) && b.wants(node.input(1))) {
            boolean isFirstGate = isGate(node.input(0), b);
            if (isFirstGate == isGate(node.input(1), b)) {
                throw new NoRule("a product of which neither factor is a gate");
            }
            first = isFirstGate ? 1 : 0;
        } else if (node.is("Div") && b.wants(node.input(1))) {
            throw new NoRule("a quotient");
        }
        b.addBroadcast(node.input(first), b.gradient(node), b.shape(node.output()));
    }

    /** Whether a tensor stays within bounds, whatever is seen; sums and multiples of what does do too. */
    private static boolean isGate(String tensor, BackwardPass b) {
        var made = b.graph().producer(tensor);
        if (made.isEmpty()) {
            return false;
        }
        var node = made.get();
        return switch (node.op()) {
            case "Sigmoid", "HardSigmoid", "Tanh", "Erf", "Softmax" -> true;
            case "Clip" -> !node.input(1).isEmpty() && !node.input(2).isEmpty();
            case "Add", "Sub", "Mul", "Div" -> b.wants(node.input(0)) != b.wants(node.input(1))
                    && isGate(node.input(b.wants(node.input(0)) ? 0 : 1), b);
            case "Reshape", "Expand", "Unsqueeze", "Squeeze", "Transpose", "Identity" -> isGate(node.input(0), b);
            default -> false;
        };
    }

    /** The ε-rule: x · VJP(R / s(z)). */
    private void proportional(Node node, BackwardPass b) {
        var share = b.emit("Div", b.gradient(node), stabilised(b, node.output()));
        b.applied(Derivatives.rule(node).orElseThrow(), node, share)
                .forEach((input, back) -> b.add(input, b.emit("Mul", input, back)));
    }

    private String stabilised(BackwardPass b, String z) {
        var isNegative = b.emit("Less", z, b.scalar(0));
        return b.emit("Add", z, b.emit("Where", List.of(isNegative, b.scalar(-epsilon), b.scalar(epsilon))));
    }

    private void convolution(Node node, BackwardPass b) {
        var kind = node.output().equals(firstNode) ? first : convolutions;
        if (kind == Kind.EPSILON) {
            proportional(node, b);
            return;
        }
        var parts = new Parts(node, b);
        switch (kind) {
            case PLUS -> parts.plus();
            case GAMMA -> parts.gamma();
            case FLAT -> parts.flat();
            default -> parts.box();
        }
    }

    /** Changes a weight. */
    private interface Change {
        float of(float weight);
    }

    private static float positive(float w) {
        return Math.max(0, w);
    }

    private static float negative(float w) {
        return Math.min(0, w);
    }

    /** A convolution as a sum of convolutions of changed inputs and weights. */
    private final class Parts {

        private final Node node;
        private final BackwardPass b;
        private final String x;

        Parts(Node node, BackwardPass b) {
            this.node = node;
            this.b = b;
            this.x = node.input(0);
        }

        private String weights(Change change) {
            var constant = b.constant(node.input(1)).orElseThrow(() -> new NoRule("weights that are not constant"));
            return changed(constant, change);
        }

        private String changed(Constant constant, Change change) {
            var values = constant.floats();
            for (int i = 0; i < values.length; i++) {
                values[i] = change.of(values[i]);
            }
            return b.constant(Constant.floats("changed", constant.shape(), values));
        }

        /** The convolution of an input with changed weights, and with its bias changed so, or without it (null). */
        private String forward(String input, String weights, Change biasChange) {
            var inputs = new ArrayList<>(List.of(input, weights));
            if (biasChange != null && !node.input(2).isEmpty()) {
                b.constant(node.input(2)).ifPresent(bias -> inputs.add(changed(bias, biasChange)));
            }
            return b.emit("Conv", inputs, node.attributes().entrySet().stream()
                    .map(e -> new Node.Named(e.getKey(), e.getValue())).toArray(Node.Named[]::new));
        }

        /** The same backwards. */
        private String back(String share, String weights) {
            var other = node.withInputs(List.of(x, weights));
            return b.applied(Derivatives.rule(node).orElseThrow(), other, share).get(x);
        }

        private String contribution(String input, String share, String weights) {
            return b.emit("Mul", input, back(share, weights));
        }

        private String positiveInput() {
            return b.emit("Relu", List.of(x));
        }

        private String negativeInput() {
            return b.emit("Min", x, b.scalar(0));
        }

        void plus() {
            var up = weights(Relevance::positive);
            if (NonNegative.is(b.graph(), x)) {
                var share = b.emit("Div", b.gradient(node), stabilised(b, forward(x, up, Relevance::positive)));
                b.add(x, contribution(x, share, up));
                return;
            }
            var down = weights(Relevance::negative);
            var above = positiveInput();
            var below = negativeInput();
            var z = b.emit("Add", forward(above, up, Relevance::positive), forward(below, down, null));
            var share = b.emit("Div", b.gradient(node), stabilised(b, z));
            b.add(x, b.emit("Add", contribution(above, share, up), contribution(below, share, down)));
        }

        void gamma() {
            Change more = w -> (float) (w + gamma * Math.max(0, w));
            Change less = w -> (float) (w + gamma * Math.min(0, w));
            var up = weights(more);
            var down = weights(less);
            var above = positiveInput();
            var below = negativeInput();
            var whenPositive = b.emit("Add", forward(above, up, more), forward(below, down, null));
            var whenNegative = b.emit("Add", forward(above, down, less), forward(below, up, null));
            var r = b.gradient(node);
            var isPositive = b.emit("Greater", node.output(), b.scalar(0));
            var isNegative = b.emit("Less", node.output(), b.scalar(0));
            var first = b.emit("Where", List.of(isPositive, b.emit("Div", r, stabilised(b, whenPositive)),
                    b.scalar(0)));
            var second = b.emit("Where", List.of(isNegative, b.emit("Div", r, stabilised(b, whenNegative)),
                    b.scalar(0)));
            b.add(x, b.emit("Sum", List.of(contribution(above, first, up), contribution(below, first, down),
                    contribution(above, second, down), contribution(below, second, up))));
        }

        void flat() {
            var ones = weights(w -> 1);
            var z = forward(b.emit("Add", b.emit("Mul", x, b.scalar(0)), b.scalar(1)), ones, null);
            b.add(x, back(b.emit("Div", b.gradient(node), stabilised(b, z)), ones));
        }

        void box() {
            var whole = weights(w -> w);
            var up = weights(Relevance::positive);
            var down = weights(Relevance::negative);
            var lowest = constantInput(low);
            var highest = constantInput(high);
            var z = b.emit("Sub", b.emit("Sub", forward(x, whole, w -> w), forward(lowest, up, Relevance::positive)),
                    forward(highest, down, Relevance::negative));
            var share = b.emit("Div", b.gradient(node), stabilised(b, z));
            b.add(x, b.emit("Sub", b.emit("Sub", contribution(x, share, whole), contribution(lowest, share, up)),
                    contribution(highest, share, down)));
        }

        private String constantInput(float[] values) {
            var spread = b.floats(new long[]{values.length, 1, 1}, values);
            return b.emit("Add", b.emit("Mul", x, b.scalar(0)), spread);
        }
    }
}
