package org.cameralucida.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.EinsumTerms;
import org.cameralucida.onnx.Node;

/**
 * Gradients of matrix products, Einsum among them: the gradient of a factor is that of the others, turned, with the
 * gradient.
 */
final class LinearRules {

    private LinearRules() {
    }

    static void register(Map<String, Rule> rules) {
        rules.put("Gemm", LinearRules::gemm);
        rules.put("MatMul", LinearRules::matMul);
        rules.put("Einsum", LinearRules::einsum);
    }

    /** Y = α·A'·B' + β·C, where ' is a transposition or none. */
    private static void gemm(Node node, BackwardPass b) {
        var gradient = b.gradient(node);
        float alpha = node.number("alpha", 1);
        boolean turnsA = node.integer("transA", 0) != 0;
        boolean turnsB = node.integer("transB", 0) != 0;
        var first = node.input(0);
        var second = node.input(1);
        if (b.wants(first)) {
            b.add(first, turnsA ? product(b, second, turnsB, gradient, true, alpha)
                    : product(b, gradient, false, second, !turnsB, alpha));
        }
        if (b.wants(second)) {
            b.add(second, turnsB ? product(b, gradient, true, first, turnsA, alpha)
                    : product(b, first, !turnsA, gradient, false, alpha));
        }
        if (b.wants(node.input(2))) {
            b.addBroadcast(node.input(2), b.scale(gradient, node.number("beta", 1)), b.shape(node.output()));
        }
    }

    /** α·A'·B' of matrices. The engine transposes as it multiplies, so that no large weights are copied for it. */
    private static String product(BackwardPass b, String left, boolean turnsLeft, String right, boolean turnsRight,
                                  float alpha) {
        return b.emit("Gemm", List.of(left, right), Attribute.of("transA", turnsLeft ? 1L : 0L),
                Attribute.of("transB", turnsRight ? 1L : 0L), Attribute.of("alpha", alpha));
    }

    private static void matMul(Node node, BackwardPass b) {
        var left = node.input(0);
        var right = node.input(1);
        int leftRank = b.rank(left);
        int rightRank = b.rank(right);
        if (leftRank == 1 || rightRank == 1) {
            throw new NoRule("a product with a vector");
        }
        var gradient = b.gradient(node);
        if (leftRank == 2 && rightRank == 2) {
            if (b.wants(left)) {
                b.add(left, product(b, gradient, false, right, true, 1));
            }
            if (b.wants(right)) {
                b.add(right, product(b, left, true, gradient, false, 1));
            }
            return;
        }
        long[] shape = b.shape(node.output());
        if (b.wants(left)) {
            var product = b.emit("MatMul", gradient, turned(b, right, rightRank));
            b.addBroadcast(left, product, withLast(shape, b.shape(left)));
        }
        if (b.wants(right)) {
            var product = b.emit("MatMul", turned(b, left, leftRank), gradient);
            b.addBroadcast(right, product, withLast(shape, b.shape(right)));
        }
    }

    private static String turned(BackwardPass b, String tensor, int rank) {
        long[] order = LongStream.range(0, rank).toArray();
        order[rank - 2] = rank - 1;
        order[rank - 1] = rank - 2;
        return b.transpose(tensor, order);
    }

    /** The leading axes of a product with the matrix axes of a factor. */
    private static long[] withLast(long[] product, long[] factor) {
        var shape = product.clone();
        shape[shape.length - 2] = factor[factor.length - 2];
        shape[shape.length - 1] = factor[factor.length - 1];
        return shape;
    }

    /**
     * A sum of products of elements: in the gradient of a factor the output's gradient stands in its place. Along an
     * axis that is in no other term, being summed over at once, the gradient is the same for all elements.
     */
    private static void einsum(Node node, BackwardPass b) {
        var terms = EinsumTerms.of(node).filter(EinsumTerms::isPlain)
                .orElseThrow(() -> new NoRule("an equation with repeated or unnamed axes"));
        for (int i = 0; i < node.inputs().size(); i++) {
            if (b.wants(node.input(i))) {
                b.add(node.input(i), einsum(node, b, terms, i));
            }
        }
    }

    private static String einsum(Node node, BackwardPass b, EinsumTerms terms, int factor) {
        var tensors = new ArrayList<>(node.inputs());
        var letters = new ArrayList<>(terms.inputs());
        var own = letters.get(factor);
        tensors.set(factor, b.gradient(node));
        letters.set(factor, terms.output());
        var others = String.join("", letters);
        var shared = own.chars().filter(letter -> others.indexOf(letter) >= 0)
                .mapToObj(letter -> String.valueOf((char) letter)).collect(Collectors.joining());
        var gradient = b.emit("Einsum", tensors, Attribute.of("equation", String.join(",", letters) + "->" + shared));
        if (shared.length() == own.length()) {
            return gradient;
        }
        long[] missing = IntStream.range(0, own.length()).filter(axis -> others.indexOf(own.charAt(axis)) < 0)
                .mapToLong(axis -> axis).toArray();
        return b.expand(b.emit("Unsqueeze", gradient, b.list(missing)), node.input(factor));
    }
}
