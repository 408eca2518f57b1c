package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cameralucida.convention.ClassNames;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.Test;

/** Networks of kinds that were read wrongly, or not at all, made small. */
class UnusualNetworksTest {

    private static final int K = 6;
    private static final int C = 4;
    /** Sums of a few dozen float32 numbers of the size of 1, in another order than the engine's. */
    private static final double ROUNDING = 1e-5;

    private final Random random = new Random(7);
    private final GraphBuilder b = new GraphBuilder(17);

    private String weights(long... shape) {
        var values = new float[(int) Arrays.stream(shape).reduce(1, (x, y) -> x * y)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() / 3;
        }
        return b.floats(shape, values);
    }

    /** Feature maps {@code [N,6,8,8]} of a picture {@code [N,3,16,16]}. */
    private String maps() {
        return maps(b.input("x", Shape.of(-1, 3, 16, 16)));
    }

    private String maps(String input) {
        return b.emit("Relu", List.of(b.emit("Conv", List.of(input, weights(K, 3, 2, 2)), Attribute.of("strides", 2, 2),
                Attribute.of("kernel_shape", 2, 2))));
    }

    private String pooled(String maps) {
        return b.reduce("ReduceMean", maps, false, 2, 3);
    }

    private String linear(String vector, int from, int to) {
        return b.emit("Add", List.of(b.emit("MatMul", List.of(vector, weights(from, to))), weights(to)));
    }

    private void output(String name, String tensor) {
        b.output(b.emitAs(name, "Identity", List.of(tensor)), Shape.of(-1, -1));
    }

    private Network read(String card) {
        return NetworkReader.read("n", b.model("n"), Card.parse("n.json", card), null);
    }

    private Network read() {
        return read("{}");
    }

