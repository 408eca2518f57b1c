package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Node;

/** Finds a network's feature maps, and names them for people. */
final class Layers {

    private static final Set<String> NOT_A_LAYER = Set.of("QuantizeLinear", "Identity", "Dropout", "Cast", "Transpose",
            "Pad", "Reshape", "Split");

    private Layers() {
    }

    /**
     * The feature maps between input and logits, in the order of the graph. What the head looks at is one, whatever
     * makes it.
     */
    static List<Layer> of(GraphAnalysis analysis, String input, Head head) {
        var behind = analysis.behind(input);
        var before = analysis.before(head.logits());
        var found = new ArrayList<Node>();
        for (var node : analysis.graph().nodes()) {
            boolean onTheWay = !node.outputs().isEmpty() && behind.contains(node.output())
                    && before.contains(node.output());
            boolean isLayer = !NOT_A_LAYER.contains(node.op()) && !isPiece(node, analysis)
                    || node.output().equals(head.target());
            if (onTheWay && isLayer && analysis.isMap(node.output())) {
                found.add(node);
            }
        }
        var names = names(found);
        return found.stream().map(n -> {
            var map = analysis.map(n.output());
            return new Layer(n.output(), names.get(n.output()), n.op(), map.layout(), map.channels(), map.height(),
                    map.width());
        }).toList();
    }

    /** Whether a part of the maps is cut out, which then are not of the whole picture; every other position is no part. */
    private static boolean isPiece(Node node, GraphAnalysis analysis) {
        var steps = node.is("Slice") ? analysis.constant(node.input(4)) : Optional.<Constant>empty();
        return node.is("Slice") && steps.map(Constant::longs).stream().flatMapToLong(Arrays::stream)
                .noneMatch(step -> step > 1);
    }

    /** Short names by tensor; where two would be the same, both have the tensor's own. */
    private static Map<String, String> names(List<Node> nodes) {
        var prefix = nodes.isEmpty() ? "" : nodes.get(0).output().replaceAll("[^/]*$", "");
        for (var node : nodes) {
            while (!node.output().startsWith(prefix)) {
                prefix = prefix.replaceAll("[^/]*/$", "");
            }
        }
        Map<String, Integer> uses = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (var node : nodes) {
            var name = readable(node, node.output().substring(prefix.length()));
            uses.merge(name, 1, Integer::sum);
            names.put(node.output(), name);
        }
        names.replaceAll((tensor, name) -> uses.get(name) == 1 ? name : tensor);
        return names;
    }

    /** "features.18.2 Clip" for "features.18/features.18.2/Clip_output_0"; "Conv 36" for "36". */
    private static String readable(Node node, String tensor) {
        var path = tensor.replaceAll("_output_\\d+$", "").replaceAll("^/+", "");
        if (path.matches("[a-z]?\\d+")) {
            return node.op() + " " + path;
        }
        // PyTorch repeats the names of all modules around: a/a.1/a.1.0 is a.1.0.
        var parts = new ArrayList<String>();
        for (var part : path.split("/")) {
            if (!parts.isEmpty() && part.startsWith(parts.get(parts.size() - 1) + ".")) {
                parts.remove(parts.size() - 1);
            }
            parts.add(part);
        }
        int last = parts.size() - 1;
        boolean endsInOperator = last > 0 && parts.get(last).matches(node.op() + "(_\\d+)?");
        return endsInOperator ? String.join("/", parts.subList(0, last)) + " " + parts.get(last)
                : String.join("/", parts);
    }
}
