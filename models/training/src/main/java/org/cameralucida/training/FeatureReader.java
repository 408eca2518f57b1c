package org.cameralucida.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.cameralucida.image.Tensor;

/** What a network makes of pictures: logits and feature maps, from which every class map follows. */
public final class FeatureReader {

    private static final int BATCH = 50;

    private final TwinNetwork network;
    private final NDManager manager;
    private final TwinNetwork.Sampling sampling;
    private final float[] weights;

    /** A reader of a network in its present state. */
    public FeatureReader(TwinNetwork network, NDManager manager, TwinNetwork.Sampling sampling) {
        this.network = network;
        this.manager = manager;
        this.sampling = sampling;
        weights = network.classifier().toFloatArray();
    }

    /**
     * One picture's outcome.
     *
     * @param logits   {@code [C]}
     * @param features {@code [K,H,W]}
     */
    public record Observation(float[] logits, Tensor features) {

        /** How many classes have a higher logit. */
        public int rank(int label) {
            int higher = 0;
            for (float logit : logits) {
                higher += logit > logits[label] ? 1 : 0;
            }
            return higher;
        }

        /** The probability of a class (softmax). */
        public double probability(int label) {
            double sum = 0;
            for (float logit : logits) {
                sum += Math.exp(logit - logits[label]);
            }
            return 1 / sum;
        }

        /** The class with the highest logit. */
        public int best() {
            int best = 0;
            for (int c = 1; c < logits.length; c++) {
                best = logits[c] > logits[best] ? c : best;
            }
            return best;
        }
    }

    /** Looks at pictures of 64×64 (3 bytes a pixel). */
    public List<Observation> read(List<byte[]> pictures) {
        List<Observation> observations = new ArrayList<>();
        int side = PictureSet.SIDE;
        int length = 3 * side * side;
        for (int first = 0; first < pictures.size(); first += BATCH) {
            int batch = Math.min(BATCH, pictures.size() - first);
            float[] planes = new float[batch * length];
            for (int i = 0; i < batch; i++) {
                Augmentation.plain(pictures.get(first + i), planes, i * length);
            }
            try (NDManager scope = manager.newSubManager()) {
                NDArray input = scope.create(planes, new Shape(batch, 3, side, side));
                NDArray features = network.features(input, sampling, false);
                float[] logits = network.logits(features).toFloatArray();
                float[] maps = features.toFloatArray();
                Shape shape = features.getShape();
                for (int i = 0; i < batch; i++) {
                    observations.add(new Observation(part(logits, i, batch), new Tensor(part(maps, i, batch),
                            (int) shape.get(1), (int) shape.get(2), (int) shape.get(3))));
                }
            }
        }
        return observations;
    }

    /** The share of pictures whose class has the highest logit: what is watched while a network learns. */
    public double accuracy(PictureSet set) {
        List<Observation> seen = read(set.pixels());
        int right = 0;
        for (int i = 0; i < seen.size(); i++) {
            right += seen.get(i).rank(set.labels()[i]) == 0 ? 1 : 0;
        }
        return right / (double) seen.size();
    }

    private static float[] part(float[] values, int index, int parts) {
        int length = values.length / parts;
        return java.util.Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }

    /** The class activation map M_c = Σ_k w_k^c A_k (eq. 4.2), {@code [H,W]}. */
    public Tensor map(Tensor features, int label) {
        int channels = features.extent(0);
        int area = features.extent(1) * features.extent(2);
        float[] map = new float[area];
        for (int k = 0; k < channels; k++) {
            float weight = weights[label * channels + k];
            for (int i = 0; i < area; i++) {
                map[i] += weight * features.data()[k * area + i];
            }
        }
        return new Tensor(map, features.extent(1), features.extent(2));
    }

    /**
     * The contribution map: what each place adds to the logit, {@code [H,W]}. With average pooling M_c/N, with maximum
     * pooling w_k^c·max A_k at the place of each channel's maximum.
     */
    public Tensor contributions(Tensor features, int label) {
        int channels = features.extent(0);
        int area = features.extent(1) * features.extent(2);
        float[] parts = new float[area];
        for (int k = 0; k < channels; k++) {
            float weight = weights[label * channels + k];
            int best = 0;
            for (int i = 0; i < area; i++) {
                float value = features.data()[k * area + i];
                best = value > features.data()[k * area + best] ? i : best;
                if (network.pooling() == TwinNetwork.Pooling.GAP) {
                    parts[i] += weight * value / area;
                }
            }
            if (network.pooling() == TwinNetwork.Pooling.GMP) {
                parts[best] += weight * features.data()[k * area + best];
            }
        }
        return new Tensor(parts, features.extent(1), features.extent(2));
    }
}
