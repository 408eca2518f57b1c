package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.Value;

/**
 * A network of which the topmost layers have forgotten what they learned (Adebayo et al. 2018, cascading): the weights
 * of each are drawn anew from a normal distribution of their own mean and standard deviation. A weight's numbers depend
 * on its name and the seed alone, so that what is forgotten at one depth is the same at every greater one.
 */
public final class RandomisedNetwork {

    private static final Set<String> OPERATORS =
            Set.of("Conv", "ConvTranspose", "Gemm", "MatMul", "BatchNormalization", "LayerNormalization");
    private static final int VARIANCE = 4;

    private final Network network;
    private final List<Node> layers;

    /**
     * Finds the layers of a network that have weights and that its scores are made of: not those of other outputs, nor what
     * was added to make scores of its output.
     *
     * @throws Problem if there are none, as in a graph whose weights are computed or quantised
     */
    RandomisedNetwork(Network network) {
        this.network = network;
        var graph = network.model().graph();
        var before = graph.withOutputs(List.of(new Value(network.head().scores().output(), ElementType.FLOAT, null)))
                .pruned().nodes();
        var found = new ArrayList<>(before.stream().filter(node -> OPERATORS.contains(node.op())
                && node.inputs().stream().anyMatch(input -> isWeight(graph, input))).toList());
        Collections.reverse(found);
        if (found.isEmpty()) {
            throw Problem.of(RandomisedNetwork.class, "sanity.noWeights", network.name());
        }
        this.layers = List.copyOf(found);
    }

    /**
     * A network of which the topmost so many layers have forgotten what they learned.
     *
     * @throws Problem if it has no weights that can be drawn anew
     */
    public static Network of(Network network, int depth, long seed) {
        return new RandomisedNetwork(network).without(depth, seed);
    }

    private static boolean isWeight(Graph graph, String tensor) {
        return graph.constant(tensor).filter(weight -> weight.type() == ElementType.FLOAT && weight.isReadable()
                && weight.size() > 1).isPresent();
    }

    /** How many layers have weights. */
    int depth() {
        return layers.size();
    }

    /** The name of a layer's result, the topmost being the first. */
    String layer(int depth) {
        return layers.get(depth).output();
    }

    /** The network without what the topmost so many layers learned. */
    Network without(int depth, long seed) {
        var graph = network.model().graph();
        var constants = new HashMap<>(graph.constants());
        for (var layer : layers.subList(0, depth)) {
            for (int i = 0; i < layer.inputs().size(); i++) {
                var tensor = layer.input(i);
                if (isWeight(graph, tensor)) {
                    boolean isVariance = layer.is("BatchNormalization") && i == VARIANCE;
                    constants.put(tensor, drawn(graph.constant(tensor).orElseThrow(), isVariance, seed));
                }
            }
        }
        var read = network.withModel(network.model().withGraph(graph.withConstants(constants)));
        return network.head().swapped() ? read.withPooling(network.head().pooling()) : read;
    }

    private static Constant drawn(Constant weight, boolean isVariance, long seed) {
        var values = weight.floats();
        double mean = 0;
        for (float value : values) {
            mean += (double) value / values.length;
        }
        double variance = 0;
        for (float value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        var random = new Random(seed * 31 + weight.name().hashCode());
        for (int i = 0; i < values.length; i++) {
            double drawn = mean + Math.sqrt(variance) * random.nextGaussian();
            values[i] = (float) (isVariance ? Math.abs(drawn) : drawn);
        }
        return Constant.floats(weight.name(), weight.shape(), values);
    }
}
