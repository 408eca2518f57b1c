package org.cameralucida.onnx.fused;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.fused.FusedOperators.Expansion;
import org.cameralucida.onnx.fused.FusedOperators.NotCovered;

/**
 * Attention as one operator: softmax(Q·Kᵀ·scale + bias)·V of each head (Vaswani et al., "Attention Is All You Need", 2017),
 * for what image classifiers need: no memory of earlier tokens, no tokens that must not be seen.
 */
final class FusedAttention {

    private FusedAttention() {
    }

    static void register(Map<String, Expansion> expansions) {
        expansions.put(FusedOperators.contributed("Attention"), FusedAttention::withWeights);
        expansions.put(FusedOperators.contributed("MultiHeadAttention"), FusedAttention::multiHead);
        expansions.put("Attention", FusedAttention::standard);
    }

    /** ONNX Runtime's Attention: the projections to query, key and value are within. */
    private static void withWeights(Node node, PlainGraph b) {
        PlainGraph.refuseInputs(node, 3, 4, 6);
        refuse(node, "unidirectional", "do_rotary", "past_present_share_buffer");
        refuseFurtherOutputs(node);
        long heads = node.integer("num_heads", 0);
        var weights = b.constant(node.input(1));
        long[] sizes = node.integers("qkv_hidden_sizes") != null ? node.integers("qkv_hidden_sizes")
                : thirds(weights.shape()[1]);
        var projected = b.plus(b.emit("MatMul", node.input(0), node.input(1)), node.input(2));
        var parts = new String[3];
        long from = 0;
        for (int i = 0; i < 3; i++) {
            parts[i] = heads(b.slice(projected, 2, from, from + sizes[i]), heads, sizes[i], b);
            from += sizes[i];
        }
        b.result(node, attended(node, parts, sizes[0] / heads, node.input(5), sizes[2], b));
    }

    private static long[] thirds(long size) {
        return new long[]{size / 3, size / 3, size / 3};
    }

    /** ONNX Runtime's MultiHeadAttention: query, key and value are inputs, {@code [batch, tokens, numbers]}. */
    private static void multiHead(Node node, PlainGraph b) {
        PlainGraph.refuseInputs(node, 4, 6, 7, 8, 9);
        refuse(node, "unidirectional");
        refuseFurtherOutputs(node);
        long heads = node.integer("num_heads", 0);
        var parts = new String[3];
        var sizes = new long[3];
        long from = 0;
        for (int i = 0; i < 3; i++) {
            if (node.input(i).isEmpty() || b.shape(node.input(i)).length != 3) {
                throw new NotCovered("packed inputs");
            }
            sizes[i] = b.lastExtent(node.input(i));
            var bias = node.input(3).isEmpty() ? "" : b.slice(node.input(3), 0, from, from + sizes[i]);
            parts[i] = heads(b.plus(node.input(i), bias), heads, sizes[i], b);
            from += sizes[i];
        }
        b.result(node, attended(node, parts, sizes[0] / heads, node.input(5), sizes[2], b));
    }

    /** The Attention of operator set 23, of three or four axes. */
    private static void standard(Node node, PlainGraph b) {
        PlainGraph.refuseInputs(node, 4, 5, 6);
        refuse(node, "is_causal");
        refuseFurtherOutputs(node);
        if (node.number("softcap", 0) != 0) {
            throw new NotCovered("softcap");
        }
        boolean isFlat = b.shape(node.input(0)).length == 3;
        var parts = new String[3];
        var extents = new long[3];
        for (int i = 0; i < 3; i++) {
            extents[i] = b.lastExtent(node.input(i));
            parts[i] = isFlat ? heads(node.input(i), heads(node, i, b), extents[i], b) : node.input(i);
        }
        if (heads(node, 0, b) != heads(node, 1, b)) {
            throw new NotCovered("groups of queries");
        }
        long size = isFlat ? extents[0] / heads(node, 0, b) : extents[0];
        b.result(node, attended(node, parts, size, mask(node.input(3), b), isFlat ? extents[2] : -1, b));
    }

    private static long heads(Node node, int input, PlainGraph b) {
        long[] shape = b.shape(node.input(input));
        return shape.length == 4 ? shape[1] : node.integer(input == 0 ? "q_num_heads" : "kv_num_heads", 0);
    }

    /** What is added to the products: where a constant mask is of truths, a large negative number where it is false. */
    private static String mask(String mask, PlainGraph b) {
        if (mask.isEmpty()) {
            return mask;
        }
        var constant = b.find(mask);
        var type = constant.map(Constant::type).or(() -> b.graph().value(mask).map(v -> v.type()))
                .orElse(ElementType.UNDEFINED);
        if (type == ElementType.BOOL) {
            return b.emit("Where", List.of(mask, b.scalar(0), b.scalar(-1e30)));
        }
        if (type != ElementType.FLOAT) {
            throw new NotCovered("a mask of another type");
        }
        return mask;
    }

    /** {@code [batch, tokens, size]} to {@code [batch, heads, tokens, size/heads]}. */
    private static String heads(String tensor, long heads, long size, PlainGraph b) {
        if (heads <= 0 || size % heads != 0) {
            throw new NotCovered("heads");
        }
        return b.transpose(b.reshape(tensor, 0, 0, heads, size / heads), 0, 2, 1, 3);
    }

    /**
     * The attended values.
     *
     * @param flatSize into which the heads are laid together again; -1 where they stay apart
     */
    private static String attended(Node node, String[] parts, long size, String bias, long flatSize, PlainGraph b) {
        float scale = node.number("scale", 0);
        var keys = b.transpose(parts[1], 0, 1, 3, 2);
        var products = b.scale(b.emit("MatMul", parts[0], keys), scale == 0 ? 1 / Math.sqrt(size) : scale);
        var weights = b.emit("Softmax", List.of(b.plus(products, bias)), Attribute.of("axis", -1L));
        var values = b.emit("MatMul", weights, parts[2]);
        return flatSize < 0 ? values : b.reshape(b.transpose(values, 0, 2, 1, 3), 0, 0, flatSize);
    }

    private static void refuse(Node node, String... flags) {
        Arrays.stream(flags).filter(flag -> node.integer(flag, 0) != 0).findFirst().ifPresent(flag -> {
            throw new NotCovered(flag);
        });
    }

    private static void refuseFurtherOutputs(Node node) {
        if (node.outputs().stream().skip(1).anyMatch(o -> !o.isEmpty())) {
            throw new NotCovered("further outputs");
        }
    }
}
