package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.SharedData;
import org.cameralucida.gradient.Differentiation;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.UnreadFields;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;

/** Networks as optimisers and quantisers leave them: understood like plain ones, and run as they are. */
class FusedNetworkTest {

    @Test
    void aFusedConvolutionIsSeenThroughAndRunAsItIs() {
        var network = NetworkReader.read("fused", fused(), Card.EMPTY, null);
        assertThat(network.head()).isInstanceOf(Head.PooledLinear.class);
        assertThat(network.model().graph().nodes()).extracting(Node::op).contains("Conv", "Relu").doesNotContain("FusedConv");
        assertThat(Differentiation.withoutGradient(network.model().graph(), network.input())).isEmpty();
        var run = ExposedOutputs.graph(network);
        assertThat(run.graph().nodes()).extracting(Node::op).contains("FusedConv");
        var picture = new float[3 * 64];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) Math.sin(i);
        }
        var input = Map.of("image", new Tensor(picture, 1, 3, 8, 8));
        try (var fused = Sessions.open(run, "fused", Device.CPU, 1);
                var plain = Sessions.open(plain(network.model(), "logits", "maps"), "plain", Device.CPU, 1)) {
            var outputs = fused.run(input);
            for (int i = 0; i < 2; i++) {
                // Sums of 27 products of numbers around 1, perhaps in another order.
                assertThat(outputs.get(i).data()).containsExactly(plain.run(input).get(i).data(), within(1e-5f));
            }
        }
    }

    private static OnnxModel plain(OnnxModel model, String... outputs) {
        return model.withGraph(model.graph().withOutputs(Stream.of(outputs)
                .map(tensor -> new Value(tensor, ElementType.FLOAT, null)).toList()));
    }

    private static OnnxModel fused() {
        var weights = new float[4 * 27];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.cos(i * 0.7);
        }
        var constants = new LinkedHashMap<String, Constant>();
        constants.put("w", Constant.floats("w", new long[]{4, 3, 3, 3}, weights));
        constants.put("b", Constant.floats("b", new long[]{4}, 0.1f, -0.2f, 0.3f, 0));
        constants.put("v", Constant.floats("v", new long[]{2, 4}, 1, -1, 0.5f, 2, -2, 1, 1, 0));
        var nodes = List.of(new Node("FusedConv", "conv", "com.microsoft", List.of("image", "w", "b"), List.of("maps"),
                        Map.of("activation", new Attribute.Text("Relu"),
                                "kernel_shape", new Attribute.Integers(List.of(3L, 3L)))),
                Node.of("GlobalAveragePool", "pool", List.of("maps"), List.of("pooled")),
                Node.of("Flatten", "flat", List.of("pooled"), List.of("flat")),
                Node.of("Gemm", "classes", List.of("flat", "v"), List.of("logits"), Attribute.of("transB", 1L)));
        return OnnxModel.of("fused", 13, new Graph("fused", nodes, constants,
                List.of(new Value("image", ElementType.FLOAT, Shape.of(-1, 3, 8, 8))),
                List.of(new Value("logits", ElementType.FLOAT, Shape.of(-1, 2))), Map.of()))
                .withOpset("com.microsoft", 1);
    }

    @Test
    void aNetworkOfEightBitOperatorsIsSeenThrough() {
        var network = NetworkReader.read("quantised", quantised(), Card.EMPTY, null);
        assertThat(network.head()).isInstanceOf(Head.PooledLinear.class);
        assertThat(network.head().exposed()).isPresent();
        assertThat(Differentiation.withoutGradient(network.model().graph(), network.input())).isEmpty();
        var picture = new float[3 * 64];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) Math.sin(i);
        }
        var input = Map.of("image", new Tensor(picture, 1, 3, 8, 8));
        try (var original = Sessions.open(quantised(), "quantised", Device.CPU, 1);
                var run = Sessions.open(ExposedOutputs.graph(network), "quantised", Device.CPU, 1)) {
            // A step of the pooled numbers, of 0.02, times the largest weight: rounding may fall on the other side.
            assertThat(run.run(input).get(0).data()).containsExactly(original.run(input).get(0).data(), within(0.05f));
        }
    }

    @Test
    void aNetworkWithAnOperatorThatTheEngineLacksRunsAllTheSame() {
        var model = quantised();
        var lacking = model.withGraph(model.graph().withNodes(model.graph().nodes().stream()
                .map(n -> !n.is("QLinearGlobalAveragePool") && !n.op().equals("QLinearGlobalAveragePool") ? n
                        : new Node("QLinearReduceMean", "", "com.microsoft", n.inputs(), n.outputs(),
                                Map.of("axes", new Attribute.Integers(List.of(2L, 3L)), "keepdims", new Attribute.Integer(1))))
                .toList()));
        var network = NetworkReader.read("lacking", lacking, Card.EMPTY, null);
        var picture = new float[3 * 64];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) Math.sin(i);
        }
        var input = Map.of("image", new Tensor(picture, 1, 3, 8, 8));
        try (var original = Sessions.open(model, "quantised", Device.CPU, 1);
                var run = Sessions.open(ExposedOutputs.graph(network), "lacking", Device.CPU, 1)) {
            // A step of the pooled numbers, of 0.02, times the largest weight: rounding may fall on the other side.
            assertThat(run.run(input).get(0).data()).containsExactly(original.run(input).get(0).data(), within(0.05f));
        }
    }

    /** As ONNX Runtime's static quantiser leaves it in its format of operators. */
    private static OnnxModel quantised() {
        var constants = new LinkedHashMap<String, Constant>();
        var steps = Map.of("xs", 0.01f, "ws", 0.01f, "ys", 0.02f);
        steps.forEach((name, step) -> constants.put(name, Constant.scalar(name, step)));
        var zeros = Map.of("xz", (byte) 128, "yz", (byte) 0);
        zeros.forEach((name, zero) -> constants.put(name, new Constant(name, ElementType.UINT8, new long[0],
                ByteBuffer.wrap(new byte[]{zero}), UnreadFields.NONE)));
        constants.put("wz", new Constant("wz", ElementType.INT8, new long[0], ByteBuffer.wrap(new byte[1]),
                UnreadFields.NONE));
        var weights = new byte[4 * 27];
        for (int i = 0; i < weights.length; i++) {
            // Of seven bits: the engine has no other arithmetic for them on old processors.
            weights[i] = (byte) (63 * Math.cos(i * 0.7));
        }
        constants.put("w", new Constant("w", ElementType.INT8, new long[]{4, 3, 3, 3}, ByteBuffer.wrap(weights),
                UnreadFields.NONE));
        constants.put("v", Constant.floats("v", new long[]{2, 4}, 1, -1, 0.5f, 2, -2, 1, 1, 0));
        var nodes = List.of(Node.of("QuantizeLinear", "", List.of("image", "xs", "xz"), List.of("q")),
                Node.of("QLinearConv", "", List.of("q", "xs", "xz", "w", "ws", "wz", "ys", "yz"), List.of("maps_q"),
                        Attribute.of("kernel_shape", 3L, 3L)),
                new Node("QLinearGlobalAveragePool", "", "com.microsoft", List.of("maps_q", "ys", "yz", "ys", "yz"),
                        List.of("pooled_q"), Map.of()),
                Node.of("DequantizeLinear", "", List.of("pooled_q", "ys", "yz"), List.of("pooled")),
                Node.of("Flatten", "", List.of("pooled"), List.of("flat")),
                Node.of("Gemm", "", List.of("flat", "v"), List.of("logits"), Attribute.of("transB", 1L)));
        return OnnxModel.of("quantised", 13, new Graph("quantised", nodes, constants,
                List.of(new Value("image", ElementType.FLOAT, Shape.of(-1, 3, 8, 8))),
                List.of(new Value("logits", ElementType.FLOAT, Shape.of(-1, 2))), Map.of()))
                .withOpset("com.microsoft", 1);
    }

    @Test
    void aConvolutionOfWholeNumbersByTheirOwnRangeIsSeenThrough() {
        var folder = SharedData.at("reported/quant_dynq");
        var network = NetworkReader.read(folder.resolve("dynq.onnx"));
        assertThat(network.head()).isInstanceOf(Head.PooledLinear.class);
        assertThat(network.head().target()).isEqualTo("a");
        assertThat(Differentiation.withoutGradient(network.model().graph(), network.input())).isEmpty();
        var input = Map.of(network.input(), Npy.read(folder.resolve("x32.npy")));
        try (var original = Sessions.open(OnnxModel.read(folder.resolve("dynq.onnx")), "dynq", Device.CPU, 1);
                var run = Sessions.open(ExposedOutputs.graph(network), "dynq", Device.CPU, 1)) {
            assertThat(run.run(input).get(0).data()).containsExactly(original.run(input).get(0).data());
            assertThat(run.run(input).get(1).shape()).containsExactly(1, 8, 8, 8);
        }
    }
}
