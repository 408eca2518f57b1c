/**
 * How the networks of Camera Lucida are made: scenes are painted, photos are read, the twins (the same network with
 * global average pooling and with global max pooling) are trained side by side, measured, and written as ONNX files.
 * A project of its own: the program never needs it, and it needs of the program only the room that writes ONNX.
 */
package org.cameralucida.training;