    /** What the network gives for a picture, by the tensors asked for. */
    private static List<Tensor> run(Network network, String... tensors) {
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

    private static void assertProbabilitiesAreThoseOfTheOutput(Network network, String output) {
        var logits = run(network, network.head().logits()).get(0).data();
        assertThat(network.head().scores().probabilities(logits))
                .containsExactly(run(network, output).get(0).data(), within((float) ROUNDING));
    }

    @Test
    void tokensThatWeighEachOtherAreNoFeatureMaps() {
        var picture = b.input("x", Shape.of(-1, 3, 16, 16));
        var patches = b.emit("Conv", List.of(picture, weights(8, 3, 4, 4)), Attribute.of("strides", 4, 4),
                Attribute.of("kernel_shape", 4, 4));
        var tokens = b.transpose(b.reshape(patches, 0, 8, 16), 0, 2, 1);
        output("y", linear(b.reduce("ReduceMean", attention(attention(tokens)), false, 1), 8, C));
        var network = read();
        assertThat(network.head().kind()).isEqualTo("tokens");
        assertThat(network.head().maps()).isEmpty();
        assertThat(network.head().description().toString()).contains("which token is which place");
        assertThat(network.layers()).extracting(Layer::tensor).containsExactly(patches);
    }

    /** Two heads of four numbers each over 16 tokens of 8: {@code [N,2,16,4]} on the way, as large as a map. */
    private String attention(String tokens) {
        var query = heads(tokens, 0, 2, 1, 3);
        var key = heads(tokens, 0, 2, 3, 1);
        var value = heads(tokens, 0, 2, 1, 3);
        var weighed = b.emit("MatMul", List.of(b.emit("Softmax", List.of(b.emit("MatMul", query, key)),
                Attribute.of("axis", -1)), value));
        return b.emit("Add", tokens, b.reshape(b.transpose(weighed, 0, 2, 1, 3), 0, 16, 8));
    }

    private String heads(String tokens, long... order) {
        return b.transpose(b.reshape(b.emit("MatMul", List.of(tokens, weights(8, 8))), 0, 16, 2, 4), order);
    }

    @Test
    void behindAnAttentionPoolingOneLooksAtTheLastFeatureMaps() {
        var first = maps();
        var last = b.emit("Relu", List.of(b.emit("Conv", List.of(first, weights(8, K, 2, 2)),
                Attribute.of("strides", 2, 2), Attribute.of("kernel_shape", 2, 2))));
        var attended = attention(b.transpose(b.reshape(last, 0, 8, 16), 0, 2, 1));
        output("y", linear(b.reshape(b.slice(attended, 1, 0, 1), -1, 8), 8, C));
        var network = read();
        assertThat(network.head().target()).isEqualTo(last);
        assertThat(network.layer(last).shape()).containsExactly(8, 4, 4);
        assertThat(network.layers()).extracting(Layer::channels).containsOnly(K, 8);
    }

    @Test
    void placesAreFollowedThroughShufflesTransposesAndNormalisations() {
        var shuffled = b.reshape(b.transpose(b.reshape(maps(), 0, 2, 3, 8, 8), 0, 2, 1, 3, 4), 0, K, 8, 8);
        var last = b.emit("Mul", List.of(b.transpose(shuffled, 0, 2, 3, 1), weights(K)));
        output("y", linear(b.reduce("ReduceMean", last, false, 1, 2), K, C));
        var network = read();
        assertThat(network.head().kind()).isEqualTo("gap");
        assertThat(network.head().target()).isEqualTo(last);
        assertThat(network.head().exposed().orElseThrow().layout()).isEqualTo(Layout.NHWC);
    }

    @Test
    void whatIsPutTogetherOfProbabilitiesIsNotMadeProbabilitiesAgain() {
        var p = b.emit("Softmax", List.of(linear(pooled(maps()), K, C)), Attribute.of("axis", 1));
        output("sliced", b.slice(p, 1, 1, 3));
        var network = read();
        assertThat(network.head().scores().activation()).isEqualTo(Scores.Activation.NONE);
        assertThat(network.assumed()).doesNotContain(Assumption.ACTIVATION);
        assertThat(network.notes()).hasSize(1);
        assertProbabilitiesAreThoseOfTheOutput(network, "sliced");
    }

    @Test
    void ofADroppedBackgroundTheOthersKeepTheirProbabilitiesAndExactMaps() {
        for (long dropped : new long[]{0, C - 1}) {
            var test = new UnusualNetworksTest();
            var p = test.b.emit("Softmax", List.of(test.linear(test.pooled(test.maps()), K, C)), Attribute.of("axis", 1));
            test.output("sliced", dropped == 0 ? test.b.slice(p, 1, 1, Long.MAX_VALUE) : test.b.slice(p, -1, 0, -1));
            var network = test.read();
            assertThat(network.head().kind()).isEqualTo("gap");
            assertThat(network.head().classes()).isEqualTo(C - 1);
            assertThat(network.notes().toString()).contains("leaves one class out");
            assertThat(network.assumed()).doesNotContain(Assumption.ACTIVATION);
            assertProbabilitiesAreThoseOfTheOutput(network, "sliced");
        }
    }

    @Test
    void classesInAnotherOrderBehindTheirActivationKeepTheirMaps() {
        for (var activation : List.of("Softmax", "Sigmoid")) {
            var test = new UnusualNetworksTest();
            var p = test.b.emit(activation, List.of(test.linear(test.pooled(test.maps()), K, C)));
            test.output("sorted", test.b.emit("Gather", List.of(p, test.b.list(2, 0, 3, -3)), Attribute.of("axis", 1)));
            var network = test.read();
            assertThat(network.head().kind()).isEqualTo("gap");
            assertProbabilitiesAreThoseOfTheOutput(network, "sorted");
        }
    }

    @Test
    void oneValueIsTwoDirectionsWithoutProbabilities() {
        output("age", linear(pooled(maps()), K, 1));
        var network = read("{\"activation\": \"none\"}");
        var scores = network.head().scores();
        assertThat(scores.hasProbabilities()).isFalse();
        assertThat(network.head().kind()).isEqualTo("gap");
        var outputs = run(network, network.head().logits(), "age");
        float value = outputs.get(1).data()[0];
        assertThat(outputs.get(0).data()).containsExactly(value, -value);
        assertThat(scores.probabilities(outputs.get(0).data())).containsOnly(Float.NaN);
        assertThat(List.of(network.labels().name(0), network.labels().name(1))).containsExactly("up", "down");
        assertThat(network.labels().name(0, Locale.ITALIAN)).isEqualTo("su");
        assertThat(network.notes().toString()).contains("one value");
        assertThat(network.completeCard().toString()).contains("\"activation\": \"none\"");
        var named = read("{\"activation\": \"none\", \"labels\": [\"age\"]}");
        assertThat(List.of(named.labels().name(0), named.labels().name(1))).containsExactly("age up", "age down");
    }

    @Test
    void oneNameForOneLogitIsThatOfTheClassThatIsThere() {
        output("z", linear(pooled(maps()), K, 1));
        for (var activation : List.of("", "\"activation\": \"sigmoid\", ", "\"activation\": \"softmax\", ")) {
            var network = read("{" + activation + "\"id2label\": {\"0\": \"cat\"}}");
            assertThat(network.head().scores().isBinary()).isTrue();
            assertThat(List.of(network.labels().name(0), network.labels().name(1))).containsExactly("not cat", "cat");
            assertThat(network.notes()).isEmpty();
        }
        assertThat(read("{\"id2label\": {\"0\": \"LABEL_0\"}}").labels().name(1)).isEqualTo("class 1");
    }

    @Test
    void oneLogitBesideAnEmbeddingIsTheScore() {
        var features = pooled(maps());
        output("vector", features);
        output("z", linear(features, K, 1));
        var network = read();
        assertThat(network.head().scores().output()).isEqualTo("z");
        assertThat(network.outputs()).containsExactly("vector", "z");
        assertThat(network.assumed()).contains(Assumption.OUTPUT);
        assertThat(network.withOutput("vector").head().scores().output()).isEqualTo("vector");
        var summed = new UnusualNetworksTest();
        var scores = summed.linear(summed.pooled(summed.maps()), K, C);
        summed.output("y", scores);
        summed.output("surest", summed.b.reduce("ReduceMax", "y", true, 1));
        assertThat(summed.read().head().scores().output()).isEqualTo("y");
        assertThat(summed.read().assumed()).doesNotContain(Assumption.OUTPUT);
    }

    @Test
    void aSigmoidAndWhatItLacksToOneAreTwoClassesWithExactMaps() {
        for (var reversed : List.of(false, true)) {
            var test = new UnusualNetworksTest();
            var p = test.b.emit("Sigmoid", List.of(test.linear(test.pooled(test.maps()), K, 1)));
            var rest = test.b.emit("Sub", List.of(test.b.scalar(1), p));
            test.output("both", test.b.emit("Concat", reversed ? List.of(p, rest) : List.of(rest, p),
                    Attribute.of("axis", 1)));
            var network = test.read();
            assertThat(network.head().kind()).isEqualTo("gap");
            assertThat(network.labels().size()).isEqualTo(2);
            assertThat(network.notes()).isEmpty();
            assertProbabilitiesAreThoseOfTheOutput(network, "both");
        }
    }

    @Test
    void oneLogitIsTwoClasses() {
        output("z", linear(pooled(maps()), K, 1));
        var network = read("{\"labels\": [\"no\", \"yes\"]}");
        var outputs = run(network, network.head().logits(), "z");
        float z = outputs.get(1).data()[0];
        assertThat(outputs.get(0).data()).containsExactly(-z, z);
        var probabilities = network.head().scores().probabilities(outputs.get(0).data());
        assertThat((double) probabilities[1]).isCloseTo(1 / (1 + Math.exp(-z)), within(ROUNDING));
        assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, within((float) ROUNDING));
        assertThat(network.head().hasClassMaps()).isTrue();
    }

