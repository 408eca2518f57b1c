package org.cameralucida.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import java.util.Random;

/** A 3×3 convolution without bias, and the batch normalisation after it. */
public final class ConvolutionUnit {

    /** What is added to a variance before its root is taken. */
    public static final float EPSILON = 1e-5f;

    private static final float KEPT = 0.9f;

    private final int stride;
    private final NDArray weight;
    private final NDArray gamma;
    private final NDArray beta;
    private final NDArray mean;
    private final NDArray variance;

    /**
     * A new unit.
     *
     * @param inputs  channels in
     * @param outputs channels out
     * @param stride  1, or 2 to halve the map
     * @param gain    the first scale after the normalisation: 0 for the last unit of a residual pair, which so begins
     *                as the identity
     */
    public ConvolutionUnit(NDManager manager, Random random, int inputs, int outputs, int stride, float gain) {
        this.stride = stride;
        float[] values = new float[outputs * inputs * 9];
        double deviation = Math.sqrt(2.0 / (inputs * 9));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        Shape channels = new Shape(outputs);
        weight = manager.create(values, new Shape(outputs, inputs, 3, 3));
        gamma = manager.full(channels, gain, DataType.FLOAT32);
        beta = manager.zeros(channels);
        mean = manager.zeros(channels);
        variance = manager.ones(channels);
    }

    /**
     * The normalised convolution of a map {@code [N,C,H,W]}, in the network's precision.
     *
     * @param stride   usually the unit's own
     * @param dilation 1, or 2 where an earlier stride was taken back
     * @param learning whether the batch's own statistics are used (and remembered) instead of the remembered ones
     */
    public NDArray apply(NDArray map, HalfPrecision precision, int stride, int dilation, boolean learning) {
        NDManager manager = map.getManager();
        NDArray result = Conv2d.conv2d(map, precision.narrow(weight, manager), null, new Shape(stride, stride),
                new Shape(dilation, dilation), new Shape(dilation, dilation)).singletonOrThrow();
        return BatchNorm.batchNorm(result, mean, variance, gamma, beta, -1, KEPT, EPSILON, learning)
                .singletonOrThrow();
    }

    /** The unit's own stride. */
    public int stride() {
        return stride;
    }

    /** The weights {@code [out,in,3,3]}. */
    public NDArray weight() {
        return weight;
    }

    /** Scale and shift after the normalisation, then the remembered mean and variance: each {@code [out]}. */
    public NDArray[] normalisation() {
        return new NDArray[] {gamma, beta, mean, variance};
    }
}
