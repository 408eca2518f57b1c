package org.cameralucida.ui.network;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.download.Downloads;
import org.cameralucida.convention.NetworkFiles;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Threads;
import org.cameralucida.network.Network;
import org.cameralucida.workspace.Preferences;

/** Where networks come from and how they are opened; the window is given it when it is put together. */
public interface NetworkSource {

    /** The catalog, and the engine. */
    static NetworkSource of(Catalog catalog) {
        return new NetworkSource() {
            @Override
            public List<String> names() {
                return catalog.entries().stream().map(Catalog.Entry::name).toList();
            }

            @Override
            public Optional<Downloads> downloads() {
                return Optional.of(catalog.downloads());
            }

            @Override
            public List<Path> together(String nameOrFile) {
                return new File(nameOrFile).isAbsolute() ? NetworkFiles.together(Path.of(nameOrFile)) : List.of();
            }

            @Override
            public Network read(String nameOrFile) {
                return catalog.open(nameOrFile);
            }

            @Override
            public List<String> outputs(Network network) {
                return network.outputs();
            }

            @Override
            public LoadedNetwork open(Network network, Preferences preferences) {
                return LoadedNetwork.open(network, Device.parse(preferences.device()), preferences.threads());
            }

            @Override
            public LoadedNetwork openForMany(Network network, Preferences preferences) {
                return LoadedNetwork.open(network, Device.parse(preferences.device()),
                        Threads.forManyRuns(preferences.threads()));
            }
        };
    }

    /** The networks that come with the program or were installed. */
    List<String> names();

    /** Networks that others publish, and the way to have them here; empty where there is none. */
    default Optional<Downloads> downloads() {
        return Optional.empty();
    }

    /** The networks that lie together in an opened folder or zip; empty for one alone. Looks into it. */
    default List<Path> together(String nameOrFile) {
        return List.of();
    }

    /**
     * Reads a network; slow.
     *
     * @param nameOrFile one of the {@link #names}, or the path of an {@code .onnx} file
     * @throws org.cameralucida.message.Problem if there is none, or it is no classifier
     */
    Network read(String nameOrFile);

    /** The outputs by which a network can be read; none where that is not known. Slow. */
    default List<String> outputs(Network network) {
        return List.of();
    }

    /** The output by which the user chose to read a network; empty for the network's own choice. */
    default Optional<String> output(String nameOrFile) {
        return Optional.empty();
    }

    /** From now on a network is read by an output, or by its own choice. */
    default void choose(String nameOrFile, Optional<String> output) {
        // A source of networks that have one output has nothing to remember.
    }

    /**
     * Opens a network on the device that the preferences name; slow.
     *
     * @throws org.cameralucida.message.Problem if the engine or the device refuses it
     */
    LoadedNetwork open(Network network, Preferences preferences);

    /** As {@link #open}, to be shown many pictures. */
    default LoadedNetwork openForMany(Network network, Preferences preferences) {
        return open(network, preferences);
    }
}
