package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferentiationTest {

    private static final Map<String, long[]> SHAPE = Map.of("x", new long[]{-1, 2, 6, 6});

    private static OnnxModel small(String lastOperator) {
        return Trial.named("small").input("x", 2, 6, 6).random("w", 4, 2, 3, 3).random("v", 3, 4, 3, 3)
                .node(Node.of("Conv", "first", List.of("x", "w"), List.of("a")))
                .node(Node.of("Relu", "", List.of("a"), List.of("b")))
                .node(Node.of("Conv", "second", List.of("b", "v"), List.of("c")))
                .node(Node.of(lastOperator, "last", List.of("c"), List.of("d")))
                .node(Node.of("GlobalAveragePool", "", List.of("d"), List.of("y"))).model();
    }

    private static GradientGraph derived(OnnxModel model, String target) {
        return Differentiation.of(model, SHAPE, "score", List.of(target), RuleBook.derivatives()).orProblem("small");
    }

    @Test
    void onlyWhatLiesBetweenTheScoreAndTheTargetIsDerived() {
        var toTheMap = derived(small("Relu"), "d").model().graph();
        assertThat(toTheMap.nodes()).filteredOn(n -> n.name().startsWith("backward/"))
                .extracting(Node::op).doesNotContain("Conv", "ConvTranspose");
        var toTheInput = derived(small("Relu"), "x").model().graph();
        assertThat(toTheInput.nodes()).filteredOn(n -> n.name().startsWith("backward/") && n.op().equals("Conv"))
                .hasSize(2);
    }

    @Test
    void aConvolutionOfStrideOneIsDerivedAsAConvolution() {
        assertThat(derived(small("Relu"), "x").model().graph().nodes()).extracting(Node::op)
                .doesNotContain("ConvTranspose");
    }

    @Test
    void anOperatorWithoutARuleIsNamedWithItsPlace() {
        var outcome = Differentiation.of(small("Ceil"), SHAPE, "score", List.of("x"), RuleBook.derivatives());
        assertThat(outcome).isEqualTo(new Outcome.Obstructed(List.of(new Obstacle("Ceil", "last")),
                RuleBook.Carried.GRADIENT));
        assertThatThrownBy(() -> outcome.orProblem("My network")).isInstanceOf(Problem.class)
                .hasMessageContaining("My network").hasMessageContaining("Ceil (last)");
        assertThat(Differentiation.withoutGradient(small("Ceil").graph(), "x"))
                .containsExactly(new Obstacle("Ceil", "last"));
    }

    @Test
    void anOperatorWithoutARuleDoesNotMatterBeforeTheTarget() {
        assertThat(Differentiation.withoutGradient(small("Ceil").graph(), "d")).isEmpty();
        assertThat(derived(small("Ceil"), "d").gradients()).hasSize(1);
    }

    @Test
    void aTensorThatTheScoreDoesNotDependOnIsRefused() {
        assertThatThrownBy(() -> derived(small("Relu"), "nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherRuleCanTakeTheReluAndNothingElse() {
        var guided = (GradientGraph) Differentiation.of(small("Relu"), SHAPE, "score", List.of("x"), RuleBook.guided());
        assertThat(guided.model().graph().nodes()).filteredOn(n -> n.name().startsWith("backward/"))
                .extracting(Node::op).contains("Relu");
    }

    @Test
    void aBatchOfPicturesWithAClassEachGivesWhatEachGivesAlone() {
        var graph = derived(small("Sigmoid"), "x");
        try (var session = Sessions.open(graph.model(), "small", Device.CPU, 1)) {
            var pictures = new float[3 * 72];
            for (int i = 0; i < pictures.length; i++) {
                pictures[i] = (float) Math.sin(i * 1.7);
            }
            var together = session.run(Map.of("x", new Tensor(pictures, 3, 2, 6, 6), graph.classWeights(),
                    new Tensor(new float[]{1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3))).get(1).data();
            for (int b = 0; b < 3; b++) {
                var oneHot = new float[3];
                oneHot[b] = 1;
                var picture = Arrays.copyOfRange(pictures, b * 72, (b + 1) * 72);
                var alone = session.run(Map.of("x", new Tensor(picture, 1, 2, 6, 6), graph.classWeights(),
                        new Tensor(oneHot, 1, 3))).get(1).data();
                assertThat(Arrays.copyOfRange(together, b * 72, (b + 1) * 72))
                        // Two layers, of sums of at most 36 products, that make gradients below 1.
                        .containsExactly(alone, org.assertj.core.data.Offset.offset((float) Rounding.ofSum(2 * 36, 1)));
            }
        }
    }

    /** As torchvision's vision transformers are exported: tokens first, then tokens and batch in one axis. */
    @Test
    void onlyAnExtentThatIsTheBatchIsDeclaredToBeIt() {
        var b = new GraphBuilder(17);
        var x = b.input("x", Shape.of(-1, 4, 3));
        var tokens = b.transpose(x, 1, 0, 2);
        var rows = b.reshape(tokens, -1, 3);
        var dense = b.emit("Tanh", List.of(b.emit("Gemm", List.of(rows, b.floats(new long[]{3, 5},
                1, -2, 3, 1, 0, 2, 1, -1, 2, 4, -3, 1, 2, 0, 1)))));
        var pooled = b.reduce("ReduceMean", b.reshape(dense, 4, -1, 5), false, 0);
        b.output(b.emitAs("score", "Identity", List.of(pooled)), Shape.of(-1, 5));
        var graph = Differentiation.of(b.model("m"), Map.of("x", new long[]{-1, 4, 3}), "score", List.of("x"),
                RuleBook.derivatives()).orProblem("m");
        var symbols = graph.model().graph().values().values().stream().flatMap(v -> v.shape().stream())
                .map(Shape::toString).toList();
        assertThat(symbols).contains("batch*4×5", "batch*4×3", "4×batch×3").doesNotContain("batch×3");
        var pictures = new float[2 * 12];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (float) Math.sin(i % 12);
        }
        try (var session = Sessions.open(graph.model(), "m", Device.CPU, 1)) {
            var gradient = session.run(Map.of("x", new Tensor(pictures, 2, 4, 3), graph.classWeights(),
                    new Tensor(new float[]{1, 0, 0, 2, 0, 1, 0, 0, 2, 0}, 2, 5))).get(1).data();
            assertThat(Arrays.copyOf(gradient, 12)).containsExactly(Arrays.copyOfRange(gradient, 12, 24));
        }
    }

    @Test
    void networksOfEightBitStepsHaveGradients() {
        var model = OnnxModel.read(SharedData.at("networks/mobilenet-v2-qdq.onnx"));
        assertThat(Differentiation.withoutGradient(model.graph(), model.graph().inputs().get(0).name()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"squeezenet1.1-fp16", "mobilenet-v2", "mobilenet-v1-0.25-128",
        "darknet-tiny", "resnet20-cifar10", "tiny-vgg", "cifar-conv4", "doodlenet", "topologies/light_densenet121",
        "topologies/light_inception_v1", "topologies/light_shufflenet"})
    void networksOfAllKindsAreDerivedAndTheEngineTakesThem(String name) {
        var model = OnnxModel.read(SharedData.at("networks/" + name + ".onnx"));
        var input = model.graph().inputs().get(0);
        long[] shape = input.shape().orElseThrow().toArray();
        shape[0] = shape[0] < 0 ? -1 : shape[0];
        for (int axis = 2; axis < 4; axis++) {
            shape[axis] = shape[axis] < 0 ? 96 : shape[axis];
        }
        var graph = Differentiation.of(model, Map.of(input.name(), shape), model.graph().outputs().get(0).name(),
                List.of(input.name()), RuleBook.derivatives()).orProblem(name);
        try (var session = Sessions.open(graph.model(), name, Device.CPU, 1)) {
            var picture = new Tensor(new float[(int) (shape[1] * shape[2] * shape[3])], 1, (int) shape[1],
                    (int) shape[2], (int) shape[3]);
            var gradient = session.run(Map.of(input.name(), picture, graph.classWeights(),
                    new Tensor(new float[graph.classes()], 1, graph.classes()))).get(1);
            assertThat(gradient.shape()).isEqualTo(picture.shape());
        }
    }
}
