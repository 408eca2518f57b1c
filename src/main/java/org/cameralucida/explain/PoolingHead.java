package org.cameralucida.explain;

import java.util.Arrays;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Head;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;

/**
 * The arithmetic of a head that pools: from feature maps to scores, for a pooling that the network was not run with.
 */
public final class PoolingHead {

    private PoolingHead() {
    }

    /**
     * The head of a network whose class maps are exact.
     *
     * @throws Problem if the network has no such head
     */
    public static Head.Pooled of(Network network) {
        if (network.head() instanceof Head.Pooled head) {
            return head;
        }
        throw Problem.of(Method.class, "head.without", network.name(), network.head().description());
    }

    /**
     * The same for what was observed: where the head normalises, with the factor that this picture has.
     *
     * @throws Problem if the network has no such head
     */
    public static Head.Pooled of(Observation observation) {
        Head.Pooled head = of(observation.network());
        return head.readout().isNormalized() ? head.of(factor(head, observation)) : head;
    }

    /** The class activation map of a class, {@code [H,W]}: Σ_k w_k^c A_k, with what a class-map head does to it. */
    public static Tensor classMap(Observation observation, int classIndex) {
        Head.Pooled head = of(observation);
        Tensor features = observation.features().orElseThrow();
        int channels = features.extent(0);
        int positions = features.extent(1) * features.extent(2);
        var map = new float[positions];
        for (int k = 0; k < channels; k++) {
            float weight = head.weights()[classIndex * channels + k];
            for (int i = 0; i < positions; i++) {
                map[i] += weight * features.data()[k * positions + i];
            }
        }
        finishClassMap(head, classIndex, map);
        return new Tensor(map, features.extent(1), features.extent(2));
    }

    /** The bias and the ReLU that a class-map head has between its convolution and its pooling. */
    private static void finishClassMap(Head.Pooled head, int classIndex, float[] map) {
        if (head instanceof Head.ClassMaps maps) {
            float bias = maps.bias()[classIndex];
            for (int i = 0; i < map.length; i++) {
                float value = map[i] + bias;
                map[i] = maps.rectified() ? Math.max(0, value) : value;
            }
        }
    }

    /** What the scores of what was observed have as their factor, between features and logits. */
    private static double factor(Head.Pooled head, Observation observation) {
        Tensor features = observation.features().orElseThrow();
        var read = new double[head.classes()];
        if (head instanceof Head.PooledTwice twice) {
            read(twice.average().weights(), pool(Pooling.GAP, features), read);
            read(twice.maximum().weights(), pool(Pooling.GMP, features), read);
        } else {
            read(head.weights(), head instanceof Head.PooledPower power ? powerMeans(power, features)
                    : pool(head.pooling(), features), read);
        }
        return head.readout().factor(observation.logits(), read);
    }

    /** Adds Σ_k w_k^c x_k of each class. */
    private static void read(float[] weights, float[] channels, double[] sums) {
        for (int c = 0; c < sums.length; c++) {
            for (int k = 0; k < channels.length; k++) {
                sums[c] += (double) weights[c * channels.length + k] * channels[k];
            }
        }
    }

    private static float[] powerMeans(Head.PooledPower head, Tensor features) {
        var means = new float[features.extent(0)];
        for (int k = 0; k < means.length; k++) {
            means[k] = (float) powerMean(head, features, k);
        }
        return means;
    }

    /** (mean of max(x, ε)^p)^{1/p} over the positions of a channel. */
    public static double powerMean(Head.PooledPower head, Tensor features, int channel) {
        int positions = features.extent(1) * features.extent(2);
        double sum = 0;
        for (int i = 0; i < positions; i++) {
            sum += raised(head, channel, features.data()[channel * positions + i]);
        }
        return Math.pow(sum / positions, 1 / head.exponent(channel));
    }

    /** max(x, ε)^p of a channel. */
    public static double raised(Head.PooledPower head, int channel, float value) {
        return Math.pow(Math.max(head.floor(), value), head.exponent(channel));
    }

    /** Every class's logit from the feature maps {@code [K,H,W]}, with the head's pooling. */
    static float[] logits(Observation observation) {
        Head.Pooled head = of(observation.network());
        Tensor features = observation.features().orElseThrow();
        int classes = head.classes();
        var logits = new float[classes];
        float[] pooled = head instanceof Head.ClassMaps ? null : pool(head.pooling(), features);
        for (int c = 0; c < classes; c++) {
            if (pooled == null) {
                Tensor map = classMap(observation, c);
                logits[c] = pool(head.pooling(), map.reshape(1, map.extent(0), map.extent(1)))[0];
            } else {
                double sum = head.bias()[c];
                for (int k = 0; k < pooled.length; k++) {
                    sum += (double) head.weights()[c * pooled.length + k] * pooled[k];
                }
                logits[c] = (float) sum;
            }
        }
        return logits;
    }

    /** One number a channel of {@code [K,H,W]}: the mean, or the maximum. */
    private static float[] pool(Pooling pooling, Tensor features) {
        int channels = features.extent(0);
        int positions = features.extent(1) * features.extent(2);
        var pooled = new float[channels];
        for (int k = 0; k < channels; k++) {
            if (pooling == Pooling.GMP) {
                pooled[k] = features.data()[argmax(features.data(), k * positions, positions)];
            } else {
                double sum = 0;
                for (float value : Arrays.copyOfRange(features.data(), k * positions, (k + 1) * positions)) {
                    sum += value;
                }
                pooled[k] = (float) (sum / positions);
            }
        }
        return pooled;
    }

    /** Where the largest of {@code length} values from {@code from} on stands; the first, where several are equal. */
    public static int argmax(float[] values, int from, int length) {
        int largest = from;
        for (int i = from + 1; i < from + length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
