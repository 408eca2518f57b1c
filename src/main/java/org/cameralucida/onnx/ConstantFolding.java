package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Constant folding: computes what is constant in a graph, the chains of Shape, Gather, Concat … that exporters leave
 * before a Reshape, the branches of an If whose condition is known, weights that are transposed or converted. The batch
 * may stay open: a Reshape to {@code [N, 512]} becomes one to {@code [0, 512]}, which copies it.
 */
public final class ConstantFolding {

    /** Results up to this size are stored, larger ones only if they are no larger than what they are computed of. */
    private static final long WORTH_STORING = 1 << 20;
    /** Quantised weights stay so: the engine has faster code for them. */
    private static final Set<String> KEPT = Set.of("DequantizeLinear", "QuantizeLinear", "Dropout");

    private ConstantFolding() {
    }

    /** The graph with everything computed that is constant at its declared input shapes. */
    public static Graph fold(Graph graph) {
        return fold(graph, Map.of());
    }

    /**
     * The graph with everything computed that is constant at given input shapes. Names of tensors that remain stay.
     *
     * @param inputShapes the shapes of inputs, -1 for an extent that is not fixed; inputs not told are as declared
     * @throws org.cameralucida.message.Problem if the operations do not fit together at these sizes
     */
    public static Graph fold(Graph graph, Map<String, long[]> inputShapes) {
        return ShapeInference.reporting(() -> {
            var folded = graph;
            while (true) {
                var analysis = new ShapeAnalysis(folded, inputShapes);
                var decided = IfInlining.once(folded, analysis);
                if (decided.isEmpty()) {
                    return folded(folded, analysis).pruned();
                }
                folded = decided.get();
            }
        });
    }

    /** The elements of a tensor that is computed of constants alone, however large; none if it is not. */
    public static Optional<Constant> value(Graph graph, String tensor) {
        var constant = graph.constant(tensor);
        if (constant.isPresent()) {
            return constant;
        }
        var numbers = evaluate(graph, tensor, new HashMap<>());
        return Optional.ofNullable(numbers).map(n -> n.type() == ElementType.FLOAT16 ? n.as(ElementType.FLOAT) : n)
                .map(n -> n.toConstant(tensor));
    }

    private static ConstantArray evaluate(Graph graph, String tensor, Map<String, ConstantArray> done) {
        if (done.containsKey(tensor)) {
            return done.get(tensor);
        }
        ConstantArray result = null;
        var constant = graph.constant(tensor);
        var node = graph.producer(tensor);
        if (constant.isPresent()) {
            result = constant.filter(Constant::isReadable).map(ConstantArray::of).orElse(null);
        } else if (node.isPresent() && node.get().output().equals(tensor)) {
            var inputs = new ArrayList<ConstantArray>();
            boolean complete = true;
            // Weights behind an input that is no constant are not looked at: they may be large.
            for (var each = node.get().inputs().iterator(); complete && each.hasNext();) {
                var input = each.next();
                var value = input.isEmpty() ? null : evaluate(graph, input, done);
                complete = value != null || input.isEmpty();
                inputs.add(value);
            }
            result = complete ? computed(node.get(), inputs) : null;
        }
        done.put(tensor, result);
        return result;
    }

    private static ConstantArray computed(Node node, List<ConstantArray> inputs) {
        try {
            return ConstantRules.output(node, inputs);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Graph folded(Graph graph, ShapeAnalysis analysis) {
        var constants = new LinkedHashMap<>(graph.constants());
        var nodes = new ArrayList<Node>();
        for (var node : graph.nodes()) {
            var constant = graph.isOutput(node.outputs().isEmpty() ? "" : node.output()) ? null
                    : constant(node, constants, analysis);
            if (constant != null) {
                constants.put(constant.name(), constant);
            } else {
                nodes.add(node.is("Reshape") ? withOpenBatch(node, analysis, constants) : node);
            }
        }
        return graph.withConstants(constants).withNodes(nodes);
    }

    private static Constant constant(Node node, Map<String, Constant> constants, ShapeAnalysis analysis) {
        if (node.outputs().size() != 1 || KEPT.contains(node.op()) || !node.domain().isEmpty()) {
            return null;
        }
        var known = analysis.numbers(node.output());
        if (known != null) {
            return analysis.dependsOnBatch(node.output()) ? null : known.toConstant(node.output());
        }
        long size = 0;
        var inputs = new ArrayList<ConstantArray>();
        for (var input : node.inputs()) {
            var constant = constants.get(input);
            if (constant == null && !input.isEmpty() || constant != null && !constant.isReadable()) {
                return null;
            }
            size += constant == null ? 0 : constant.size();
        }
        var shape = analysis.shape(node.output());
        if (shape == null || !Shapes.isKnown(shape) || node.inputs().isEmpty()
                || Shapes.product(shape, 0, shape.length) > Math.max(WORTH_STORING, size)) {
            return null;
        }
        node.inputs().forEach(i -> inputs.add(i.isEmpty() ? null : ConstantArray.of(constants.get(i))));
        var result = computed(node, inputs);
        return result == null ? null : result.toConstant(node.output());
    }

    /** A Reshape whose target has the batch size in it, with a target that does without; as it is if that cannot be. */
    private static Node withOpenBatch(Node node, ShapeAnalysis analysis, Map<String, Constant> constants) {
        var target = analysis.numbers(node.input(1));
        var shape = analysis.shape(node.input(0));
        if (target == null || !analysis.dependsOnBatch(node.input(1)) || node.integer("allowzero", 0) != 0) {
            return node;
        }
        var open = new long[target.values().length];
        int inferred = 0;
        for (int i = 0; i < open.length; i++) {
            double extent = target.values()[i];
            if (OpenBatch.is(extent) && shape != null && i < shape.length && OpenBatch.is(shape[i])) {
                open[i] = 0;
            } else {
                open[i] = OpenBatch.isIn(extent) ? -1 : (long) extent;
                inferred += open[i] == -1 ? 1 : 0;
            }
        }
        if (inferred > 1) {
            return node;
        }
        var name = Graph.freshName(node.input(1) + "_open", constants.keySet());
        constants.put(name, Constant.list(name, open));
        return node.withInputs(List.of(node.input(0), name));
    }
}
