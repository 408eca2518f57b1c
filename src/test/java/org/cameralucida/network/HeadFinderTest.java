package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cameralucida.network.HeadGraph.C;
import static org.cameralucida.network.HeadGraph.K;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;

/**
 * Heads in every spelling, as small graphs: each is found, and the scores that the engine computes follow from the
 * features and weights that were read off.
 */
class HeadFinderTest {

    /** Checks what was found, and that scores of a random input follow from it. */
    private static Head check(Network network, String kind, Pooling pooling, String target) {
        var head = network.head();
        assertThat(head.kind()).isEqualTo(kind);
        assertThat(head.pooling()).isEqualTo(pooling);
        assertThat(head.target()).isEqualTo(target);
        assertThat(head.classes()).isEqualTo(C);
        var shape = network.preprocessing().shape();
        var data = new float[shape[1] * shape[2] * shape[3]];
        var random = new Random(5);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        try (var session = Sessions.open(ExposedOutputs.graph(network), "test", Device.CPU, 1)) {
            var outputs = session.run(Map.of(network.input(), new Tensor(data, shape)));
            var logits = outputs.get(0);
            // What steps between feature maps and scores, some dozen roundings of float32, add to the sum's own rounding.
            KnownNetworksTest.assertFollows(head, logits.reshape(logits.data().length),
                    outputs.size() > 1 ? outputs.get(1) : null, 1e-5);
        }
        return head;
    }

    private static Head gap(HeadGraph builder) {
        return check(builder.network(), "gap", Pooling.GAP, "maps");
    }

    private static Head gmp(HeadGraph builder) {
        return check(builder.network(), "gmp", Pooling.GMP, "maps");
    }

    private static String[] random(String name, long... shape) {
        return HeadGraph.random(name, shape);
    }

    @Test
    void averagePoolingInAllSpellings() {
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").gemm());
        gap(HeadGraph.maps().node("ReduceMean", Attribute.of("axes", 2, 3), Attribute.of("keepdims", 0)).gemm());
        gap(HeadGraph.maps().node("ReduceMean", Attribute.of("axes", -1, -2), Attribute.of("keepdims", 1))
                .node("Flatten").gemm());
        gap(HeadGraph.maps().opset(18).node("ReduceMean", List.of("", Constant.list("axes", -2, -1)),
                Attribute.of("keepdims", 0)).gemm());
        gap(HeadGraph.maps().node("ReduceSum", List.of("", Constant.list("axes", 2, 3)), Attribute.of("keepdims", 0))
                .gemm());
        gap(HeadGraph.maps().node("AveragePool", Attribute.of("kernel_shape", 5, 4)).node("Flatten").gemm());
        gap(HeadGraph.maps().node("AveragePool", Attribute.of("kernel_shape", 6, 5), Attribute.of("pads", 0, 0, 1, 1))
                .node("Flatten").gemm());
        gap(HeadGraph.maps().node("AveragePool", Attribute.of("kernel_shape", 7, 6), Attribute.of("pads", 1, 1, 1, 1),
                Attribute.of("count_include_pad", 1)).node("Flatten").gemm());
        gap(HeadGraph.maps().node("ReduceMean", Attribute.of("axes", new long[]{3}), Attribute.of("keepdims", 0))
                .node("ReduceMean", Attribute.of("axes", new long[]{2}), Attribute.of("keepdims", 0)).gemm());
        gap(HeadGraph.maps().node("ReduceMean", Attribute.of("axes", new long[]{2}), Attribute.of("keepdims", 1))
                .node("ReduceMean", Attribute.of("axes", new long[]{3}), Attribute.of("keepdims", 1))
                .node("Flatten").gemm());
        gap(HeadGraph.maps().node("Reshape", List.of("", Constant.list("s", 0, K, 20)))
                .node("ReduceMean", Attribute.of("axes", new long[]{2}), Attribute.of("keepdims", 0)).gemm());
        gap(HeadGraph.maps().node("Reshape", List.of("", Constant.list("s", 0, K, -1)))
                .node("Transpose", Attribute.of("perm", 0, 2, 1))
                .node("ReduceMean", Attribute.of("axes", new long[]{1}), Attribute.of("keepdims", 0)).gemm());
    }

