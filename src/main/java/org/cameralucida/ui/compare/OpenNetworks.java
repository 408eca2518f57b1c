package org.cameralucida.ui.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Preferences;

/**
 * Networks that stay open besides the one in use, so that the next photo need not wait for them: at most {@value
 * #LIMIT}; of too many, the one is closed that was not used for longest. Used on one thread, which also closes them:
 * none is closed while it looks.
 */
final class OpenNetworks {

    /** With the one in use, as many as can be set side by side. */
    static final int LIMIT = 5;

    private final NetworkSource source;
    private final Supplier<Preferences> preferences;
    private final Map<String, LoadedNetwork> open = new LinkedHashMap<>(16, 0.75f, true);
    private Preferences openedWith;

    /** @param preferences those of the moment */
    OpenNetworks(NetworkSource source, Supplier<Preferences> preferences) {
        this.source = source;
        this.preferences = preferences;
    }

    /** The network, open; slow if it is not yet. */
    LoadedNetwork open(String key) {
        var now = preferences.get();
        if (openedWith != null
                && !(openedWith.device().equals(now.device()) && openedWith.threads() == now.threads())) {
            closeAll();
        }
        openedWith = now;
        var known = open.get(key);
        if (known != null && known.network().chosenOutput().equals(source.output(key))) {
            return known;
        } else if (known != null) {
            known.close();
            open.remove(key);
        }
        var oldest = open.entrySet().iterator();
        while (open.size() >= LIMIT) {
            oldest.next().getValue().close();
            oldest.remove();
        }
        var opened = source.open(source.read(key), now);
        open.put(key, opened);
        return opened;
    }

    void closeAll() {
        open.values().forEach(LoadedNetwork::close);
        open.clear();
    }
}
