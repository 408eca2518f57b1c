package org.cameralucida.onnx.fused;

import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.cameralucida.Rounding;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.UnreadFields;
import org.cameralucida.onnx.Value;

/** A graph around one operator, from {@code x} to a float32 {@code y}. */
final class FusedCase {

    static final String MICROSOFT = "com.microsoft";

    private final String name;
    private final long opset;
    private final long[] shape;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    /** Sums of up to 64 products of numbers around 1, in another order, twice. */
    private double tolerance = Rounding.ofSum(2 * 64, 1);
    private String result = "y";

    FusedCase(String name, long opset, long... shape) {
        this.name = name;
        this.opset = opset;
        this.shape = shape;
    }

    FusedCase node(String domain, String op, List<String> inputs, List<String> outputs, Node.Named... attributes) {
        var map = new LinkedHashMap<String, Attribute>();
        for (var attribute : attributes) {
            map.put(attribute.name(), attribute.value());
        }
        nodes.add(new Node(op, op + nodes.size(), domain, inputs, outputs, map));
        return this;
    }

    FusedCase microsoft(String op, List<String> inputs, Node.Named... attributes) {
        return node(MICROSOFT, op, inputs, List.of("y"), attributes);
    }

    FusedCase plain(String op, List<String> inputs, List<String> outputs, Node.Named... attributes) {
        return node("", op, inputs, outputs, attributes);
    }

    FusedCase random(String constant, long... extents) {
        var random = new Random(constant.hashCode());
        var values = new float[size(extents)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        constants.put(constant, Constant.floats(constant, extents, values));
        return this;
    }

    FusedCase numbers(String constant, long[] extents, float... values) {
        constants.put(constant, Constant.floats(constant, extents, values));
        return this;
    }

    /**
     * Whole numbers of one byte, at random where none are told: of seven bits where signed, since on processors
     * without instructions for it the engine adds two products of eight in sixteen bits, and cuts them there.
     */
    FusedCase bytes(String constant, ElementType type, long[] extents, int... told) {
        var buffer = ByteBuffer.allocate(size(extents));
        var random = new Random(constant.hashCode());
        for (int i = 0; i < buffer.capacity(); i++) {
            int value = told.length > 0 ? told[i % told.length]
                    : type == ElementType.INT8 ? random.nextInt(128) - 64 : random.nextInt(256);
            buffer.put(i, (byte) value);
        }
        constants.put(constant, new Constant(constant, type, extents, buffer, UnreadFields.NONE));
        return this;
    }

    FusedCase integers(String constant, int... values) {
        var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        constants.put(constant, new Constant(constant, ElementType.INT32, new long[]{values.length}, buffer,
                UnreadFields.NONE));
        return this;
    }

    /** One step of the output: where rounding falls on the other side; or other numbers than around 1. */
    FusedCase within(double difference) {
        tolerance = difference;
        return this;
    }

    FusedCase result(String tensor) {
        result = tensor;
        return this;
    }

    /** Of {@code x}. */
    long[] shape() {
        return shape;
    }

    /** By how much its expansion may be off. */
    double tolerance() {
        return tolerance;
    }

    OnnxModel model() {
        var all = new ArrayList<>(nodes);
        all.add(Node.of("Flatten", "score", List.of(result), List.of("score")));
        long[] open = shape.clone();
        open[0] = -1;
        return OnnxModel.of("fused", opset, new Graph("fused", all, constants,
                List.of(new Value("x", ElementType.FLOAT, Shape.of(open))),
                List.of(new Value("score", ElementType.FLOAT, null)), Map.of())).withOpset(MICROSOFT, 1);
    }

    float[] input() {
        var random = new Random(3);
        var values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-3, 3);
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }

    private static int size(long[] extents) {
        return (int) LongStream.of(extents).reduce(1, (a, b) -> a * b);
    }
}
