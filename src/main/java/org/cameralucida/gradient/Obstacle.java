package org.cameralucida.gradient;

import org.cameralucida.onnx.Node;

/**
 * An operator without a rule, on the way of a gradient that cannot pass it.
 *
 * @param operator the operator, with its domain if it is not ONNX's own
 * @param node what the model calls the node; where it is unnamed, the tensor that it makes
 */
public record Obstacle(String operator, String node) {

    static Obstacle of(Node node) {
        var operator = node.domain().isEmpty() ? node.op() : node.domain() + "." + node.op();
        return new Obstacle(operator, node.name().isEmpty() ? node.output() : node.name());
    }

    /** As in {@code Round (quantize/Round_3)}. */
    @Override
    public String toString() {
        return operator + " (" + node + ")";
    }
}
