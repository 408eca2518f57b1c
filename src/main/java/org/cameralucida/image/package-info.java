/**
 * Photos and numbers as plain arrays with a shape: decoding of every format, upright and in sRGB; resizing as PIL does;
 * tensors and their {@code .npy} form. The only room that knows {@code java.awt} and {@code javax.imageio}.
 */
package org.cameralucida.image;
