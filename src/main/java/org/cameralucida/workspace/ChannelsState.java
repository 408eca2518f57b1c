package org.cameralucida.workspace;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cameralucida.explain.cam.ChannelSum;

/**
 * What is shown of a network's channels: how they add up to a class, or what a layer's maps answer to.
 *
 * @param open whether channels are what is looked at
 * @param shown which half
 * @param order in which order the channels are added
 * @param count how many of them are in the sum so far
 * @param weights by class, and by term of its {@link ChannelSum}, those that are not the network's own
 * @param off the terms that are left out
 * @param layer the tensor of the layer whose maps are shown; empty for the one that the head reads
 * @param sorting in which order its maps are shown
 * @param channel the map that is looked at closely; empty for none
 */
public record ChannelsState(boolean open, Half shown, ChannelSum.Order order, int count,
        Map<Integer, Map<Integer, Double>> weights, Set<Integer> off, Optional<String> layer, Sorting sorting,
        Optional<Integer> channel) {

    /** How the window begins: the sum of the first few channels. */
    public static final ChannelsState NONE = new ChannelsState(false, Half.EQUATION, ChannelSum.Order.FOR, 5, Map.of(),
            Set.of(), Optional.empty(), Sorting.CLASS, Optional.empty());

    /** The halves of the page. */
    public enum Half {
        /** Channels, weights, their sum, the map. */
        EQUATION,
        /** All maps of a layer. */
        MAPS
    }

    /** In which order a layer's maps are shown. */
    public enum Sorting {
        /** What matters most for the class first. */
        CLASS,
        /** What answers most to the photo first. */
        STRENGTH,
        /** By number. */
        NUMBER
    }

    /** What a file does not say is as everything begins. */
    public ChannelsState {
        shown = shown == null ? Half.EQUATION : shown;
        order = order == null ? ChannelSum.Order.FOR : order;
        count = Math.max(0, count);
        var byClass = new TreeMap<Integer, Map<Integer, Double>>();
        if (weights != null) {
            weights.forEach((index, of) -> byClass.put(index, Collections.unmodifiableMap(new TreeMap<>(of))));
            byClass.values().removeIf(Map::isEmpty);
        }
        weights = Collections.unmodifiableMap(byClass);
        off = off == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(off));
        layer = layer == null ? Optional.empty() : layer;
        sorting = sorting == null ? Sorting.CLASS : sorting;
        channel = channel == null ? Optional.empty() : channel;
    }

    /** What is changed of the sum of a class. */
    public ChannelSum.Edits edits(int classIndex) {
        return new ChannelSum.Edits(weights.getOrDefault(classIndex, Map.of()), off);
    }

    /** The same, looked at or not. */
    public ChannelsState open(boolean now) {
        return new ChannelsState(now, shown, order, count, weights, off, layer, sorting, channel);
    }

    /** The same with the other half. */
    public ChannelsState with(Half half) {
        return new ChannelsState(open, half, order, count, weights, off, layer, sorting, channel);
    }

    /** The same added in another order. */
    public ChannelsState with(ChannelSum.Order other) {
        return new ChannelsState(open, shown, other, count, weights, off, layer, sorting, channel);
    }

    /** The same with so many channels in the sum. */
    public ChannelsState count(int first) {
        return new ChannelsState(open, shown, order, first, weights, off, layer, sorting, channel);
    }

    /** The same with other changes of the sum of a class. */
    public ChannelsState with(int classIndex, ChannelSum.Edits edits) {
        var byClass = new TreeMap<>(weights);
        byClass.put(classIndex, edits.weights());
        return new ChannelsState(open, shown, order, count, byClass, edits.off(), layer, sorting, channel);
    }

    /** The same without any change of a sum, and with no channel looked at: of another network nothing of it holds. */
    public ChannelsState forgotten() {
        return new ChannelsState(open, shown, order, count, Map.of(), Set.of(), Optional.empty(), sorting,
                Optional.empty());
    }

    /** The same at another layer, with no channel looked at. */
    public ChannelsState at(Optional<String> tensor) {
        return new ChannelsState(open, shown, order, count, weights, off, tensor, sorting, Optional.empty());
    }

    /** The same with the maps in another order. */
    public ChannelsState with(Sorting other) {
        return new ChannelsState(open, shown, order, count, weights, off, layer, other, channel);
    }

    /** The same with another map looked at closely. */
    public ChannelsState channel(Optional<Integer> one) {
        return new ChannelsState(open, shown, order, count, weights, off, layer, sorting, one);
    }
}
