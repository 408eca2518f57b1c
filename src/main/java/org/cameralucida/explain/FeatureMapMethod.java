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
public abstract class FeatureMapMethod implements Method {

    /**
     * The formula.
     *
     * @param maps A, {@code [K,H,W]}
     * @param gradients g, {@code [K,H,W]}
     * @return {@code [H,W]}, before the ReLU
     */
    protected abstract float[] map(Tensor maps, Tensor gradients, Settings settings);

    /** Whether the final ReLU is part of the method as published. */
    protected boolean endsWithRelu() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        settings.add(endsWithRelu() ? CommonSettings.RELU : CommonSettings.relu("no"));
        settings.add(CommonSettings.SCORE);
        return settings;
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    public Family family() {
        return Family.FEATURE_MAPS;
    }

    @Override
    public boolean works(Network network) {
        return GradientPass.works(network, network.head().target());
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        var layer = input.layer().maps();
        var pass = GradientPass.of(input, input.tensor(), "derivatives", RuleBook.derivatives())
                .run(score(input, classIndex, settings));
        progress.passed(1, 1);
        Tensor maps = FeatureMaps.of(pass.values(), layer).channelsFirst();
        Tensor gradients = FeatureMaps.of(pass.gradients(), layer).channelsFirst();
        if (layer.tokens().isPresent() && isZero(gradients)) {
            throw Problem.of(Method.class, "layer.unread", input.layer().name());
        }
        float[] map = map(maps, gradients, settings);
        check(map, maps, gradients, input);
        return Explanation.ofGradients(finished(map, maps, settings), input);
    }

    /**
     * Refuses a map that says nothing.
     *
     * @throws Problem if it does
     */
    protected void check(float[] map, Tensor maps, Tensor gradients, MethodInput input) {
    }

    private static boolean isZero(Tensor tensor) {
        for (float value : tensor.data()) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** How much of each class there is in the score that is derived. */
    protected float[] score(MethodInput input, int classIndex, Settings settings) {
        return GradientPass.score(input, classIndex, settings);
    }

    /** The map with its ReLU, if it is set. */
    public static Tensor finished(float[] map, Tensor maps, Settings settings) {
        return new Tensor(settings.is("relu", "yes") ? positive(map) : map, maps.extent(1), maps.extent(2));
    }

    /** What is above 0 of each number. */
    public static float[] positive(float[] map) {
        var positive = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            positive[i] = Math.max(0, map[i]);
        }
        return positive;
    }

    /** Σ_k α_k A_k. */
    public static float[] weighted(Tensor maps, double[] weights) {
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
