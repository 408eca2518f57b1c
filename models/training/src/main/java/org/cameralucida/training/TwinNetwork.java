package org.cameralucida.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The network of the twins: 3×3 convolutions with batch normalisation and ReLU, three residual pairs, a pooling and one
 * linear layer, so that the class activation map (eq. 4.2 of Zhou et al.) exists. 1.97 million weights.
 *
 * <p>At 64×64 the last map is 8×8 with 256 channels. {@link Sampling#DENSE} takes the last stride back and dilates
 * every later convolution instead: the same weights then look at the picture at 16×16 places, of which every second in
 * each direction is exactly a place of the 8×8 map.
 */
public final class TwinNetwork {

    /** The only difference between the twins. */
    public enum Pooling { GAP, GMP }

    /** Whether the last stride is taken (8×8) or replaced by dilation (16×16). */
    public enum Sampling { STRIDED, DENSE }

    /** Output channels of a unit, its stride, and whether it begins a residual pair. */
    private record Plan(int outputs, int stride, boolean pair) {
    }

    private static final List<Plan> PLAN = List.of(
            new Plan(32, 2, false), new Plan(32, 1, false), new Plan(64, 2, false), new Plan(64, 1, true),
            new Plan(128, 2, false), new Plan(128, 1, true), new Plan(256, 1, false), new Plan(256, 1, true));

    /** The unit whose stride {@link Sampling#DENSE} takes back. */
    private static final int LAST_STRIDED = 4;

    /** One step of the network: one unit, or two with a way around them. */
    public record Stage(List<ConvolutionUnit> units) {
    }

    private final Pooling pooling;
    private final HalfPrecision precision;
    private final List<Stage> stages = new ArrayList<>();
    private final NDArray classifier;
    private final NDArray bias;

    /** A new network with weights drawn from {@code seed}: the same for both poolings. */
    public TwinNetwork(NDManager manager, HalfPrecision precision, Pooling pooling, int classes, long seed) {
        this.pooling = pooling;
        this.precision = precision;
        var random = new Random(seed);
        int channels = 3;
        for (Plan plan : PLAN) {
            var first = new ConvolutionUnit(manager, random, channels, plan.outputs, plan.stride, 1);
            channels = plan.outputs;
            stages.add(plan.pair
                    ? new Stage(List.of(first, new ConvolutionUnit(manager, random, channels, channels, 1, 0)))
                    : new Stage(List.of(first)));
        }
        float[] values = new float[classes * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.02 * random.nextGaussian());
        }
        classifier = manager.create(values, new Shape(classes, channels));
        bias = manager.zeros(new Shape(classes));
    }

    /**
     * The feature maps that feed the pooling, in float32.
     *
     * @param pictures {@code [N,3,S,S]} float32, normalised
     * @return {@code [N,256,S/8,S/8]}, or {@code [N,256,S/4,S/4]} when dense; never negative
     */
    public NDArray features(NDArray pictures, Sampling sampling, boolean learning) {
        NDManager manager = pictures.getManager();
        NDArray map = precision.narrow(pictures, manager);
        for (int i = 0; i < stages.size(); i++) {
            List<ConvolutionUnit> units = stages.get(i).units();
            int dilation = dilation(i, sampling);
            NDArray result = units.get(0).apply(map, precision, stride(i, sampling), dilation, learning);
            if (units.size() == 2) {
                result = map.add(units.get(1).apply(Activation.relu(result), precision, 1, dilation, learning));
            }
            map = Activation.relu(result);
        }
        return precision.wide(map, manager);
    }

    /** The stride of a stage's first unit. */
    int stride(int stage, Sampling sampling) {
        return sampling == Sampling.DENSE && stage >= LAST_STRIDED ? 1 : stages.get(stage).units().get(0).stride();
    }

    /** The dilation of a stage's units. */
    int dilation(int stage, Sampling sampling) {
        return sampling == Sampling.DENSE && stage > LAST_STRIDED ? 2 : 1;
    }

    /** The logits {@code [N,C]} of feature maps {@code [N,K,H,W]}. */
    public NDArray logits(NDArray features) {
        Shape shape = features.getShape();
        NDArray places = features.reshape(new Shape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3)));
        NDArray pooled = pooling == Pooling.GAP ? places.mean(new int[] {2}) : places.max(new int[] {2});
        return pooled.matMul(classifier.transpose()).add(bias);
    }

    /** Which pooling. */
    public Pooling pooling() {
        return pooling;
    }

    /** All steps from the picture to the features. */
    public List<Stage> stages() {
        return stages;
    }

    /** The classifier's weights {@code [C,K]}. */
    public NDArray classifier() {
        return classifier;
    }

    /** The classifier's bias {@code [C]}. */
    public NDArray bias() {
        return bias;
    }

    /** What is learned and pulled towards zero: the weights of the convolutions and of the classifier. */
    public NDList weights() {
        var list = new NDList();
        stages.forEach(stage -> stage.units().forEach(unit -> list.add(unit.weight())));
        list.add(classifier);
        return list;
    }

    /** What is learned and left free: scales, shifts and the bias. */
    public NDList offsets() {
        var list = new NDList();
        stages.forEach(stage -> stage.units().forEach(unit -> {
            list.add(unit.normalisation()[0]);
            list.add(unit.normalisation()[1]);
        }));
        list.add(bias);
        return list;
    }

    /** What is remembered of the batches: means and variances. */
    public NDList statistics() {
        var list = new NDList();
        stages.forEach(stage -> stage.units().forEach(unit -> {
            list.add(unit.normalisation()[2]);
            list.add(unit.normalisation()[3]);
        }));
        return list;
    }

    /** Everything that makes the network what it is, in a fixed order. */
    public NDList state() {
        return new NDList().addAll(weights()).addAll(offsets()).addAll(statistics());
    }

    /** Writes arrays as plain big-endian floats. */
    public static void write(DataOutputStream out, NDList arrays) throws IOException {
        for (NDArray array : arrays) {
            float[] values = array.toFloatArray();
            out.writeInt(values.length);
            for (float value : values) {
                out.writeFloat(value);
            }
        }
    }

    /** Fills arrays with what {@link #write} wrote. */
    public static void read(DataInputStream in, NDList arrays) throws IOException {
        for (NDArray array : arrays) {
            int size = in.readInt();
            if (size != array.size()) {
                throw new IOException("a checkpoint of another network: " + size + " numbers for " + array.getShape());
            }
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = in.readFloat();
            }
            array.set(values);
        }
    }
}
