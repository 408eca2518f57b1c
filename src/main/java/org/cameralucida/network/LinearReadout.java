package org.cameralucida.network;

import java.util.Arrays;

/**
 * y_c = Σ_k w_k^c x_k + b_c: how scores are read off one number a channel, all that follows and precedes the classifier
 * linearly included.
 *
 * @param weights {@code [classes, channels]} row by row; not to be changed
 * @param bias one a class; zeros if the network has none; not to be changed
 */
public record LinearReadout(float[] weights, float[] bias) {

    /** @throws IllegalArgumentException if the weights are not as many numbers for each class */
    public LinearReadout {
        if (bias.length == 0 || weights.length % bias.length != 0) {
            throw new IllegalArgumentException(weights.length + " weights for " + bias.length + " classes");
        }
    }

    /** How many channels are read. */
    public int channels() {
        return weights.length / bias.length;
    }

    /** The sum of two readouts of the same channels. */
    LinearReadout plus(LinearReadout other) {
        return new LinearReadout(sum(weights, other.weights), sum(bias, other.bias));
    }

    private static float[] sum(float[] a, float[] b) {
        var sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /** The readout of {@code count} of the channels from one on, with other biases. */
    LinearReadout ofChannels(int first, int count, float[] biases) {
        var part = new float[bias.length * count];
        for (int c = 0; c < bias.length; c++) {
            System.arraycopy(weights, c * channels() + first, part, c * count, count);
        }
        return new LinearReadout(part, biases);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearReadout r && Arrays.equals(weights, r.weights) && Arrays.equals(bias, r.bias);
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
