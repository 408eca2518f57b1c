package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.Test;

/** Networks of kinds that were read wrongly, or not at all, made small. */
class UnusualNetworksTest extends SmallGraph {

    @Test
    void tokensThatWeighEachOtherAreLookedAtInTheirGridAndNeverTheirHeads() {
        var picture = b.input("x", Shape.of(-1, 3, 16, 16));
        var patches = b.emit("Conv", List.of(picture, weights(8, 3, 4, 4)), Attribute.of("strides", 4, 4),
                Attribute.of("kernel_shape", 4, 4));
        var tokens = b.transpose(b.reshape(patches, 0, 8, 16), 0, 2, 1);
        output("y", linear(b.reduce("ReduceMean", attention(attention(tokens)), false, 1), 8, C));
        var network = read();
        assertThat(network.head().kind()).isEqualTo("gap");
        assertThat(network.layers()).extracting(Layer::name).containsExactly("block 0, before attention",
                "block 1, before attention", "block 1, output");
        assertThat(network.layers()).allMatch(layer -> layer.height() == 4 && layer.width() == 4 && layer.channels() == 8);
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
        var honest = new SmallGraph();
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
        var free = new SmallGraph();
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
            var test = new SmallGraph();
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
}
