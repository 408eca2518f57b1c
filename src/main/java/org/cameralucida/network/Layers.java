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
        var parts = Blocks.of(analysis);
        var found = new ArrayList<Node>();
        for (var node : analysis.graph().nodes()) {
            boolean onTheWay = !node.outputs().isEmpty() && behind.contains(node.output())
                    && before.contains(node.output());
            boolean isLayer = !NOT_A_LAYER.contains(node.op()) && !isPiece(node, analysis)
                    || node.output().equals(head.target());
            boolean isToken = onTheWay && analysis.tokens(node.output()).isPresent()
                    && (parts.containsKey(node.output()) || node.output().equals(head.target()));
            if (isToken || onTheWay && isLayer && analysis.isMap(node.output())) {
                found.add(node);
            }
        }
        var names = names(found, parts);
        return found.stream().map(n -> new Layer(n.output(), names.get(n.output()), n.op(), analysis.map(n.output()),
                Optional.ofNullable(parts.get(n.output())))).toList();
    }

    /**
     * Whether a part of the maps is cut out, which then are not of the whole picture; every other position is no part, where
     * it is so in rows and columns alike.
     */
    private static boolean isPiece(Node node, GraphAnalysis analysis) {
        if (!node.is("Slice")) {
            return false;
        }
        var steps = analysis.constant(node.input(4));
        boolean isThinned = steps.map(Constant::longs).stream().flatMapToLong(Arrays::stream).anyMatch(step -> step > 1);
        return !isThinned || !analysis.isMap(node.input(0)) || !analysis.isMap(node.output())
                || !hasSameAspect(analysis.map(node.input(0)), analysis.map(node.output()));
    }

    private static boolean hasSameAspect(MapTensor a, MapTensor b) {
        return a.height() * b.width() == a.width() * b.height();
    }

    /** Short names by tensor; where two would be the same, both have the tensor's own. */
    private static Map<String, String> names(List<Node> nodes, Map<String, BlockPart> parts) {
        var prefix = nodes.isEmpty() ? "" : nodes.get(0).output().replaceAll("[^/]*$", "");
        for (var node : nodes) {
            while (!node.output().startsWith(prefix)) {
                prefix = prefix.replaceAll("[^/]*/$", "");
            }
        }
        Map<String, Integer> uses = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (var node : nodes) {
            var name = parts.containsKey(node.output()) ? parts.get(node.output()).title().toString()
                    : readable(node, node.output().substring(prefix.length()));
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
