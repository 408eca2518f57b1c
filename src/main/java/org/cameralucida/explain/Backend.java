package org.cameralucida.explain;

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

    /** Runs a method. */
    default Explanation explain(Method method, Subject subject, int classIndex, Settings settings, Progress progress) {
        return method.explain(subject, classIndex, settings, progress);
    }

    /** Paints the picture to which a class or a channel answers most. */
    default ActivationMaximisation.Maximised maximise(LoadedNetwork loaded, ActivationMaximisation.Unit unit,
            Settings settings, Progress progress) {
        return ActivationMaximisation.maximise(loaded, unit, settings, progress);
    }

    /** What it really runs on. */
    RunsOn runsOn();

    @Override
    void close();
}
