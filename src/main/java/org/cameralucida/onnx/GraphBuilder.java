package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a graph operation by operation: each call adds a node or a constant and gives back the name of the tensor that
 * it makes, which is the input of the next. Either a new graph, or more of one that is there.
 *
 * <pre>{@code
 * var b = new GraphBuilder(17);
 * var x = b.input("image", Shape.of(-1, 3, 32, 32));
 * var maps = b.emit("Relu", List.of(b.emit("Conv", List.of(x, b.floats(shape, weights)))));
 * b.output("logits", b.emit("Flatten", List.of(b.emit("GlobalAveragePool", List.of(maps)))));
 * OnnxModel model = b.model("tiny");
 * }</pre>
 */
public class GraphBuilder {

    /** Since this operator set a reduction's axes are an input, not an attribute (ReduceSum: since 13). */
    private static final long REDUCTION_AXES_AS_INPUT = 18;
    /** Constants up to this size are made once, however often they are asked for. */
    private static final int SHARED = 64;

    private final long opset;
    private final String prefix;
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Map<String, String> constantsByContent = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Value> inputs = new ArrayList<>();
    private final List<Value> outputs = new ArrayList<>();

    /** A new graph of ONNX's own operators of version {@code opset}. */
    public GraphBuilder(long opset) {
        this(opset, "");
    }

    /**
     * More of a graph that is there: all names that are made begin with {@code prefix} (or {@code prefix1}, …), as
     * nothing else in the graph does.
     */
    public GraphBuilder(long opset, Graph graph, String prefix) {
        this(opset, freePrefix(graph, prefix));
    }

    private GraphBuilder(long opset, String prefix) {
        this.opset = opset;
        this.prefix = prefix;
    }

    private static String freePrefix(Graph graph, String wanted) {
        var names = graph.names();
        var candidate = wanted;
        for (int i = 1; ; i++) {
            var start = candidate + "/";
            if (names.stream().noneMatch(n -> n.startsWith(start))) {
                return start;
            }
            candidate = wanted + i;
        }
    }

    /** The version of ONNX's own operators. */
    protected final long opset() {
        return opset;
    }

    // --- a graph of its own

    /** An input of float32 numbers; -1 for an extent that is not fixed. */
    public String input(String name, Shape shape) {
        inputs.add(new Value(name, ElementType.FLOAT, shape));
        return name;
    }

    /** Declares a tensor an output. */
    public String output(String tensor, Shape shape) {
        outputs.add(new Value(tensor, ElementType.FLOAT, shape));
        return tensor;
    }

    /** The graph as a model. */
    public OnnxModel model(String name) {
        return OnnxModel.of(name, opset, new Graph(name, nodes, constants, inputs, outputs, Map.of()));
    }

    // --- nodes

    /** A new node of one output, whose name is returned. */
    public String emit(String operator, List<String> from, Node.Named... attributes) {
        return emit(operator, from, 1, attributes).get(0);
    }

    /** A new node of several outputs, whose names are returned. */
    public List<String> emit(String operator, List<String> from, int count, Node.Named... attributes) {
        var name = prefix + operator + "_" + nodes.size();
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add(i == 0 ? name : name + ":" + i);
        }
        nodes.add(Node.of(operator, name, from, names, attributes));
        return names;
    }

    /** a + b, and so on: a new node of two inputs. */
    public String emit(String operator, String a, String b) {
        return emit(operator, List.of(a, b));
    }

    /** A new node whose output has a name that is told. */
    public String emitAs(String output, String operator, List<String> from, Node.Named... attributes) {
        nodes.add(Node.of(operator, output, from, List.of(output), attributes));
        return output;
    }

    /** a · number. */
    public String scale(String a, double number) {
        return number == 1 ? a : emit("Mul", a, scalar(number));
    }

    /** {@code ReduceSum} and its like. */
    public String reduce(String operator, String tensor, boolean keepAxes, long... axes) {
        var keep = Attribute.of("keepdims", keepAxes ? 1L : 0L);
        if (operator.equals("ReduceSum") || opset >= REDUCTION_AXES_AS_INPUT) {
            return emit(operator, List.of(tensor, list(axes)), keep);
        }
        return emit(operator, List.of(tensor), keep, Attribute.of("axes", axes));
    }

    /** {@code tensor} in a shape, with -1 for at most one extent, and 0 for one that stays. */
    public String reshape(String tensor, long... shape) {
        return emit("Reshape", tensor, list(shape));
    }

    /** {@code tensor} with its axes in another order. */
    public String transpose(String tensor, long... order) {
        return emit("Transpose", List.of(tensor), Attribute.of("perm", order));
    }

    /** {@code tensor} with zeros before and after along one axis; negative amounts cut off. */
    public String pad(String tensor, int rank, int axis, long before, long after) {
        if (before == 0 && after == 0) {
            return tensor;
        }
        var amounts = new long[2 * rank];
        amounts[axis] = before;
        amounts[rank + axis] = after;
        return emit("Pad", tensor, list(amounts));
    }

    /** A part of {@code tensor} along one axis. */
    public String slice(String tensor, int axis, long from, long to) {
        return emit("Slice", List.of(tensor, list(from), list(to), list(axis)));
    }

    /** {@code tensor} as numbers of another type. */
    public String cast(String tensor, ElementType type) {
        return emit("Cast", List.of(tensor), Attribute.of("to", (long) type.code()));
    }

    // --- constants

    /** A number, as a constant. */
    public String scalar(double value) {
        return floats(new long[0], (float) value);
    }

    /** Numbers, as a constant. */
    public String floats(long[] shape, float... values) {
        return values.length > SHARED ? added(Constant.floats(nextConstant(), shape, values))
                : constantsByContent.computeIfAbsent(Arrays.toString(shape) + Arrays.toString(values),
                        k -> added(Constant.floats(nextConstant(), shape, values)));
    }

    /** Integers, as a constant list. */
    public String list(long... values) {
        return constantsByContent.computeIfAbsent("list" + Arrays.toString(values),
                k -> added(Constant.list(nextConstant(), values)));
    }

    /** A constant that is made already; its name, which is ours to choose. */
    public String constant(Constant constant) {
        return added(constant.withName(nextConstant()));
    }

    /** A constant under its own name, as a weight of a trained network. */
    public String weight(Constant constant) {
        return added(constant);
    }

    private String added(Constant constant) {
        constants.put(constant.name(), constant);
        return constant.name();
    }

    private String nextConstant() {
        return prefix + "constant_" + constants.size();
    }

    /** The constant of that name, if it was made here. */
    protected final Optional<Constant> own(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    /** The nodes made so far, in the order in which they run. */
    public final List<Node> nodes() {
        return nodes;
    }

    /** The constants made so far. */
    public final Collection<Constant> constants() {
        return constants.values();
    }
}
