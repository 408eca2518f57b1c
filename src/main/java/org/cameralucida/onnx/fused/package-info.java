/**
 * Operators that optimisers fuse or quantise, written in plain ones, a family a file: so that analyses, gradients and
 * relevance need to know the plain ones only.
 */
package org.cameralucida.onnx.fused;