    @Test
    void theCardSaysThatEachClassIsJudgedAlone() {
        output("y", linear(pooled(maps()), K, C));
        var logits = new float[]{0, 2, -2, 100};
        assertThat(read().assumed()).contains(Assumption.ACTIVATION);
        assertThat(read().head().scores().probabilities(logits)[3]).isEqualTo(1f);
        var alone = read("{\"activation\": \"sigmoid\"}");
        assertThat(alone.assumed()).doesNotContain(Assumption.ACTIVATION);
        assertThat(alone.head().scores().probabilities(logits)[0]).isEqualTo(0.5f);
        assertThat(alone.notes()).hasSize(1);
        assertThat(read("{\"activation\": \"none\"}").head().scores().probabilities(logits)).isEqualTo(logits);
        assertThatThrownBy(() -> read("{\"activation\": \"tanh\"}")).isInstanceOf(Problem.class)
                .hasMessageContaining("\"activation\" must be");
    }

    @Test
    void ofSeveralOutputsTheOneThatJudgesLast() {
        var maps = maps();
        var features = pooled(maps);
        output("embedding", features);
        output("aux", linear(features, K, C));
        output("main", linear(pooled(b.emit("Conv", List.of(maps, weights(K, K, 1, 1)))), K, 3));
        var network = read();
        assertThat(network.head().scores().output()).isEqualTo("main");
        assertThat(network.assumed()).contains(Assumption.OUTPUT);
        assertThat(network.assumptions().toString()).contains("main");
        assertThat(network.outputs()).containsExactly("embedding", "aux", "main");
        var other = network.withOutput("aux");
        assertThat(other.head().scores().output()).isEqualTo("aux");
        assertThat(other.assumed()).doesNotContain(Assumption.OUTPUT);
        assertThatThrownBy(() -> network.withOutput("nowhere")).isInstanceOf(Problem.class)
                .hasMessageContaining("nowhere").hasMessageContaining("embedding, aux, main");
    }

