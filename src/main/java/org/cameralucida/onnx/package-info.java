/**
 * The ONNX graph as values: read, walk, query, edit, write; shapes and constants that can be known without running it.
 * The only room that knows protobuf; it knows no engine.
 */
package org.cameralucida.onnx;
