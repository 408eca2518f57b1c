package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.Shape;

/**
 * The backward pass as a graph, while it grows. A tensor that is used in several places gets several gradients: they
 * are summed when the walk arrives at it.
 */
public final class BackwardPass extends GraphBuilder {

    /** Since this one an average over a window that hangs over the padding is of what is within. */
    private static final long AVERAGES_WITHIN = 19;

    private final Graph graph;
    private final Map<String, Shape> shapes;
    private final Set<String> between;
    private final Set<String> targets;
    private final Map<String, List<String>> contributions = new HashMap<>();
    private final Map<String, Shape> gradientShapes = new HashMap<>();

    BackwardPass(Graph graph, long opset, Map<String, Shape> shapes, Set<String> between, Collection<String> targets) {
        super(opset, graph, "backward");
        this.graph = graph;
        this.shapes = shapes;
        this.between = between;
        this.targets = Set.copyOf(targets);
    }

    // --- gradients

    /** Whether a tensor needs a gradient: it depends on a target, and the score on it. */
    public boolean wants(String tensor) {
        return between.contains(tensor);
    }

    /** Whether nothing but one node reads a tensor, and nobody asks for its gradient. */
    boolean isOnlyFor(String tensor, Node reader) {
        return !targets.contains(tensor) && !graph.isOutput(tensor) && graph.consumers(tensor).equals(List.of(reader));
    }

    boolean isBetween(Node node) {
        return node.inputs().stream().anyMatch(this::wants);
    }

    boolean hasGradient(Node node) {
        return node.outputs().stream().anyMatch(contributions::containsKey);
    }

    /** The gradient of a node's first output, of that output's shape. */
    public String gradient(Node node) {
        return gradient(node.output()).orElseThrow(() -> new NoRule("no gradient of the first output"));
    }

    /** The gradient of a tensor; none if nothing that was walked depends on it. */
    public Optional<String> gradient(String tensor) {
        var parts = contributions.get(tensor);
        if (parts == null) {
            return Optional.empty();
        }
        if (parts.size() > 1) {
            var sum = emit(parts.size() == 2 ? "Add" : "Sum", parts);
            parts.clear();
            parts.add(sum);
        }
        if (shapes.containsKey(tensor)) {
            gradientShapes.putIfAbsent(parts.get(0), shapes.get(tensor));
        }
        return Optional.of(parts.get(0));
    }

    /** The shapes of the gradients that were asked for, by name. */
    Map<String, Shape> gradientShapes() {
        return gradientShapes;
    }

    /** The gradient of a target as an output of its own. */
    String finished(String target) {
        return emit("Identity", List.of(gradient(target).orElseThrow()));
    }

    /** Hands a gradient, of the tensor's shape, on to a tensor; nothing happens if it is not wanted. */
    public void add(String tensor, String gradient) {
        if (wants(tensor)) {
            contributions.computeIfAbsent(tensor, k -> new ArrayList<>()).add(gradient);
        }
    }

    /**
     * As {@link #add}, for a gradient of another shape, to which the tensor was broadcast: what is repeated is
     * summed.
     */
    public void addBroadcast(String tensor, String gradient, long[] gradientShape) {
        if (wants(tensor)) {
            add(tensor, unbroadcast(gradient, gradientShape, tensor));
        }
    }

    /**
     * What a rule makes of another gradient of a node's output than the one that the walk has: handed back, not on.
     *
     * @return the gradients of the inputs that are wanted
     */
    Map<String, String> applied(Rule rule, Node node, String outputGradient) {
        var before = new HashMap<String, List<String>>();
        node.inputs().forEach(i -> before.put(i, contributions.remove(i)));
        before.put(node.output(), contributions.put(node.output(), new ArrayList<>(List.of(outputGradient))));
        rule.apply(node, this);
        var results = new LinkedHashMap<String, String>();
        for (var input : node.inputs()) {
            gradient(input).ifPresent(g -> results.put(input, g));
        }
        before.forEach((tensor, parts) -> {
            contributions.remove(tensor);
            if (parts != null) {
                contributions.put(tensor, parts);
            }
        });
        return results;
    }

    private String unbroadcast(String gradient, long[] from, String tensor) {
        long[] to = shape(tensor);
        int leading = from.length - to.length;
        var axes = new ArrayList<Long>();
        for (int axis = 0; axis < from.length; axis++) {
            if (axis < leading || to[axis - leading] == 1 && from[axis] != 1) {
                axes.add((long) axis);
            }
        }
        if (axes.isEmpty()) {
            return gradient;
        }
        var sum = reduce("ReduceSum", gradient, true, axes.stream().mapToLong(Long::longValue).toArray());
        return leading == 0 ? sum : reshape(sum, tensor);
    }

    // --- what is known

    /** The shape of a tensor of the network; -1 where the batch is open. */
    public long[] shape(String tensor) {
        return own(tensor).map(Constant::shape).orElseGet(() -> declared(tensor).toArray());
    }

    /** The shape of a tensor of the network, with a symbol where an extent follows from the batch size. */
    Shape declared(String tensor) {
        var shape = shapes.get(tensor);
        if (shape == null) {
            throw new NoRule("the shape of " + tensor + " is not known");
        }
        return shape;
    }

    /** Whether the shape of a tensor is known. */
    boolean hasShape(String tensor) {
        return own(tensor).isPresent() || shapes.containsKey(tensor);
    }

    /** The extent of an axis, which must be known; a negative axis counts from the end. */
    public int extent(String tensor, int axis) {
        long[] shape = shape(tensor);
        long extent = shape[axis < 0 ? shape.length + axis : axis];
        if (extent < 0) {
            throw new NoRule("an extent of " + tensor + " is not known");
        }
        return Math.toIntExact(extent);
    }

    /** How many axes a tensor has. */
    public int rank(String tensor) {
        return shape(tensor).length;
    }

    /** The numbers of a tensor that is constant. */
    public Optional<Constant> constant(String tensor) {
        var own = own(tensor);
        return own.isPresent() ? own
                : tensor.isEmpty() ? Optional.empty() : ConstantFolding.value(graph, tensor);
    }

    /** The integers of a tensor that must be constant. */
    public long[] integers(String tensor) {
        return constant(tensor).orElseThrow(() -> new NoRule(tensor + " is not constant")).longs();
    }

    /** Whether an average that counts the padding leaves out what {@code ceil_mode} lets hang over it. */
    boolean averagesWithinPadding() {
        return opset() >= AVERAGES_WITHIN;
    }

    /** The network's graph. */
    public Graph graph() {
        return graph;
    }

    // --- shapes of the network's tensors

    /** {@code tensor} in the shape that the network's tensor {@code like} has. */
    public String reshape(String tensor, String like) {
        long[] shape = shape(like);
        return Arrays.stream(shape).filter(e -> e < 0).count() <= 1 ? reshape(tensor, shape)
                : emit("Reshape", tensor, emit("Shape", List.of(like)));
    }

    /** {@code tensor}, repeated to the shape that the network's tensor {@code like} has. */
    public String expand(String tensor, String like) {
        long[] shape = shape(like).clone();
        // Expand lets the larger of two extents win: 1 keeps an open batch as it is.
        shape[0] = shape[0] < 0 ? 1 : shape[0];
        return Arrays.stream(shape).anyMatch(e -> e < 0)
                ? emit("Expand", tensor, emit("Shape", List.of(like)))
                : emit("Expand", tensor, list(shape));
    }
}
