package org.cameralucida.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
import org.cameralucida.inference.Threads;
import org.cameralucida.onnx.OnnxModel;

/**
 * Graphs made of a network's own, each in a session that is opened once and stays open; of too many, the one is
 * closed that was not used for longest. A session is not closed while it runs.
 */
final class SessionCache implements AutoCloseable {

    private static final int ROOM = 4;

    /** A graph that can be run. */
    interface Runnable {
        /** The graph. */
        OnnxModel model();
    }

    private record Entry(Runnable graph, Session session, AtomicInteger running) {
    }

    private final String name;
    private final Device device;
    private final Threads threads;
    private final Map<String, Entry> entries = new LinkedHashMap<>(8, 0.75f, true);
    private boolean closed;

    SessionCache(String name, Device device, Threads threads) {
        this.name = name;
        this.device = device;
        this.threads = threads;
    }

    /** The graph of that key, made and loaded if it is not here. */
    synchronized <G extends Runnable> G graph(String key, Supplier<G> maker) {
        @SuppressWarnings("unchecked")
        var graph = (G) entry(key, maker).graph();
        return graph;
    }

    private Entry entry(String key, Supplier<? extends Runnable> maker) {
        if (closed) {
            throw new IllegalStateException("closed: " + name);
        }
        var entry = entries.get(key);
        if (entry == null) {
            var graph = maker.get();
            entry = new Entry(graph, Sessions.open(graph.model(), name, device, threads), new AtomicInteger());
            makeRoom();
            entries.put(key, entry);
        }
        return entry;
    }

    private void makeRoom() {
        var eldest = entries.values().stream().filter(entry -> entry.running().get() == 0).findFirst();
        if (entries.size() >= ROOM && eldest.isPresent()) {
            entries.values().remove(eldest.get());
            eldest.get().session().close();
        }
    }

    /** Runs the graph of that key, which {@link #graph} has given before; loads it again if it had to go. */
    List<Tensor> run(String key, Runnable graph, Map<String, Tensor> inputs) {
        Entry entry;
        synchronized (this) {
            entry = entry(key, () -> graph);
            entry.running().incrementAndGet();
        }
        try {
            return entry.session().run(inputs);
        } finally {
            entry.running().decrementAndGet();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        entries.values().forEach(e -> e.session().close());
        entries.clear();
    }
}
