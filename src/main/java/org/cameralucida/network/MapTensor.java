package org.cameralucida.network;

import java.util.Optional;

/**
 * Feature maps as a tensor of a graph has them: {@code [N,C,H,W]}, {@code [N,H,W,C]}, or a transformer's tokens, with more
 * than one position.
 *
 * @param tensor its name in the graph
 * @param layout the order of its axes; of tokens, whose positions are one axis before the channels, NHWC
 * @param channels how many maps
 * @param height rows of each
 * @param width columns of each
 * @param tokens where the positions lie among tokens; empty where rows and columns are axes of their own
 */
public record MapTensor(String tensor, Layout layout, int channels, int height, int width, Optional<TokenAxis> tokens) {

    /** Maps whose rows and columns are axes of their own. */
    public MapTensor(String tensor, Layout layout, int channels, int height, int width) {
        this(tensor, layout, channels, height, width, Optional.empty());
    }

    /** How many positions a map has. */
    public int positions() {
        return height * width;
    }
}
