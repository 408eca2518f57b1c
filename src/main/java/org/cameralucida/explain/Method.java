package org.cameralucida.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;

/** A way to say where a network looked. One class a method, each of which is there once, in {@link #all}; those whose
 * maps need no pass of their own are {@link InstantMethod}s. */
public interface Method {

    /** The name on the command line and in session files. */
    String id();

    /** The name in the window. */
    default Message title() {
        return Message.of(Method.class, id() + ".title");
    }

    /** What one unit of the map is, for the colour bar. */
    default Message unit() {
        return Message.of(Method.class, id() + ".unit");
    }

    /** One paragraph: what the map means, what it does not, and where it is from. */
    default Message meaning() {
        return Message.of(Method.class, id() + ".meaning");
    }

    /** What can be set, with ranges and standard values; none as a rule. */
    default List<Setting> settings() {
        return List.of();
    }

    /** What its map is made from. */
    Family family();

    /** Whether the map depends on the layer that is looked at. */
    default boolean hasLayer() {
        return false;
    }

    /**
     * Whether 0 says that there is nothing. Where it does not (the map is a score while a part is visible) only the
     * differences between places mean something.
     */
    default boolean hasZero() {
        return true;
    }

    /** Whether its map is of a class; another says the same whatever class is asked for. */
    default boolean isOfClass() {
        return true;
    }

    /** Whether each pixel has a value of its own; a few of them are then far above all others. */
    default boolean isOfPixels() {
        return false;
    }

    /** Whether a value is an amount of the score, so that a finer grid divides it among more positions. */
    default boolean tellsAmounts() {
        return false;
    }

    /** A map as heat, for boxes: counted from 0, or where {@linkplain #hasZero 0 says something} from its least value. */
    default Tensor heat(Tensor map) {
        if (hasZero()) {
            return map;
        }
        float lowest = Float.POSITIVE_INFINITY;
        for (float value : map.data()) {
            lowest = Float.isFinite(value) ? Math.min(lowest, value) : lowest;
        }
        var above = map.data().clone();
        for (int i = 0; i < above.length; i++) {
            above[i] -= lowest;
        }
        return new Tensor(above, map.shape());
    }

    /** Whether the method can say anything of a network. */
    boolean works(Network network);

    /**
     * The map of a class.
     *
     * @param input what was seen, by which network, and the layer to look at
     * @param classIndex the class
     * @param settings values for all of {@link #settings}
     * @param progress hears of each pass, and can stop the method
     * @throws Problem if the network's structure does not allow this method
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress);

    /** Every method, in the order in which a picker shows them. */
    static List<Method> all() {
        return MethodTable.ALL;
    }

    /**
     * The method of that name.
     *
     * @throws Problem if there is none
     */
    static Method named(String id) {
        return all().stream().filter(m -> m.id().equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> Problem.of(Method.class, "method.unknown", id,
                        all().stream().map(Method::id).collect(Collectors.joining(", "))));
    }
}
