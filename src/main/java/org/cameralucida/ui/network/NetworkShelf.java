package org.cameralucida.ui.network;

import java.util.List;
import org.cameralucida.network.Network;
import org.cameralucida.workspace.Preferences;

/** Where networks come from and how they are opened; the window is given it when it is put together. */
public interface NetworkShelf {

    /**
     * A network that can be chosen by name.
     *
     * @param key what {@link #read} takes
     * @param name what people call it
     * @param description one sentence; may be empty
     */
    record Offer(String key, String name, String description) {
    }

    /** The networks that come with the program or were installed; quick. */
    List<Offer> offers();

    /**
     * Reads a network; slow.
     *
     * @param nameOrFile an offer's key, or the path of an {@code .onnx} file
     * @throws org.cameralucida.message.Problem if there is none, or it is no classifier
     */
    Network read(String nameOrFile);

    /**
     * Opens a network on the device that the preferences name; slow.
     *
     * @throws org.cameralucida.message.Problem if the engine or the device refuses it
     */
    Lens open(Network network, Preferences preferences);
}
