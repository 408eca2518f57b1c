package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;

/** A graph that a test puts together, of a picture {@code [N,3,16,16]}, and the network that is read of it. */
class SmallGraph {

    static final int K = 6;
    static final int C = 4;
    /** Sums of a few dozen float32 numbers of the size of 1, in another order than the engine's. */
    static final double ROUNDING = 1e-5;

    final Random random = new Random(7);
    final GraphBuilder b = new GraphBuilder(17);

    String weights(long... shape) {
        var values = new float[(int) Arrays.stream(shape).reduce(1, (x, y) -> x * y)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() / 3;
        }
        return b.floats(shape, values);
    }

    /** Feature maps {@code [N,6,8,8]} of a picture {@code [N,3,16,16]}. */
    String maps() {
        return maps(b.input("x", Shape.of(-1, 3, 16, 16)));
    }

    String maps(String input) {
        return b.emit("Relu", List.of(b.emit("Conv", List.of(input, weights(K, 3, 2, 2)), Attribute.of("strides", 2, 2),
                Attribute.of("kernel_shape", 2, 2))));
    }

    String pooled(String maps) {
        return b.reduce("ReduceMean", maps, false, 2, 3);
    }

    String linear(String vector, int from, int to) {
        return b.emit("Add", List.of(b.emit("MatMul", List.of(vector, weights(from, to))), weights(to)));
    }

    void output(String name, String tensor) {
        b.output(b.emitAs(name, "Identity", List.of(tensor)), Shape.of(-1, -1));
    }

    Network read(String card) {
        return NetworkReader.read("n", b.model("n"), Card.parse("n.json", card), null);
    }

    Network read() {
        return read("{}");
    }

    /** What the network gives for a picture, by the tensors asked for. */
    static List<Tensor> run(Network network, String... tensors) {
        var shape = network.preprocessing().shape();
        var data = new float[shape[1] * shape[2] * shape[3]];
        var random = new Random(9);
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat();
        }
        try (var session = Sessions.open(ExposedOutputs.of(network, tensors), "n", Device.CPU, 1)) {
            return session.run(Map.of(network.input(), new Tensor(data, shape)));
        }
    }

    static void assertProbabilitiesAreThoseOfTheOutput(Network network, String output) {
        var logits = run(network, network.head().logits()).get(0).data();
        assertThat(network.head().scores().probabilities(logits))
                .containsExactly(run(network, output).get(0).data(), within((float) ROUNDING));
    }
}
