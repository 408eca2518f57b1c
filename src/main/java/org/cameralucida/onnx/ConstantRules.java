package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The operators that constant folding can compute: the elements of a node's output from those of its inputs, for what
 * exporters leave to be computed of constants.
 */
final class ConstantRules {

    /** No constant that is worth computing is larger; a damaged file may ask for anything. */
    private static final int LARGEST = 1 << 25;

    private ConstantRules() {
    }

    /** The first output, or null if there is no rule; absent optional inputs are null. */
    static ConstantArray output(Node node, List<ConstantArray> inputs) {
        if (!node.domain().isEmpty() || inputs.isEmpty() && !node.is("Constant")) {
            return null;
        }
        var a = inputs.isEmpty() ? null : inputs.get(0);
        var b = inputs.size() > 1 ? inputs.get(1) : null;
        if (binary(node.op()) != null && b != null) {
            return arithmetic(node, inputs);
        }
        if (unary(node.op()) != null && a != null) {
            return a.map(unary(node.op()));
        }
        return a == null ? null : rearranged(node, a, b, inputs);
    }

    private static ConstantArray rearranged(Node node, ConstantArray a, ConstantArray b, List<ConstantArray> inputs) {
        return switch (node.op()) {
            case "Identity", "Dropout" -> a;
            case "Clip" -> clip(node, a, inputs);
            case "Cast" -> a.as(ElementType.of((int) node.integer("to", 1)));
            case "Gather" -> gather(a, b, Shapes.axis(node.integer("axis", 0), a.rank()));
            case "Concat" -> concat(inputs, Shapes.axis(node.integer("axis", 0), a.rank()));
            case "Transpose" -> a.transpose(ShapeRules.permutation(node, a.rank()));
            case "Reshape", "Flatten", "Squeeze", "Unsqueeze" -> reshaped(node, inputs);
            case "Slice" -> slice(node, a, inputs);
            case "ConstantOfShape" -> constantOfShape(node, a);
            case "Range" -> range(a, b, inputs.get(2));
            case "Expand" -> a.broadcastTo(Shapes.broadcast(a.shape(), b.longs()));
            case "Where" -> where(a, b, inputs.get(2));
            case "ReduceProd" -> reduced(node, inputs, 1, (x, y) -> x * y);
            case "ReduceSum" -> reduced(node, inputs, 0, Double::sum);
            case "ReduceMax" -> reduced(node, inputs, Double.NEGATIVE_INFINITY, Math::max);
            case "ReduceMin" -> reduced(node, inputs, Double.POSITIVE_INFINITY, Math::min);
            case "ReduceSumSquare" -> reduced(node, inputs, 0, (x, y) -> x + y * y);
            case "ReduceL1" -> reduced(node, inputs, 0, (x, y) -> x + Math.abs(y));
            case "ReduceL2" -> mapped(reduced(node, inputs, 0, (x, y) -> x + y * y), Math::sqrt);
            case "DequantizeLinear" -> dequantize(node, a, b, inputs.size() > 2 ? inputs.get(2) : null);
            default -> null;
        };
    }

    /** Between limits that are inputs, or attributes as before operator set 11; none where they are left out. */
    private static ConstantArray clip(Node node, ConstantArray a, List<ConstantArray> inputs) {
        boolean isUnknown = !node.input(1).isEmpty() && inputs.get(1) == null
                || !node.input(2).isEmpty() && inputs.get(2) == null;
        if (isUnknown) {
            return null;
        }
        double low = node.input(1).isEmpty() ? node.number("min", Float.NEGATIVE_INFINITY) : inputs.get(1).values()[0];
        double high = node.input(2).isEmpty() ? node.number("max", Float.POSITIVE_INFINITY)
                : inputs.get(2).values()[0];
        return a.map(x -> Math.min(Math.max(x, low), high));
    }

