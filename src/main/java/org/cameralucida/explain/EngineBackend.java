package org.cameralucida.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
import org.cameralucida.inference.Threads;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.Network;

/** Passes of the engine: one of the extended graph gives the scores and what all class maps need. */
final class EngineBackend implements Backend {

    /** How many pictures the processor sees at once: of more, what lies between two layers outgrows its caches. */
    private static final int ON_PROCESSOR = 4;

    private final String inputName;
    /** How many pictures the graph takes at once; 0 for any number. */
    private final int batch;
    private final Session session;
    private final SessionCache sessions;

    EngineBackend(Network network, Device device, Threads threads) {
        var extended = ExposedOutputs.graph(network);
        inputName = extended.graph().inputs().get(0).name();
        batch = (int) Math.max(0, network.model().graph().inputs().get(0).shape().map(s -> s.extent(0)).orElse(1L));
        session = Sessions.open(extended, network.name(), device, threads);
        sessions = new SessionCache(network.name(), device, threads);
    }

    /** The sessions of other graphs that methods make of the network's. */
    SessionCache sessions() {
        return sessions;
    }

    @Override
    public Observation observe(Network variant, Tensor input) {
        return pass(variant, input).get();
    }

    private Supplier<Observation> pass(Network variant, Tensor input) {
        long start = System.nanoTime();
        var outputs = session.run(Map.of(inputName, batch > 1 && input.extent(0) == 1 ? input.tiled(batch) : input));
        double milliseconds = (System.nanoTime() - start) / 1e6;
        return () -> observation(variant, input, picture(outputs, 0, Math.max(1, batch)), milliseconds);
    }

    @Override
    public List<Observation> observe(Network variant, List<Tensor> inputs) {
        return pass(variant, inputs).stream().map(Supplier::get).toList();
    }

    @Override
    public List<Supplier<Observation>> pass(Network variant, List<Tensor> inputs) {
        int rows = batch > 0 ? batch : session.runsOn().onProcessor() ? ON_PROCESSOR : BatchedForward.BATCH;
        if (rows == 1 || inputs.stream().anyMatch(input -> input.extent(0) > 1)) {
            return inputs.stream().map(input -> pass(variant, input)).toList();
        }
        var observations = new ArrayList<Supplier<Observation>>(inputs.size());
        for (int done = 0; done < inputs.size(); done += rows) {
            var together = inputs.subList(done, Math.min(inputs.size(), done + rows));
            long start = System.nanoTime();
            var outputs = session.run(inputName, filled(together, rows));
            double each = (System.nanoTime() - start) / 1e6 / together.size();
            for (int i = 0; i < together.size(); i++) {
                int row = i;
                observations.add(() -> observation(variant, together.get(row), picture(outputs, row, rows), each));
            }
        }
        return observations;
    }

    /** So many pictures; those that are wanting are the last one again. */
    private static List<Tensor> filled(List<Tensor> pictures, int rows) {
        var filled = new ArrayList<>(pictures);
        filled.addAll(Collections.nCopies(rows - pictures.size(), pictures.get(pictures.size() - 1)));
        return filled;
    }

    /** The outputs of one picture of so many. */
    private static List<Tensor> picture(List<Tensor> outputs, int row, int rows) {
        return rows == 1 ? outputs : outputs.stream().map(output -> {
            int size = output.data().length / rows;
            int[] shape = output.shape().clone();
            // Where the pictures are not on the first axis, they are not on any: of a single score, say.
            if (shape.length == 0 || shape[0] % rows != 0) {
                shape = new int[] {size};
            } else {
                shape[0] /= rows;
            }
            return new Tensor(Arrays.copyOfRange(output.data(), row * size, (row + 1) * size), shape);
        }).toList();
    }

    private static Observation observation(Network variant, Tensor input, List<Tensor> outputs, double milliseconds) {
        float[] logits = outputs.get(0).data();
        for (float logit : logits) {
            if (Float.isNaN(logit)) {
                throw Problem.of(Method.class, "observation.notANumber", variant.name());
            }
        }
        Optional<Tensor> features = outputs.size() > 1
                ? Optional.of(FeatureMaps.of(outputs.get(1), variant.head().exposed().orElseThrow())
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
