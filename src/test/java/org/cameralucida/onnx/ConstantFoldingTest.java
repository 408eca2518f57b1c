package org.cameralucida.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstantFoldingTest {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();

    private void node(String op, List<String> inputs, String output, Node.Named... attributes) {
        nodes.add(Node.of(op, "", inputs, List.of(output), attributes));
    }

    private void list(String name, long... values) {
        constants.put(name, Constant.list(name, values));
    }

    private Graph graph(Shape input, String output) {
        return new Graph("g", nodes, constants, List.of(new Value("x", ElementType.FLOAT, input)),
                List.of(new Value(output, ElementType.FLOAT, null)), Map.of());
    }

    /** x.view(x.size(0), -1, x.size(2) * 2), as PyTorch exports it. */
    private void view() {
        constants.put("i0", Constant.longs("i0", new long[0], 0));
        constants.put("i2", Constant.longs("i2", new long[0], 2));
        constants.put("two", Constant.longs("two", new long[0], 2));
        list("minus", -1);
        list("front", 0);
        node("Shape", List.of("x"), "s");
        node("Gather", List.of("s", "i0"), "n");
        node("Gather", List.of("s", "i2"), "h");
        node("Mul", List.of("h", "two"), "h2");
        node("Unsqueeze", List.of("n", "front"), "n1");
        node("Unsqueeze", List.of("h2", "front"), "h1");
        node("Concat", List.of("n1", "minus", "h1"), "target", Attribute.of("axis", 0L));
        node("Reshape", List.of("x", "target"), "y");
    }

    @Test
    void aShapeChainBecomesAConstantAndTheBatchStaysOpen() {
        view();
        var open = ConstantFolding.fold(graph(Shape.of(-1, 4, 6, 5), "y"));
        assertThat(open.nodes()).extracting(Node::op).containsExactly("Reshape");
        assertThat(open.constant(open.nodes().get(0).input(1)).orElseThrow().longs()).containsExactly(0, -1, 12);
        var fixed = ConstantFolding.fold(graph(Shape.of(1, 4, 6, 5), "y"));
        assertThat(fixed.constant(fixed.nodes().get(0).input(1)).orElseThrow().longs()).containsExactly(1, -1, 12);
        assertThat(ShapeInference.infer(open, Map.of()).get("y")).containsExactly(-1, 10, 12);
    }

    @Test
    void whatDependsOnAnOpenSizeIsLeft() {
        view();
        var open = ConstantFolding.fold(graph(Shape.of(-1, 4, -1, -1), "y"));
        assertThat(open.nodes()).extracting(Node::op).contains("Shape", "Concat", "Reshape");
        var given = ConstantFolding.fold(graph(Shape.of(-1, 4, -1, -1), "y"), Map.of("x", new long[]{-1, 4, 6, 5}));
        assertThat(given.nodes()).extracting(Node::op).containsExactly("Reshape");
    }

    private static Graph branch(String op, String name) {
        return new Graph(name, List.of(Node.of(op, "", List.of("x"), List.of("inner"))), Map.of(), List.of(),
                List.of(new Value("inner", ElementType.FLOAT, null)), Map.of());
    }

    private void condition(int axis) {
        constants.put("axis", Constant.longs("axis", new long[0], axis));
        constants.put("one", Constant.longs("one", new long[0], 1));
        node("Shape", List.of("x"), "s");
        node("Gather", List.of("s", "axis"), "extent");
        node("Equal", List.of("extent", "one"), "isOne");
        node("If", List.of("isOne"), "y", Attribute.of("then_branch", branch("Relu", "then")),
                Attribute.of("else_branch", branch("Tanh", "else")));
    }

    @Test
    void anIfWhoseConditionIsKnownBecomesItsBranch() {
        condition(1);
        assertThat(ConstantFolding.fold(graph(Shape.of(-1, 1), "y")).nodes()).extracting(Node::op)
                .containsExactly("Relu", "Identity");
        assertThat(ConstantFolding.fold(graph(Shape.of(-1, 3), "y")).nodes()).extracting(Node::op)
                .containsExactly("Tanh", "Identity");
    }

    @Test
    void anIfOverTheOpenBatchIsLeft() {
        condition(0);
        assertThat(ConstantFolding.fold(graph(Shape.of(-1, 3), "y")).nodes()).extracting(Node::op).contains("If");
        assertThat(ConstantFolding.fold(graph(Shape.of(1, 3), "y")).nodes()).extracting(Node::op)
                .containsExactly("Relu", "Identity");
    }

    /** As networks from TensorFlow are exported whose padding is made to fit. */
    @Test
    void paddingThatIsComputedFromTheExtentsIsKnown() {
        constants.put("i", Constant.longs("i", new long[0], 2));
        constants.put("two", Constant.scalar("two", 2));
        constants.put("zero", Constant.scalar("zero", 0));
        constants.put("axes", Constant.list("axes", 0));
        constants.put("none", Constant.list("none", 0, 0));
        node("Shape", List.of("x"), "s");
        node("Gather", List.of("s", "i"), "extent");
        node("Cast", List.of("extent"), "e", Attribute.of("to", 1L));
        node("Div", List.of("e", "two"), "half");
        node("Ceil", List.of("half"), "windows");
        node("Mul", List.of("windows", "two"), "covered");
        node("Sub", List.of("covered", "e"), "missing");
        node("Clip", List.of("missing", "zero", ""), "amount");
        node("Cast", List.of("amount"), "whole", Attribute.of("to", 7L));
        node("Unsqueeze", List.of("whole", "axes"), "after");
        node("Concat", List.of("none", "none", "none", "after"), "first", Attribute.of("axis", 0L));
        constants.put("last", Constant.list("last", 0));
        node("Concat", List.of("first", "last"), "pads", Attribute.of("axis", 0L));
        node("Pad", List.of("x", "pads"), "y");
        var graph = graph(Shape.of(-1, 3, 5, 5), "y");
        assertThat(ShapeInference.infer(graph, Map.of("x", new long[]{-1, 3, 5, 5})).get("y"))
                .containsExactly(-1, 3, 6, 5);
        assertThat(ConstantFolding.fold(graph).nodes()).extracting(Node::op).containsExactly("Pad");
    }

    @Test
    void weightsAreTurnedButStayQuantised() {
        constants.put("w", Constant.floats("w", new long[]{2, 3}, 1, 2, 3, 4, 5, 6));
        constants.put("q", new Constant("q", ElementType.UINT8, new long[]{3, 2},
                ByteBuffer.wrap(new byte[]{10, 20, 30, 40, 50, (byte) 250}), UnreadFields.NONE));
        constants.put("scale", Constant.floats("scale", new long[]{2}, 0.5f, 2));
        constants.put("zero", new Constant("zero", ElementType.UINT8, new long[]{2},
                ByteBuffer.wrap(new byte[]{10, 0}), UnreadFields.NONE));
        node("Transpose", List.of("w"), "turned");
        node("DequantizeLinear", List.of("q", "scale", "zero"), "real", Attribute.of("axis", 1L));
        node("Add", List.of("turned", "real"), "sum");
        node("MatMul", List.of("x", "turned"), "a");
        node("MatMul", List.of("x", "real"), "b");
        node("Add", List.of("a", "b"), "y");
        var graph = graph(Shape.of(1, 3), "y");
        var folded = ConstantFolding.fold(graph);
        assertThat(folded.constant("turned").orElseThrow().floats()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(folded.nodes()).extracting(Node::op).containsExactly("DequantizeLinear", "MatMul", "MatMul", "Add");
        var sum = ConstantFolding.value(graph, "sum").orElseThrow();
        assertThat(sum.shape()).containsExactly(3, 2);
        assertThat(sum.floats()).containsExactly(1 + 0, 4 + 40, 2 + 10, 5 + 80, 3 + 20, 6 + 500);
        assertThat(ConstantFolding.value(graph, "y")).isEmpty();
        assertThat(ConstantFolding.value(graph, "x")).isEmpty();
    }
}