    private static DoubleBinaryOperator binary(String op) {
        return switch (op) {
            case "Add", "Sum" -> Double::sum;
            case "Sub" -> (x, y) -> x - y;
            case "Mul" -> (x, y) -> x * y;
            case "Div" -> (x, y) -> x / y;
            case "Pow" -> Math::pow;
            case "Max" -> Math::max;
            case "Min" -> Math::min;
            case "Mod" -> (x, y) -> x - Math.floor(x / y) * y;
            case "Equal" -> (x, y) -> x == y ? 1 : 0;
            case "Greater" -> (x, y) -> x > y ? 1 : 0;
            case "Less" -> (x, y) -> x < y ? 1 : 0;
            case "GreaterOrEqual" -> (x, y) -> x >= y ? 1 : 0;
            case "LessOrEqual" -> (x, y) -> x <= y ? 1 : 0;
            case "And" -> (x, y) -> x * y;
            case "Or" -> Math::max;
            default -> null;
        };
    }

    private static ConstantArray arithmetic(Node node, List<ConstantArray> inputs) {
        if (inputs.contains(null)) {
            return null;
        }
        boolean compares = List.of("Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "And", "Or")
                .contains(node.op());
        var type = compares ? ElementType.BOOL : inputs.get(0).type();
        var operator = binary(node.op());
        if (node.op().equals("Div") && !inputs.get(0).isFloating()) {
            operator = (x, y) -> (double) (long) (x / y);
        }
        var result = inputs.get(0);
        for (var next : inputs.subList(1, inputs.size())) {
            result = ConstantArray.combine(result, next, type, operator);
        }
        return result;
    }

    private static DoubleUnaryOperator unary(String op) {
        return switch (op) {
            case "Neg" -> x -> -x;
            case "Abs" -> Math::abs;
            case "Floor" -> Math::floor;
            case "Ceil" -> Math::ceil;
            case "Round" -> Math::rint;
            case "Sqrt" -> Math::sqrt;
            case "Exp" -> Math::exp;
            case "Log" -> Math::log;
            case "Reciprocal" -> x -> 1 / x;
            case "Relu" -> x -> Math.max(0, x);
            case "Sign" -> Math::signum;
            case "Not" -> x -> 1 - x;
            default -> null;
        };
    }

    private static ConstantArray gather(ConstantArray data, ConstantArray indices, int axis) {
        if (indices == null) {
            return null;
        }
        var parts = new ArrayList<ConstantArray>();
        for (long index : indices.longs()) {
            parts.add(range(data, axis, index < 0 ? index + data.shape()[axis] : index, 1, 1));
        }
        var joined = parts.isEmpty() ? range(data, axis, 0, 0, 1) : concat(parts, axis);
        var shape = new ArrayList<Long>();
        for (int i = 0; i < data.rank(); i++) {
            if (i == axis) {
                Arrays.stream(indices.shape()).forEach(shape::add);
            } else {
                shape.add(data.shape()[i]);
            }
        }
        return joined.reshape(shape.stream().mapToLong(Long::longValue).toArray());
    }

    private static ConstantArray range(ConstantArray data, int axis, long first, long count, long step) {
        var shape = data.shape().clone();
        shape[axis] = count;
        var steps = ConstantArray.steps(data.shape());
        long offset = first * steps[axis];
        steps[axis] *= step;
        return data.gather(shape, steps, offset);
    }

    private static ConstantArray concat(List<ConstantArray> parts, int axis) {
        if (parts.contains(null)) {
            return null;
        }
        var shape = parts.get(0).shape().clone();
        shape[axis] = parts.stream().mapToLong(p -> p.shape()[axis]).sum();
        var values = new double[Math.toIntExact(Constant.elements(shape))];
        int inner = (int) Shapes.product(shape, axis + 1, shape.length);
        int outer = (int) Shapes.product(shape, 0, axis);
        int at = 0;
        for (int i = 0; i < outer; i++) {
            for (var part : parts) {
                int length = (int) part.shape()[axis] * inner;
                System.arraycopy(part.values(), i * length, values, at, length);
                at += length;
            }
        }
        return new ConstantArray(parts.get(0).type(), shape, values);
    }

    /** What a rule of shapes says of a node whose inputs are all known. */
    private static ShapeRules.Known known(Node node, List<ConstantArray> inputs) {
        return new ShapeRules.Known() {
            @Override
            public long[] shape(String tensor) {
                var numbers = numbers(tensor);
                return numbers == null ? null : numbers.shape();
            }

            @Override
            public ConstantArray numbers(String tensor) {
                int index = tensor.isEmpty() ? -1 : node.inputs().indexOf(tensor);
                return index < 0 ? null : inputs.get(index);
            }
        };
    }

    private static ConstantArray reshaped(Node node, List<ConstantArray> inputs) {
        var shapes = ShapeRules.outputs(node, known(node, inputs));
        return shapes.isEmpty() || !Shapes.isKnown(shapes.get(0)) ? null : inputs.get(0).reshape(shapes.get(0));
    }

    private static ConstantArray slice(Node node, ConstantArray data, List<ConstantArray> inputs) {
        var settings = ShapeRules.sliceSettings(node, data.rank(), known(node, inputs));
        if (settings == null) {
            return null;
        }
        var result = data;
        for (int i = 0; i < settings[0].length; i++) {
            int axis = (int) settings[2][i];
            var range = ShapeRules.sliceRange(settings[0][i], settings[1][i], settings[3][i], data.shape()[axis]);
            result = range(result, axis, range[0], range[1], settings[3][i]);
        }
        return result;
    }

    private static ConstantArray constantOfShape(Node node, ConstantArray shape) {
        var value = node.attributes().get("value") instanceof Attribute.TensorValue tensor
                ? ConstantArray.of(tensor.value()) : ConstantArray.scalar(ElementType.FLOAT, 0);
        if (Constant.elements(shape.longs()) > LARGEST) {
            return null;
        }
        var values = new double[(int) Constant.elements(shape.longs())];
        Arrays.fill(values, value.values()[0]);
        return new ConstantArray(value.type(), shape.longs(), values);
    }

    private static ConstantArray range(ConstantArray start, ConstantArray limit, ConstantArray delta) {
        if (limit == null || delta == null) {
            return null;
        }
        double first = start.values()[0];
        double step = delta.values()[0];
        int count = (int) Math.max(0, Math.ceil((limit.values()[0] - first) / step));
        if (count > LARGEST) {
            return null;
        }
        var values = new double[count];
        Arrays.setAll(values, i -> first + i * step);
        return new ConstantArray(start.type(), new long[]{count}, values);
    }

    private static ConstantArray where(ConstantArray condition, ConstantArray yes, ConstantArray no) {
        if (yes == null || no == null) {
            return null;
        }
        var chosen = ConstantArray.combine(condition, yes, yes.type(), (c, v) -> c != 0 ? v : Double.NaN);
        return ConstantArray.combine(chosen, no, yes.type(), (v, other) -> Double.isNaN(v) ? other : v);
    }

    /** Over the axes that an attribute names, or an input; over all where neither does. */
    private static ConstantArray reduced(Node node, List<ConstantArray> inputs, double start,
                                         DoubleBinaryOperator operator) {
        var shapes = ShapeRules.outputs(node, known(node, inputs));
        boolean isUnknown = inputs.size() > 1 && inputs.get(1) == null && !node.input(1).isEmpty();
        if (isUnknown || shapes.isEmpty() || !Shapes.isKnown(shapes.get(0))) {
            return null;
        }
        var data = inputs.get(0);
        var axes = inputs.size() > 1 && inputs.get(1) != null ? inputs.get(1).longs() : node.integers("axes");
        boolean isIdle = node.integer("noop_with_empty_axes", 0) != 0 && (axes == null || axes.length == 0);
        return isIdle ? data : data.reduced(axes == null ? new long[0] : axes, start, operator).reshape(shapes.get(0));
    }

    private static ConstantArray mapped(ConstantArray numbers, DoubleUnaryOperator operator) {
        return numbers == null ? null : numbers.map(operator);
    }

    private static ConstantArray dequantize(Node node, ConstantArray data, ConstantArray scale, ConstantArray zero) {
        if (scale == null || node.integer("block_size", 0) != 0) {
            return null;
        }
        var shape = new long[data.rank()];
        Arrays.fill(shape, 1);
        if (scale.values().length > 1) {
            int axis = Shapes.axis(node.integer("axis", 1), data.rank());
            shape[axis] = scale.values().length;
        }
        var factors = scale.reshape(shape);
        var centred = zero == null ? data
                : ConstantArray.combine(data, zero.reshape(shape), ElementType.INT64, (x, z) -> x - z);
        return ConstantArray.combine(centred, factors, ElementType.FLOAT, (x, s) -> (float) x * s);
    }
}
