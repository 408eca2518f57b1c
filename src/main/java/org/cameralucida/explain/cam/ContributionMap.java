package org.cameralucida.explain.cam;

import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Head;
import org.cameralucida.network.Pooling;

/**
 * What each position adds to the logit: the map that sums, with {@link #constant}, to the logit itself. Average pooling
 * counts every position for one N-th of its class activation; max pooling counts, a channel, the one position where the
 * channel is largest (the first, where several are); a generalised mean g counts, a channel, every position for its share
 * a^p / Σ a^p of the sum below the root, as Euler's theorem has it: g is homogeneous of degree 1, so that Σ_ij a_ij ∂g/∂a_ij
 * = g.
 */
public final class ContributionMap implements InstantMethod {

    /** The map of class {@code classIndex}, {@code [H,W]}, in logit units a position. */
    public static Tensor of(Observation observation, int classIndex) {
        Head.Pooled head = PoolingHead.of(observation);
        if (head instanceof Head.PooledTwice twice) {
            return ofBoth(twice, observation.features().orElseThrow(), classIndex);
        } else if (head instanceof Head.PooledPower power) {
            return ofPowers(power, observation.features().orElseThrow(), classIndex);
        } else if (head.pooling() == Pooling.GMP && head instanceof Head.PooledLinear) {
            return maximaOfChannels(head.weights(), observation.features().orElseThrow(), classIndex);
        }
        Tensor map = PoolingHead.classMap(observation, classIndex);
        return head.pooling() == Pooling.GMP ? maximumOnly(map) : shares(map);
    }

    /** What the logit has that no position gives: the bias; 0 with a class-map head, whose maps already hold it. */
    public static double constant(Observation observation, int classIndex) {
        Head.Pooled head = PoolingHead.of(observation);
        return head instanceof Head.ClassMaps ? 0 : head.bias()[classIndex];
    }

    /** The sum of a map, in double precision. */
    public static double sum(Tensor map) {
        double sum = 0;
        for (float value : map.data()) {
            sum += value;
        }
        return sum;
    }

    /** y_c − b_c = Σ_ij M_c(i,j) / N. */
    private static Tensor shares(Tensor map) {
        var shares = new float[map.data().length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = map.data()[i] / shares.length;
        }
        return new Tensor(shares, map.shape());
    }

    /** y_c = max_ij M_c(i,j): one position gives it all. */
    private static Tensor maximumOnly(Tensor map) {
        var contributions = new float[map.data().length];
        int largest = PoolingHead.argmax(map.data(), 0, contributions.length);
        contributions[largest] = map.data()[largest];
        return new Tensor(contributions, map.shape());
    }

    /** y_c − b_c = Σ_k w_k^c max_ij A_k(i,j): each channel's share lies where its maximum is. */
    private static Tensor maximaOfChannels(float[] weights, Tensor features, int classIndex) {
        int channels = features.extent(0);
        int positions = features.extent(1) * features.extent(2);
        var contributions = new float[positions];
        for (int k = 0; k < channels; k++) {
            int largest = PoolingHead.argmax(features.data(), k * positions, positions);
            contributions[largest - k * positions] +=
                    weights[classIndex * channels + k] * features.data()[largest];
        }
        return new Tensor(contributions, features.extent(1), features.extent(2));
    }

    /** y_c − b_c = Σ_ij Σ_k w_k^c g_k a_k(i,j)^p / Σ a_k^p, with a = max(A, ε). */
    private static Tensor ofPowers(Head.PooledPower head, Tensor features, int classIndex) {
        int channels = features.extent(0);
        int positions = features.extent(1) * features.extent(2);
        var contributions = new double[positions];
        var powers = new double[positions];
        for (int k = 0; k < channels; k++) {
            double sum = 0;
            for (int i = 0; i < positions; i++) {
                powers[i] = PoolingHead.raised(head, k, features.data()[k * positions + i]);
                sum += powers[i];
            }
            double mean = PoolingHead.powerMean(head, features, k);
            for (int i = 0; i < positions && sum != 0; i++) {
                contributions[i] += head.weights()[classIndex * channels + k] * mean * powers[i] / sum;
            }
        }
        var map = new float[positions];
        for (int i = 0; i < positions; i++) {
            map[i] = (float) contributions[i];
        }
        return new Tensor(map, features.extent(1), features.extent(2));
    }

    /** y_c − b_c = Σ_ij Σ_k u_k^c A_k(i,j) / N + Σ_k v_k^c max_ij A_k(i,j). */
    private static Tensor ofBoth(Head.PooledTwice head, Tensor features, int classIndex) {
        Tensor map = maximaOfChannels(head.maximum().weights(), features, classIndex);
        int channels = features.extent(0);
        int positions = map.data().length;
        for (int i = 0; i < positions; i++) {
            double sum = 0;
            for (int k = 0; k < channels; k++) {
                sum += (double) head.average().weights()[classIndex * channels + k]
                        * features.data()[k * positions + i];
            }
            map.data()[i] += (float) (sum / positions);
        }
        return map;
    }

    @Override
    public String id() {
        return "contribution";
    }

    @Override
    public boolean tellsAmounts() {
        return true;
    }

    @Override
    public Tensor map(Observation observation, int classIndex) {
        return of(observation, classIndex);
    }
}
