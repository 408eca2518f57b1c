package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;

/**
 * A network of two convolutions with random weights, from a picture {@code [N,3,12,20]} to feature maps {@code [N,7,3,5]};
 * a test puts a head on them.
 */
final class SmallNetwork {

    static final int HEIGHT = 12;
    static final int WIDTH = 20;
    static final int CHANNELS = 7;
    static final int PLACES = 15;

    final GraphBuilder b = new GraphBuilder(17);
    final String maps;
    /** Of the classifier that was made last: {@code [classes, channels]} row by row, and one a class. */
    float[] weights;
    float[] bias;
    private final Random random = new Random(11);
    private String card = "{}";

    SmallNetwork() {
        var picture = b.input("x", Shape.of(-1, 3, HEIGHT, WIDTH));
        maps = convolved(convolved(picture, 3, 5), 5, CHANNELS);
    }

    private String convolved(String from, int before, int after) {
        return b.emit("Relu", List.of(b.emit("Conv", List.of(from, b.floats(new long[]{after, before, 2, 2},
                random(after * before * 4)), b.floats(new long[]{after}, random(after))),
                Attribute.of("kernel_shape", 2, 2), Attribute.of("strides", 2, 2))));
    }

    SmallNetwork card(String json) {
        card = json;
        return this;
    }

    /** Numbers around 0, none of which is small. */
    float[] random(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (random.nextDouble(0.2, 1) * (random.nextBoolean() ? 1 : -1));
        }
        return numbers;
    }

    /** The mean of each map, {@code [N,7]}. */
    String mean() {
        return b.reduce("ReduceMean", maps, false, 2, 3);
    }

    String classified(String vector, int classes) {
        return classified(vector, CHANNELS, classes);
    }

    /** A linear classifier with random weights. */
    String classified(String vector, int from, int classes) {
        weights = random(from * classes);
        bias = random(classes);
        return b.emit("Gemm", List.of(vector, b.floats(new long[]{classes, from}, weights),
                b.floats(new long[]{classes}, bias)), Attribute.of("transB", 1));
    }

    /** The maps as tokens {@code [N,15,7]} that weigh each other twice. */
    String attended() {
        return attended(attended(b.transpose(b.reshape(maps, 0, CHANNELS, PLACES), 0, 2, 1)));
    }

    /** The same with a token before them, {@code [N,16,7]}, that is no place. */
    String attendedWithClassToken() {
        var tokens = b.transpose(b.reshape(maps, 0, CHANNELS, PLACES), 0, 2, 1);
        var token = b.emit("Mul", b.slice(tokens, 1, 0, 1), b.scalar(0));
        var own = b.emit("Add", token, b.floats(new long[]{CHANNELS}, random(CHANNELS)));
        return attended(attended(b.emit("Concat", List.of(own, tokens), Attribute.of("axis", 1))));
    }

    private String attended(String tokens) {
        var weighed = b.emit("Softmax", List.of(b.emit("MatMul", projected(tokens), b.transpose(projected(tokens), 0, 2, 1))),
                Attribute.of("axis", -1));
        return b.emit("Add", tokens, b.emit("MatMul", weighed, projected(tokens)));
    }

    private String projected(String tokens) {
        return b.emit("MatMul", tokens, b.floats(new long[]{CHANNELS, CHANNELS}, random(CHANNELS * CHANNELS)));
    }

    void output(String name, String tensor) {
        b.output(b.emitAs(name, "Identity", List.of(tensor)), Shape.of(-1, -1));
    }

    Network read() {
        return NetworkReader.read("small", b.model("small"), Card.parse("small.json", card), null);
    }

    /** A random picture, of numbers 0 to 1. */
    Tensor picture() {
        var numbers = new Random(5);
        var data = new float[3 * HEIGHT * WIDTH];
        for (int i = 0; i < data.length; i++) {
            data[i] = numbers.nextFloat();
        }
        return new Tensor(data, 1, 3, HEIGHT, WIDTH);
    }

    /** Settings with which a method makes few passes. */
    static Map<String, String> quick(Method method) {
        return switch (method.id()) {
            case "rise" -> Map.of("masks", "12");
            case "lime" -> Map.of("samples", "20", "segments", "4");
            case "smoothgrad" -> Map.of("samples", "2");
            case "integrated-gradients" -> Map.of("steps", "4");
            default -> Map.of();
        };
    }

    /** Feature maps A, {@code [K,H,W]}. */
    record Maps(Tensor tensor) {

        int positions() {
            return tensor.extent(1) * tensor.extent(2);
        }

        double at(int channel, int place) {
            return tensor.data()[channel * positions() + place];
        }

        private float[] of(int channel) {
            return Arrays.copyOfRange(tensor.data(), channel * positions(), (channel + 1) * positions());
        }

        double[] means() {
            var means = new double[tensor.extent(0)];
            for (int k = 0; k < means.length; k++) {
                for (float value : of(k)) {
                    means[k] += (double) value / positions();
                }
            }
            return means;
        }

        double[] maxima() {
            var maxima = new double[tensor.extent(0)];
            for (int k = 0; k < maxima.length; k++) {
                maxima[k] = at(k, firstOfMaximum(k));
            }
            return maxima;
        }

        int firstOfMaximum(int channel) {
            int first = 0;
            for (int i = 1; i < positions(); i++) {
                first = at(channel, i) > at(channel, first) ? i : first;
            }
            return first;
        }
    }
}
