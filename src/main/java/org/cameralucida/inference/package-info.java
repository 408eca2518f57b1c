/**
 * The engine: runs an ONNX graph on a device, and says what really runs. DJL and ONNX Runtime stay behind
 * {@link org.cameralucida.inference.Session}; no other room knows them.
 */
package org.cameralucida.inference;
