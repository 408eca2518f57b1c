package org.cameralucida.explain;

import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;

/**
 * What a method says.
 *
 * @param map {@code [H,W]}, or {@code [C,H,W]} where all channels were asked for: raw, signed, at its native size
 * @param notes what the method knows of the quality of its map, as the gap to what it should sum to; may be empty
 */
public record Explanation(Tensor map, List<Message> notes) {

    public Explanation {
        notes = List.copyOf(notes);
    }

    /** A map made of gradients: of those of a network of eight-bit steps it is said what they are. */
    public static Explanation ofGradients(Tensor map, MethodInput input) {
        return new Explanation(map, noteOnSteps(input));
    }

    /** That a network's eight-bit steps have no gradient of their own, where that is so. */
    public static List<Message> noteOnSteps(MethodInput input) {
        return input.network().model().graph().nodes().stream().anyMatch(n -> n.is("QuantizeLinear"))
                ? List.of(Message.of(Method.class, "note.steps")) : List.of();
    }

    /** A map of which there is nothing else to say. */
    public static Explanation of(Tensor map) {
        return new Explanation(map, List.of());
    }
}
