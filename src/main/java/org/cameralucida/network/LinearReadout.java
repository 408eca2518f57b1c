package org.cameralucida.network;

import java.util.Arrays;

/**
 * How scores are read off one number a channel, all that follows and precedes the classifier linearly included: y_c =
 * Σ_k w_k^c x_k + b_c. Where the numbers are divided by their length or their spread on the way, as before a classifier
 * of cosines or behind a layer normalisation, y_c = f·(Σ_k w_k^c x_k + b_c) + d_c, with a number f that each picture has
 * of its own: held as it is, the scores are as linear as without.
 *
 * @param weights {@code [classes, channels]} row by row; not to be changed
 * @param bias b, one a class; zeros if the network has none; not to be changed
 * @param beyond d, one a class, where there is an f; else empty; not to be changed
 */
public record LinearReadout(float[] weights, float[] bias, float[] beyond) {

    /** @throws IllegalArgumentException if the weights are not as many numbers for each class */
    public LinearReadout {
        if (bias.length == 0 || weights.length % bias.length != 0 || beyond.length % bias.length != 0) {
            throw new IllegalArgumentException(weights.length + " weights for " + bias.length + " classes");
        }
    }

    /** A readout that is linear throughout. */
    public LinearReadout(float[] weights, float[] bias) {
        this(weights, bias, new float[0]);
    }

    /** How many channels are read. */
    public int channels() {
        return weights.length / bias.length;
    }

    /** Whether each picture has a factor f of its own. */
    public boolean isNormalized() {
        return beyond.length > 0;
    }

    /**
     * The factor f of a picture: by which what was read off comes nearest to all of its scores (in the sense of least
     * squares), since it is the same for each; 1 where there is none.
     *
     * @param logits y
     * @param read Σ_k w_k^c x_k of each class
     */
    public double factor(float[] logits, double[] read) {
        double products = 0;
        double squares = 0;
        for (int c = 0; c < beyond.length; c++) {
            double whole = read[c] + bias[c];
            products += whole * (logits[c] - beyond[c]);
            squares += whole * whole;
        }
        return !isNormalized() ? 1 : squares == 0 ? 0 : products / squares;
    }

    /** The readout of a picture with that factor f, which is linear throughout: weights f·w and biases f·b + d. */
    LinearReadout of(double factor) {
        var scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (factor * scaled[i]);
        }
        var constant = bias.clone();
        for (int c = 0; c < constant.length; c++) {
            constant[c] = (float) (factor * bias[c] + (isNormalized() ? beyond[c] : 0));
        }
        return new LinearReadout(scaled, constant);
    }

    /** The sum of two readouts of the same channels. */
    LinearReadout plus(LinearReadout other) {
        return new LinearReadout(sum(weights, other.weights), sum(bias, other.bias), beyond);
    }

    private static float[] sum(float[] a, float[] b) {
        var sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /** The readout of {@code count} of the channels from one on. */
    LinearReadout ofChannels(int first, int count) {
        var part = new float[bias.length * count];
        for (int c = 0; c < bias.length; c++) {
            System.arraycopy(weights, c * channels() + first, part, c * count, count);
        }
        return new LinearReadout(part, bias, beyond);
    }

    /** The same weights with no biases. */
    LinearReadout weightsAlone() {
        return new LinearReadout(weights, new float[bias.length]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearReadout r && Arrays.equals(weights, r.weights) && Arrays.equals(bias, r.bias)
                && Arrays.equals(beyond, r.beyond);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bias);
    }

    @Override
    public String toString() {
        return bias.length + " classes of " + channels() + " channels";
    }
}
