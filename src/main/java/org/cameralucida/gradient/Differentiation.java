package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Shape.Dimension;
import org.cameralucida.onnx.ShapeInference;
import org.cameralucida.onnx.Value;

/**
 * Reverse-mode differentiation of a network: from a score backwards to chosen tensors, visiting only the operators
 * that lie between them. The score's own gradient is an input, so one graph serves all classes.
 *
 * <pre>{@code
 * var outcome = Differentiation.of(model, Map.of("input", new long[]{-1, 3, 224, 224}), "logits",
 *         List.of("input"), RuleBook.derivatives());
 * }</pre>
 */
public final class Differentiation {

    private Differentiation() {
    }

    /**
     * A network with the gradients of a score.
     *
     * @param model the network
     * @param inputShapes the shape of each input; -1 for the batch where it is to stay open
     * @param score the tensor of the scores, batch first, one number a class
     * @param targets tensors to derive by: inputs, or tensors inside from which the score is computed
     * @param rules what carries the gradient through an operator
     * @return the graph, or the operators that have no rule
     * @throws IllegalArgumentException if the score or a target is not in the graph, or does not reach the score
     * @throws org.cameralucida.message.Problem if the graph contradicts itself at these input shapes
     */
    public static Outcome of(OnnxModel model, Map<String, long[]> inputShapes, String score, List<String> targets,
                             RuleBook rules) {
        var asked = new LinkedHashSet<String>();
        asked.add(score);
        asked.addAll(targets);
        var inputNames = model.graph().inputs().stream().map(Value::name).toList();
        var outputs = asked.stream().filter(t -> !inputNames.contains(t)).map(Differentiation::value).toList();
        var canonical = Canoniser.all(model.withGraph(model.graph().withOutputs(outputs).pruned()), inputShapes, asked);
        return walk(canonical, ShapeInference.declarations(canonical.graph(), inputShapes), score, targets, rules);
    }

