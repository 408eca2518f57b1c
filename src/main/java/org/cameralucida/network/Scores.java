package org.cameralucida.network;

/**
 * The scores of classes: the tensor that holds them before any activation, and what makes probabilities of them.
 *
 * @param logits the tensor, one number a class
 * @param classes how many
 * @param activation what the network itself makes of the logits
 */
public record Scores(String logits, int classes, Activation activation) {

    /** What a network does to its logits at the end. */
    public enum Activation {
        /** Nothing: it gives the logits. */
        NONE,
        /** Probabilities that sum to 1. */
        SOFTMAX,
        /** Their logarithms. */
        LOG_SOFTMAX,
        /** A probability for each class by itself. */
        SIGMOID
    }

    /** Whether the network's own output are probabilities. */
    public boolean outputIsProbability() {
        return activation == Activation.SOFTMAX || activation == Activation.SIGMOID;
    }

    /**
     * The probabilities of logits: e^{y_c} / Σ e^{y_d}, or 1 / (1 + e^{−y_c}) where the network judges each class by
     * itself.
     */
    public float[] probabilities(float[] logits) {
        return activation == Activation.SIGMOID ? sigmoid(logits) : softmax(logits);
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
