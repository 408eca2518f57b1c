package org.cameralucida.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Shape inference by operator: the shapes of a node's outputs from those of its inputs. */
final class ShapeRules {

    /** What is known where a rule is applied. */
    interface Known {
        /** The shape of a tensor, -1 for unknown extents; null if its rank is unknown. */
        long[] shape(String tensor);

        /** The elements of a small tensor, if known; else null. */
        ConstantArray numbers(String tensor);
    }

    private ShapeRules() {
    }

    /** The shapes of the outputs, in order; null for one that is unknown; fewer where the rest is unknown. */
    static List<long[]> outputs(Node node, Known known) {
        var result = rule(node, known);
        return result == null ? List.of() : result;
    }

    private static List<long[]> rule(Node node, Known known) {
        var x = known.shape(node.input(0));
        return switch (node.op()) {
            case "Conv", "ConvInteger" -> one(WindowShapes.conv(node, x, known.shape(node.input(1))));
            case "QLinearConv" -> one(WindowShapes.conv(node, x, known.shape(node.input(3))));
            case "ConvTranspose" -> one(WindowShapes.convTranspose(node, x, known.shape(node.input(1))));
            case "MaxPool", "AveragePool", "LpPool" -> twice(WindowShapes.pool(node, x));
            case "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "QLinearGlobalAveragePool" ->
                    one(x == null ? null : WindowShapes.global(node, x));
            case "Gemm" -> one(gemm(node, x, known.shape(node.input(1))));
            case "MatMul", "MatMulInteger" -> one(matMul(x, known.shape(node.input(1))));
            case "QLinearMatMul" -> one(matMul(x, known.shape(node.input(3))));
            case "Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean", "Where", "Equal", "Greater", "Less",
                 "GreaterOrEqual", "LessOrEqual", "And", "Or", "Xor", "Mod", "BitShift" -> one(broadcast(node, known));
            case "Einsum" -> one(EinsumTerms.of(node).map(terms -> terms.shape(node.inputs().stream()
                    .map(known::shape).toList())).orElse(null));
            case "Shape" -> one(x == null ? new long[]{Shapes.UNKNOWN} : new long[]{shapeRange(node, x).length});
            case "Size" -> one(new long[0]);
            case "ConstantOfShape" -> one(longs(known.numbers(node.input(0))));
            case "Constant" -> node.attributes().get("value") instanceof Attribute.TensorValue t
                    ? one(t.value().shape()) : null;
            case "Resize", "Upsample" -> one(resize(node, x, known));
            case "DepthToSpace", "SpaceToDepth" -> one(x == null || x.length != 4 ? null : blocks(node, x));
            case "ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum", "ReduceProd", "ReduceL1", "ReduceL2",
                 "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare" -> one(x == null ? null
                    : reduce(node, x, known));
            case "ArgMax", "ArgMin" -> one(x == null ? null : Shapes.reduce(x,
                    new int[]{Shapes.axis(node.integer("axis", 0), x.length)}, node.integer("keepdims", 1) != 0));
            case "TopK" -> twice(topK(node, x, known));
            case "Dropout" -> twice(x);
            case "BatchNormalization", "LayerNormalization" -> one(x);
            default -> SAME.contains(node.op()) ? one(x) : rearranged(node, x, known);
        };
    }

    /** Of operators that put elements elsewhere, or leave some out. */
    private static List<long[]> rearranged(Node node, long[] x, Known known) {
        return switch (node.op()) {
            case "Concat" -> one(concat(node, known));
            case "Split" -> split(node, x, known);
            case "Slice" -> one(x == null ? null : slice(node, x, known));
            case "Gather" -> one(gather(node, x, known.shape(node.input(1))));
            case "GatherElements" -> one(known.shape(node.input(1)));
            case "Pad" -> one(x == null ? null : pad(node, x, known));
            case "Reshape" -> one(reshape(node, x, known));
            case "Flatten" -> one(x == null ? null : flatten(node, x));
            case "Transpose" -> one(x == null ? null : transpose(node, x));
            case "Squeeze" -> one(x == null ? null : squeeze(node, x, known));
            case "Unsqueeze" -> one(unsqueeze(node, x, known));
            case "Expand" -> one(expand(x, known.numbers(node.input(1))));
            case "Tile" -> one(tile(x, known.numbers(node.input(1))));
            default -> null;
        };
    }

