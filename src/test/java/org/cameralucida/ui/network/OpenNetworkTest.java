package org.cameralucida.ui.network;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.cameralucida.explain.Backend;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of this package have in common: networks that are opened, at once, from a folder of their own. */
abstract class OpenNetworkTest {

    @TempDir
    Path folder;

    final Activities activities = new Activities();
    final SynchronousBackground background = new SynchronousBackground();
    NetworksViewModel networks;

    @AfterEach
    void close() {
        if (networks != null) {
            networks.close();
        }
    }

    /** Networks from a source; nothing is open yet. */
    void from(NetworkSource source) {
        networks = new NetworksViewModel(source, new Memory(new Workspace(folder.resolve("home")), background, activities),
                background, activities);
    }

    Network network() {
        return networks.loadedProperty().get().network();
    }

    /** A source that reads files, and opens them in its own way. */
    static NetworkSource files(Function<Network, LoadedNetwork> open) {
        return new NetworkSource() {

            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public Network read(String nameOrFile) {
                return NetworkReader.read(Path.of(nameOrFile));
            }

            @Override
            public LoadedNetwork open(Network network, Preferences preferences) {
                return open.apply(network);
            }
        };
    }

    /** A network that is open, and sees nothing. */
    static LoadedNetwork blind(Network network) {
        return LoadedNetwork.over(network, new Backend() {

            @Override
            public Observation observe(Network variant, Tensor input) {
                throw new UnsupportedOperationException();
            }

            @Override
            public RunsOn runsOn() {
                return new RunsOn("CPU", "", 1, java.util.Optional.empty());
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        });
    }
}
