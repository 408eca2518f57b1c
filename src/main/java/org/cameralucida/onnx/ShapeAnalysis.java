package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shape inference with constant propagation: one walk through a graph that finds the shapes of its tensors, and the
 * elements of the small ones that are computed of shapes and constants. For an open batch a number stands in ({@link
 * OpenBatch}).
 */
final class ShapeAnalysis implements ShapeRules.Known {

    /** Tensors of shapes and indices are smaller. */
    private static final int SMALL = 4096;

    private final Graph graph;
    private final Map<String, long[]> shapes = new HashMap<>();
    private final Map<String, ConstantArray> numbers = new HashMap<>();
    private final Set<String> dependOnBatch = new HashSet<>();

    /** @param inputShapes the shapes of inputs, -1 where not fixed; those not told are taken from the graph */
    ShapeAnalysis(Graph graph, Map<String, long[]> inputShapes) {
        this.graph = graph;
        graph.constants().forEach((name, constant) -> shapes.put(name, constant.shape()));
        for (var input : graph.inputs()) {
            var shape = inputShapes.containsKey(input.name()) ? inputShapes.get(input.name())
                    : input.shape().map(Shape::toArray).orElse(null);
            if (shape != null) {
                shapes.put(input.name(), OpenBatch.filled(shape));
            }
        }
        for (var node : graph.nodes()) {
            try {
                visit(node);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(node.op() + " → " + String.join(", ", node.outputs()), e);
            }
        }
    }

    private void visit(Node node) {
        var outputs = node.domain().isEmpty() ? ShapeRules.outputs(node, this) : List.<long[]>of();
        for (int i = 0; i < node.outputs().size(); i++) {
            var name = node.outputs().get(i);
            var shape = i < outputs.size() ? outputs.get(i) : declared(name);
            if (!name.isEmpty() && shape != null) {
                shapes.put(name, shape);
            }
        }
        var result = node.op().equals("Shape") ? shapeOf(node) : computed(node);
        if (result != null && result.values().length <= SMALL) {
            numbers.put(node.output(), result);
            shapes.put(node.output(), result.shape());
            boolean large = Arrays.stream(result.values()).anyMatch(OpenBatch::isIn);
            boolean touched = node.op().equals("Shape") || node.inputs().stream().anyMatch(dependOnBatch::contains);
            if (touched && (large || result.type() == ElementType.BOOL || result.isFloating())) {
                dependOnBatch.add(node.output());
            }
        }
    }

    private long[] declared(String tensor) {
        return graph.value(tensor).flatMap(Value::shape).map(s -> OpenBatch.filled(s.toArray())).orElse(null);
    }

    private ConstantArray shapeOf(Node node) {
        var shape = shape(node.input(0));
        if (shape == null) {
            return null;
        }
        var asked = ShapeRules.shapeRange(node, shape);
        return Shapes.isKnown(asked) ? ConstantArray.list(asked) : null;
    }

    private ConstantArray computed(Node node) {
        var inputs = new ArrayList<ConstantArray>();
        for (var input : node.inputs()) {
            var known = input.isEmpty() ? null : numbers(input);
            if (known == null && !input.isEmpty()) {
                return null;
            }
            inputs.add(known);
        }
        var shape = node.outputs().isEmpty() ? null : shapes.get(node.output());
        if (shape != null && Shapes.product(shape, 0, shape.length) > SMALL) {
            return null;
        }
        return ConstantRules.output(node, inputs);
    }

    @Override
    public long[] shape(String tensor) {
        return shapes.get(tensor);
    }

    @Override
    public ConstantArray numbers(String tensor) {
        if (!numbers.containsKey(tensor)) {
            graph.constant(tensor).filter(c -> c.isReadable() && c.size() <= SMALL)
                    .ifPresent(c -> numbers.put(tensor, ConstantArray.of(c)));
        }
        return numbers.get(tensor);
    }

    /** Whether the elements of a tensor are other ones for another batch size. */
    boolean dependsOnBatch(String tensor) {
        return dependOnBatch.contains(tensor);
    }

    /** All shapes found, as they would be declared: open where not known, or where they depend on the batch. */
    Map<String, Shape> shapes() {
        var result = new HashMap<String, Shape>();
        shapes.forEach((name, shape) -> result.put(name, OpenBatch.declared(shape)));
        return result;
    }
}