    @Test
    void scoresWithAndWithoutTheirActivationAreNoChoice() {
        var logits = linear(pooled(maps()), K, C);
        output("logits", logits);
        output("probabilities", b.emit("Softmax", List.of("logits"), Attribute.of("axis", 1)));
        var network = read();
        assertThat(network.head().scores().isOfGraph()).isTrue();
        assertThat(network.assumed()).doesNotContain(Assumption.OUTPUT, Assumption.ACTIVATION);
    }

    @Test
    void whatReadsANarrowPictureSettlesItsLayout() {
        output("y", linear(b.reduce("ReduceMean", b.emit("Conv", List.of(b.input("x", Shape.of(-1, 3, 16, 1)),
                weights(K, 3, 1, 1))), false, 2, 3), K, C));
        var network = read();
        assertThat(network.preprocessing().layout()).isEqualTo(Layout.NCHW);
        assertThat(network.preprocessing().width()).isEqualTo(1);
        assertThat(network.preprocessing().channels()).isEqualTo(Channels.RGB);
    }

    @Test
    void aBatchThatIsOpenInNameOnlyIsOne() {
        var ofOne = b.reshape(b.transpose(maps(), 0, 2, 3, 1), 1, -1, K);
        output("y", linear(b.reduce("ReduceMean", ofOne, false, 1), K, C));
        var network = read();
        assertThat(batch(network.model().graph())).isEqualTo(1);
        assertThat(network.notes().toString()).contains("one picture at a time");
        var honest = new UnusualNetworksTest();
        honest.output("y", honest.linear(honest.b.reduce("ReduceMean", honest.b.reshape(honest.b.transpose(
                honest.maps(), 0, 2, 3, 1), 0, -1, K), false, 1), K, C));
        assertThat(batch(honest.read().model().graph())).isNegative();
        assertThat(honest.read().notes()).isEmpty();
    }

    private static long batch(Graph graph) {
        return graph.inputs().get(0).shape().orElseThrow().extent(0);
    }

    @Test
    void aDenseLayerTellsTheSizeOfThePicture() {
        output("y", linear(b.emit("Flatten", List.of(maps(b.input("x", Shape.of(-1, 3, -1, -1))))), K * 24 * 24, C));
        var network = read();
        assertThat(network.preprocessing().shape()).containsExactly(1, 3, 48, 48);
        assertThat(network.assumed()).doesNotContain(Assumption.SIZE);
        var free = new UnusualNetworksTest();
        free.output("y", free.linear(free.pooled(free.maps(free.b.input("x", Shape.of(-1, 3, -1, -1)))), K, C));
        assertThat(free.read().preprocessing().width()).isEqualTo(224);
        assertThat(free.read().assumed()).contains(Assumption.SIZE);
    }

    @Test
    void aFusedConvolutionTellsTheChannelsThatAGraphLeavesOpen() {
        output("y", linear(pooled(maps(b.input("x", Shape.of(-1, -1, -1, -1)))), K, C));
        var model = b.model("n").withOpset("com.microsoft", 1);
        var fused = model.withGraph(model.graph().withNodes(model.graph().nodes().stream().map(n -> !n.is("Conv") ? n
                : new Node("FusedConv", n.name(), "com.microsoft", n.inputs(), n.outputs(), n.attributes())).toList()));
        var network = NetworkReader.read("n", fused, Card.EMPTY, null);
        assertThat(network.preprocessing().shape()).containsExactly(1, 3, 224, 224);
        assertThat(network.head().kind()).isEqualTo("gap");
    }

