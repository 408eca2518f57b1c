package org.cameralucida.gradient;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.BatchNormalization;
import org.cameralucida.onnx.Node;

/** Gradients of normalisations: by constants, by neighbours, by a tensor's own mean and variance; and the softmax. */
final class NormalizationRules {

    private NormalizationRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("BatchNormalization", NormalizationRules::batch);
        rules.put("LayerNormalization", (node, b) -> layer(node, b, false));
        rules.put("InstanceNormalization", (node, b) -> instance(node, b, false));
        rules.put("GroupNormalization", (node, b) -> group(node, b, false));
        rules.put("LRN", NormalizationRules::localResponse);
        rules.put("Softmax", NormalizationRules::softmax);
        rules.put("LogSoftmax", NormalizationRules::logSoftmax);
        rules.put("LpNormalization", NormalizationRules::euclidean);
    }

    /** scale/√(variance + ε), a constant a channel. */
    private static void batch(Node node, BackwardPass b) {
        if (node.integer("training_mode", 0) != 0) {
            throw new NoRule("normalises by the batch");
        }
        var slopes = BatchNormalization.of(node, b::constant)
                .orElseThrow(() -> new NoRule("its scale is not constant")).factors();
        long[] shape = LongStream.generate(() -> 1).limit(Math.max(1, b.rank(node.input(0)) - 1)).toArray();
        shape[0] = slopes.length;
        b.add(node.input(0), b.emit("Mul", b.gradient(node), b.floats(shape, slopes)));
    }

    /** As the derivative, but with the deviation held as it is, so that the normalisation is linear. */
    static void withHeldDeviation(Node node, BackwardPass b) {
        switch (node.op()) {
            case "LayerNormalization" -> layer(node, b, true);
            case "InstanceNormalization" -> instance(node, b, true);
            default -> group(node, b, true);
        }
    }

    private static void layer(Node node, BackwardPass b, boolean isHeld) {
        int rank = b.rank(node.input(0));
        long first = node.integer("axis", -1);
        long[] axes = LongStream.range(first < 0 ? first + rank : first, rank).toArray();
        var gradient = b.emit("Mul", b.gradient(node), node.input(1));
        b.add(node.input(0), standardised(b, node.input(0), gradient, axes, node.number("epsilon", 1e-5f),
                isHeld));
    }

    private static void instance(Node node, BackwardPass b, boolean isHeld) {
        int rank = b.rank(node.input(0));
        long[] shape = LongStream.generate(() -> 1).limit(rank - 1L).toArray();
        shape[0] = b.extent(node.input(0), 1);
        var gradient = b.emit("Mul", b.gradient(node), b.reshape(node.input(1), shape));
        b.add(node.input(0), standardised(b, node.input(0), gradient, LongStream.range(2, rank).toArray(),
                node.number("epsilon", 1e-5f), isHeld));
    }

    /** As {@link #instance}, over groups of channels; before operator set 21 with one scale a group. */
    private static void group(Node node, BackwardPass b, boolean isHeld) {
        var x = node.input(0);
        int rank = b.rank(x);
        long groups = node.integer("num_groups", 1);
        long[] ones = LongStream.generate(() -> 1).limit(rank - 1L).toArray();
        boolean isOneAGroup = b.extent(node.input(1), 0) != b.extent(x, 1);
        var gradient = b.gradient(node);
        if (!isOneAGroup) {
            ones[0] = b.extent(x, 1);
            gradient = b.emit("Mul", gradient, b.reshape(node.input(1), ones));
        }
        var grouped = b.reshape(gradient, 0, groups, -1);
        if (isOneAGroup) {
            grouped = b.emit("Mul", grouped, b.reshape(node.input(1), groups, 1));
        }
        b.add(x, b.reshape(standardised(b, b.reshape(x, 0, groups, -1), grouped, new long[]{2},
                node.number("epsilon", 1e-5f), isHeld), x));
    }

    /**
     * z = (x − mean)/√(variance + ε): (g − mean(g) − z·mean(g·z))/√(variance + ε); with the root held, without the last of
     * the three.
     */
    private static String standardised(BackwardPass b, String x, String gradient, long[] axes, float epsilon,
                                       boolean isHeld) {
        var centred = b.emit("Sub", x, b.reduce("ReduceMean", x, true, axes));
        var variance = b.reduce("ReduceMean", b.emit("Mul", centred, centred), true, axes);
        var deviation = b.emit("Sqrt", List.of(b.emit("Add", variance, b.scalar(epsilon))));
        var rest = b.emit("Sub", gradient, b.reduce("ReduceMean", gradient, true, axes));
        if (isHeld) {
            return b.emit("Div", rest, deviation);
        }
        var z = b.emit("Div", centred, deviation);
        var along = b.reduce("ReduceMean", b.emit("Mul", gradient, z), true, axes);
        return b.emit("Div", b.emit("Sub", rest, b.emit("Mul", z, along)), deviation);
    }

    /**
     * y = x·D^−β with D = k + α/n·Σx² over n neighbouring channels: g·D^−β − 2αβ/n·x·Σ(g·y/D), the sum over the
     * channels to which this one is a neighbour.
     */
    private static void localResponse(Node node, BackwardPass b) {
        var x = node.input(0);
        long size = node.integer("size", 1);
        float alpha = node.number("alpha", 0.0001f);
        float beta = node.number("beta", 0.75f);
        long before = (size - 1) / 2;
        long after = size - 1 - before;
        var squares = meanOverChannels(b, b.emit("Mul", x, x), x, size, before, after);
        var denominator = b.emit("Add", b.scale(squares, alpha), b.scalar(node.number("bias", 1)));
        var gradient = b.gradient(node);
        var direct = b.emit("Mul", gradient, b.emit("Pow", denominator, b.scalar(-beta)));
        var shares = b.emit("Div", b.emit("Mul", gradient, node.output()), denominator);
        var gathered = meanOverChannels(b, shares, x, size, after, before);
        var indirect = b.emit("Mul", b.scale(x, 2.0 * alpha * beta), gathered);
        b.add(x, b.emit("Sub", direct, indirect));
    }

    /** Σ over neighbouring channels / n: an average pooling over the channel axis, absent channels counting as 0. */
    private static String meanOverChannels(BackwardPass b, String tensor, String like, long size, long before, long after) {
        long channels = b.extent(like, 1);
        var planes = b.reshape(tensor, 0, 1, channels, -1);
        var means = b.emit("AveragePool", List.of(planes), Attribute.of("kernel_shape", size, 1L),
                Attribute.of("pads", before, 0L, after, 0L), Attribute.of("count_include_pad", 1L));
        return b.reshape(means, like);
    }

    /** y·(g − Σ g·y). */
    private static void softmax(Node node, BackwardPass b) {
        var y = node.output();
        var gradient = b.gradient(node);
        var sum = b.reduce("ReduceSum", b.emit("Mul", gradient, y), true, axis(node, b));
        b.add(node.input(0), b.emit("Mul", y, b.emit("Sub", gradient, sum)));
    }

    /** g − e^y·Σg. */
    private static void logSoftmax(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        var sum = b.reduce("ReduceSum", gradient, true, axis(node, b));
        b.add(node.input(0), b.emit("Sub", gradient, b.emit("Mul", b.emit("Exp", List.of(node.output())), sum)));
    }

    /** y = x/|x|: (g − y·Σ g·y)/|x|. */
    private static void euclidean(Node node, BackwardPass b) {
        if (node.integer("p", 2) != 2) {
            throw new NoRule("a norm other than the Euclidean");
        }
        long axis = axis(node, b);
        var y = node.output();
        var gradient = b.gradient(node);
        var along = b.reduce("ReduceSum", b.emit("Mul", gradient, y), true, axis);
        var norm = b.reduce("ReduceL2", node.input(0), true, axis);
        b.add(node.input(0), b.emit("Div", b.emit("Sub", gradient, b.emit("Mul", y, along)), norm));
    }

    private static long axis(Node node, BackwardPass b) {
        long axis = node.integer("axis", -1);
        return axis < 0 ? axis + b.rank(node.input(0)) : axis;
    }
}
