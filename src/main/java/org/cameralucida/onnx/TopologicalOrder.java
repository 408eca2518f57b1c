package org.cameralucida.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The topological order of nodes, which follows from the tensors that each uses. */
final class TopologicalOrder {

    private TopologicalOrder() {
    }

    /** The graphs within a node. */
    static List<Graph> subgraphs(Node node) {
        var graphs = new ArrayList<Graph>();
        for (var attribute : node.attributes().values()) {
            if (attribute instanceof Attribute.Subgraph one) {
                graphs.add(one.value());
            } else if (attribute instanceof Attribute.Subgraphs several) {
                graphs.addAll(several.values());
            }
        }
        return graphs;
    }

    /** All tensors that a node uses, those included that its subgraphs take from outside. */
    static Collection<String> uses(Node node) {
        var used = new LinkedHashSet<>(node.inputs());
        subgraphs(node).forEach(g -> used.addAll(captured(g)));
        used.remove("");
        return used;
    }

    private static Set<String> captured(Graph graph) {
        var used = new LinkedHashSet<String>();
        graph.nodes().forEach(n -> used.addAll(uses(n)));
        graph.outputs().forEach(o -> used.add(o.name()));
        graph.nodes().forEach(n -> n.outputs().forEach(used::remove));
        graph.inputs().forEach(i -> used.remove(i.name()));
        used.removeAll(graph.constants().keySet());
        return used;
    }

    /** The nodes in an order in which each comes after those whose outputs it uses; as they are, if that is one. */
    static List<Node> sorted(List<Node> nodes) {
        return isSorted(nodes) ? List.copyOf(nodes) : sort(nodes);
    }

    private static boolean isSorted(List<Node> nodes) {
        var later = new HashSet<String>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            later.addAll(nodes.get(i).outputs());
            later.remove("");
            for (var used : uses(nodes.get(i))) {
                if (later.contains(used)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Node> sort(List<Node> nodes) {
        Map<String, Integer> makers = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (var output : nodes.get(i).outputs()) {
                makers.putIfAbsent(output, i);
            }
        }
        var waiting = new int[nodes.size()];
        var followers = new ArrayList<List<Integer>>();
        nodes.forEach(n -> followers.add(new ArrayList<>()));
        for (int i = 0; i < nodes.size(); i++) {
            for (var used : uses(nodes.get(i))) {
                if (makers.containsKey(used)) {
                    waiting[i]++;
                    followers.get(makers.get(used)).add(i);
                }
            }
        }
        var ready = new ArrayDeque<Integer>();
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        var sorted = new ArrayList<Node>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(nodes.get(next));
            for (int follower : followers.get(next)) {
                if (--waiting[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        if (sorted.size() < nodes.size()) {
            throw new IllegalArgumentException("the operations go in a circle");
        }
        return List.copyOf(sorted);
    }
}
