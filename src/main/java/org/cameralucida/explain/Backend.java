package org.cameralucida.explain;

import java.util.List;
import java.util.function.Supplier;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.network.Network;

/** What makes the passes of a {@link LoadedNetwork}: the engine, or in tests of the window something that needs none. */
public interface Backend extends AutoCloseable {

    /**
     * One forward pass.
     *
     * @param variant the network, under the preprocessing and pooling in use
     * @param input preprocessed, batch 1
     * @throws org.cameralucida.message.Problem if the network cannot take the tensor, or a score is not a number
     */
    Observation observe(Network variant, Tensor input);

    /** Forward passes of several pictures, as few as the network allows; what comes of one does not depend on the others. */
    default List<Observation> observe(Network variant, List<Tensor> inputs) {
        return inputs.stream().map(input -> observe(variant, input)).toList();
    }

    /**
     * The same passes, and what is made of their outputs when it is asked for, each by the one who asks.
     *
     * @return for each input its observation; what asks for one throws {@link org.cameralucida.message.Problem} if a
     *     score of it is not a number
     */
    default List<Supplier<Observation>> pass(Network variant, List<Tensor> inputs) {
        return observe(variant, inputs).stream().<Supplier<Observation>>map(seen -> () -> seen).toList();
    }

    /** Runs a method. */
    default Explanation explain(Method method, MethodInput input, int classIndex, Settings settings, Progress progress) {
        return method.explain(input, classIndex, settings, progress);
    }

    /** Does something that is no map. */
    default <T> T run(LoadedNetwork loaded, NetworkTask<T> task, Progress progress) {
        return task.run(loaded, progress);
    }

    /** What it really runs on. */
    RunsOn runsOn();

    @Override
    void close();
}
