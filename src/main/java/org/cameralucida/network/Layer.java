package org.cameralucida.network;

import java.util.Locale;
import java.util.Optional;

/**
 * A feature map of a network: a place where one can look.
 *
 * @param tensor its name in the graph
 * @param name a shorter name for people, unique within the network
 * @param op the operator that makes it
 * @param maps its maps, as the graph has them
 * @param part the part of a transformer's block that it is, after which it is then named
 */
public record Layer(String tensor, String name, String op, MapTensor maps, Optional<BlockPart> part) {

    /** Maps whose rows and columns are axes of their own, in no transformer's block. */
    public Layer(String tensor, String name, String op, Layout layout, int channels, int height, int width) {
        this(tensor, name, op, new MapTensor(tensor, layout, channels, height, width), Optional.empty());
    }

    /** The order of its axes. */
    public Layout layout() {
        return maps.layout();
    }

    /** How many maps. */
    public int channels() {
        return maps.channels();
    }

    /** Rows of each. */
    public int height() {
        return maps.height();
    }

    /** Columns of each. */
    public int width() {
        return maps.width();
    }

    /** Channels, rows, columns. */
    public int[] shape() {
        return new int[]{channels(), height(), width()};
    }

    /** The name for people in their language; what is called after a tensor is called so in all. */
    public String title(Locale locale) {
        return part.isPresent() && part.get().title().toString().equals(name) ? part.get().title().in(locale) : name;
    }
}
