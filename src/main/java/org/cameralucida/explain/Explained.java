package org.cameralucida.explain;

import java.util.List;
import java.util.Optional;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;

/**
 * The map of a class, with all that belongs to it.
 *
 * @param request what was asked
 * @param observation what the forward pass gave
 * @param classIndex the class
 * @param layer the tensor of the feature maps that the map is of; empty where it is of the network's input
 * @param map {@code [H,W]}, or {@code [C,H,W]} where all channels were asked for: raw, signed, at its native size
 * @param notes what the method knows of the quality of its map, as the gap to what it should sum to; may be empty, and
 *     is to be told wherever the map is shown
 */
public record Explained(Request request, Observation observation, int classIndex, Optional<String> layer,
        Tensor map, List<Message> notes) {

    public Explained {
        notes = List.copyOf(notes);
    }
}
