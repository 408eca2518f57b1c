package org.cameralucida.onnx.fused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * Expands fused and quantised operators into plain ones of ONNX's own domain: those of {@code com.microsoft} that ONNX
 * Runtime's optimiser and quantiser leave in files, and the large ones of later operator sets. Outputs keep their names.
 * What is used in a way that no expansion covers stays as it is.
 */
public final class FusedOperators {

    /** The domain of ONNX Runtime's own operators. */
    static final String CONTRIBUTED = "com.microsoft";
    /** Since this operator set what the expansions are written in means what they take it for. */
    private static final long OLDEST = 11;

    /** Operators that ONNX Runtime declares and has no implementation of, as of 1.28. */
    private static final Set<String> DECLARED_ONLY = Set.of(contributed("QLinearReduceMean"));

    private static final Map<String, Expansion> EXPANSIONS = new HashMap<>();

    static {
        FusedActivations.register(EXPANSIONS);
        FusedNormalizations.register(EXPANSIONS);
        FusedAttention.register(EXPANSIONS);
        IntegerOperators.register(EXPANSIONS);
        DynamicQuantization.register(EXPANSIONS);
    }

    /** Writes one operator in plain ones. */
    @FunctionalInterface
    interface Expansion {

        /**
         * Adds the nodes that make the node's outputs.
         *
         * @throws NotCovered if the node is used in another way than the expansion knows
         */
        void write(Node node, PlainGraph plain);
    }

    /** A use of an operator that its expansion does not know. */
    static final class NotCovered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotCovered(String what) {
            super(what, null, false, false);
        }
    }

    private FusedOperators() {
    }

    /** The model with its fused operators expanded; itself if it has none. */
    public static OnnxModel expand(OnnxModel model) {
        var graph = model.graph();
        if (model.opset() < OLDEST || graph.nodes().stream().noneMatch(n -> expansion(n).isPresent())) {
            return model;
        }
        boolean isChanged = false;
        var plain = new PlainGraph(model);
        var nodes = new ArrayList<Node>();
        for (var node : graph.nodes()) {
            int before = plain.nodes().size();
            try {
                expansion(node).orElseThrow(() -> new NotCovered("plain")).write(node, plain);
                nodes.addAll(plain.nodes().subList(before, plain.nodes().size()));
                isChanged = true;
            } catch (NotCovered asItIs) {
                plain.nodes().subList(before, plain.nodes().size()).clear();
                nodes.add(node);
            }
            plain.follow(nodes);
        }
        return isChanged ? model.withGraph(graph.withNodes(nodes).plus(List.of(), plain.constants()).pruned()) : model;
    }

    /** Whether the engine has all operators of a graph as they are; otherwise it is the expanded one that can run. */
    public static boolean canRun(OnnxModel model) {
        return model.graph().nodes().stream().noneMatch(n -> DECLARED_ONLY.contains(key(n)));
    }

    private static Optional<Expansion> expansion(Node node) {
        return Optional.ofNullable(EXPANSIONS.get(key(node)));
    }

    private static String key(Node node) {
        return node.domain().isEmpty() ? node.op() : node.domain() + "." + node.op();
    }

    /** The key of an operator of ONNX Runtime's domain. */
    static String contributed(String operator) {
        return CONTRIBUTED + "." + operator;
    }
}
