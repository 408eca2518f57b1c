package org.cameralucida.ui.network;

import org.cameralucida.explain.ActivationMaximisation;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.network.Network;

/** An open network: what the window looks through. */
public interface Lens extends AutoCloseable {

    /** The network, with the preprocessing in use. */
    Network network();

    /** One forward pass; slow; one at a time: a second thread waits. */
    Observation observe(Tensor input);

    /**
     * The map of a class; slow, as the method may make passes of its own.
     *
     * @param observation of this network, or of a variant with another preprocessing or pooling
     * @param layer the tensor to look at, for methods that have a layer; null for the feature maps that the head reads
     * @throws org.cameralucida.message.Problem if the network does not allow this method, or has no such layer
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    default Explanation explain(Method method, Observation observation, String layer, int classIndex,
            Settings settings, Progress progress) {
        return Explanation.of(method.explain(observation, classIndex));
    }

    /** As the other, at the feature maps that the head reads. */
    default Explanation explain(Method method, Observation observation, int classIndex, Settings settings,
            Progress progress) {
        return explain(method, observation, null, classIndex, settings, progress);
    }

    /**
     * The picture to which a class or a channel answers most; slow.
     *
     * @throws org.cameralucida.message.Problem if the network does not allow it
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    default ActivationMaximisation.Maximised maximise(ActivationMaximisation.Target target, Settings settings,
            Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** What it really runs on. */
    RunsOn runsOn();

    /** The same open network under another preprocessing. */
    Lens with(Network changed);

    /** Frees the engine; waits for a pass in progress. */
    @Override
    void close();
}
