package org.cameralucida.gradient;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cameralucida.onnx.Node;

/** The registry of derivatives: which rule derives which of ONNX's operators. */
final class Derivatives {

    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        ActivationRules.register(RULES);
        ArithmeticRules.register(RULES);
        ConvolutionRules.register(RULES);
        LinearRules.register(RULES);
        PoolingRules.register(RULES);
        ReductionRules.register(RULES);
        NormalizationRules.register(RULES);
        ShapeRules.register(RULES);
        SelectionRules.register(RULES);
        QuantizationRules.register(RULES);
    }

    private Derivatives() {
    }

    /** The operators that have a rule. */
    static Set<String> operators() {
        return Set.copyOf(RULES.keySet());
    }

    static Optional<Rule> rule(Node node) {
        return node.domain().isEmpty() ? Optional.ofNullable(RULES.get(node.op())) : Optional.empty();
    }

    /**
     * The inputs by whose numbers an operator can be derived: not the shapes, axes, indices and conditions beside
     * them.
     */
    static Stream<String> smoothInputs(Node node) {
        var inputs = node.inputs().stream();
        return switch (node.op()) {
            case "Reshape", "Expand", "Slice", "Gather", "Pad", "Split", "Squeeze", "Unsqueeze", "Tile", "Dropout",
                 "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceLogSum",
                 "QuantizeLinear", "DequantizeLinear", "CastLike", "GatherElements", "Resize", "Clip" ->
                    inputs.limit(1);
            case "Where" -> inputs.skip(1);
            default -> inputs;
        };
    }
}
