/**
 * Gradients, ONNX in and ONNX out: a graph is walked backwards from a class score to a feature map or the input, and
 * each operator on the way adds the nodes of its vector-Jacobian product. What comes out is an ordinary graph that
 * any engine runs, forward and backward in one pass. One small rule an operator; other tables of rules over the same
 * walk give guided backpropagation and layer-wise relevance propagation.
 */
package org.cameralucida.gradient;