    /** Operators whose first output has the shape of their first input. */
    private static final List<String> SAME = List.of("Relu", "Clip", "LeakyRelu", "Sigmoid", "Tanh", "HardSigmoid",
            "HardSwish", "Erf", "Gelu", "Softmax", "LogSoftmax", "Hardmax", "LRN", "Sqrt", "Exp", "Log", "Neg", "Abs",
            "Identity", "Cast", "CastLike", "QuantizeLinear", "DequantizeLinear", "InstanceNormalization",
            "GroupNormalization", "RMSNormalization", "MeanVarianceNormalization", "LpNormalization", "PRelu", "Elu",
            "Celu", "Selu", "ThresholdedRelu", "Shrink", "Softplus", "Softsign", "Mish", "Swish", "Reciprocal",
            "Floor", "Ceil", "Round", "Sign", "Not", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh",
            "Asinh", "Acosh", "Atanh", "CumSum", "IsNaN", "IsInf", "ScatterElements", "ScatterND", "Scatter",
            "Trilu", "Bernoulli", "RandomNormalLike", "RandomUniformLike", "ReverseSequence");

    private static List<long[]> one(long[] shape) {
        return shape == null ? null : List.of(shape);
    }

    private static List<long[]> twice(long[] shape) {
        return shape == null ? null : List.of(shape, shape);
    }

    private static long[] longs(ConstantArray numbers) {
        return numbers == null ? null : numbers.longs();
    }

    private static long[] gemm(Node node, long[] a, long[] b) {
        if (a == null || b == null || a.length != 2 || b.length != 2) {
            return null;
        }
        return new long[]{node.integer("transA", 0) != 0 ? a[1] : a[0], node.integer("transB", 0) != 0 ? b[0] : b[1]};
    }

    private static long[] matMul(long[] a, long[] b) {
        if (a == null || b == null || a.length == 0 || b.length == 0) {
            return null;
        }
        var left = a.length == 1 ? new long[]{1, a[0]} : a;
        var right = b.length == 1 ? new long[]{b[0], 1} : b;
        var batch = Shapes.broadcast(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
        var result = LongStream.builder();
        Arrays.stream(batch).forEach(result::add);
        if (a.length > 1) {
            result.add(left[left.length - 2]);
        }
        if (b.length > 1) {
            result.add(right[right.length - 1]);
        }
        return result.build().toArray();
    }

    private static long[] broadcast(Node node, Known known) {
        var result = new long[0];
        for (var input : node.inputs()) {
            var shape = known.shape(input);
            if (shape == null) {
                return null;
            }
            result = Shapes.broadcast(result, shape);
        }
        return result;
    }

    private static long[] concat(Node node, Known known) {
        long[] result = null;
        for (var input : node.inputs()) {
            var shape = known.shape(input);
            if (shape == null) {
                return null;
            }
            if (result == null) {
                result = shape.clone();
                continue;
            }
            int axis = Shapes.axis(node.integer("axis", 1), result.length);
            for (int i = 0; i < result.length; i++) {
                if (i == axis) {
                    result[i] = result[i] < 0 || shape[i] < 0 ? Shapes.UNKNOWN : result[i] + shape[i];
                } else if (result[i] < 0) {
                    result[i] = shape[i];
                }
            }
        }
        return result;
    }

    private static List<long[]> split(Node node, long[] x, Known known) {
        if (x == null) {
            return null;
        }
        int axis = Shapes.axis(node.integer("axis", 0), x.length);
        int parts = node.outputs().size();
        var sizes = node.has("split") ? node.integers("split") : longs(known.numbers(node.input(1)));
        if (sizes == null && x[axis] >= 0 && node.input(1).isEmpty()) {
            long part = (x[axis] + parts - 1) / parts;
            sizes = LongStream.range(0, parts).map(i -> Math.min(part, x[axis] - i * part)).toArray();
        }
        var result = new long[parts][];
        for (int i = 0; i < parts; i++) {
            result[i] = x.clone();
            result[i][axis] = sizes == null ? Shapes.UNKNOWN : sizes[i];
        }
        return List.of(result);
    }

    /** The settings of a Slice, whether attributes (before version 10) or inputs; null where not known. */
    static long[][] sliceSettings(Node node, int rank, Known known) {
        boolean attributes = node.has("starts");
        var starts = attributes ? node.integers("starts") : longs(known.numbers(node.input(1)));
        var ends = attributes ? node.integers("ends") : longs(known.numbers(node.input(2)));
        var axes = attributes ? node.integers("axes") : longs(known.numbers(node.input(3)));
        var steps = attributes || node.input(4).isEmpty() ? null : longs(known.numbers(node.input(4)));
        if (starts == null || ends == null || !attributes && !node.input(3).isEmpty() && axes == null
                || !node.input(4).isEmpty() && steps == null) {
            return null;
        }
        if (axes == null) {
            axes = LongStream.range(0, starts.length).toArray();
        }
        if (steps == null) {
            steps = LongStream.generate(() -> 1).limit(starts.length).toArray();
        }
        var places = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            places[i] = Shapes.axis(axes[i], rank);
        }
        return new long[][]{starts, ends, places, steps};
    }

