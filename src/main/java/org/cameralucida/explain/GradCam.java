package org.cameralucida.explain;

import java.util.List;
import org.cameralucida.gradient.RuleBook;
import org.cameralucida.image.Tensor;

/**
 * Grad-CAM (Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization",
 * ICCV 2017): M = ReLU(Σ_k α_k A_k) with α_k = mean over positions of g_k. The preset {@code thesis} computes what
 * section 4.3 of the founding thesis does: from the probability, the mean over k in place of the sum, and the result
 * divided by its maximum.
 */
public final class GradCam extends LayerMethod {

    private static final Setting PRESET = new Setting.Choice("preset", "paper", List.of("paper", "thesis"));

    @Override
    public String id() {
        return "gradcam";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(PRESET, Options.RELU, Options.SCORE);
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        if (settings.is("preset", "paper")) {
            return super.explain(subject, classIndex, settings, progress);
        }
        var layer = subject.layer();
        var derived = Derived.of(subject, subject.tensor(), "derivatives", RuleBook.derivatives());
        var pass = derived.run(Derived.probability(subject.observation(), classIndex));
        progress.passed(1, 1);
        float[] map = map(EngineBackend.channelsFirst(pass.values(), layer.layout()),
                EngineBackend.channelsFirst(pass.gradients(), layer.layout()), settings);
        return Explanation.of(new Tensor(ofThesis(map, layer.channels()), layer.height(), layer.width()));
    }

    @Override
    float[] map(Tensor maps, Tensor gradients, Settings settings) {
        return weighted(maps, means(gradients));
    }

    /** The mean over positions of each of {@code [K,H,W]}. */
    static double[] means(Tensor gradients) {
        int positions = gradients.extent(1) * gradients.extent(2);
        var means = new double[gradients.extent(0)];
        for (int k = 0; k < means.length; k++) {
            double sum = 0;
            for (int i = k * positions; i < (k + 1) * positions; i++) {
                sum += gradients.data()[i];
            }
            means[k] = sum / positions;
        }
        return means;
    }

    /** max(mean, 0) / max of that; 0 everywhere if it is nowhere positive. */
    private static float[] ofThesis(float[] sum, int channels) {
        float[] map = positive(sum);
        float highest = 0;
        for (int i = 0; i < map.length; i++) {
            map[i] /= channels;
            highest = Math.max(highest, map[i]);
        }
        for (int i = 0; i < map.length && highest > 0; i++) {
            map[i] /= highest;
        }
        return map;
    }
}
