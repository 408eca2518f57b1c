package org.cameralucida.ui.network;

import org.cameralucida.explain.Observation;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.network.Network;

/** An open network: what the window looks through. */
public interface Lens extends AutoCloseable {

    /** The network, with the preprocessing in use. */
    Network network();

    /** One forward pass; slow; one at a time: a second thread waits. */
    Observation observe(Tensor input);

    /** What it really runs on. */
    RunsOn runsOn();

    /** The same open network under another preprocessing. */
    Lens with(Network changed);

    /** Frees the engine; waits for a pass in progress. */
    @Override
    void close();
}
