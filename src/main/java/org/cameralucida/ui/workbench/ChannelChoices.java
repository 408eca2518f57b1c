package org.cameralucida.ui.workbench;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.workspace.ChannelsState;

/** What is chosen of a network's channels, as one value. What was changed of a network's sum is gone with the network. */
public final class ChannelChoices {

    private final ObjectProperty<ChannelsState> value = new SimpleObjectProperty<>(ChannelsState.NONE);
    private String network = "";

    ChannelChoices(NetworksViewModel networks) {
        networks.loadedProperty().addListener((property, before, now) -> {
            var key = networks.keyProperty().get();
            if (now != null && !key.equals(network)) {
                network = key;
                value.set(value.get().forgotten());
            }
        });
    }

    /** The value. */
    public ObjectProperty<ChannelsState> valueProperty() {
        return value;
    }

    /**
     * Shows what was shown before.
     *
     * @param key of the network that it was shown of
     */
    void restore(ChannelsState saved, String key) {
        network = key;
        value.set(saved);
    }
}
