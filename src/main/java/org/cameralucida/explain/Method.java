package org.cameralucida.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;

/** A way to say where a network looked. One class a method; all of them are listed in {@link #all}. */
public interface Method {

    /** The name on the command line and in session files. */
    String id();

    /** The name in the window. */
    Message title();

    /** What one unit of the map is, for the colour bar. */
    Message unit();

    /** One paragraph: what the map means, and what it does not. */
    Message meaning();

    /**
     * The map of a class, {@code [H,W]}: raw, signed, at its native size.
     *
     * @throws Problem if the network's structure does not allow this method
     */
    Tensor explain(Observation observation, int classIndex);

    /** Whether the method can say anything of a network. */
    default boolean works(Network network) {
        return network.head().hasClassMaps();
    }

    /** Every method, in the order in which a picker shows them. */
    static List<Method> all() {
        return List.of(new ClassActivationMap(), new ContributionMap());
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
