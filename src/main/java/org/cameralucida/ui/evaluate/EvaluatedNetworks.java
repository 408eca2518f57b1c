package org.cameralucida.ui.evaluate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.network.Network;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Preferences;

/**
 * The networks that are evaluated, read once and opened once: for the evaluation, and for the maps of what is looked at
 * meanwhile and afterwards. On any thread but the window's; none is closed while something {@linkplain #using uses} them.
 */
final class EvaluatedNetworks {

    private final NetworkSource source;
    private final Supplier<Preferences> preferences;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private final Map<String, Network> read = new HashMap<>();
    private final Map<String, LoadedNetwork> open = new HashMap<>();
    private Preferences openedWith;

    /** @param preferences those of the moment */
    EvaluatedNetworks(NetworkSource source, Supplier<Preferences> preferences) {
        this.source = source;
        this.preferences = preferences;
    }

    /** Does something for which they must stay open. */
    <T> T using(Callable<T> work) throws Exception {
        inUse.readLock().lock();
        try {
            return work.call();
        } finally {
            inUse.readLock().unlock();
        }
    }

    /**
     * A network; slow the first time.
     *
     * @param key a name of the catalog, or a file
     * @throws org.cameralucida.message.Problem if there is none, or it is no classifier
     */
    synchronized Network read(String key) {
        read.computeIfPresent(key, (each, known) -> known.chosenOutput().equals(source.output(key)) ? known : null);
        return read.computeIfAbsent(key, source::read);
    }

    /** From now on networks are read by outputs, by their keys. */
    void choose(Map<String, String> outputs) {
        outputs.forEach((key, output) -> source.choose(key, Optional.of(output)));
    }

    /** The outputs that were chosen of networks, by their keys. */
    Map<String, String> outputs(Collection<String> keys) {
        var chosen = new HashMap<String, String>();
        keys.forEach(key -> source.output(key).ifPresent(output -> chosen.put(key, output)));
        return chosen;
    }

    /** The network, open; slow the first time, and after another device was chosen. */
    synchronized LoadedNetwork open(String key) {
        var network = read(key);
        return open.computeIfAbsent(key, each -> source.openForMany(network, openedWith()));
    }

    /** A network of no key, as one that is made from another: opened likewise, and closed by whoever asked. */
    synchronized LoadedNetwork open(Network network) {
        return source.openForMany(network, openedWith());
    }

    private Preferences openedWith() {
        if (openedWith == null) {
            openedWith = preferences.get();
        }
        return openedWith;
    }

    /**
     * Closes those that are not to be evaluated any more, all of them where they are to be opened otherwise; waits until
     * nothing uses them.
     */
    void keepOnly(Collection<String> keys) {
        inUse.writeLock().lock();
        try {
            keep(keys);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private synchronized void keep(Collection<String> keys) {
        var now = preferences.get();
        if (openedWith != null
                && !(openedWith.device().equals(now.device()) && openedWith.threads() == now.threads())) {
            closeAll();
        }
        read.keySet().retainAll(keys);
        open.entrySet().removeIf(entry -> {
            boolean isGone = !keys.contains(entry.getKey())
                    || !entry.getValue().network().chosenOutput().equals(source.output(entry.getKey()));
            if (isGone) {
                entry.getValue().close();
            }
            return isGone;
        });
    }

    private synchronized void closeAll() {
        open.values().forEach(LoadedNetwork::close);
        open.clear();
        openedWith = null;
    }

    /**
     * Closes them when nothing uses them any more, on a thread of its own; does not wait for that.
     *
     * @param then is closed afterwards
     */
    void close(Runnable then) {
        var closing = new Thread(() -> {
            inUse.writeLock().lock();
            try {
                closeAll();
                then.run();
            } finally {
                inUse.writeLock().unlock();
            }
        }, "camera-lucida closing");
        closing.setDaemon(true);
        closing.start();
    }
}
