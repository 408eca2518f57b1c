package org.cameralucida.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cameralucida.onnx.Node;

/**
 * A layer normalisation as Keras writes it, multiplied out: x·v + (β − μ·v), with v = γ/√(σ² + ε), μ the mean of x over its
 * elements.
 *
 * @param source x
 * @param scale γ, one number for all or one for each element
 * @param shift β, likewise
 */
record MomentNormalization(String source, float[] scale, float[] shift) {

    private static final float[] NONE = {0};

    /** The normalisation that a sum is; none if it is another sum. */
    static Optional<MomentNormalization> of(Node sum, GraphAnalysis analysis) {
        return operands(sum).flatMap(of -> find(of.get(0), of.get(1), analysis).stream()).findFirst();
    }

    /** The two inputs of a node, in both orders. */
    private static Stream<List<String>> operands(Node node) {
        return Stream.of(List.of(node.input(0), node.input(1)), List.of(node.input(1), node.input(0)));
    }

    private static Stream<List<String>> operands(String tensor, String operator, GraphAnalysis analysis) {
        return analysis.producer(tensor).filter(n -> n.is(operator)).stream().flatMap(MomentNormalization::operands);
    }

    private static Optional<MomentNormalization> find(String product, String rest, GraphAnalysis analysis) {
        return operands(product, "Mul", analysis).flatMap(of -> scale(of.get(1), analysis)
                .flatMap(scale -> shift(rest, of.get(0), of.get(1), analysis)
                        .map(shift -> new MomentNormalization(of.get(0), scale, shift))).stream()).findFirst();
    }

    /** γ of v: one number of the picture, times γ if there is one. */
    private static Optional<float[]> scale(String v, GraphAnalysis analysis) {
        return analysis.isSingle(v) ? Optional.of(new float[]{1}) : operands(v, "Mul", analysis)
                .filter(of -> analysis.isSingle(of.get(0)) && analysis.floats(of.get(1)) != null)
                .map(of -> analysis.floats(of.get(1))).findFirst();
    }

    /** β of β − μ·v, of −μ·v + β, or 0 of −μ·v. */
    private static Optional<float[]> shift(String rest, String x, String v, GraphAnalysis analysis) {
        var node = analysis.producer(rest);
        boolean subtracts = node.filter(n -> n.is("Sub") && isMean(n.input(1), x, v, false, analysis)).isPresent();
        return subtracts ? Optional.ofNullable(analysis.floats(node.get().input(0)))
                : isMean(rest, x, v, true, analysis) ? Optional.of(NONE)
                : operands(rest, "Add", analysis).filter(of -> isMean(of.get(0), x, v, true, analysis)
                        && analysis.floats(of.get(1)) != null).map(of -> analysis.floats(of.get(1))).findFirst();
    }

    /** Whether a tensor is μ·v, or −μ·v. */
    private static boolean isMean(String tensor, String x, String v, boolean negative, GraphAnalysis analysis) {
        return operands(tensor, "Mul", analysis).filter(of -> of.get(1).equals(v)).anyMatch(of -> {
            var made = analysis.producer(of.get(0));
            var mean = negative ? made.filter(n -> n.is("Neg")).flatMap(n -> analysis.producer(n.input(0))) : made;
            return mean.filter(n -> n.is("ReduceMean") && n.input(0).equals(x)).isPresent()
                    && analysis.isSingle(mean.get().output());
        });
    }
}
