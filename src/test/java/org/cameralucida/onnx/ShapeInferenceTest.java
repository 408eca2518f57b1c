package org.cameralucida.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.SharedData;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes found without running are those that the engine makes when it runs. */
class ShapeInferenceTest {

    private static Node.Named at(String key, long... values) {
        return Attribute.of(key, values);
    }

    private static Node.Named one(String key, long value) {
        return Attribute.of(key, value);
    }

    private static Arguments node(String op, List<?> inputs, Node.Named... attributes) {
        return Arguments.of(op, inputs, attributes);
    }

    private static final long[] IMAGE = {2, 6, 9, 7};

    static Stream<Arguments> operators() {
        var w = new long[]{4, 6, 3, 2};
        return Stream.of(
                node("Conv", List.of(IMAGE, w)),
                node("Conv", List.of(IMAGE, w), at("strides", 2, 3), at("pads", 1, 0, 2, 1), at("dilations", 2, 1)),
                node("Conv", List.of(IMAGE, w), at("strides", 2, 2), Attribute.of("auto_pad", "SAME_UPPER")),
                node("Conv", List.of(IMAGE, w), at("strides", 2, 2), Attribute.of("auto_pad", "VALID")),
                node("Conv", List.of(IMAGE, new long[]{6, 1, 3, 3}), one("group", 6)),
                node("ConvTranspose", List.of(IMAGE, new long[]{6, 4, 3, 2}), at("strides", 2, 3),
                        at("pads", 1, 0, 0, 1), at("output_padding", 1, 0)),
                node("ConvTranspose", List.of(IMAGE, new long[]{6, 2, 3, 3}), one("group", 2)),
                node("MaxPool", List.of(IMAGE), at("kernel_shape", 3, 3), at("strides", 2, 2)),
                node("MaxPool", List.of(IMAGE), at("kernel_shape", 2, 2), at("strides", 2, 2), one("ceil_mode", 1)),
                node("MaxPool", List.of(IMAGE), at("kernel_shape", 3, 3), at("strides", 2, 2), at("pads", 1, 1, 1, 1),
                        one("ceil_mode", 1)),
                node("AveragePool", List.of(IMAGE), at("kernel_shape", 1, 1), at("strides", 4, 4), one("ceil_mode", 1)),
                node("AveragePool", List.of(IMAGE), at("kernel_shape", 9, 7)),
                node("GlobalAveragePool", List.of(IMAGE)), node("GlobalMaxPool", List.of(IMAGE)),
                node("Gemm", List.of(new long[]{3, 4}, new long[]{4, 5}, new long[]{5})),
                node("Gemm", List.of(new long[]{4, 3}, new long[]{5, 4}), one("transA", 1), one("transB", 1)),
                node("MatMul", List.of(new long[]{2, 3, 4}, new long[]{4, 5})),
                node("MatMul", List.of(new long[]{4}, new long[]{2, 4, 5})),
                node("Add", List.of(IMAGE, new long[]{6, 1, 1})), node("Mul", List.of(new long[]{7}, IMAGE)),
                node("Sum", List.of(IMAGE, new long[]{1}, IMAGE)),
                node("Concat", List.of(IMAGE, new long[]{2, 3, 9, 7}), one("axis", -3)),
                node("Slice", List.of(IMAGE, Constant.list("s", 1, -5), Constant.list("e", Long.MAX_VALUE, -1),
                        Constant.list("a", 1, -2), Constant.list("t", 2, 1))),
                node("Slice", List.of(IMAGE, Constant.list("s", -1), Constant.list("e", Long.MIN_VALUE),
                        Constant.list("a", 3), Constant.list("t", -2))),
                node("Gather", List.of(IMAGE, Constant.longs("i", new long[]{2, 1}, 0, -1)), one("axis", 2)),
                node("Gather", List.of(IMAGE, Constant.longs("i", new long[0], 3)), one("axis", 1)),
                node("Pad", List.of(IMAGE, Constant.list("p", 0, 1, 0, 2, 0, 0, -1, 3))),
                node("Reshape", List.of(IMAGE, Constant.list("s", 0, -1))),
                node("Reshape", List.of(IMAGE, Constant.list("s", 3, 0, -1, 2))),
                node("Flatten", List.of(IMAGE)), node("Flatten", List.of(IMAGE), one("axis", -1)),
                node("Flatten", List.of(IMAGE), one("axis", 0)),
                node("Transpose", List.of(IMAGE)), node("Transpose", List.of(IMAGE), at("perm", 0, 2, 3, 1)),
                node("Squeeze", List.of(new long[]{1, 3, 1, 1}, Constant.list("a", -1, 0))),
                node("Squeeze", List.of(new long[]{1, 3, 1, 1})),
                node("Unsqueeze", List.of(new long[]{3, 4}, Constant.list("a", -1, 0))),
                node("Expand", List.of(new long[]{3, 1}, Constant.list("s", 2, 1, 4))),
                node("Tile", List.of(new long[]{3, 2}, Constant.list("r", 2, 5))),
                node("Resize", List.of(IMAGE, "", Constant.floats("sc", new long[]{4}, 1, 1, 2, 1.5f))),
                node("Resize", List.of(IMAGE, "", "", Constant.list("sz", 2, 6, 4, 5))),
                node("DepthToSpace", List.of(new long[]{1, 8, 3, 2}), one("blocksize", 2)),
                node("SpaceToDepth", List.of(new long[]{1, 2, 4, 6}), one("blocksize", 2)),
                node("ReduceMean", List.of(IMAGE), at("axes", -1, 1)),
                node("ReduceMax", List.of(IMAGE), at("axes", 2, 3), one("keepdims", 0)),
                node("ReduceMin", List.of(IMAGE)),
                node("ReduceSum", List.of(IMAGE, Constant.list("a", 3)), one("keepdims", 0)),
                node("Softmax", List.of(IMAGE)), node("LRN", List.of(IMAGE), one("size", 3)),
                node("Dropout", List.of(IMAGE)), node("Erf", List.of(IMAGE)), node("HardSwish", List.of(IMAGE)),
                node("BatchNormalization", List.of(IMAGE, new long[]{6}, new long[]{6}, new long[]{6}, new long[]{6})),
                node("PRelu", List.of(IMAGE, new long[]{6, 1, 1})), node("Pow", List.of(IMAGE, new long[0])));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void oneOperatorAsTheEngineRunsIt(String op, List<?> inputs, Node.Named[] attributes) {
        var names = new ArrayList<String>();
        var values = new ArrayList<Value>();
        var constants = new LinkedHashMap<String, Constant>();
        var fed = new LinkedHashMap<String, Tensor>();
        for (var input : inputs) {
            if (input instanceof Constant c) {
                constants.put(c.name(), c);
                names.add(c.name());
            } else if (input instanceof long[] shape) {
                var name = "x" + names.size();
                names.add(name);
                values.add(new Value(name, ElementType.FLOAT, Shape.of(shape)));
                var sizes = Arrays.stream(shape).mapToInt(e -> (int) e).toArray();
                fed.put(name, new Tensor(new float[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)], sizes));
            } else {
                names.add("");
            }
        }
        var graph = new Graph("g", List.of(Node.of(op, "n", names, List.of("y"), attributes)), constants, values,
                List.of(new Value("y", ElementType.FLOAT, null)), Map.of());
        var found = ShapeInference.infer(graph, Map.of()).get("y");
        try (var session = Sessions.open(OnnxModel.of("g", 14, graph), op, Device.CPU, 1)) {
            var made = session.run(fed).get(0).shape();
            assertThat(found).isEqualTo(Arrays.stream(made).asLongStream().toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"networks/squeezenet1.1", "networks/resnet20-cifar10", "networks/darknet-tiny",
        "networks/topologies/light_shufflenet", "goldens/densenet/model", "goldens/senet/model"})
    void allTensorsOfRealNetworks(String name) {
        var model = OnnxModel.read(SharedData.at(name + ".onnx"));
        var graph = model.graph();
        var input = graph.inputs().get(0);
        var fixed = new long[]{1, 3, 224, 224};
        for (int axis = 0; axis < 4; axis++) {
            long declared = input.shape().orElseThrow().extent(axis);
            fixed[axis] = declared > 0 ? declared : fixed[axis];
        }
        var found = ShapeInference.infer(graph, Map.of(input.name(), fixed));
        var tensors = graph.nodes().stream().filter(n -> !n.is("ConstantOfShape")).map(Node::output).toList();
        var all = graph.withOutputs(tensors.stream().map(t -> new Value(t, ElementType.FLOAT, null)).toList()).pruned();
        var sizes = Arrays.stream(fixed).mapToInt(e -> (int) e).toArray();
        try (var session = Sessions.open(model.withGraph(all), name, Device.CPU, 1)) {
            var made = session.run(Map.of(input.name(), new Tensor(new float[sizes[1] * sizes[2] * sizes[3]], sizes)));
            for (int i = 0; i < made.size(); i++) {
                assertThat(found.get(tensors.get(i))).as(tensors.get(i))
                        .isEqualTo(Arrays.stream(made.get(i).shape()).asLongStream().toArray());
            }
        }
    }

    @Test
    void theShapesThatAModelDeclaresAreFound() {
        var graph = OnnxModel.read(SharedData.at("networks/squeezenet1.1-fp16.onnx")).graph();
        var found = ShapeInference.infer(graph, Map.of());
        assertThat(graph.values()).isNotEmpty();
        graph.values().values().forEach(v -> assertThat(found.get(v.name())).as(v.name())
                .isEqualTo(v.shape().orElseThrow().toArray()));
    }

    @Test
    void extentsThatAreOpenStayOpen() {
        var graph = OnnxModel.read(SharedData.at("networks/darknet-tiny.onnx")).graph();
        var open = ShapeInference.infer(graph, Map.of());
        assertThat(open.get("conv2d_16")).containsExactly(-1, 1000, -1, -1);
        assertThat(open.get("logits")).containsExactly(-1, 1000);
        var sized = ShapeInference.infer(graph, Map.of("input", new long[]{-1, 3, 96, 160}));
        assertThat(sized.get("conv2d_16")).containsExactly(-1, 1000, 6, 10);
    }

    @Test
    void operationsThatDoNotFitAreNamed() {
        var graph = new Graph("g", List.of(Node.of("Add", "a", List.of("x", "w"), List.of("sum"))),
                Map.of("w", Constant.floats("w", new long[]{3}, 1, 2, 3)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(1, 4))),
                List.of(new Value("sum", ElementType.FLOAT, null)), Map.of());
        assertThatThrownBy(() -> ShapeInference.infer(graph, Map.of())).isInstanceOf(Problem.class)
                .hasMessageContaining("Add → sum");
    }
}
