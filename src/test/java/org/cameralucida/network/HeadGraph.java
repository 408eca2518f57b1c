package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;

/** Builds a graph: input [N,3,10,8] → Conv → Relu → "maps" [N,6,5,4], then the head. */
final class HeadGraph {

    /** Channels of the maps, and classes. */
    static final int K = 6;
    static final int C = 4;

    final List<Node> nodes = new ArrayList<>();
    final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Random random = new Random(3);
    Shape input = Shape.of(-1, 3, 10, 8);
    private long opset = 13;
    private String last = "x";

    static HeadGraph maps() {
        return new HeadGraph().node("Conv", List.of("", random("w0", K, 3, 2, 2)), Attribute.of("strides", 2, 2))
                .named("Relu", "maps");
    }

    static String[] random(String name, long... shape) {
        return new String[]{name, Arrays.toString(shape)};
    }

    HeadGraph opset(long version) {
        opset = version;
        return this;
    }

    HeadGraph named(String op, String output, Node.Named... attributes) {
        nodes.add(Node.of(op, op + nodes.size(), List.of(last), List.of(output), attributes));
        last = output;
        return this;
    }

    /** A node on the last tensor ("") and others: names, constants, or random weights. */
    HeadGraph node(String op, List<?> inputs, Node.Named... attributes) {
        var names = new ArrayList<String>();
        for (var in : inputs) {
            if (in instanceof String[] weights) {
                var extents = weights[1].replaceAll("[\\[\\] ]", "").split(",");
                var shape = Arrays.stream(extents).filter(s -> !s.isEmpty()).mapToLong(Long::parseLong).toArray();
                var values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian();
                }
                constants.put(weights[0], Constant.floats(weights[0], shape, values));
                names.add(weights[0]);
            } else if (in instanceof Constant c) {
                constants.put(c.name(), c);
                names.add(c.name());
            } else {
                names.add(((String) in).isEmpty() ? last : (String) in);
            }
        }
        last = "t" + nodes.size();
        nodes.add(Node.of(op, op + nodes.size(), names, List.of(last), attributes));
        return this;
    }

    HeadGraph node(String op, Node.Named... attributes) {
        return node(op, List.of(""), attributes);
    }

    /** Further changes. */
    HeadGraph with(Consumer<HeadGraph> change) {
        change.accept(this);
        return this;
    }

    /** Gemm to C classes. */
    HeadGraph gemm() {
        return node("Gemm", List.of("", random("w", C, K), random("b", C)), Attribute.of("transB", 1));
    }

    Network network() {
        var graph = new Graph("g", nodes, constants, List.of(new Value("x", ElementType.FLOAT, input)),
                List.of(new Value(last, ElementType.FLOAT, null)), Map.of());
        return NetworkReader.read("test", OnnxModel.of("test.onnx", opset, graph), Card.EMPTY, null);
    }
}
