package org.cameralucida.network;

/**
 * Feature maps as a tensor of a graph has them: {@code [N,C,H,W]} or {@code [N,H,W,C]}, with more than one position.
 *
 * @param tensor its name in the graph
 * @param layout the order of its axes
 * @param channels how many maps
 * @param height rows of each
 * @param width columns of each
 */
public record MapTensor(String tensor, Layout layout, int channels, int height, int width) {

    /** How many positions a map has. */
    public int positions() {
        return height * width;
    }
}
