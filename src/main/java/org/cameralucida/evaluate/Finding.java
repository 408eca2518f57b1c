package org.cameralucida.evaluate;

import java.util.List;
import org.cameralucida.message.Message;

/**
 * Something about a network's maps that is hardly chance, and worth a look: see {@link Suspicion} for the rules.
 *
 * @param kind what is suspicious
 * @param network whose maps, by its place
 * @param source of which method, by its place
 * @param classIndex the class; −1 where it is all of them
 * @param found how many images show it
 * @param images of how many
 * @param chance which share of the images would show it, as the others do
 * @param sentence what was found
 * @param rows the images that show it
 */
public record Finding(Kind kind, int network, int source, int classIndex, int found, int images, double chance,
        Message sentence, List<Integer> rows) {

    /** What is suspicious. */
    public enum Kind {
        /** Maps are highest at the same place of the photo, where other classes' are not. */
        PEAKS,
        /** The true box has less of the energy than an even map would give it. */
        ENERGY,
        /** The class is right, and the map is highest outside of the true box. */
        PLACE
    }

    public Finding {
        rows = List.copyOf(rows);
    }
}
