package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;

/**
 * Batch normalisation behind a convolution, merged into its weights: w' = w·γ/√(σ² + ε), b' = (b − μ)·γ/√(σ² + ε) +
 * β. Engines do that for the forward pass; done before, it costs the backward pass nothing either, and layer-wise
 * relevance propagation needs it.
 */
final class BatchNormFolding {

    private BatchNormFolding() {
    }

    /**
     * The graph with all batch normalisations merged that can be.
     *
     * @param kept tensors that must stay as they are
     */
    static Graph of(Graph graph, Set<String> kept) {
        var constants = new LinkedHashMap<>(graph.constants());
        Map<Node, Node> replaced = new HashMap<>();
        for (var node : graph.nodes()) {
            var convolution = graph.producer(node.input(0)).filter(c -> c.is("Conv"));
            if (node.is("BatchNormalization") && convolution.isPresent() && !kept.contains(node.input(0))
                    && graph.consumers(node.input(0)).size() == 1) {
                var merged = merged(graph, convolution.get(), node, constants);
                if (merged != null) {
                    replaced.put(convolution.get(), merged);
                    replaced.put(node, null);
                }
            }
        }
        var nodes = new ArrayList<Node>();
        for (var node : graph.nodes()) {
            var now = replaced.getOrDefault(node, node);
            if (now != null) {
                nodes.add(now);
            }
        }
        return replaced.isEmpty() ? graph : graph.withConstants(constants).withNodes(nodes).pruned();
    }

    private static Node merged(Graph graph, Node convolution, Node normalization, Map<String, Constant> constants) {
        var weights = ConstantFolding.value(graph, convolution.input(1));
        var parameters = new ArrayList<float[]>();
        for (int i = 1; i <= 4; i++) {
            ConstantFolding.value(graph, normalization.input(i)).ifPresent(c -> parameters.add(c.floats()));
        }
        var bias = convolution.input(2).isEmpty() ? null : ConstantFolding.value(graph, convolution.input(2));
        if (weights.isEmpty() || parameters.size() < 4 || bias != null && bias.isEmpty()
                || normalization.integer("training_mode", 0) != 0) {
            return null;
        }
        int channels = (int) weights.get().shape()[0];
        var numbers = weights.get().floats();
        var shifts = bias == null ? new float[channels] : bias.get().floats();
        int size = numbers.length / channels;
        double epsilon = normalization.number("epsilon", 1e-5f);
        for (int c = 0; c < channels; c++) {
            double factor = parameters.get(0)[c] / Math.sqrt(parameters.get(3)[c] + epsilon);
            for (int i = c * size; i < (c + 1) * size; i++) {
                numbers[i] = (float) (numbers[i] * factor);
            }
            shifts[c] = (float) ((shifts[c] - parameters.get(2)[c]) * factor + parameters.get(1)[c]);
        }
        var name = normalization.output();
        var merged = List.of(Constant.floats(graph.freshName(name + "/weights"), weights.get().shape(), numbers),
                Constant.floats(graph.freshName(name + "/bias"), new long[]{channels}, shifts));
        merged.forEach(c -> constants.put(c.name(), c));
        return convolution.withOutputs(List.of(name))
                .withInputs(Arrays.asList(convolution.input(0), merged.get(0).name(), merged.get(1).name()));
    }
}
