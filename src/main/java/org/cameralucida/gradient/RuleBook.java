package org.cameralucida.gradient;

import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Node;

/** A table of rules, by node: the derivatives, or another way to carry something backwards over the same walk. */
@FunctionalInterface
public interface RuleBook {

    /** What is carried backwards. */
    enum Carried { GRADIENT, RELEVANCE }

    /** The rule for a node; none if there is none. */
    Optional<Rule> rule(Node node);

    /** What its rules carry. */
    default Carried carried() {
        return Carried.GRADIENT;
    }

    /** The derivatives of all operators that we know. */
    static RuleBook derivatives() {
        return operators().with("Concat", ShapeRules::concatOfRelus);
    }

    private static RuleBook operators() {
        return Derivatives::rule;
    }

    /** Guided backpropagation (Springenberg et al., 2015): what is negative does not pass a ReLU backwards. */
    static RuleBook guided() {
        return operators().with("Relu", ActivationRules::guidedRelu);
    }

    /**
     * Relevance through transformers (Achtibat et al., 2024), of which an input's is itself times what is carried to it.
     *
     * @param holdsProbabilities whether the probabilities of attention are held (Ali et al., 2022)
     */
    static RuleBook attentionRelevance(boolean holdsProbabilities) {
        return new AttentionRelevance(holdsProbabilities);
    }

    /** This table, but nothing is carried back through the nodes that make some tensors. */
    default RuleBook stoppingAt(Set<String> tensors) {
        return node -> node.outputs().stream().anyMatch(tensors::contains) ? Optional.of((n, b) -> { }) : rule(node);
    }

    /** This table, with another rule for one of ONNX's own operators. */
    default RuleBook with(String operator, Rule replacement) {
        return node -> node.is(operator) ? Optional.of(replacement) : rule(node);
    }
}