    @Test
    void anImageWithoutABatchAxisGetsOne() {
        output("y", linear(pooled(maps(b.reshape(b.input("x", Shape.of(3, 16, 16)), 1, 3, 16, 16))), K, C));
        var network = read();
        assertThat(network.preprocessing().shape()).containsExactly(1, 3, 16, 16);
        assertThat(run(network, "y").get(0).data()).hasSize(C);
    }

    @Test
    void aFurtherInputHasTheNumberOfTheCard() {
        var picture = b.input("x", Shape.of(-1, 3, 16, 16));
        var gain = b.input("gain", Shape.of(1));
        output("y", linear(pooled(maps(b.emit("Mul", picture, gain))), K, C));
        assertThatThrownBy(this::read).isInstanceOf(Problem.class).hasMessageContaining("\"inputs\": {\"gain\": 1.0}");
        var once = run(read("{\"inputs\": {\"gain\": 1}}"), "y").get(0).data();
        var twice = run(read("{\"inputs\": {\"gain\": 2}}"), "y").get(0).data();
        assertThat(once).hasSize(C).isNotEqualTo(twice);
        assertThatThrownBy(() -> read("{\"inputs\": {\"gian\": 1}}")).isInstanceOf(Problem.class)
                .hasMessageContaining("gian");
    }

    @Test
    void aMinusBehindTheClassifierIsPartOfIt() {
        output("y", b.emit("Neg", List.of(linear(pooled(maps()), K, C))));
        var network = read();
        var outputs = run(network, network.head().logits(), network.head().target());
        KnownNetworksTest.assertFollows(network.head(), outputs.get(0).reshape(C), outputs.get(1), ROUNDING);
        assertThat(network.head().kind()).isEqualTo("gap");
    }

    @Test
    void averageAndMaximumBeforeOneClassifierAreReadOffExactly() {
        for (var averageFirst : List.of(true, false)) {
            var test = new UnusualNetworksTest();
            var maps = test.maps();
            var average = test.pooled(maps);
            var maximum = test.b.reduce("ReduceMax", maps, false, 2, 3);
            test.output("y", test.linear(test.b.emit("Concat", averageFirst ? List.of(average, maximum)
                    : List.of(maximum, average), Attribute.of("axis", 1)), 2 * K, C));
            var network = test.read();
            var head = (Head.PooledTwice) network.head();
            assertThat(head.target()).isEqualTo(maps);
            assertThat(head.canSwapPooling()).isFalse();
            var outputs = run(network, head.logits(), maps);
            for (int c = 0; c < C; c++) {
                double expected = head.bias()[c];
                for (int k = 0; k < K; k++) {
                    var map = Arrays.copyOfRange(outputs.get(1).data(), k * 64, (k + 1) * 64);
                    double mean = 0;
                    double max = Double.NEGATIVE_INFINITY;
                    for (float value : map) {
                        mean += value / 64;
                        max = Math.max(max, value);
                    }
                    expected += head.average().weights()[c * K + k] * mean + head.maximum().weights()[c * K + k] * max;
                }
                assertThat((double) outputs.get(0).data()[c]).isCloseTo(expected, within(ROUNDING));
            }
        }
    }

    @Test
    void theFrameOfAWideNetworkLiesWithinEveryPhoto() {
        output("y", linear(pooled(maps(b.input("x", Shape.of(-1, 3, 96, 192)))), K, C));
        var preprocessing = read().preprocessing();
        for (int width = 100; width < 400; width += 7) {
            for (int height = 90; height < 400; height += 11) {
                var frame = preprocessing.frame(width, height);
                assertThat(frame.x()).isNotNegative();
                assertThat(frame.y()).isNotNegative();
                assertThat(frame.right()).isLessThanOrEqualTo(width);
                assertThat(frame.bottom()).isLessThanOrEqualTo(height);
            }
        }
    }

