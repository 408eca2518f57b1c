package org.cameralucida.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.ShapeInference;
import org.cameralucida.onnx.Value;

/** A graph with what can be known of its tensors at the input size that the network is used at. */
final class GraphAnalysis {

    private static final List<String> KEEPS_VALUES = List.of("Identity", "Dropout", "Cast");
    private static final List<String> KEEPS_ORDER = List.of("Flatten", "Reshape", "Squeeze", "Unsqueeze");
    private static final List<String> WHOLE_NUMBERS = List.of("QuantizeLinear", "QLinearConv", "QLinearMatMul",
            "ConvInteger", "MatMulInteger", "DynamicQuantizeLinear", "ArgMax", "ArgMin", "Shape", "Size", "NonZero",
            "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "Not", "And", "Or", "Xor", "IsNaN", "IsInf");

    private final Graph graph;
    private final long opset;
    private final Map<String, long[]> shapes;
    private final ImageAxes axes;
    /** Constants that have been asked for: some are computed, which is not to be done twice. */
    private final Map<String, Optional<Constant>> constants = new HashMap<>();

    private GraphAnalysis(OnnxModel model, Map<String, long[]> shapes, String input, Layout layout) {
        this.graph = model.graph();
        this.opset = model.opset();
        this.shapes = shapes;
        this.axes = ImageAxes.of(graph, input, layout, shapes, this::constant);
    }

    /** What can be known of a graph that is shown what {@code preprocessing} makes. */
    static GraphAnalysis of(OnnxModel model, Preprocessing preprocessing) {
        var graph = model.graph();
        var input = graph.inputs().get(0);
        var shape = Arrays.stream(preprocessing.shape()).asLongStream().toArray();
        // The batch stays open where the network leaves it open.
        shape[0] = input.shape().filter(declared -> declared.rank() > 0).map(declared -> declared.extent(0))
                .orElse(-1L);
        return new GraphAnalysis(model, ShapeInference.infer(graph, Map.of(input.name(), shape)), input.name(),
                preprocessing.layout());
    }

    /** The layout after a Transpose; null if it does something else than change between the two. */
    static Layout transposed(Node node, Layout from) {
        var order = node.integers("perm");
        if (from == Layout.NCHW && Arrays.equals(order, new long[]{0, 2, 3, 1})) {
            return Layout.NHWC;
        }
        return from == Layout.NHWC && Arrays.equals(order, new long[]{0, 3, 1, 2}) ? Layout.NCHW : null;
    }

    Graph graph() {
        return graph;
    }

    /** The version of ONNX's own operators. */
    long opset() {
        return opset;
    }

    Optional<Node> producer(String tensor) {
        return graph.producer(tensor);
    }

    /** The shape of a tensor, -1 for unknown extents; null if its rank is unknown. */
    long[] shape(String tensor) {
        return shapes.get(tensor);
    }

    int rank(String tensor) {
        var shape = shape(tensor);
        return shape == null ? -1 : shape.length;
    }

    /** The layout of a tensor of four axes: NCHW where nothing says otherwise. */
    Layout layout(String tensor) {
        return axes.layout(tensor).orElse(Layout.NCHW);
    }

    /** A tensor of four axes as feature maps, in its layout; or one of tokens. */
    MapTensor map(String tensor) {
        return rank(tensor) == 3 ? tokens(tensor).orElseThrow() : map(tensor, layout(tensor));
    }

    /** The grid of a tensor of tokens, float32; none where it is not proven which of them is which place. */
    Optional<MapTensor> tokens(String tensor) {
        return axes.tokens(tensor).filter(found -> isFloat(tensor)
                && shape(tensor)[found.tokens().orElseThrow().isFirst() ? 1 : 0] == batch());
    }

    /** Whether it has places that can be looked at: as feature maps, or as tokens. */
    boolean hasPlaces(String tensor) {
        return isMap(tensor) || tokens(tensor).isPresent();
    }

    /** The extent of the input's batch; -1 where it is open. */
    private long batch() {
        return graph.inputs().get(0).shape().filter(s -> s.rank() > 0).map(s -> s.extent(0)).orElse(-1L);
    }

    /** A tensor of four axes as feature maps in a given layout. */
    MapTensor map(String tensor, Layout layout) {
        var s = shape(tensor);
        return layout == Layout.NCHW ? new MapTensor(tensor, layout, (int) s[1], (int) s[2], (int) s[3])
                : new MapTensor(tensor, layout, (int) s[3], (int) s[1], (int) s[2]);
    }

    /** Whether its elements are float32, as far as can be told: engines refuse outputs that are declared otherwise. */
    boolean isFloat(String tensor) {
        var declared = graph.value(tensor).map(Value::type).filter(t -> t != ElementType.UNDEFINED);
        if (declared.isPresent()) {
            return declared.get() == ElementType.FLOAT;
        }
        return producer(tensor).map(n -> n.domain().isEmpty() && !WHOLE_NUMBERS.contains(n.op())
                && n.integer("to", ElementType.FLOAT.code()) == ElementType.FLOAT.code()).orElse(true);
    }

    /** Whether two of a tensor's four axes are proven to be the picture's rows and columns, as a layout has them. */
    boolean hasPlaces(String tensor, Layout layout) {
        return axes.layout(tensor).filter(layout::equals).isPresent();
    }

    /** Whether it has places, more than one, all its extents known but the batch, and is float32. */
    boolean isMap(String tensor) {
        var s = shape(tensor);
        if (s == null || axes.layout(tensor).isEmpty() || !isFloat(tensor) || s[1] <= 0 || s[2] <= 0 || s[3] <= 0) {
            return false;
        }
        return map(tensor).positions() > 1;
    }

    /** The number of elements of a tensor all of whose extents but one and the batch are 1; else -1. */
    int vectorLength(String tensor) {
        var shape = shape(tensor);
        if (shape == null || shape.length == 0) {
            return -1;
        }
        long length = 1;
        for (int axis = shape.length == 1 ? 0 : 1; axis < shape.length; axis++) {
            if (shape[axis] <= 0 || shape[axis] > 1 && length > 1) {
                return -1;
            }
            length *= shape[axis];
        }
        return (int) length;
    }

    /** Whether a tensor is one number a picture, float32. */
    boolean isSingle(String tensor) {
        var shape = shape(tensor);
        return shape != null && shape.length > 0 && isFloat(tensor)
                && Arrays.stream(shape).skip(1).allMatch(e -> e == 1) && (shape.length > 1 || shape[0] <= 1);
    }

    /** The constant that a tensor is, or can be computed to be; none if it has no numbers. */
    Optional<Constant> constant(String tensor) {
        return tensor.isEmpty() ? Optional.empty()
                : constants.computeIfAbsent(tensor, t -> ConstantFolding.value(graph, t).filter(Constant::isReadable));
    }

    /** A constant's numbers; null if the tensor is not constant. */
    float[] floats(String tensor) {
        return constant(tensor).map(Constant::floats).orElse(null);
    }

    /** The axes that a reduction works on, counted from the start, in order; null if not known. */
    int[] reducedAxes(Node node) {
        int rank = rank(node.input(0));
        var axes = node.integers("axes");
        if (axes == null && !node.input(1).isEmpty()) {
            axes = constant(node.input(1)).map(Constant::longs).orElse(null);
        }
        return axes == null || rank < 0 ? null
                : Arrays.stream(axes).mapToInt(a -> (int) (a < 0 ? a + rank : a)).sorted().toArray();
    }

    /** Whether a node gives out the numbers that go in, in the same shape. */
    static boolean keepsValues(Node node) {
        return KEEPS_VALUES.contains(node.op()) && node.domain().isEmpty();
    }

    /** Whether a node gives out the numbers that go in, in the same order. */
    static boolean keepsOrder(Node node) {
        return node.domain().isEmpty() && (KEEPS_ORDER.contains(node.op()) || keepsValues(node));
    }

    /** Whether a node is half of an 8-bit step. */
    static boolean isQuantization(Node node) {
        return node.is("QuantizeLinear") || node.is("DequantizeLinear");
    }

    /** The tensor before nodes that only hand its numbers on, and before Transposes between the two layouts. */
    String sourceOf(String tensor) {
        var current = tensor;
        while (true) {
            var node = producer(current);
            boolean passes = node.isPresent() && (keepsValues(node.get())
                    || node.get().is("Transpose") && transposed(node.get(), layout(node.get().input(0))) != null);
            if (!passes || rank(node.get().input(0)) != 4) {
                return current;
            }
            current = node.get().input(0);
        }
    }

    /** Tensors that depend on a tensor, itself included. */
    Set<String> behind(String tensor) {
        var reached = new HashSet<>(Set.of(tensor));
        for (var node : graph.nodes()) {
            if (node.inputs().stream().anyMatch(reached::contains)) {
                reached.addAll(node.outputs());
            }
        }
        return reached;
    }

    /** Tensors that a tensor depends on, itself included. */
    Set<String> before(String tensor) {
        var reached = new HashSet<>(Set.of(tensor));
        var nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i).outputs().stream().anyMatch(reached::contains)) {
                reached.addAll(nodes.get(i).inputs());
            }
        }
        return reached;
    }
}
