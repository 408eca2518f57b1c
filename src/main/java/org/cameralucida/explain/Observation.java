package org.cameralucida.explain;

import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;
import org.cameralucida.network.Scores.Activation;

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

    /** By how much a network's own float32 probabilities may leave 0…1. */
    private static final double NEARLY = 1e-3;

    /** The probability of a class to be said; NaN where a score of any class is no share of 1 as probabilities are. */
    public double probability(int classIndex) {
        boolean isGiven = network.head().scores().activation() == Activation.NONE;
        for (int c = 0; c < probabilities.length && isGiven; c++) {
            if (probabilities[c] < -NEARLY || probabilities[c] > 1 + NEARLY) {
                return Double.NaN;
            }
        }
        return probabilities[classIndex];
    }

    /** The {@code count} classes with the highest scores, best first; the lower index first where two are equal. */
    public int[] top(int count) {
        if (probabilities.length > 0 && Float.isNaN(probabilities[0])) {
            // Of a value, what raises it comes before what lowers it.
            return IntStream.range(0, Math.min(count, logits.length)).toArray();
        }
        // By insertion: few of all classes are wanted, of many pictures.
        var best = new int[Math.min(count, logits.length)];
        int found = 0;
        for (int c = 0; c < logits.length; c++) {
            int place = found;
            while (place > 0 && Float.compare(-logits[c], -logits[best[place - 1]]) < 0) {
                place--;
            }
            if (place < best.length) {
                found = Math.min(found + 1, best.length);
                System.arraycopy(best, place, best, place + 1, found - place - 1);
                best[place] = c;
            }
        }
        return best;
    }
}
