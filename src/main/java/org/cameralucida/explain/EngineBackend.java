package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.Network;

/** Passes of the engine: one of the extended graph gives the scores and what all class maps need. */
final class EngineBackend implements Backend {

    private final String inputName;
    private final int batch;
    private final Session session;
    private final SessionCache sessions;

    EngineBackend(Network network, Device device, int threads) {
        var extended = ExposedOutputs.graph(network);
        var input = extended.graph().inputs().get(0);
        inputName = input.name();
        batch = (int) Math.max(1, input.shape().map(shape -> shape.extent(0)).orElse(1L));
        session = Sessions.open(extended, network.name(), device, threads);
        sessions = new SessionCache(network.name(), device, threads);
    }

    /** The sessions of other graphs that methods make of the network's. */
    SessionCache sessions() {
        return sessions;
    }

    @Override
    public Observation observe(Network variant, Tensor input) {
        long start = System.nanoTime();
        List<Tensor> outputs = session.run(Map.of(inputName,
                batch > 1 && input.extent(0) == 1 ? input.tiled(batch) : input));
        double milliseconds = (System.nanoTime() - start) / 1e6;
        float[] logits = batch > 1 ? Arrays.copyOf(outputs.get(0).data(), outputs.get(0).data().length / batch)
                : outputs.get(0).data();
        for (float logit : logits) {
            if (Float.isNaN(logit)) {
                throw Problem.of(Method.class, "observation.notANumber", variant.name());
            }
        }
        Optional<Tensor> features = outputs.size() > 1
                ? Optional.of(FeatureMaps.of(outputs.get(1), variant.head().exposed().orElseThrow().layout())
                        .channelsFirst())
                : Optional.empty();
        var observation = new Observation(variant, input, logits, variant.head().scores().probabilities(logits), features,
                milliseconds);
        return variant.head().swapped() ? withOwnLogits(observation) : observation;
    }

    @Override
    public RunsOn runsOn() {
        return session.runsOn();
    }

    @Override
    public void close() {
        session.close();
        sessions.close();
    }

    private static Observation withOwnLogits(Observation o) {
        float[] logits = PoolingHead.logits(o);
        return new Observation(o.network(), o.input(), logits, o.network().head().scores().probabilities(logits),
                o.features(), o.milliseconds());
    }
}