    private static long[] slice(Node node, long[] x, Known known) {
        var settings = sliceSettings(node, x.length, known);
        var result = x.clone();
        if (settings == null) {
            Arrays.fill(result, Shapes.UNKNOWN);
            return result;
        }
        for (int i = 0; i < settings[0].length; i++) {
            int axis = (int) settings[2][i];
            if (x[axis] >= 0) {
                var range = sliceRange(settings[0][i], settings[1][i], settings[3][i], x[axis]);
                result[axis] = range[1];
            }
        }
        return result;
    }

    /** First index and number of indices of a slice of an axis. */
    static long[] sliceRange(long start, long end, long step, long extent) {
        long first = start < 0 ? start + extent : start;
        long last = end < 0 && end >= -extent ? end + extent : end;
        if (step > 0) {
            first = Math.min(Math.max(first, 0), extent);
            last = Math.min(Math.max(last, 0), extent);
            return new long[]{first, Math.max(0, (last - first + step - 1) / step)};
        }
        first = Math.min(Math.max(first, 0), extent - 1);
        last = end < -extent ? -1 : Math.min(last, extent - 1);
        return new long[]{first, Math.max(0, (first - last - step - 1) / -step)};
    }

    private static long[] gather(Node node, long[] x, long[] indices) {
        if (x == null || indices == null) {
            return null;
        }
        int axis = Shapes.axis(node.integer("axis", 0), x.length);
        return LongStream.concat(LongStream.concat(Arrays.stream(x, 0, axis), Arrays.stream(indices)),
                Arrays.stream(x, axis + 1, x.length)).toArray();
    }

    /** What a Pad puts before each axis, then after each; null where not known. */
    static long[] pads(Node node, int rank, Known known) {
        var pads = node.has("pads") ? node.integers("pads") : node.has("paddings") ? node.integers("paddings")
                : longs(known.numbers(node.input(1)));
        var axes = node.input(3).isEmpty() ? null : longs(known.numbers(node.input(3)));
        if (pads == null || !node.input(3).isEmpty() && axes == null) {
            return null;
        }
        if (axes == null) {
            return pads;
        }
        var all = new long[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            all[Shapes.axis(axes[i], rank)] = pads[i];
            all[rank + Shapes.axis(axes[i], rank)] = pads[axes.length + i];
        }
        return all;
    }

    private static long[] pad(Node node, long[] x, Known known) {
        var pads = pads(node, x.length, known);
        var result = x.clone();
        for (int axis = 0; axis < x.length; axis++) {
            result[axis] = pads == null || x[axis] < 0 ? Shapes.UNKNOWN
                    : x[axis] + pads[axis] + pads[x.length + axis];
        }
        return result;
    }

    private static long[] reshape(Node node, long[] x, Known known) {
        var target = node.has("shape") ? node.integers("shape") : longs(known.numbers(node.input(1)));
        if (target == null) {
            var rank = known.shape(node.input(1));
            if (rank == null || rank.length != 1 || rank[0] < 0) {
                return null;
            }
            return LongStream.generate(() -> Shapes.UNKNOWN).limit(rank[0]).toArray();
        }
        return Shapes.reshape(x, target, node.integer("allowzero", 0) != 0);
    }

    private static long[] flatten(Node node, long[] x) {
        int axis = Shapes.axis(node.integer("axis", 1), x.length);
        return new long[]{Shapes.product(x, 0, axis), Shapes.product(x, axis, x.length)};
    }

