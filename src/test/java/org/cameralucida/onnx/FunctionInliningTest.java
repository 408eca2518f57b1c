package org.cameralucida.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cameralucida.onnx.OnnxModelTest.assertProblem;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.junit.jupiter.api.Test;

class FunctionInliningTest {

    private static NodeProto.Builder node(String domain, String op, List<String> inputs, String output) {
        return NodeProto.newBuilder().setDomain(domain).setOpType(op).addAllInput(inputs).addOutput(output);
    }

    private static AttributeProto.Builder number(String name, float value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF(value);
    }

    private static ValueInfoProto value(String name) {
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(1))).build();
    }

    /** y = outer(outer(x, slope .5)); outer(a, slope = .1) = leaky(a + 1, slope) · 2, the leaky part a function too. */
    private static ModelProto.Builder model() {
        var one = TensorProto.newBuilder().setDataType(1).addFloatData(1);
        var outer = FunctionProto.newBuilder().setDomain("my").setName("Outer").addInput("a").addOutput("r")
                .addAttributeProto(number("slope", 0.1f))
                .addNode(node("", "Constant", List.of(), "t").addAttribute(AttributeProto.newBuilder().setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR).setT(one)))
                .addNode(node("", "Add", List.of("a", "t"), "s"))
                .addNode(node("my", "Leaky", List.of("s"), "u").addAttribute(AttributeProto.newBuilder()
                        .setName("by").setRefAttrName("slope").setType(AttributeProto.AttributeType.FLOAT)))
                .addNode(node("", "Add", List.of("u", "u"), "r"))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(16))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("my").setVersion(1));
        var leaky = FunctionProto.newBuilder().setDomain("my").setName("Leaky").addInput("a").addOutput("t")
                .addAttribute("by").addNode(node("", "LeakyRelu", List.of("a"), "t").addAttribute(
                        AttributeProto.newBuilder().setName("alpha").setRefAttrName("by")
                                .setType(AttributeProto.AttributeType.FLOAT)))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(16));
        var graph = GraphProto.newBuilder().setName("g").addInput(value("x")).addOutput(value("y"))
                .addNode(node("my", "Outer", List.of("x"), "t").addAttribute(number("slope", 0.5f)))
                .addNode(node("my", "Outer", List.of("t"), "y"));
        return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).addFunctions(outer).addFunctions(leaky)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(16))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("my").setVersion(1));
    }

    private static float[] run(OnnxModel model) {
        try (var session = Sessions.open(model, "m", Device.CPU, 1)) {
            return session.run(Map.of("x", new Tensor(new float[]{-3, 0, 2}, 3))).get(0).data();
        }
    }

    @Test
    void bodiesTakeThePlaceOfCalls() {
        var model = OnnxModel.parse("m", model().build().toByteArray());
        var inlined = FunctionInlining.inline(model);
        assertThat(inlined.graph().nodes()).extracting(Node::op)
                .containsExactly("Add", "LeakyRelu", "Add", "Add", "LeakyRelu", "Add");
        assertThat(run(inlined)).isEqualTo(run(model));
        assertThat(run(inlined)).containsExactly(-0.2f, 6, 14);
        assertThat(FunctionInlining.inline(inlined)).isSameAs(inlined);
    }

    @Test
    void functionsThatCallThemselvesAreRefused() {
        var circle = model();
        circle.getFunctionsBuilder(1).getNodeBuilder(0).setDomain("my").setOpType("Leaky");
        var model = OnnxModel.parse("m", circle.build().toByteArray());
        assertProblem(() -> FunctionInlining.inline(model), "do not fit together");
    }
}
