package org.cameralucida.gradient;

import org.cameralucida.onnx.Node;

/**
 * How a gradient passes backwards through one operator: its vector-Jacobian product, as nodes. A rule takes the
 * gradient of the node's output from {@link BackwardPass#gradient} and hands on what each wanted input gets with {@link
 * BackwardPass#add}.
 */
@FunctionalInterface
public interface Rule {

    /**
     * Adds the nodes that carry the gradient of the node's outputs to its inputs.
     *
     * @throws NoRule if the rule does not cover this use of the operator
     */
    void apply(Node node, BackwardPass backward);
}