    /** The order of axes of a Transpose: reversed where none is given. */
    static int[] permutation(Node node, int rank) {
        var given = node.integers("perm");
        var result = new int[rank];
        Arrays.setAll(result, i -> given == null ? rank - 1 - i : (int) given[i]);
        return result;
    }

    private static long[] transpose(Node node, long[] x) {
        return Arrays.stream(permutation(node, x.length)).mapToLong(axis -> x[axis]).toArray();
    }

    /** The axes of a node that has them as attribute or as an input; null where not given or not known. */
    static long[] axes(Node node, int input, Known known) {
        return node.has("axes") ? node.integers("axes") : longs(known.numbers(node.input(input)));
    }

    private static long[] squeeze(Node node, long[] x, Known known) {
        var axes = axes(node, 1, known);
        return axes == null && !node.input(1).isEmpty() ? null : Shapes.squeeze(x, axes);
    }

    private static long[] unsqueeze(Node node, long[] x, Known known) {
        var axes = axes(node, 1, known);
        return x == null || axes == null ? null : Shapes.unsqueeze(x, axes);
    }

    private static long[] expand(long[] x, ConstantArray target) {
        return x == null || target == null ? null : Shapes.broadcast(x, target.longs());
    }

    private static long[] tile(long[] x, ConstantArray repeats) {
        if (x == null || repeats == null) {
            return null;
        }
        var times = repeats.longs();
        var result = new long[x.length];
        Arrays.setAll(result, i -> x[i] < 0 ? Shapes.UNKNOWN : x[i] * times[i]);
        return result;
    }

    /** The part of a shape that a Shape node asks for. */
    static long[] shapeRange(Node node, long[] x) {
        long start = node.integer("start", 0);
        long end = node.integer("end", x.length);
        int first = (int) Math.max(0, Math.min(x.length, start < 0 ? start + x.length : start));
        int last = (int) Math.max(first, Math.min(x.length, end < 0 ? end + x.length : end));
        return Arrays.copyOfRange(x, first, last);
    }

    private static long[] resize(Node node, long[] x, Known known) {
        boolean upsample = node.op().equals("Upsample");
        var sizes = upsample ? null : known.numbers(node.input(3));
        var scales = known.numbers(node.input(upsample || node.inputs().size() == 2 ? 1 : 2));
        if (x == null) {
            return null;
        }
        var result = x.clone();
        if (sizes != null && sizes.values().length == x.length) {
            return sizes.longs();
        }
        var attribute = node.numbers("scales");
        for (int axis = 0; axis < x.length; axis++) {
            boolean isKnown = scales != null && scales.values().length == x.length
                    || attribute != null && attribute.length == x.length;
            result[axis] = !isKnown || x[axis] < 0 ? Shapes.UNKNOWN
                    : (long) Math.floor(x[axis] * (attribute != null ? attribute[axis] : scales.values()[axis]));
        }
        return result;
    }

    private static long[] blocks(Node node, long[] x) {
        long block = node.integer("blocksize", 1);
        boolean out = node.op().equals("DepthToSpace");
        var result = x.clone();
        for (int axis = 1; axis < 4; axis++) {
            long factor = axis == 1 ? block * block : block;
            boolean grows = out == (axis > 1);
            result[axis] = x[axis] < 0 ? Shapes.UNKNOWN : grows ? x[axis] * factor : x[axis] / factor;
        }
        return result;
    }

    private static long[] reduce(Node node, long[] x, Known known) {
        var axes = axes(node, 1, known);
        if (axes == null && !node.input(1).isEmpty()) {
            return null;
        }
        if (axes == null || axes.length == 0) {
            if (node.integer("noop_with_empty_axes", 0) != 0) {
                return x;
            }
            axes = LongStream.range(0, x.length).toArray();
        }
        return Shapes.reduce(x, Shapes.axes(axes, x.length), node.integer("keepdims", 1) != 0);
    }

    private static long[] topK(Node node, long[] x, Known known) {
        if (x == null) {
            return null;
        }
        var count = node.has("k") ? new long[]{node.integer("k", 1)} : longs(known.numbers(node.input(1)));
        var result = x.clone();
        result[Shapes.axis(node.integer("axis", -1), x.length)] = count == null ? Shapes.UNKNOWN : count[0];
        return result;
    }
}
