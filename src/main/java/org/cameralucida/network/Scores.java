package org.cameralucida.network;

import java.util.Arrays;
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
        /** As {@link #SOFTMAX}, of classes of which some are left out: log Σ e^y of these is 0, and their share not told. */
        SOFTMAX_WITH_REST,
        /** A probability for each class by itself: several classes may be there at once. */
        SIGMOID,
        /** There are no classes, but one value: its scores are the value, for "up", and its opposite, for "down". */
        VALUE;

        /** Its name on a card and in reports. */
        public String id() {
            return switch (this) {
                case LOG_SOFTMAX, SOFTMAX_WITH_REST -> SOFTMAX.id();
                case VALUE -> NONE.id();
                default -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    /** Whether there are probabilities at all: a value has none. */
    public boolean hasProbabilities() {
        return activation != Activation.VALUE;
    }

    /** Whether each class is judged by itself, so that the probabilities need not sum to 1. */
    public boolean eachAlone() {
        return !isBinary && (activation == Activation.SIGMOID || activation == Activation.NONE);
    }

    /** What is to be known of the probabilities; none where they sum to 1, as one expects. */
    public Optional<Message> note() {
        var key = switch (activation) {
            case VALUE -> "scores.value";
            case SOFTMAX_WITH_REST -> "scores.rest";
            case NONE -> isOfGraph ? "scores.given" : "scores.asTheyAre";
            default -> "scores.alone";
        };
        boolean isUsual = key.equals("scores.alone") && !eachAlone() || classes == 1;
        return isUsual ? Optional.empty() : Optional.of(Message.of(Scores.class, key));
    }

    /**
     * The probabilities of logits: e^{y_c} / Σ e^{y_d}; 1 / (1 + e^{−y_c}) where each class is judged by itself; what
     * already are probabilities as they are; NaN where there are none.
     */
    public float[] probabilities(float[] logits) {
        return switch (activation) {
            case SIGMOID -> sigmoid(logits);
            case NONE -> logits.clone();
            case SOFTMAX, LOG_SOFTMAX -> softmax(logits);
            case SOFTMAX_WITH_REST -> Arrays.copyOf(softmax(Arrays.copyOf(logits, logits.length + 1)), logits.length);
            case VALUE -> {
                var none = new float[logits.length];
                Arrays.fill(none, Float.NaN);
                yield none;
            }
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
        double sum = logSumExp(logits);
        var probabilities = new float[logits.length];
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = (float) Math.exp(logits[c] - sum);
        }
        return probabilities;
    }

    /** log Σ e^{y_c}: what the logarithm of a softmax's probability is less than its logit. */
    public static double logSumExp(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
