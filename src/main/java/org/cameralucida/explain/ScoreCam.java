package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;

/**
 * Score-CAM (Wang et al., "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks", 2020):
 * each feature map, enlarged and stretched to 0…1, is laid over the input as a mask; the score of what is left is its
 * weight, M = ReLU(Σ_k s_k A_k). As published the score is the probability, and a map that is flat has no weight;
 * known implementations also put the logits through a softmax over the channels, and enlarge with the corners
 * aligned.
 */
public final class ScoreCam implements Method {

    private static final double FLAT = 1e-8;

    @Override
    public String id() {
        return "scorecam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Options.SCORE_OF_PROBABILITY,
                new Setting.Choice("weights", "plain", List.of("plain", "softmax")),
                new Setting.Choice("enlarge", "centres", List.of("centres", "corners")), Options.RELU);
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    public boolean works(Network network) {
        return !network.head().swapped() && network.layer(network.head().target()) != null;
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        LayerMethod.refuseSwapped(subject);
        Tensor maps = EigenCam.maps(subject);
        float[] seen = subject.observation().input().data();
        int[] shape = subject.observation().input().shape();
        boolean isChannelsFirst = Pixels.layout(subject) == Layout.NCHW;
        int height = shape[isChannelsFirst ? 2 : 1];
        int width = shape[isChannelsFirst ? 3 : 2];
        var weights = new double[maps.extent(0)];
        return Explanation.of(Forward.ofInput(subject).run(weights.length, (k, batch, offset) -> {
            float[] mask = mask(maps, k, height, width, settings);
            Pixels.multiply(seen, mask, isChannelsFirst, batch, offset);
        }, (k, logits) -> weights[k] = Forward.score(subject, logits, classIndex, settings),
                known -> AblationCam.map(maps, weighed(maps, Arrays.copyOf(weights, known), settings), settings),
                progress));
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
        float[] mask = settings.is("enlarge", "corners") ? Enlarged.alignedCorners(map, height, width)
                : Enlarged.bilinear(map, height, width);
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
