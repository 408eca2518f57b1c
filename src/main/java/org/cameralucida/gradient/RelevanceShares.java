package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cameralucida.gradient.RelevanceRule.Case;
import org.cameralucida.gradient.RelevanceRule.Change;
import org.cameralucida.gradient.RelevanceRule.Input;
import org.cameralucida.gradient.RelevanceRule.Output;
import org.cameralucida.gradient.RelevanceRule.Part;
import org.cameralucida.gradient.RelevanceRule.Term;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;

/** The nodes of a backward graph that hand relevance on by a {@link RelevanceRule}. */
final class RelevanceShares {

    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm");

    private final Node node;
    private final BackwardPass b;
    private final double epsilon;
    private final String x;
    private final Map<Change, String> weights = new HashMap<>();

    private RelevanceShares(Node node, BackwardPass b, double epsilon) {
        this.node = node;
        this.b = b;
        this.epsilon = epsilon;
        this.x = node.input(0);
    }

    static void apply(RelevanceRule rule, Node node, BackwardPass b) {
        if (rule instanceof RelevanceRule.Epsilon linear) {
            proportional(node, b, linear.epsilon(), Derivatives.rule(node).orElseThrow());
        } else if (rule instanceof RelevanceRule.HeldDeviation normal) {
            proportional(node, b, normal.epsilon(), NormalizationRules::withHeldDeviation);
        } else if (rule instanceof RelevanceRule.Unreached) {
            throw new NoRule("relevance that is not held before it");
        } else if (rule instanceof RelevanceRule.OfSoftmax) {
            softmax(node, b);
        } else if (rule instanceof RelevanceRule.OfConvolution changed) {
            b.add(node.input(0), new RelevanceShares(node, b, changed.epsilon()).shared(changed.cases()));
        } else if (rule instanceof RelevanceRule.Gated) {
            b.addBroadcast(node.input(Gate.gatedInput(node, b)), b.gradient(node), b.shape(node.output()));
        } else if (rule instanceof RelevanceRule.Pass) {
            b.add(node.input(0), b.gradient(node));
        } else {
            Derivatives.rule(node).orElseThrow(() -> new NoRule("no derivative")).apply(node, b);
        }
    }

    /** x · VJP(R / s(z)), z being the output; of a product of two that depend on the picture half to each. */
    private static void proportional(Node node, BackwardPass b, double epsilon, Rule derivative) {
        var share = b.emit("Div", b.gradient(node), stabilised(b, node.output(), epsilon));
        boolean isProduct = PRODUCTS.contains(node.op()) && node.inputs().stream().limit(2).allMatch(b::wants);
        b.applied(derivative, node, isProduct ? b.scale(share, 0.5) : share)
                .forEach((input, back) -> b.add(input, b.emit("Mul", input, back)));
    }

    private static void softmax(Node node, BackwardPass b) {
        var relevance = b.gradient(node);
        long axis = node.integer("axis", -1);
        var sum = b.reduce("ReduceSum", relevance, true, axis < 0 ? axis + b.rank(node.input(0)) : axis);
        b.add(node.input(0), b.emit("Mul", node.input(0), b.emit("Sub", relevance, b.emit("Mul", node.output(), sum))));
    }

    private static String stabilised(BackwardPass b, String z, double epsilon) {
        var isNegative = b.emit("Less", z, b.scalar(0));
        return b.emit("Add", z, b.emit("Where", List.of(isNegative, b.scalar(-epsilon), b.scalar(epsilon))));
    }

    /** Σ over cases and terms of input · VJP(R / s(z)), z being the sum of a case's terms. */
    private String shared(List<Case> cases) {
        boolean isNonNegative = NonNegative.is(b.graph(), x);
        var inputs = new HashMap<Input, String>();
        var parts = new ArrayList<String>();
        for (var one : cases) {
            var terms = one.terms().stream().filter(t -> !(isNonNegative && t.input() == Part.NEGATIVE)).toList();
            terms.forEach(t -> inputs.computeIfAbsent(t.input(), input -> input(input, isNonNegative)));
            var z = sum(terms.stream().map(t -> forward(inputs.get(t.input()), t)).toList());
            var share = of(one.output(), b.emit("Div", b.gradient(node), stabilised(b, z, epsilon)));
            for (var term : terms) {
                var back = back(share, weights(term.weights()));
                parts.add(isOne(term.input()) ? back : b.emit("Mul", inputs.get(term.input()), back));
            }
        }
        return sum(parts);
    }

    private String sum(List<String> summands) {
        return summands.size() == 1 ? summands.get(0) : b.emit(summands.size() == 2 ? "Add" : "Sum", summands);
    }

    private String of(Output output, String share) {
        return output == Output.ANY ? share : b.emit("Where", List.of(b.emit(output == Output.POSITIVE ? "Greater" : "Less",
                node.output(), b.scalar(0)), share, b.scalar(0)));
    }

    private static boolean isOne(Input input) {
        return input instanceof RelevanceRule.Constant c && c.channels().length == 1 && c.channels()[0] == 1;
    }

    private String input(Input input, boolean isNonNegative) {
        if (input instanceof RelevanceRule.Constant constant) {
            float[] values = constant.channels();
            var spread = values.length == 1 ? b.scalar(values[0]) : b.floats(new long[]{values.length, 1, 1}, values);
            return b.emit("Add", b.emit("Mul", x, b.scalar(0)), spread);
        }
        boolean isWhole = input == Part.WHOLE || isNonNegative;
        return isWhole ? x : input == Part.POSITIVE ? b.emit("Relu", List.of(x)) : b.emit("Min", x, b.scalar(0));
    }

    private String weights(Change change) {
        return weights.computeIfAbsent(change, c -> changed(b.constant(node.input(1))
                .orElseThrow(() -> new NoRule("weights that are not constant")), c));
    }

    private String changed(Constant constant, Change change) {
        var values = constant.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] = change.of(values[i]);
        }
        return b.constant(Constant.floats("changed", constant.shape(), values));
    }

    /** The convolution of an input with a term's weights, and with its bias if it has one. */
    private String forward(String input, Term term) {
        var inputs = new ArrayList<>(List.of(input, weights(term.weights())));
        if (term.bias() != null && !node.input(2).isEmpty()) {
            b.constant(node.input(2)).ifPresent(bias -> inputs.add(changed(bias, term.bias())));
        }
        return b.emit("Conv", inputs, node.attributes().entrySet().stream()
                .map(e -> new Node.Named(e.getKey(), e.getValue())).toArray(Node.Named[]::new));
    }

    /** The same backwards. */
    private String back(String share, String changedWeights) {
        var other = node.withInputs(List.of(x, changedWeights));
        return b.applied(Derivatives.rule(node).orElseThrow(), other, share).get(x);
    }
}
