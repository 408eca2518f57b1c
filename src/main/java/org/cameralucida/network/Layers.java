package org.cameralucida.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cameralucida.onnx.Node;

/** Finds a network's feature maps, and names them for people. */
final class Layers {

    private static final Set<String> NOT_A_LAYER = Set.of("QuantizeLinear", "Identity", "Dropout", "Cast", "Transpose",
            "Pad", "Reshape");

    private Layers() {
    }

    /** The feature maps between input and logits, in the order of the graph. */
    static List<Layer> of(Facts facts, String input, String logits) {
        var behind = behind(facts, input);
        var before = before(facts, logits);
        var found = new ArrayList<Node>();
        for (var node : facts.graph().nodes()) {
            boolean onTheWay = !node.outputs().isEmpty() && behind.contains(node.output())
                    && before.contains(node.output());
            if (onTheWay && !NOT_A_LAYER.contains(node.op()) && facts.isMap(node.output())) {
                found.add(node);
            }
        }
        Map<String, Integer> uses = new HashMap<>();
        found.forEach(n -> uses.merge(readable(n), 1, Integer::sum));
        return found.stream().map(n -> {
            var layout = facts.layout(n.output());
            var map = facts.map(n.output(), layout);
            var name = uses.get(readable(n)) == 1 ? readable(n) : n.output();
            return new Layer(n.output(), name, n.op(), layout, map[0], map[1], map[2]);
        }).toList();
    }

    /** Tensors that depend on a tensor. */
    private static Set<String> behind(Facts facts, String tensor) {
        var reached = new HashSet<>(Set.of(tensor));
        for (var node : facts.graph().nodes()) {
            if (node.inputs().stream().anyMatch(reached::contains)) {
                reached.addAll(node.outputs());
            }
        }
        return reached;
    }

    /** Tensors that a tensor depends on, itself included. */
    private static Set<String> before(Facts facts, String tensor) {
        var reached = new HashSet<>(Set.of(tensor));
        var nodes = facts.graph().nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i).outputs().stream().anyMatch(reached::contains)) {
                reached.addAll(nodes.get(i).inputs());
            }
        }
        return reached;
    }

    /** "layer4.1 Relu" for "/layer4/layer4.1/relu_1/Relu_output_0"; "Conv 36" for "36". */
    private static String readable(Node node) {
        var path = node.output().replaceAll("_output_\\d+$", "").replaceAll("^/+", "");
        if (path.matches("[a-z]?\\d+")) {
            return node.op() + " " + path;
        }
        var parts = path.split("/");
        int last = parts.length - 1;
        if (last > 0 && parts[last].matches(node.op() + "(_\\d+)?")) {
            return parts[last - 1] + " " + node.op();
        }
        return last > 1 ? parts[last - 1] + "/" + parts[last] : path;
    }
}
