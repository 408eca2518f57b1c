package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Node;

/** Gradients of reductions over axes. */
final class ReductionRules {

    private ReductionRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("ReduceSum", (node, b) -> spread(node, b, 1));
        rules.put("ReduceMean", (node, b) -> spread(node, b, 1.0 / count(node, b)));
        rules.put("ReduceSumSquare", (node, b) -> b.add(node.input(0),
                b.emit("Mul", b.scale(keptAxes(node, b, b.gradient(node)), 2), node.input(0))));
        rules.put("ReduceL1", (node, b) -> b.add(node.input(0),
                b.emit("Mul", keptAxes(node, b, b.gradient(node)), b.emit("Sign", List.of(node.input(0))))));
        rules.put("ReduceL2", ReductionRules::euclidean);
        rules.put("ReduceLogSumExp", ReductionRules::logSumExp);
        rules.put("ReduceLogSum", (node, b) -> b.add(node.input(0), b.expand(keptAxes(node, b,
                b.emit("Div", b.gradient(node), b.emit("Exp", List.of(node.output())))), node.input(0))));
        rules.put("ReduceMax", (node, b) -> extreme(node, b, false));
        rules.put("ReduceMin", (node, b) -> extreme(node, b, true));
    }

    /** The axes that are reduced, counted from the start, ascending. */
    static long[] axes(Node node, BackwardPass b) {
        int rank = b.rank(node.input(0));
        long[] axes = node.input(1).isEmpty() ? node.integers("axes") : b.integers(node.input(1));
        if (axes == null || axes.length == 0) {
            return node.integer("noop_with_empty_axes", 0) != 0 ? new long[0]
                    : LongStream.range(0, rank).toArray();
        }
        return LongStream.of(axes).map(a -> a < 0 ? a + rank : a).sorted().toArray();
    }

    private static double count(Node node, BackwardPass b) {
        return LongStream.of(axes(node, b)).mapToDouble(a -> b.extent(node.input(0), (int) a))
                .reduce(1, (a, c) -> a * c);
    }

    /** A tensor of the shape of the node's output, with the reduced axes kept as 1. */
    private static String keptAxes(Node node, BackwardPass b, String tensor) {
        if (node.integer("keepdims", 1) != 0) {
            return tensor;
        }
        var shape = b.shape(node.input(0)).clone();
        for (long axis : axes(node, b)) {
            shape[(int) axis] = 1;
        }
        if (LongStream.of(shape).filter(e -> e < 0).count() > 1) {
            throw new NoRule("several extents are not known");
        }
        return b.reshape(tensor, shape);
    }

    private static void spread(Node node, BackwardPass b, double share) {
        for (long axis : axes(node, b)) {
            b.extent(node.input(0), (int) axis);
        }
        b.add(node.input(0), b.expand(keptAxes(node, b, b.scale(b.gradient(node), share)), node.input(0)));
    }

    /** y = √Σx²: x/y. */
    private static void euclidean(Node node, BackwardPass b) {
        // Where the length is 0 so is x, and its gradient, as other implementations have it.
        var share = b.emit("Div", b.gradient(node), b.emit("Max", node.output(), b.scalar(Float.MIN_NORMAL)));
        b.add(node.input(0), b.emit("Mul", keptAxes(node, b, share), node.input(0)));
    }

    /** y = ln Σe^x: e^(x−y). */
    private static void logSumExp(Node node, BackwardPass b) {
        var difference = b.emit("Sub", node.input(0), keptAxes(node, b, node.output()));
        b.add(node.input(0), b.emit("Mul", keptAxes(node, b, b.gradient(node)),
                b.emit("Exp", List.of(difference))));
    }

    /** The reduced axes are brought to the end and made one; there the first largest (smallest) gets the gradient. */
    private static void extreme(Node node, BackwardPass b, boolean smallest) {
        var x = node.input(0);
        int rank = b.rank(x);
        long[] reduced = axes(node, b);
        var order = new ArrayList<Long>();
        LongStream.range(0, rank).filter(a -> LongStream.of(reduced).noneMatch(r -> r == a)).forEach(order::add);
        int kept = order.size();
        LongStream.of(reduced).forEach(order::add);
        long[] shape = b.shape(x);
        long[] moved = order.stream().mapToLong(a -> shape[a.intValue()]).toArray();
        long size = LongStream.of(reduced).map(a -> b.extent(x, (int) a)).reduce(1, (a, c) -> a * c);
        var turned = b.transpose(smallest ? b.emit("Neg", List.of(x)) : x,
                order.stream().mapToLong(Long::longValue).toArray());
        long[] flatShape = LongStream.concat(LongStream.of(moved).limit(kept), LongStream.of(size)).toArray();
        var gradientShape = flatShape.clone();
        gradientShape[kept] = 1;
        var gradient = MaximumGradient.backward(b, b.reshape(turned, flatShape), kept, size,
                b.reshape(b.gradient(node), gradientShape));
        long[] back = IntStream.range(0, rank).mapToLong(a -> order.indexOf((long) a)).toArray();
        b.add(x, b.transpose(b.reshape(gradient, moved), back));
    }
}
