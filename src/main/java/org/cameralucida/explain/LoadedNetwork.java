package org.cameralucida.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.inference.Threads;
import org.cameralucida.network.Network;

/**
 * An open network: shows it pictures, and asks methods where it looked. {@link #explain} is the one way in which a map
 * comes about. Any thread may ask; of the engine's passes one is made at a time, unless it was opened for more, and
 * others wait.
 */
public final class LoadedNetwork implements AutoCloseable {

    private final Network network;
    private final Backend backend;
    private final ObservationCache kept;

    private LoadedNetwork(Network network, Backend backend, ObservationCache kept) {
        this.network = network;
        this.backend = backend;
        this.kept = kept;
    }

    /**
     * Loads a network on a device, for one pass at a time; slow.
     *
     * @param threads processor threads; 0 for as many as there are processors
     * @throws org.cameralucida.message.Problem if the engine refuses the network or the device
     */
    public static LoadedNetwork open(Network network, Device device, int threads) {
        return open(network, device, Threads.forOneRun(threads));
    }

    /**
     * Loads a network on a device; slow.
     *
     * @param threads of its passes
     * @throws org.cameralucida.message.Problem if the engine refuses the network or the device
     */
    public static LoadedNetwork open(Network network, Device device, Threads threads) {
        return over(network, new EngineBackend(network, device, threads));
    }

    /** A network whose passes something makes that is open already, and is closed with it. */
    public static LoadedNetwork over(Network network, Backend backend) {
        return new LoadedNetwork(network, backend, new ObservationCache());
    }

    /** The network, with the preprocessing and pooling in use. */
    public Network network() {
        return network;
    }

    /**
     * The same sessions for a variant of the network whose weights and graph are the same: another card, or swapped
     * pooling, whose scores then come from the same feature maps. Nothing is loaded again; closing one closes all.
     */
    public LoadedNetwork with(Network variant) {
        return new LoadedNetwork(variant, backend, kept);
    }

    /**
     * What the network says of a view: one forward pass, unless that was made lately.
     *
     * @throws org.cameralucida.message.Problem if a score is not a number
     */
    public Observation observe(View view) {
        var known = known(view);
        if (known.isPresent()) {
            return known.get();
        }
        var seen = observe(view.tensor(network.preprocessing()));
        kept.put(view, network, seen);
        return seen;
    }

    /** What the network said of a view lately; empty where a pass would have to be made. */
    public Optional<Observation> known(View view) {
        return kept.get(view, network);
    }

    /**
     * One forward pass.
     *
     * @param input preprocessed, in the network's layout, batch 1
     * @throws org.cameralucida.message.Problem if the network cannot take the tensor, or a score is not a number
     */
    public Observation observe(Tensor input) {
        return backend.observe(network, input);
    }

    /**
     * Forward passes of several pictures: together where the network's batch is open, else one after another. The passes
     * are always of the same size, the last one filled up, so that what comes of a picture depends on no other.
     *
     * @param inputs as for {@link #observe(Tensor)}, in any number
     * @return in the same order
     * @throws org.cameralucida.message.Problem if the network cannot take one of them, or a score is not a number
     */
    public List<Observation> observe(List<Tensor> inputs) {
        return backend.observe(network, inputs);
    }

    /**
     * The same passes, for one who has others ask for what comes of them: only the engine's work is done before this
     * returns, and the rest by each who asks for an observation, once.
     *
     * @return in the same order; the one who asks gets the {@link org.cameralucida.message.Problem} of a score that is not
     *     a number
     * @throws org.cameralucida.message.Problem if the network cannot take one of them
     */
    public List<Supplier<Observation>> pass(List<Tensor> inputs) {
        return backend.pass(network, inputs);
    }

    /** What the network says of what it is shown. */
    public Observation observe(Input input) {
        return input instanceof View view ? observe(view) : observe(input.tensor(network.preprocessing()));
    }

    /**
     * The map of a class: shows the network the input, unless it has seen it lately, finds the class, and runs the
     * method. Slow, as the method may make passes of its own.
     *
     * @param progress hears of each pass, is offered the map so far, and can stop the method between passes
     * @throws org.cameralucida.message.Problem if the network does not allow this method, or has no such layer
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    public Explained explain(Request request, Progress progress) {
        return explain(request, observe(request.input()), progress);
    }

    /**
     * As the other, of what was seen already.
     *
     * @param seen what this network, or this variant of it, made of the request's input
     */
    public Explained explain(Request request, Observation seen, Progress progress) {
        var input = request.layer().map(layer -> MethodInput.at(seen, this, layer))
                .orElseGet(() -> MethodInput.of(seen, this));
        var method = request.method();
        int classIndex = request.target().index(seen);
        var found = backend.explain(method, input, classIndex, request.settings(), progress);
        var layer = method instanceof InstantMethod || method.hasLayer()
                ? Optional.of(input.tensor()) : Optional.<String>empty();
        return new Explained(request, seen, classIndex, layer, found.map(), found.notes());
    }

    /**
     * Something that is no map, as the picture to which a class answers most; slow.
     *
     * @param progress hears of each pass, is offered what there is so far, and can stop it
     * @throws org.cameralucida.message.Problem if the network does not allow it
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    public <T> T run(NetworkTask<T> task, Progress progress) {
        return backend.run(this, task, progress);
    }

    /** What the network really runs on. */
    public RunsOn runsOn() {
        return backend.runsOn();
    }

    /** The sessions of other graphs that methods make of the network's. */
    SessionCache sessions() {
        return ((EngineBackend) backend).sessions();
    }

    /** Frees the engine; waits for passes in progress. */
    @Override
    public void close() {
        kept.clear();
        backend.close();
    }
}
