package org.cameralucida.explain;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/**
 * What one forward pass gave: everything that is needed to show any class, without running the network again.
 *
 * @param network the network that ran
 * @param input what it was given, preprocessed, {@code [1,C,H,W]} or {@code [1,H,W,C]}
 * @param logits the score of each class, before any softmax
 * @param probabilities of each class, fractions of 1: the softmax of the logits, or what the network itself makes of them
 * @param features the feature maps that the head reads, {@code [K,H,W]}; empty where the head has none
 * @param milliseconds what the forward pass took
 */
public record Observation(Network network, Tensor input, float[] logits, float[] probabilities,
        Optional<Tensor> features, double milliseconds) {

    /** The {@code count} classes with the highest scores, best first; the lower index first where two are equal. */
    public int[] top(int count) {
        return IntStream.range(0, logits.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> -logits[c]).thenComparingInt(c -> c))
                .limit(count).mapToInt(Integer::intValue).toArray();
    }
}