    /** As {@link #of}, for a graph as it is, of which all shapes are known. */
    static Outcome walk(OnnxModel model, Map<String, Shape> shapes, String score, List<String> targets,
                        RuleBook rules) {
        var graph = model.graph();
        var between = between(graph, score, targets);
        var obstacles = obstacles(graph, between, rules);
        if (!obstacles.isEmpty()) {
            return new Outcome.Obstructed(obstacles, rules.carried());
        }
        var classWeights = graph.freshName("class_weights");
        var backward = new BackwardPass(graph, model.opset(), shapes, between, targets);
        long[] scoreShape = backward.shape(score);
        long classes = 1;
        for (int axis = 1; axis < scoreShape.length; axis++) {
            classes *= scoreShape[axis];
        }
        backward.add(score, scoreShape.length == 2 ? classWeights : backward.reshape(classWeights, score));
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            var node = graph.nodes().get(i);
            if (backward.isBetween(node) && backward.hasGradient(node)) {
                try {
                    rules.rule(node).orElseThrow().apply(node, backward);
                } catch (NoRule notCovered) {
                    return new Outcome.Obstructed(List.of(Obstacle.of(node)), rules.carried());
                }
            }
        }
        return assembled(model, backward, classWeights, score, targets, classes);
    }

    private static Outcome assembled(OnnxModel model, BackwardPass backward, String classWeights, String score,
                                     List<String> targets, long classes) {
        var graph = model.graph();
        var gradients = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var target : targets) {
            gradients.add(backward.finished(target));
            if (graph.inputs().stream().noneMatch(i -> i.name().equals(target))) {
                values.add(target);
            }
        }
        var inputs = new ArrayList<Value>();
        graph.inputs().forEach(i -> inputs.add(i.withShape(backward.declared(i.name()))));
        inputs.add(new Value(classWeights, ElementType.FLOAT, new Shape(List.of(
                backward.declared(score).dimensions().get(0), new Dimension(classes, "")))));
        var outputs = new ArrayList<Value>();
        outputs.add(value(score));
        gradients.forEach(g -> outputs.add(value(g)));
        values.forEach(v -> outputs.add(value(v)));
        var derived = graph.plus(backward.nodes(), backward.constants()).withInputs(inputs)
                .withValues(shapes(backward, classWeights)).withOutputs(outputs).pruned();
        return new GradientGraph(model.withGraph(derived), graph.inputs().get(0).name(), classWeights, score, targets,
                gradients, values, Math.toIntExact(classes));
    }

    /**
     * The operators between a tensor and the graph's first output that have no derivative here. Cheap: needs no
     * shapes, and changes nothing.
     */
    public static List<Obstacle> withoutGradient(Graph graph, String target) {
        return withoutGradient(graph, graph.outputs().get(0).name(), target);
    }

    /** As {@link #withoutGradient(Graph, String)}, for any score; empty too if no gradient could flow at all. */
    public static List<Obstacle> withoutGradient(Graph graph, String score, String target) {
        return without(graph, score, target, RuleBook.derivatives());
    }

    /** As {@link #withoutGradient(Graph, String, String)}, for another table of rules. */
    public static List<Obstacle> without(Graph graph, String score, String target, RuleBook rules) {
        if (!reached(graph, Set.of(target)).contains(score)) {
            return List.of();
        }
        return obstacles(graph, between(graph, score, List.of(target)), rules);
    }

    private static List<Obstacle> obstacles(Graph graph, Set<String> between, RuleBook rules) {
        var missing = new ArrayList<Obstacle>();
        for (var node : graph.nodes()) {
            boolean concerned = node.inputs().stream().anyMatch(between::contains)
                    && node.outputs().stream().anyMatch(between::contains);
            if (concerned && rules.rule(node).isEmpty()) {
                missing.add(Obstacle.of(node));
            }
        }
        return missing;
    }

    /** The tensors that depend on a target and on which the score depends: those that need a gradient. */
    private static Set<String> between(Graph graph, String score, List<String> targets) {
        var reached = reached(graph, Set.copyOf(targets));
        if (!reached.contains(score)) {
            throw new IllegalArgumentException("no gradient flows from " + score + " to " + targets);
        }
        var needed = new HashSet<String>(Set.of(score));
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            var node = graph.nodes().get(i);
            if (node.outputs().stream().anyMatch(needed::contains)) {
                node.inputs().stream().filter(reached::contains).forEach(needed::add);
            }
        }
        for (var target : targets) {
            if (!needed.contains(target)) {
                throw new IllegalArgumentException("no gradient flows from " + score + " to " + target);
            }
        }
        return needed;
    }

    /** The tensors that change with one of {@code from}, smoothly: comparisons and shapes are where that ends. */
    private static Set<String> reached(Graph graph, Set<String> from) {
        var reached = new HashSet<>(from);
        for (var node : graph.nodes()) {
            if (!isEndOfGradients(node) && Derivatives.smoothInputs(node).anyMatch(reached::contains)) {
                node.outputs().stream().filter(o -> !o.isEmpty()).forEach(reached::add);
            }
        }
        return reached;
    }

    private static boolean isEndOfGradients(Node node) {
        return switch (node.op()) {
            case "Shape", "Size", "ArgMax", "ArgMin", "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual",
                 "Not", "And", "Or", "Xor", "IsNaN", "IsInf", "NonZero", "ConstantOfShape", "EyeLike", "Sign",
                 "DynamicQuantizeLinear" -> true;
            case "Cast" -> !ElementType.of((int) node.integer("to", 1)).isFloating();
            default -> false;
        };
    }

    /**
     * The gradients' shapes, declared: an engine that cannot tell that a gradient has the shape of its tensor brings
     * both from its own order of memory to the plain one before it multiplies them.
     */
    private static Map<String, Value> shapes(BackwardPass backward, String classWeights) {
        var declared = new LinkedHashMap<String, Value>();
        backward.gradientShapes().forEach((gradient, shape) ->
                declared.put(gradient, new Value(gradient, ElementType.FLOAT, shape)));
        declared.remove(classWeights);
        return declared;
    }

    private static Value value(String tensor) {
        return new Value(tensor, ElementType.FLOAT, null);
    }
}