    @Test
    void namesInEveryForm() {
        var expected = List.of("cat", "dog's", "red bird");
        for (var text : List.of("[\"cat\", \"dog's\", \"red bird\"]",
                "{\"0\": \"cat\", \"1\": \"dog's\", \"2\": \"red bird\"}",
                "{0: 'cat', 1: \"dog's\", 2: 'red bird'}", "{0: 'cat', 1: 'dog\\'s', 2: 'red bird'}",
                "['cat', \"dog's\", 'red bird']", "{\"cat\": 0, \"dog's\": 1, \"red bird\": 2}",
                "cat,dog's,red bird", "cat\ndog's\nred bird",
                "0 cat\n1 dog's\n2 red bird", "cat;dog's;red bird")) {
            assertThat(ClassNames.inNote(text)).as(text).isEqualTo(expected);
        }
        var wordnet = ClassNames.inFile("i.json", bytes("{\"0\": [\"n01440764\", \"tench\"], "
                + "\"1\": [\"n01443537\", \"goldfish\"]}"));
        assertThat(Labels.of(wordnet).id(1)).isEqualTo("n01443537");
        assertThat(Labels.of(wordnet).name(1)).isEqualTo("goldfish");
        for (var table : List.of("0,cat\n1,dog's\n2,red bird\n", "index,label\n2,red bird\n0,cat\n1,dog's\n",
                "label\ncat\ndog's\n\"red bird\"\n", "id,class_name,count\n1,cat,9\n2,dog's,9\n3,red bird,7\n")) {
            assertThat(ClassNames.inFile("l.csv", bytes(table))).as(table).isEqualTo(expected);
        }
        assertThat(ClassNames.inFile("l.txt", bytes("tench, Tinca tinca\n\n7 up\n")))
                .containsExactly("tench, Tinca tinca", "", "7 up");
    }

    /** As Custom Vision exports: the name of the best class, taken out of a list of texts by its index. */
    @Test
    void namesInTheGraphAreNoScores() throws IOException {
        output("y", linear(pooled(maps()), K, 3));
        var proto = ModelProto.parseFrom(b.model("n").toBytes()).toBuilder()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(1));
        proto.getGraphBuilder().addInitializer(TensorProto.newBuilder().setName("names").addDims(3)
                .setDataType(TensorProto.DataType.STRING_VALUE).addStringData(ByteString.copyFromUtf8("cat"))
                .addStringData(ByteString.copyFromUtf8("dog")).addStringData(ByteString.copyFromUtf8("bird")));
        proto.getGraphBuilder().addNode(NodeProto.newBuilder().setOpType("ArgMax").addInput("y").addOutput("best")
                .addAttribute(AttributeProto.newBuilder().setName("axis").setI(1)
                        .setType(AttributeProto.AttributeType.INT)));
        proto.getGraphBuilder().addNode(NodeProto.newBuilder().setOpType("ArrayFeatureExtractor")
                .setDomain("ai.onnx.ml").addInput("names").addInput("best").addOutput("label"));
        proto.getGraphBuilder().clearOutput().addOutput(ValueInfoProto.newBuilder().setName("label"));
        var network = NetworkReader.read("n", OnnxModel.parse("n", proto.build().toByteArray()), Card.EMPTY, null);
        assertThat(network.head().scores().output()).isEqualTo("y");
        assertThat(network.head().kind()).isEqualTo("gap");
        assertThat(List.of(network.labels().name(0), network.labels().name(1), network.labels().name(2)))
                .containsExactly("cat", "dog", "bird");
        assertThat(network.origins().values()).containsEntry("labels", Origin.GRAPH);
    }

    @Test
    void namesInEveryEncoding() {
        var text = "Bär\ncafé\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1)) {
            assertThat(ClassNames.inFile("l.txt", text.getBytes(charset))).as(charset.name())
                    .containsExactly("Bär", "café");
        }
        var marked = ByteBuffer.allocate(3 + text.getBytes(StandardCharsets.UTF_8).length).put((byte) 0xEF)
                .put((byte) 0xBB).put((byte) 0xBF).put(text.getBytes(StandardCharsets.UTF_8)).array();
        assertThat(ClassNames.inFile("l.txt", marked)).containsExactly("Bär", "café");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aForeignConfigurationServesAsTheCard() {
        output("y", linear(pooled(maps()), K, C));
        var names = "{\"0\": \"a\", \"1\": \"b\", \"2\": \"c\", \"3\": \"d\"}";
        var network = read("{\"id2label\": " + names + ", \"model_type\": \"resnet\"}");
        assertThat(network.labels().name(3)).isEqualTo("d");
        assertThat(network.origins().values()).containsEntry("labels", new Origin(Origin.Kind.CARD, "n.json"));
        assertThat(read("{\"labels\": " + names + "}").labels().name(0)).isEqualTo("a");
    }
}
