package org.cameralucida.onnx;

import java.util.Optional;
import java.util.function.Function;

/**
 * A batch normalisation at inference, where its mean μ and variance σ² are constants: y = x·γ/√(σ² + ε) + β − μ·γ/√(σ² +
 * ε), a factor and a shift a channel (Ioffe and Szegedy, 2015). Behind a convolution it can be folded into its weights.
 *
 * @param gamma γ, an entry a channel; not to be changed, as the others
 * @param beta β
 * @param mean μ
 * @param variance σ²
 * @param epsilon ε
 */
public record BatchNormalization(float[] gamma, float[] beta, float[] mean, float[] variance, float epsilon) {

    /** The normalisation that a node does; none if its numbers are not constant, or it normalises by the batch. */
    public static Optional<BatchNormalization> of(Node node, Function<String, Optional<Constant>> constants) {
        var parameters = new float[4][];
        for (int i = 0; i < parameters.length; i++) {
            var constant = constants.apply(node.input(i + 1)).filter(Constant::isReadable);
            if (constant.isEmpty() || i > 0 && constant.get().size() != parameters[0].length) {
                return Optional.empty();
            }
            parameters[i] = constant.get().floats();
        }
        return node.integer("training_mode", 0) != 0 ? Optional.empty()
                : Optional.of(new BatchNormalization(parameters[0], parameters[1], parameters[2], parameters[3],
                        node.number("epsilon", 1e-5f)));
    }

    /** How many channels. */
    public int channels() {
        return gamma.length;
    }

    /** The factors, one a channel. */
    public float[] factors() {
        var factors = new float[channels()];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = (float) factor(c);
        }
        return factors;
    }

    /** What is added to each channel's product. */
    public float[] shifts() {
        return foldedBias(new float[channels()]);
    }

    /** γ/√(σ² + ε). */
    private double factor(int channel) {
        return gamma[channel] / Math.sqrt((double) variance[channel] + epsilon);
    }

    /** The weights {@code [channels, …]} of the layer before, made to give what the normalisation makes of it. */
    public float[] foldedWeights(float[] weights) {
        var folded = new float[weights.length];
        int each = weights.length / channels();
        for (int i = 0; i < weights.length; i++) {
            folded[i] = (float) (weights[i] * factor(i / each));
        }
        return folded;
    }

    /** The bias {@code [channels]} to go with the {@link #foldedWeights}. */
    public float[] foldedBias(float[] bias) {
        var folded = new float[channels()];
        for (int c = 0; c < folded.length; c++) {
            folded[c] = (float) ((bias[c] - mean[c]) * factor(c) + beta[c]);
        }
        return folded;
    }
}
