package org.cameralucida.network;

/**
 * A feature map of a network: a place where one can look.
 *
 * @param tensor its name in the graph
 * @param name a shorter name for people, unique within the network
 * @param op the operator that makes it
 * @param layout the order of its axes
 * @param channels how many maps
 * @param height rows of each
 * @param width columns of each
 */
public record Layer(String tensor, String name, String op, Layout layout, int channels, int height, int width) {

    /** Channels, rows, columns. */
    public int[] shape() {
        return new int[]{channels, height, width};
    }
}
