package org.cameralucida.ui.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cameralucida.catalog.download.Downloads;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.network.Network;
import org.cameralucida.workspace.Preferences;

/**
 * Networks by the outputs that the user chose of those that have several: wherever one of them is read, until the program
 * ends. On any thread.
 */
public final class ChosenOutputs implements NetworkSource {

    private final NetworkSource source;
    private final Map<String, String> outputs = new ConcurrentHashMap<>();

    /** @param source where networks come from */
    public ChosenOutputs(NetworkSource source) {
        this.source = source;
    }

    @Override
    public List<String> names() {
        return source.names();
    }

    @Override
    public Optional<Downloads> downloads() {
        return source.downloads();
    }

    @Override
    public List<Path> together(String nameOrFile) {
        return source.together(nameOrFile);
    }

    @Override
    public Network read(String nameOrFile) {
        var read = source.read(nameOrFile);
        return output(nameOrFile).map(read::withOutput).orElse(read);
    }

    @Override
    public List<String> outputs(Network network) {
        return source.outputs(network);
    }

    @Override
    public Optional<String> output(String nameOrFile) {
        return Optional.ofNullable(outputs.get(nameOrFile));
    }

    @Override
    public void choose(String nameOrFile, Optional<String> output) {
        output.ifPresentOrElse(name -> outputs.put(nameOrFile, name), () -> outputs.remove(nameOrFile));
    }

    @Override
    public LoadedNetwork open(Network network, Preferences preferences) {
        return source.open(network, preferences);
    }

    @Override
    public LoadedNetwork openForMany(Network network, Preferences preferences) {
        return source.openForMany(network, preferences);
    }
}
