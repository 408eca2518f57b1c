package org.cameralucida.convention;

import com.google.gson.JsonObject;
import java.util.List;
import org.cameralucida.message.Message;

/**
 * What one source says of a network, as a part of a card.
 *
 * @param source what the source is called: a file's path in the folder, {@code "metadata"} or {@code "graph"}
 * @param isOfFile whether it stands in the network's own file, which is trusted before the files beside it
 * @param card keys and values as they would stand on a card
 * @param background whether the names of the classes leave out a class 0 that is none of them, where it has been kept
 * @param notes what is contradictory or missing in the source
 * @param missing what is not there, which is worth a sentence only where nobody else says how photos become the input
 */
public record Statement(String source, boolean isOfFile, JsonObject card, boolean background, List<Message> notes,
                        List<Message> missing) {

    /** The source of what the file's own notes say. */
    public static final String METADATA = "metadata";
    /** The source of what the names in a graph tell. */
    public static final String GRAPH = "graph";

    public Statement {
        notes = List.copyOf(notes);
        missing = List.copyOf(missing);
    }
}
