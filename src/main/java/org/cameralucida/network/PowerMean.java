package org.cameralucida.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.onnx.Node;

/**
 * The generalised mean of whole maps, GeM (Radenović et al., "Fine-tuning CNN image retrieval with no human annotation",
 * 2018, equation 3): (mean of max(x, ε)^p)^{1/p}.
 *
 * @param features the maps x
 * @param exponents p, one for all channels or one for each
 * @param floor ε; minus infinity where there is none
 */
record PowerMean(MapTensor features, List<Float> exponents, double floor) {

    /** How far an exponent of float32 and its reciprocal may be off: by some units in the last place. */
    private static final double OFF = 1e-5;

    /** The generalised mean that a tensor is; none if it is something else. */
    static Optional<PowerMean> before(String tensor, GraphAnalysis analysis) {
        var root = power(tensor, analysis);
        var pooling = root.flatMap(node -> analysis.producer(source(node.input(0), analysis)))
                .flatMap(node -> GlobalPooling.of(node, analysis))
                .filter(found -> found.pooling() == Pooling.GAP && found.scale() == 1);
        var power = pooling.flatMap(found -> power(found.target().tensor(), analysis));
        if (power.isEmpty()) {
            return Optional.empty();
        }
        var exponents = exponents(power.get(), analysis);
        var raised = pooling.get().target();
        boolean isPerChannel = exponents.length == 1 || ClassConvolution.isPerChannel(analysis.constant(
                power.get().input(1)).orElseThrow().shape(), raised.channels(), power.get(), analysis);
        var base = analysis.sourceOf(power.get().input(0));
        var floor = analysis.producer(base).filter(n -> n.is("Clip") || n.is("Max"));
        var low = floor.map(n -> analysis.floats(n.input(1))).filter(numbers -> numbers.length == 1);
        boolean isFloored = low.isPresent() && (floor.get().is("Max") || floor.get().input(2).isEmpty());
        var maps = isFloored ? analysis.sourceOf(floor.get().input(0)) : base;
        boolean isInverse = isInverse(exponents, exponents(root.get(), analysis));
        return !isPerChannel || !isInverse || !analysis.isMap(maps) || analysis.layout(maps) != raised.layout()
                ? Optional.empty() : Optional.of(new PowerMean(analysis.map(maps), IntStream.range(0, exponents.length)
                        .mapToObj(k -> exponents[k]).toList(), isFloored ? low.get()[0] : Double.NEGATIVE_INFINITY));
    }

    /** The Pow, by constant numbers, that makes a tensor. */
    private static Optional<Node> power(String tensor, GraphAnalysis analysis) {
        return analysis.producer(source(tensor, analysis)).filter(n -> n.is("Pow"))
                .filter(n -> analysis.constant(n.input(1)).isPresent());
    }

    private static float[] exponents(Node power, GraphAnalysis analysis) {
        return analysis.floats(power.input(1));
    }

    private static boolean isInverse(float[] exponents, float[] roots) {
        return exponents.length == roots.length && IntStream.range(0, roots.length)
                .allMatch(k -> Math.abs((double) exponents[k] * roots[k] - 1) <= OFF);
    }

    private static String source(String tensor, GraphAnalysis analysis) {
        var node = analysis.producer(tensor);
        return node.isPresent() && GraphAnalysis.keepsOrder(node.get()) ? source(node.get().input(0), analysis) : tensor;
    }
}
