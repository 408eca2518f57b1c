package org.cameralucida.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.ShapeInference;

/**
 * Whether a graph whose batch is declared open takes several pictures, each for itself: shown two, all extents stay
 * but one, which doubles, and that is never one over which is summed. A {@code Reshape} to {@code [1, …]}, made for one
 * picture, mixes pictures, or fails.
 */
final class OpenBatch {

    private static final Set<String> OVER_PLACES = Set.of("Conv", "MaxPool", "AveragePool", "GlobalAveragePool",
            "GlobalMaxPool", "InstanceNormalization");

    private final Graph graph;
    private final Map<String, long[]> one;
    private final Map<String, long[]> two;

    private OpenBatch(Graph graph, Map<String, long[]> one, Map<String, long[]> two) {
        this.graph = graph;
        this.one = one;
        this.two = two;
    }

    /** Whether it does, or declares a batch of its own. */
    static boolean isHonest(Graph graph, Preprocessing preprocessing, String scores) {
        var input = graph.inputs().get(0);
        if (input.shape().filter(s -> s.rank() == 4 && s.extent(0) > 0).isPresent()) {
            return true;
        }
        try {
            var shapes = new OpenBatch(graph, shapes(graph, preprocessing, 1), shapes(graph, preprocessing, 2));
            return shapes.doubles(scores) && graph.nodes().stream().noneMatch(shapes::mixes);
        } catch (Problem e) {
            return false;
        }
    }

    private static Map<String, long[]> shapes(Graph graph, Preprocessing preprocessing, int batch) {
        var shape = Arrays.stream(preprocessing.shape()).asLongStream().toArray();
        shape[0] = batch;
        return ShapeInference.infer(graph, Map.of(graph.inputs().get(0).name(), shape));
    }

    /** Whether the scores are there for each picture, as far as their shape is known. */
    private boolean doubles(String scores) {
        var after = two.get(scores);
        return after == null || after.length == 0 || after[0] == 2 || after[0] < 0;
    }

    /** Whether a node puts elements together along an axis that holds several pictures' elements. */
    private boolean mixes(Node node) {
        int axis = sharedAxis(node.input(0));
        if (axis < 1) {
            return false;
        }
        int rank = one.get(node.input(0)).length;
        var reduced = node.op().startsWith("Reduce") ? axes(node).orElse(new long[0]) : new long[0];
        return Arrays.stream(reduced).anyMatch(a -> (a < 0 ? a + rank : a) == axis)
                || OVER_PLACES.contains(node.op()) || node.is("Softmax") && softmaxAxis(node, rank) == axis;
    }

    private static long softmaxAxis(Node node, int rank) {
        long axis = node.integer("axis", -1);
        return axis < 0 ? axis + rank : axis;
    }

    private Optional<long[]> axes(Node node) {
        return Optional.ofNullable(node.integers("axes"))
                .or(() -> graph.constant(node.input(1)).map(Constant::longs));
    }

    /** The axis that doubles and holds more than the batch; -1 if there is none. */
    private int sharedAxis(String tensor) {
        var before = one.get(tensor);
        var after = two.get(tensor);
        for (int axis = 0; before != null && after != null && before.length == after.length && axis < before.length;
                axis++) {
            if (before[axis] > 1 && after[axis] == 2 * before[axis]) {
                return axis;
            }
        }
        return -1;
    }
}
