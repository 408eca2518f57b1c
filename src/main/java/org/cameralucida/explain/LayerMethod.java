package org.cameralucida.explain;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;

/**
 * A map made of the feature maps A_k of a layer and of the gradients g_k = ∂y_c/∂A_k there: what the family of
 * Grad-CAM has in common. One pass: forward, and backward from the score to the layer.
 */
abstract class LayerMethod implements Method {

    /**
     * The formula.
     *
     * @param maps A, {@code [K,H,W]}
     * @param gradients g, {@code [K,H,W]}
     * @return {@code [H,W]}, before the ReLU
     */
    abstract float[] map(Tensor maps, Tensor gradients, Settings settings);

    /** Whether the final ReLU is part of the method as published. */
    boolean endsWithRelu() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        settings.add(endsWithRelu() ? Options.RELU : Options.relu("no"));
        settings.add(Options.SCORE);
        return settings;
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    public boolean works(Network network) {
        return Derived.works(network, network.head().target());
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        var layer = subject.layer();
        var derived = Derived.of(subject, subject.tensor(), "derivatives", RuleBook.derivatives());
        var pass = derived.run(Derived.score(subject, classIndex, settings));
        progress.passed(1, 1);
        float[] map = map(EngineBackend.channelsFirst(pass.values(), layer.layout()),
                EngineBackend.channelsFirst(pass.gradients(), layer.layout()), settings);
        return Explanation.ofGradients(finished(map, layer.height(), layer.width(), settings), subject);
    }

    /** A {@link Problem} if the pooling is not the network's own: the graph that runs has none other. */
    static void refuseSwapped(Subject subject) {
        refuseSwapped(subject.network());
    }

    /** As {@link #refuseSwapped(Subject)}. */
    static void refuseSwapped(Network network) {
        if (network.head().swapped()) {
            throw Problem.of(Method.class, "gradient.swapped", network.name());
        }
    }

    /** The map with its ReLU, if it is set. */
    Tensor finished(float[] map, int height, int width, Settings settings) {
        return new Tensor(settings.is("relu", "yes") ? positive(map) : map, height, width);
    }

    static float[] positive(float[] map) {
        var positive = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            positive[i] = Math.max(0, map[i]);
        }
        return positive;
    }

    /** Σ_k α_k A_k. */
    static float[] weighted(Tensor maps, double[] weights) {
        int positions = maps.extent(1) * maps.extent(2);
        var sum = new double[positions];
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] != 0) {
                for (int i = 0; i < positions; i++) {
                    sum[i] += weights[k] * maps.data()[k * positions + i];
                }
            }
        }
        var map = new float[positions];
        for (int i = 0; i < positions; i++) {
            map[i] = (float) sum[i];
        }
        return map;
    }
}
