package org.cameralucida.onnx.fused;

import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.fused.FusedOperators.Expansion;
import org.cameralucida.onnx.fused.FusedOperators.NotCovered;

/** Normalisations over the last axis: by the root of the mean square, and of sums with a shortcut. */
final class FusedNormalizations {

    private FusedNormalizations() {
    }

    static void register(Map<String, Expansion> expansions) {
        expansions.put("RMSNormalization", (n, b) -> rootMeanSquare(n, 1e-5f, b));
        expansions.put("SimplifiedLayerNormalization", (n, b) -> rootMeanSquare(n, 1e-5f, b));
        expansions.put(FusedOperators.contributed("SimplifiedLayerNormalization"), (n, b) -> rootMeanSquare(n, 1e-5f, b));
        expansions.put(FusedOperators.contributed("SkipLayerNormalization"), (n, b) -> {
            var sum = sum(n, n.input(4), b);
            b.result(n, b.layerNormalization(sum, n.input(2), n.input(3), n.number("epsilon", 1e-12f)));
        });
        expansions.put(FusedOperators.contributed("SkipSimplifiedLayerNormalization"), (n, b) -> {
            var sum = sum(n, n.input(3), b);
            b.result(n, b.emit("Mul", b.rootMeanSquare(sum, n.number("epsilon", 1e-12f)), n.input(2)));
        });
    }

    private static void rootMeanSquare(Node node, float epsilon, PlainGraph b) {
        long axis = node.integer("axis", -1);
        if (axis != -1 && axis != b.shape(node.input(0)).length - 1) {
            throw new NotCovered("more axes than the last");
        }
        refuseStatistics(node, 1);
        b.result(node, b.emit("Mul", b.rootMeanSquare(node.input(0), node.number("epsilon", epsilon)), node.input(1)));
    }

    /** Input, shortcut and bias, under the name that the fourth output has. */
    private static String sum(Node node, String bias, PlainGraph b) {
        refuseStatistics(node, 1, 2);
        var sum = b.plus(b.emit("Add", node.input(0), node.input(1)), bias);
        boolean isAsked = node.outputs().size() > 3 && !node.outputs().get(3).isEmpty();
        return isAsked ? b.emitAs(node.outputs().get(3), "Identity", List.of(sum)) : sum;
    }

    /** Mean and deviation as outputs are for training. */
    private static void refuseStatistics(Node node, int... places) {
        for (int place : places) {
            if (place < node.outputs().size() && !node.outputs().get(place).isEmpty()) {
                throw new NotCovered("statistics");
            }
        }
    }
}
