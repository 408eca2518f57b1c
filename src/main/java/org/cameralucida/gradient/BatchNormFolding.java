package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cameralucida.onnx.BatchNormalization;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;

/**
 * Folding of batch normalisation into the weights of the convolution before it: w' = w·γ/√(σ² + ε), b' = (b − μ)·γ/√(σ²
 * + ε) + β. Engines do that for the forward pass; done before, it costs the backward pass nothing either, and
 * layer-wise relevance propagation needs it.
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
        var numbers = BatchNormalization.of(normalization, t -> ConstantFolding.value(graph, t));
        var bias = convolution.input(2).isEmpty() ? null : ConstantFolding.value(graph, convolution.input(2));
        if (weights.isEmpty() || numbers.isEmpty() || bias != null && bias.isEmpty()) {
            return null;
        }
        int channels = (int) weights.get().shape()[0];
        var name = normalization.output();
        var merged = List.of(Constant.floats(graph.freshName(name + "/weights"), weights.get().shape(),
                        numbers.get().foldedWeights(weights.get().floats())),
                Constant.floats(graph.freshName(name + "/bias"), new long[]{channels},
                        numbers.get().foldedBias(bias == null ? new float[channels] : bias.get().floats())));
        merged.forEach(c -> constants.put(c.name(), c));
        return convolution.withOutputs(List.of(name))
                .withInputs(Arrays.asList(convolution.input(0), merged.get(0).name(), merged.get(1).name()));
    }
}
