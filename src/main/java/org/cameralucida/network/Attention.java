package org.cameralucida.network;

import java.util.List;
import java.util.Set;
import org.cameralucida.onnx.Node;

/** Finds attention: tokens that are weighed by each other, behind which a place is no longer a row and a column. */
final class Attention {

    private static final Set<String> FUSED = Set.of("Attention", "MultiHeadAttention", "GroupQueryAttention",
            "PackedAttention", "QAttention");
    private static final Set<String> PRODUCTS = Set.of("MatMul", "Einsum", "Gemm", "MatMulInteger", "QLinearMatMul");
    /** How far a product lies at most behind its softmax: a dropout, casts, a reshape. */
    private static final int STEPS = 4;

    private Attention() {
    }

    /** How many attentions lie between two tensors. */
    static int between(String from, String to, GraphAnalysis analysis) {
        var behind = analysis.behind(from);
        var before = analysis.before(to);
        return (int) analysis.graph().nodes().stream().filter(n -> !n.outputs().isEmpty()
                && behind.contains(n.output()) && before.contains(n.output()) && is(n, analysis)).count();
    }

    /** All attentions, in the order of the graph: the nodes that give their probabilities. */
    static List<Node> all(GraphAnalysis analysis) {
        return analysis.graph().nodes().stream().filter(n -> is(n, analysis)).toList();
    }

    /** Whether a node gives the probabilities of an attention, or is one in a piece. */
    static boolean is(Node node, GraphAnalysis analysis) {
        if (FUSED.contains(node.op())) {
            return true;
        }
        return node.is("Softmax") && weighs(node.output(), STEPS, analysis);
    }

    /** Whether a tensor soon is a factor of a product of which neither factor is constant. */
    private static boolean weighs(String tensor, int steps, GraphAnalysis analysis) {
        return analysis.graph().consumers(tensor).stream().anyMatch(n -> PRODUCTS.contains(n.op())
                ? n.inputs().stream().limit(2).noneMatch(input -> analysis.constant(input).isPresent())
                : steps > 0 && !n.outputs().isEmpty() && (GraphAnalysis.keepsOrder(n) || n.is("Transpose"))
                        && weighs(n.output(), steps - 1, analysis));
    }

    /** Whether maps come straight from patches of the picture: their convolution steps as far as it reaches. */
    static boolean isPatchEmbedding(String maps, GraphAnalysis analysis) {
        var before = analysis.before(maps);
        var convolutions = analysis.graph().nodes().stream()
                .filter(n -> n.op().contains("Conv") && before.contains(n.output())).toList();
        if (convolutions.size() != 1) {
            return convolutions.isEmpty();
        }
        var kernel = convolutions.get(0).integers("kernel_shape");
        var strides = convolutions.get(0).integers("strides");
        return kernel != null && strides != null && java.util.Arrays.equals(kernel, strides);
    }
}
