package org.cameralucida.network;

import java.util.Locale;
import java.util.Optional;
import org.cameralucida.message.Message;

/**
 * The scores of classes: the tensor that holds them before any activation, and what makes probabilities of them.
 *
 * @param output the network's output from which they were found
 * @param logits the tensor, one number a class, before any activation
 * @param classes how many
 * @param activation what makes probabilities of the logits
 * @param isOfGraph whether the network itself does that, and its output has the probabilities
 * @param isBinary whether one number stands for two classes, each as likely as the other is not
 */
public record Scores(String output, String logits, int classes, Activation activation, boolean isOfGraph,
                     boolean isBinary) {

    /** What makes probabilities of logits. */
    public enum Activation {
        /** Nothing: the scores are probabilities as they are, or are not to be any. */
        NONE,
        /** Probabilities that sum to 1, since one class excludes the others. */
        SOFTMAX,
        /** As {@link #SOFTMAX}; the network gives their logarithms. */
        LOG_SOFTMAX,
        /** A probability for each class by itself: several classes may be there at once. */
        SIGMOID;

        /** Its name on a card and in reports. */
        public String id() {
            return this == LOG_SOFTMAX ? SOFTMAX.id() : name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the network's own output are probabilities. */
    public boolean outputIsProbability() {
        return isOfGraph && activation != Activation.LOG_SOFTMAX;
    }

    /** Whether each class is judged by itself, so that the probabilities need not sum to 1. */
    public boolean eachAlone() {
        return !isBinary && (activation == Activation.SIGMOID || activation == Activation.NONE);
    }

    /** What is to be known of the probabilities; none where they sum to 1, as one expects. */
    public Optional<Message> note() {
        return eachAlone() && classes > 1 ? Optional.of(Message.of(Scores.class, "scores.alone")) : Optional.empty();
    }

    /**
     * The probabilities of logits: e^{y_c} / Σ e^{y_d}; 1 / (1 + e^{−y_c}) where each class is judged by itself; what
     * already are probabilities as they are.
     */
    public float[] probabilities(float[] logits) {
        return switch (activation) {
            case SIGMOID -> sigmoid(logits);
            case NONE -> logits.clone();
            case SOFTMAX, LOG_SOFTMAX -> softmax(logits);
        };
    }

    private static float[] sigmoid(float[] logits) {
        var probabilities = new float[logits.length];
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = (float) (1 / (1 + Math.exp(-logits[c])));
        }
        return probabilities;
    }

    private static float[] softmax(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        var probabilities = new float[logits.length];
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = (float) (Math.exp(logits[c] - largest) / sum);
        }
        return probabilities;
    }
}