    @Test
    void maxPoolingInAllSpellings() {
        gmp(HeadGraph.maps().node("GlobalMaxPool").node("Flatten").gemm());
        gmp(HeadGraph.maps().node("ReduceMax", Attribute.of("axes", 2, 3), Attribute.of("keepdims", 0)).gemm());
        gmp(HeadGraph.maps().node("MaxPool", Attribute.of("kernel_shape", 5, 4), Attribute.of("strides", 5, 4))
                .node("Flatten").gemm());
        gmp(HeadGraph.maps().node("ReduceMax", Attribute.of("axes", new long[]{-1}), Attribute.of("keepdims", 0))
                .node("ReduceMax", Attribute.of("axes", new long[]{-1}), Attribute.of("keepdims", 0)).gemm());
    }

    @Test
    void aWindowThatIsNotTheWholeMapIsNoGlobalPooling() {
        var head = HeadGraph.maps().node("AveragePool", Attribute.of("kernel_shape", 4, 4), Attribute.of("strides", 4, 4))
                .node("Flatten").gemm().network().head();
        assertThat(head.kind()).isEqualTo("dense");
        assertThat(head.target()).isEqualTo("maps");
    }

    @Test
    void theClassifierInAllSpellings() {
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten")
                .node("Gemm", List.of("", random("w", K, C), random("b", C))));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten")
                .node("Gemm", List.of("", random("w", C, K), random("b", 1, C)), Attribute.of("transB", 1),
                        Attribute.of("alpha", 0.5f), Attribute.of("beta", 2f)));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten")
                .node("Gemm", List.of("", random("w", C, K)), Attribute.of("transB", 1)));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").node("MatMul", List.of("", random("w", K, C)))
                .node("Add", List.of(random("b", C), "")));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").node("MatMul", List.of("", random("w", K, C))));
        gap(HeadGraph.maps().node("GlobalAveragePool")
                .node("Conv", List.of("", random("w", C, K, 1, 1), random("b", C))));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Conv", List.of("", random("w", C, K, 1, 1)))
                .node("Squeeze", List.of("", Constant.list("axes", 2, 3))));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Conv", List.of("", random("w", C, K / 2, 1, 1)),
                Attribute.of("group", 2)));
    }

    @Test
    void weightsThatAreComputedOfConstants() {
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").node("Identity")
                .node("Gemm", List.of("", "turned", "b")).with(b -> {
                    b.constants.put("raw", Constant.floats("raw", new long[]{C, K}, numbers(C * K)));
                    b.constants.put("b", Constant.floats("b", new long[]{C}, numbers(C)));
                    b.nodes.add(0, Node.of("Transpose", "turn", List.of("raw"), List.of("turned")));
                }));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten")
                .node("Gemm", List.of("", "real"), Attribute.of("transB", 1)).with(b -> {
                    b.constants.put("q", bytes("q", new long[]{C, K}));
                    b.constants.put("s", Constant.floats("s", new long[]{C}, numbers(C)));
                    b.constants.put("z", bytes("z", new long[]{C}));
                    b.nodes.add(0, Node.of("DequantizeLinear", "dq", List.of("q", "s", "z"), List.of("real"),
                            Attribute.of("axis", 0)));
                }));
    }

    private static float[] numbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sin(i + 1);
        }
        return numbers;
    }

    private static Constant bytes(String name, long[] shape) {
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        var data = new byte[size];
        for (int i = 0; i < size; i++) {
            data[i] = (byte) (i * 37 % 251 - 125);
        }
        return new Constant(name, ElementType.INT8, shape, java.nio.ByteBuffer.wrap(data),
                org.cameralucida.onnx.UnreadFields.NONE);
    }

    @Test
    void whatLiesBetweenPoolingAndScoresIsFoldedIn() {
        gap(HeadGraph.maps().node("GlobalAveragePool")
                .node("BatchNormalization", List.of("", random("g", K), random("be", K), random("m", K),
                        Constant.floats("v", new long[]{K}, 1, 2, 3, 4, 5, 6)), Attribute.of("epsilon", 0.01f))
                .node("Flatten").gemm());
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").node("Mul", List.of("", random("s", K)))
                .node("Add", List.of("", random("o", 1, K))).gemm());
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").node("Sub", List.of(random("s", K), ""))
                .node("Div", List.of("", Constant.scalar("two", 2))).gemm());
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").gemm()
                .node("Mul", List.of("", Constant.scalar("temperature", 0.5f)))
                .node("Add", List.of("", random("p", C))));
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Dropout").node("Squeeze", List.of("",
                Constant.list("axes", 2, 3))).node("Identity").node("Unsqueeze", List.of("", Constant.list("ax", 1)))
                .node("Reshape", List.of("", Constant.list("flat", -1, K))).gemm().node("Identity"));
    }

    @Test
    void twoLinearLayersAreOne() {
        gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").node("MatMul", List.of("", random("w1", K, 5)))
                .node("Add", List.of("", random("b1", 5))).node("MatMul", List.of("", random("w2", 5, C)))
                .node("Add", List.of("", random("b2", C))));
    }

    @Test
    void theEndOfTheNetwork() {
        assertThat(gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").gemm().node("Softmax")).scores().activation())
                .isEqualTo(Scores.Activation.SOFTMAX);
        assertThat(gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").gemm()
                .node("LogSoftmax", Attribute.of("axis", 1))).scores().activation()).isEqualTo(Scores.Activation.LOG_SOFTMAX);
        var sigmoid = gap(HeadGraph.maps().node("GlobalAveragePool").node("Flatten").gemm().node("Sigmoid"));
        assertThat(sigmoid.scores().activation()).isEqualTo(Scores.Activation.SIGMOID);
        assertThat(sigmoid.scores().probabilities(new float[]{0, 100})).containsExactly(0.5f, 1f);
        assertThat(gap(HeadGraph.maps().node("GlobalAveragePool").node("Conv", List.of("", random("w", C, K, 1, 1)))
                .node("Softmax", Attribute.of("axis", 1)).node("Flatten")).scores().isOfGraph()).isTrue();
    }

    @Test
    void classMapsWithAndWithoutReluAndWhatFollows() {
        var conv = List.of("", random("w", C, K, 1, 1), random("b", C));
        var plain = check(HeadGraph.maps().node("Conv", conv).node("GlobalAveragePool").node("Flatten").network(),
                "class-maps", Pooling.GAP, "t2");
        assertThat(plain.exposed().orElseThrow().tensor()).isEqualTo("maps");
        assertThat(((Head.ClassMaps) plain).rectified()).isFalse();
        var rectified = check(HeadGraph.maps().node("Dropout").node("Conv", conv).node("Relu").node("GlobalAveragePool")
                .node("Softmax", Attribute.of("axis", 1)).network(), "class-maps", Pooling.GAP, "t4");
        assertThat(rectified.exposed().orElseThrow().tensor()).isEqualTo("maps");
        assertThat(((Head.ClassMaps) rectified).rectified()).isTrue();
        check(HeadGraph.maps().node("Conv", conv).node("Relu").node("GlobalMaxPool").network(),
                "class-maps", Pooling.GMP, "t3");
        check(HeadGraph.maps().node("Conv", conv).node("BatchNormalization", List.of("", random("g", C), random("be", C),
                random("m", C), Constant.floats("v", new long[]{C}, 1, 2, 3, 4))).node("Relu").node("GlobalAveragePool")
                .network(), "class-maps", Pooling.GAP, "t4");
        check(HeadGraph.maps().node("Conv", conv).node("Relu").node("GlobalAveragePool").node("Mul",
                List.of("", Constant.scalar("s", 3))).network(), "class-maps", Pooling.GAP, "t3");
        // A shift after the ReLU cannot move before it: the maps themselves are exposed then.
        check(HeadGraph.maps().node("Conv", conv).node("Relu").node("GlobalAveragePool").node("Flatten")
                .node("Add", List.of("", random("o", C))).network(), "gap", Pooling.GAP, "t3");
        // Made by a 3×3 convolution: there is nothing smaller to expose.
        var wide = check(HeadGraph.maps().node("Conv", List.of("", random("w3", C, K, 3, 3)), Attribute.of("pads",
                1, 1, 1, 1)).node("GlobalAveragePool").node("Flatten").network(),
                "class-maps", Pooling.GAP, "t2");
        assertThat(wide.exposed().orElseThrow().tensor()).isEqualTo("t2");
    }

    @Test
    void channelsLast() {
        var input = Shape.of(-1, 10, 8, 3);
        var builder = new HeadGraph();
        builder.input = input;
        builder.node("Transpose", Attribute.of("perm", 0, 3, 1, 2))
                .node("Conv", List.of("", random("w0", K, 3, 2, 2)), Attribute.of("strides", 2, 2))
                .named("Relu", "maps")
                .node("Transpose", Attribute.of("perm", 0, 2, 3, 1))
                .node("ReduceMean", Attribute.of("axes", 1, 2), Attribute.of("keepdims", 0))
                .node("MatMul", List.of("", random("w", K, C))).node("Softmax");
        var network = builder.network();
        assertThat(network.preprocessing().layout()).isEqualTo(Layout.NHWC);
        var head = check(network, "gap", Pooling.GAP, "maps");
        assertThat(head.exposed().orElseThrow().layout()).isEqualTo(Layout.NCHW);
        assertThat(network.layer("maps").shape()).containsExactly(K, 5, 4);

        var last = new HeadGraph();
        last.input = input;
        last.node("Transpose", Attribute.of("perm", 0, 3, 1, 2))
                .node("Conv", List.of("", random("w0", K, 3, 2, 2)), Attribute.of("strides", 2, 2))
                .node("Transpose", Attribute.of("perm", 0, 2, 3, 1)).named("Relu", "maps")
                .node("ReduceMean", Attribute.of("axes", 1, 2), Attribute.of("keepdims", 0))
                .node("MatMul", List.of("", random("w", K, C)));
        var inNhwc = check(last.network(), "gap", Pooling.GAP, "maps");
        assertThat(inNhwc.exposed().orElseThrow().layout()).isEqualTo(Layout.NHWC);
        assertThat(inNhwc.exposed().orElseThrow().height()).isEqualTo(5);
        assertThat(inNhwc.exposed().orElseThrow().width()).isEqualTo(4);

        var classMaps = new HeadGraph();
        classMaps.input = input;
        classMaps.node("Transpose", Attribute.of("perm", 0, 3, 1, 2))
                .node("Conv", List.of("", random("w0", K, 3, 2, 2)), Attribute.of("strides", 2, 2))
                .node("Transpose", Attribute.of("perm", 0, 2, 3, 1)).named("Relu", "before")
                .node("MatMul", List.of("", random("w", K, C))).node("Add", List.of("", random("b", C)))
                .named("Relu", "maps").node("ReduceMean", Attribute.of("axes", 1, 2), Attribute.of("keepdims", 0));
        var head2 = check(classMaps.network(), "class-maps", Pooling.GAP, "maps");
        assertThat(head2.exposed().orElseThrow().tensor()).isEqualTo("before");
        assertThat(((Head.ClassMaps) head2).rectified()).isTrue();
    }

    @Test
    void shapeChainsOfExporters() {
        var builder = HeadGraph.maps().node("GlobalAveragePool");
        builder.nodes.add(Node.of("Shape", "", List.of("t2"), List.of("shape")));
        builder.nodes.add(Node.of("Gather", "", List.of("shape", "zero"), List.of("n"), Attribute.of("axis", 0)));
        builder.nodes.add(Node.of("Unsqueeze", "", List.of("n", "zeros"), List.of("n1")));
        builder.nodes.add(Node.of("Concat", "", List.of("n1", "minus"), List.of("target"), Attribute.of("axis", 0)));
        builder.constants.put("zero", Constant.longs("zero", new long[0], 0));
        builder.constants.put("zeros", Constant.list("zeros", 0));
        builder.constants.put("minus", Constant.list("minus", -1));
        builder.node("Reshape", List.of("", "target")).gemm();
        var network = builder.network();
        check(network, "gap", Pooling.GAP, "maps");
        assertThat(network.model().graph().nodes()).noneMatch(n -> n.is("Shape") || n.is("Concat"));
    }

    @Test
    void headsWithoutClassMapsSayWhatTheyAre() {
        var dense = check(HeadGraph.maps().node("MaxPool", Attribute.of("kernel_shape", 2, 2)).node("Flatten")
                .node("Gemm", List.of("", random("w1", 72, 5))).node("Relu")
                .node("Gemm", List.of("", random("w2", 5, C)))
                .network(), "dense", Pooling.NONE, "maps");
        assertThat(dense.hasClassMaps()).isFalse();
        assertThat(dense.description()).hasToString("Flattened feature maps (6 of 5×4 positions), then fully connected"
                + " layers to 4 classes: there is no class map; gradients show where it looks.");
        check(HeadGraph.maps().node("Conv", List.of("", random("w1", C, K, 5, 4))).node("Flatten").network(),
                "dense", Pooling.NONE, "maps");
        var several = check(HeadGraph.maps().node("GlobalAveragePool").node("Flatten")
                .node("Gemm", List.of("", random("w1", K, 5))).node("HardSwish").opset(14)
                .node("Gemm", List.of("", random("w2", 5, C))).network(), "none", Pooling.GAP, "maps");
        assertThat(several.description().toString()).contains("global average pooling", "no exact class map");
    }

    @Test
    void positionsBehindOneAnotherArePooledAsThoseOfRowsAndColumns() {
        var network = HeadGraph.maps().node("Reshape", List.of("", Constant.list("s", 0, K, 20)))
                .node("Softmax").node("Transpose", Attribute.of("perm", 0, 2, 1))
                .node("ReduceMean", Attribute.of("axes", new long[]{1}), Attribute.of("keepdims", 0)).gemm().network();
        var maps = network.head().maps().orElseThrow();
        assertThat(network.head().kind()).isEqualTo("gap");
        assertThat(maps.tokens()).contains(new TokenAxis(0, 20, false));
        assertThat(new int[]{maps.channels(), maps.height(), maps.width()}).containsExactly(K, 5, 4);
    }

    @Test
    void swappedPoolingKeepsEverythingElseAndSaysSo() {
        var network = HeadGraph.maps().node("GlobalAveragePool").node("Flatten").gemm().network();
        var swapped = network.withPooling(Pooling.GMP);
        assertThat(swapped.head().kind()).isEqualTo("gmp");
        assertThat(swapped.head().swapped()).isTrue();
        assertThat(((Head.Pooled) swapped.head()).weights())
                .isEqualTo(((Head.Pooled) network.head()).weights());
        assertThat(swapped.head().description().toString()).endsWith("it was not trained so.");
        assertThat(network.withPooling(Pooling.GAP)).isEqualTo(network);
        assertThat(swapped.withPooling(Pooling.GAP).head()).isEqualTo(network.head());
    }

    @Test
    void mapsInWholeNumbersAreNotExposed() {
        var builder = HeadGraph.maps()
                .node("QuantizeLinear", List.of("", Constant.scalar("scale", 0.05f), byteScalar("zero")))
                .node("DequantizeLinear", List.of("", Constant.scalar("scale", 0.05f), byteScalar("zero")))
                .node("GlobalAveragePool").node("Flatten").gemm();
        var head = check(builder.network(), "gap", Pooling.GAP, "t3");
        assertThat(((Head.Pooled) head).quantized()).isFalse();
        assertThat(builder.network().layers()).extracting(Layer::tensor).containsExactly("t0", "maps", "t3");
        var after = HeadGraph.maps().node("GlobalAveragePool")
                .node("QuantizeLinear", List.of("", Constant.scalar("scale", 1e-6f), byteScalar("zero")))
                .node("DequantizeLinear", List.of("", Constant.scalar("scale", 1e-6f), byteScalar("zero")))
                .node("Flatten").gemm().network().head();
        assertThat(after.kind()).isEqualTo("gap");
        assertThat(((Head.Pooled) after).quantized()).isTrue();
        assertThat(after.description().toString()).endsWith("so sums hold only to the size of a step.");
    }

    private static Constant byteScalar(String name) {
        return bytes(name, new long[0]);
    }

    @Test
    void layersHaveShortNames() {
        var nodes = List.of(
                Node.of("Conv", "", List.of("x", "w"), List.of("/net/a/a.0/Conv_output_0")),
                Node.of("Relu", "", List.of("/net/a/a.0/Conv_output_0"), List.of("/net/a/a.1/Relu_output_0")),
                Node.of("Add", "", List.of("/net/a/a.1/Relu_output_0", "/net/a/a.0/Conv_output_0"), List.of("/net/12")),
                Node.of("GlobalAveragePool", "", List.of("/net/12"), List.of("p")),
                Node.of("Flatten", "", List.of("p"), List.of("y")));
        var graph = new Graph("g", nodes, Map.of("w", Constant.floats("w", new long[]{2, 3, 1, 1}, numbers(6))),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(1, 3, 8, 8))),
                List.of(new Value("y", ElementType.FLOAT, null)), Map.of());
        var network = NetworkReader.read("n", OnnxModel.of("n", 13, graph), Card.EMPTY, null);
        assertThat(network.layers()).extracting(Layer::name).containsExactly("a.0 Conv", "a.1 Relu", "Add 12");
        assertThat(network.layer("/net/12").op()).isEqualTo("Add");
        assertThat(network.layer("nowhere")).isNull();
    }
}
