package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inlining of conditions: the branch of an If whose condition is known takes the place of the If. */
final class IfInlining {

    private IfInlining() {
    }

    /** The graph with one such If less; none if there is none. */
    static Optional<Graph> once(Graph graph, ShapeAnalysis analysis) {
        for (var node : graph.nodes()) {
            var branch = node.is("If") ? branch(node, analysis) : Optional.<Graph>empty();
            if (branch.isPresent()) {
                return Optional.of(inline(graph, node, branch.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Graph> branch(Node node, ShapeAnalysis analysis) {
        var condition = analysis.numbers(node.input(0));
        if (condition == null || analysis.dependsOnBatch(node.input(0))) {
            return Optional.empty();
        }
        return node.attributes().get(condition.values()[0] != 0 ? "then_branch" : "else_branch")
                instanceof Attribute.Subgraph taken ? Optional.of(taken.value()) : Optional.empty();
    }

    private static Graph inline(Graph graph, Node node, Graph branch) {
        var renamed = renamed(graph, branch);
        var nodes = new ArrayList<>(graph.nodes());
        nodes.remove(node);
        for (var inner : branch.nodes()) {
            nodes.add(inner.withInputs(rename(inner.inputs(), renamed))
                    .withOutputs(rename(inner.outputs(), renamed)));
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            var result = branch.outputs().get(i).name();
            nodes.add(Node.of("Identity", "", List.of(renamed.getOrDefault(result, result)),
                    List.of(node.outputs().get(i))));
        }
        var constants = new LinkedHashMap<>(graph.constants());
        branch.constants().forEach((name, c) -> constants.put(renamed.get(name), c.withName(renamed.get(name))));
        return graph.withConstants(constants).withNodes(nodes);
    }

    /** What the branch's own tensors are called outside of it. */
    private static Map<String, String> renamed(Graph graph, Graph branch) {
        var taken = graph.names();
        var made = new ArrayList<>(branch.constants().keySet());
        branch.nodes().forEach(n -> made.addAll(n.outputs()));
        var renamed = new HashMap<String, String>();
        for (var name : made) {
            if (!name.isEmpty()) {
                // The names within the branch are among those taken too: the branch's own is free once it is inlined.
                var fresh = graph.producer(name).isPresent() || graph.constants().containsKey(name)
                        ? Graph.freshName(name, taken) : name;
                taken.add(fresh);
                renamed.put(name, fresh);
            }
        }
        return renamed;
    }

    private static List<String> rename(List<String> names, Map<String, String> renamed) {
        return names.stream().map(n -> renamed.getOrDefault(n, n)).toList();
    }
}
