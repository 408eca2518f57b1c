package org.cameralucida.ui.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.cameralucida.ui.network.Lens;
import org.cameralucida.ui.network.NetworkShelf;
import org.cameralucida.workspace.Preferences;

/**
 * Networks that stay open besides the one in use, so that the next photo need not wait for them: at most {@value
 * #LIMIT}; of too many, the one is closed that was not used for longest. Used on one thread, which also closes them:
 * none is closed while it looks.
 */
final class OpenNetworks {

    /** With the one in use, as many as can be set side by side. */
    static final int LIMIT = 5;

    private final NetworkShelf shelf;
    private final Supplier<Preferences> preferences;
    private final Map<String, Lens> lenses = new LinkedHashMap<>(16, 0.75f, true);
    private Preferences openedWith;

    /** @param preferences those of the moment */
    OpenNetworks(NetworkShelf shelf, Supplier<Preferences> preferences) {
        this.shelf = shelf;
        this.preferences = preferences;
    }

    /** The network, open; slow if it is not yet. */
    Lens open(String key) {
        var now = preferences.get();
        if (openedWith != null
                && !(openedWith.device().equals(now.device()) && openedWith.threads() == now.threads())) {
            closeAll();
        }
        openedWith = now;
        var known = lenses.get(key);
        if (known != null) {
            return known;
        }
        var oldest = lenses.entrySet().iterator();
        while (lenses.size() >= LIMIT) {
            oldest.next().getValue().close();
            oldest.remove();
        }
        var opened = shelf.open(shelf.read(key), now);
        lenses.put(key, opened);
        return opened;
    }

    void closeAll() {
        lenses.values().forEach(Lens::close);
        lenses.clear();
    }
}
