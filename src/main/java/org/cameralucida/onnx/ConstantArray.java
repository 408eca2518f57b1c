package org.cameralucida.onnx;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The decoded elements of a constant tensor, for arithmetic while a graph is analysed. Doubles hold all float32 numbers
 * and all extents exactly; "to the end" indices near 2^63 saturate back to themselves.
 */
record ConstantArray(ElementType type, long[] shape, double[] values) {

    static ConstantArray of(Constant constant) {
        var values = new double[constant.size()];
        if (constant.type().isFloating()) {
            var floats = constant.floats();
            Arrays.setAll(values, i -> floats[i]);
        } else {
            var longs = constant.longs();
            Arrays.setAll(values, i -> longs[i]);
        }
        return new ConstantArray(constant.type(), constant.shape(), values);
    }

    static ConstantArray list(long... values) {
        return new ConstantArray(ElementType.INT64, new long[]{values.length},
                Arrays.stream(values).mapToDouble(v -> v).toArray());
    }

    static ConstantArray scalar(ElementType type, double value) {
        return new ConstantArray(type, new long[0], new double[]{value});
    }

    /** The constant of these elements; null for types that are not worth it. */
    Constant toConstant(String name) {
        var bytes = Constant.littleEndian(type.bytes(values.length));
        for (double value : values) {
            switch (type) {
                case FLOAT -> bytes.putFloat((float) value);
                case DOUBLE -> bytes.putDouble(value);
                case INT64 -> bytes.putLong((long) value);
                case INT32 -> bytes.putInt((int) value);
                case BOOL, UINT8, INT8 -> bytes.put((byte) value);
                default -> {
                    return null;
                }
            }
        }
        return new Constant(name, type, shape.clone(), bytes.flip(), UnreadFields.NONE);
    }

    long[] longs() {
        return Arrays.stream(values).mapToLong(v -> (long) v).toArray();
    }

    int rank() {
        return shape.length;
    }

    boolean isFloating() {
        return type.isFloating();
    }

    ConstantArray as(ElementType newType) {
        DoubleUnaryOperator convert = switch (newType) {
            case FLOAT -> v -> (float) v;
            case DOUBLE, FLOAT16, BFLOAT16 -> v -> v;
            case BOOL -> v -> v != 0 ? 1 : 0;
            case INT32 -> v -> (int) v;
            default -> v -> (long) v;
        };
        return new ConstantArray(newType, shape, Arrays.stream(values).map(convert).toArray());
    }

    ConstantArray reshape(long... newShape) {
        return new ConstantArray(type, newShape, values);
    }

    ConstantArray map(DoubleUnaryOperator operator) {
        return new ConstantArray(type, shape, Arrays.stream(values).map(operator).toArray()).rounded();
    }

    /** As a float32 tensor would hold it. */
    private ConstantArray rounded() {
        if (type == ElementType.FLOAT) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
        }
        return this;
    }

    /** Element by element, with broadcasting. */
    static ConstantArray combine(ConstantArray a, ConstantArray b, ElementType type, DoubleBinaryOperator operator) {
        var shape = Shapes.broadcast(a.shape, b.shape);
        var values = new double[Math.toIntExact(Constant.elements(shape))];
        var stepsA = broadcastSteps(a.shape, shape);
        var stepsB = broadcastSteps(b.shape, shape);
        var index = new long[shape.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = operator.applyAsDouble(a.values[at(index, stepsA)], b.values[at(index, stepsB)]);
            advance(index, shape);
        }
        return new ConstantArray(type, shape, values).rounded();
    }

    /** The same numbers spread over a larger shape. */
    ConstantArray broadcastTo(long[] newShape) {
        return combine(this, new ConstantArray(type, newShape, new double[Math.toIntExact(Constant.elements(newShape))]),
                type, (a, b) -> a);
    }

    /** Over some axes, counted from the start or the end, which stay as 1; over all where none is told. */
    ConstantArray reduced(long[] axes, double start, DoubleBinaryOperator operator) {
        var left = shape.clone();
        for (int axis = 0; axis < left.length; axis++) {
            int one = axis;
            if (axes.length == 0 || Arrays.stream(axes).anyMatch(a -> (a < 0 ? a + left.length : a) == one)) {
                left[axis] = 1;
            }
        }
        var results = new double[Math.toIntExact(Constant.elements(left))];
        Arrays.fill(results, start);
        var steps = broadcastSteps(left, shape);
        var index = new long[shape.length];
        for (double value : values) {
            int at = at(index, steps);
            results[at] = operator.applyAsDouble(results[at], value);
            advance(index, shape);
        }
        return new ConstantArray(type, left, results);
    }

    ConstantArray transpose(int[] permutation) {
        var newShape = new long[shape.length];
        var steps = steps(shape);
        var newSteps = new long[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            newShape[axis] = shape[permutation[axis]];
            newSteps[axis] = steps[permutation[axis]];
        }
        return gather(newShape, newSteps, 0);
    }

    /** The elements at {@code offset + Σ index·steps} for every index of {@code newShape}. */
    ConstantArray gather(long[] newShape, long[] steps, long offset) {
        var gathered = new double[Math.toIntExact(Constant.elements(newShape))];
        var index = new long[newShape.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = values[(int) (offset + at(index, steps))];
            advance(index, newShape);
        }
        return new ConstantArray(type, newShape, gathered);
    }

    static long[] steps(long[] shape) {
        var steps = new long[shape.length];
        long step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= shape[axis];
        }
        return steps;
    }

    private static long[] broadcastSteps(long[] from, long[] to) {
        var steps = steps(from);
        var spread = new long[to.length];
        for (int axis = 0; axis < from.length; axis++) {
            spread[to.length - from.length + axis] = from[axis] == 1 ? 0 : steps[axis];
        }
        return spread;
    }

    private static int at(long[] index, long[] steps) {
        long sum = 0;
        for (int axis = 0; axis < index.length; axis++) {
            sum += index[axis] * steps[axis];
        }
        return (int) sum;
    }

    private static void advance(long[] index, long[] shape) {
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (++index[axis] < shape[axis]) {
                return;
            }
            index[axis] = 0;
        }
    }
}
