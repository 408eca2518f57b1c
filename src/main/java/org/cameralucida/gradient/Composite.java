package org.cameralucida.gradient;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.gradient.RelevanceRule.Derivative;
import org.cameralucida.gradient.RelevanceRule.Epsilon;
import org.cameralucida.gradient.RelevanceRule.Flat;
import org.cameralucida.gradient.RelevanceRule.Gamma;
import org.cameralucida.gradient.RelevanceRule.Gated;
import org.cameralucida.gradient.RelevanceRule.HeldDeviation;
import org.cameralucida.gradient.RelevanceRule.OfSoftmax;
import org.cameralucida.gradient.RelevanceRule.Unreached;
import org.cameralucida.gradient.RelevanceRule.Pass;
import org.cameralucida.gradient.RelevanceRule.ZBox;
import org.cameralucida.gradient.RelevanceRule.ZPlus;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;

/**
 * A composite of layer-wise relevance propagation (Bach et al., "On Pixel-Wise Explanations for Non-Linear Classifier
 * Decisions by Layer-Wise Relevance Propagation", 2015): an ordered table of which operator has which rule; the first row
 * that fits a node counts. It is looked up in the graph as it is derived, batch normalisations folded and all.
 *
 * @param rows the table
 */
public record Composite(List<Row> rows) implements RuleBook {

    private static final Set<String> CONVOLUTION = Set.of("Conv");
    private static final Set<String> DENSE = Set.of("Gemm", "MatMul");
    private static final Set<String> SUMS = Set.of("Add", "Sub", "Sum", "AveragePool", "GlobalAveragePool", "ReduceMean",
            "ReduceSum");
    private static final Set<String> PRODUCTS = Set.of("Mul", "Div");
    private static final Set<String> ACTIVATIONS = Set.of("Relu", "LeakyRelu", "Clip", "Sigmoid", "Tanh", "HardSigmoid",
            "HardSwish", "Erf", "Elu", "Selu", "Celu", "Gelu", "Softplus", "Softsign", "Mish", "Swish", "PRelu",
            "BatchNormalization", "LRN");
    private static final Set<String> NORMALISATIONS = Set.of("LayerNormalization", "InstanceNormalization",
            "GroupNormalization");
    private static final Set<String> SOFTMAX = Set.of("Softmax");
    /** What deviations and lengths are made of, which get no relevance where they are divided by. */
    private static final Set<String> LENGTHS = Set.of("Pow", "Sqrt", "ReduceL2");
    private static final Set<String> ROUNDING = Set.of("QuantizeLinear", "DequantizeLinear");
    private static final Set<String> MOVES = Set.of("MaxPool", "GlobalMaxPool", "ReduceMax", "Reshape", "Flatten",
            "Squeeze", "Unsqueeze", "Identity", "Dropout", "Cast", "Transpose", "Concat", "Split", "Slice", "Gather", "Pad",
            "Expand");

    /**
     * One row of the table.
     *
     * @param operators of ONNX's own
     * @param isFirst whether only the first node of these operators is meant
     */
    public record Row(Set<String> operators, boolean isFirst, RelevanceRule rule) {

        boolean fits(Node node, Graph graph) {
            return covers(node) && (!isFirst || graph.nodes().stream().filter(this::covers).findFirst()
                    .filter(node::equals).isPresent());
        }

        private boolean covers(Node node) {
            return node.domain().isEmpty() && operators.contains(node.op());
        }
    }

    public Composite {
        rows = List.copyOf(rows);
    }

    /** ε everywhere. */
    public static Composite epsilon(double epsilon, boolean copies) {
        return of(new Epsilon(epsilon), new Epsilon(epsilon), epsilon, copies);
    }

    /** z⁺ for convolutions, the first flat, ε for the rest. */
    public static Composite epsilonPlusFlat(double epsilon, boolean copies) {
        return of(new Flat(epsilon), new ZPlus(epsilon), epsilon, copies);
    }

    /** γ for convolutions, the first by the box of possible inputs, from low to high a channel; ε for the rest. */
    public static Composite epsilonGammaBox(double epsilon, double gamma, float[] low, float[] high, boolean copies) {
        return of(new ZBox(low, high, epsilon), new Gamma(gamma, epsilon), epsilon, copies);
    }

    /**
     * A composite.
     *
     * @param first the rule of the first convolution
     * @param convolutions the rule of the others
     * @param epsilon ε of what else is linear
     * @param copies whether sums and averages hand relevance on as a gradient, in place of shares: it then multiplies
     */
    public static Composite of(RelevanceRule first, RelevanceRule convolutions, double epsilon, boolean copies) {
        return new Composite(List.of(new Row(CONVOLUTION, true, first), new Row(CONVOLUTION, false, convolutions),
                new Row(DENSE, false, new Epsilon(epsilon)),
                new Row(SUMS, false, copies ? new Derivative() : new Epsilon(epsilon)),
                new Row(PRODUCTS, false, new Gated()), new Row(ACTIVATIONS, false, new Pass()),
                new Row(NORMALISATIONS, false, new HeldDeviation(epsilon)), new Row(SOFTMAX, false, new OfSoftmax()),
                new Row(LENGTHS, false, new Unreached()), new Row(ROUNDING, false, new Pass()),
                new Row(MOVES, false, new Derivative())));
    }

    @Override
    public Optional<Rule> rule(Node node) {
        return rows.stream().noneMatch(row -> row.covers(node)) ? Optional.empty()
                : Optional.of((n, b) -> RelevanceShares.apply(rows.stream().filter(row -> row.fits(n, b.graph()))
                        .findFirst().orElseThrow(() -> new NoRule("no row of the composite")).rule(), n, b));
    }

    @Override
    public Carried carried() {
        return Carried.RELEVANCE;
    }
}
