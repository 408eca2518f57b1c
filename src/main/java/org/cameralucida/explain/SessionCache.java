package org.cameralucida.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.OnnxModel;

/**
 * Graphs made of a network's own, each in a session that is opened once and stays open; of too many, the one is
 * closed that was not used for longest. One runs at a time.
 */
final class SessionCache implements AutoCloseable {

    private static final int ROOM = 4;

    /** A graph that can be run. */
    interface Runnable {
        /** The graph. */
        OnnxModel model();
    }

    private record Entry(Runnable graph, Session session) {
    }

    private final String name;
    private final Device device;
    private final int threads;
    private final Map<String, Entry> entries = new LinkedHashMap<>(8, 0.75f, true);
    private boolean closed;

    SessionCache(String name, Device device, int threads) {
        this.name = name;
        this.device = device;
        this.threads = threads;
    }

    /** The graph of that key, made and loaded if it is not here. */
    synchronized <G extends Runnable> G graph(String key, Supplier<G> maker) {
        if (closed) {
            throw new IllegalStateException("closed: " + name);
        }
        var entry = entries.get(key);
        if (entry == null) {
            var graph = maker.get();
            entry = new Entry(graph, Sessions.open(graph.model(), name, device, threads));
            entries.put(key, entry);
            if (entries.size() > ROOM) {
                var eldest = entries.keySet().iterator().next();
                entries.remove(eldest).session().close();
            }
        }
        @SuppressWarnings("unchecked")
        var graph = (G) entry.graph();
        return graph;
    }

    /** Runs the graph of that key, which {@link #graph} has given before; loads it again if it had to go. */
    synchronized List<Tensor> run(String key, Runnable graph, Map<String, Tensor> inputs) {
        graph(key, () -> graph);
        return entries.get(key).session().run(inputs);
    }

    @Override
    public synchronized void close() {
        closed = true;
        entries.values().forEach(e -> e.session().close());
        entries.clear();
    }
}
