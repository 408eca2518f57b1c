package org.cameralucida.explain.cam;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.explain.BatchedForward;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.FeatureMapMethod;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PerturbationMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;

/**
 * Score-CAM (Wang et al., "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks", 2020):
 * each feature map, enlarged and stretched to 0…1, is laid over the input as a mask; the score of what is left is its
 * weight, M = ReLU(Σ_k s_k A_k). As published the score is the probability, and a map that is flat has no weight;
 * known implementations also put the logits through a softmax over the channels, and enlarge with the corners
 * aligned.
 */
public final class ScoreCam extends PerturbationMethod {

    private static final double FLAT = 1e-8;

    @Override
    public String id() {
        return "scorecam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(CommonSettings.SCORE_OF_PROBABILITY,
                new Setting.Choice("weights", "plain", List.of("plain", "softmax")),
                new Setting.Choice("enlarge", "centres", List.of("centres", "corners")), CommonSettings.RELU);
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    protected Explanation perturb(MethodInput input, int classIndex, Settings settings, Progress progress) {
        Tensor maps = input.featureMaps().channelsFirst();
        var picture = input.picture();
        var scores = new double[maps.extent(0)];
        return Explanation.of(BatchedForward.ofInput(input).run(scores.length, (k, batch, offset) ->
                picture.writeMasked(mask(maps, k, picture.layout().height(), picture.layout().width(), settings), batch,
                        offset),
                (k, logits) -> scores[k] = BatchedForward.score(input, logits, classIndex, settings),
                known -> FeatureMapMethod.finished(FeatureMapMethod.weighted(maps,
                        weighed(maps, Arrays.copyOf(scores, known), settings)), maps, settings), progress));
    }

    /** The weights that follow from the scores of the first feature maps. */
    private static double[] weighed(Tensor maps, double[] scores, Settings settings) {
        if (settings.is("weights", "softmax")) {
            softmax(scores);
        } else {
            withoutFlat(maps, scores);
        }
        return scores;
    }

    /** (U(A_k) − min)/(max − min), 0 where the map is flat. */
    private static float[] mask(Tensor maps, int k, int height, int width, Settings settings) {
        int positions = maps.extent(1) * maps.extent(2);
        var one = new float[positions];
        System.arraycopy(maps.data(), k * positions, one, 0, positions);
        var map = new Tensor(one, maps.extent(1), maps.extent(2));
        float[] mask = settings.is("enlarge", "corners") ? BilinearUpsampling.alignedCorners(map, height, width)
                : BilinearUpsampling.bilinear(map, height, width);
        float[] range = range(mask, 0, mask.length);
        float stretch = (float) (1 / (range[1] - range[0] + FLAT));
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (mask[i] - range[0]) * stretch;
        }
        return mask;
    }

    private static float[] range(float[] values, int from, int count) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            lowest = values[i] < lowest ? values[i] : lowest;
            highest = values[i] > highest ? values[i] : highest;
        }
        return new float[]{lowest, highest};
    }

    private static void withoutFlat(Tensor maps, double[] weights) {
        int positions = maps.extent(1) * maps.extent(2);
        for (int k = 0; k < weights.length; k++) {
            float[] range = range(maps.data(), k * positions, positions);
            weights[k] = range[0] == range[1] ? 0 : weights[k];
        }
    }

    private static void softmax(double[] weights) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double weight : weights) {
            highest = Math.max(highest, weight);
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.exp(weights[k] - highest);
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
    }
}
