package org.cameralucida.network;

/** The order of a tensor's axes: N images, C channels, H rows, W columns. */
public enum Layout {
    NCHW,
    NHWC
}
