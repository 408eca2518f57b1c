package org.cameralucida.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorAnnotation;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cameralucida.SharedData;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {

    /** x → Conv → Relu → y, with a weight and an If. */
    static OnnxModel small() {
        var branch = new Graph("branch", List.of(Node.of("Identity", "", List.of("r"), List.of("b"))), Map.of(),
                List.of(), List.of(new Value("b", ElementType.FLOAT, null)), Map.of());
        var nodes = List.of(
                Node.of("Conv", "conv", List.of("x", "w", ""), List.of("c"), Attribute.of("kernel_shape", 1L, 1L),
                        Attribute.of("auto_pad", "VALID")),
                Node.of("LeakyRelu", "relu", List.of("c"), List.of("r"), Attribute.of("alpha", 0.1f)),
                Node.of("If", "if", List.of("yes"), List.of("y"), Attribute.of("then_branch", branch),
                        Attribute.of("else_branch", branch)));
        var constants = Map.of("w", Constant.floats("w", new long[]{2, 3, 1, 1}, 1, 2, 3, 4, 5, 6),
                "yes", new ConstantArray(ElementType.BOOL, new long[0], new double[]{1}).toConstant("yes"));
        return OnnxModel.of("small.onnx", 13, new Graph("g", nodes, constants,
                List.of(new Value("x", ElementType.FLOAT, Shape.of(-1, 3, 8, 8))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(-1, 2, 8, 8))), Map.of()));
    }

    @Test
    void whatIsWrittenIsReadTheSame() {
        var model = small();
        var again = OnnxModel.parse("small.onnx", model.toBytes());
        assertThat(again.graph()).isEqualTo(model.graph());
        assertThat(again.opsets()).isEqualTo(Map.of("", 13L));
        assertThat(again.toBytes()).isEqualTo(model.toBytes());
        assertThat(again.graph().constant("w").orElseThrow().floats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(again.graph().nodes().get(0).integers("kernel_shape")).containsExactly(1, 1);
        assertThat(again.graph().consumers("r")).extracting(Node::name).containsExactly("if");
    }

    /** A file with everything in it that we do not read. */
    private static ModelProto.Builder exotic() {
        var tensor = TensorProto.newBuilder().setName("w").setDataType(1).addDims(2).addFloatData(3).addFloatData(4)
                .setDocString("weights");
        var texts = TensorProto.newBuilder().setName("t").setDataType(8).addDims(1)
                .addStringData(ByteString.copyFromUtf8("a"));
        var node = NodeProto.newBuilder().setOpType("Odd").setDomain("com.example").setName("n").setDocString("doc")
                .setOverload("two").addInput("x").addInput("w").addOutput("y")
                .addAttribute(AttributeProto.newBuilder().setName("blob").setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFrom(new byte[]{(byte) 0xFF, (byte) 0xFE})))
                .addAttribute(AttributeProto.newBuilder().setName("type")
                        .setType(AttributeProto.AttributeType.TYPE_PROTO).setTp(TypeProto.newBuilder()
                                .setDenotation("IMAGE")))
                .addMetadataProps(StringStringEntryProto.newBuilder().setKey("k").setValue("v"));
        var sequence = TypeProto.newBuilder().setSequenceType(TypeProto.Sequence.newBuilder().setElemType(
                TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(1))));
        var graph = GraphProto.newBuilder().setName("g").setDocString("graph").addInitializer(tensor)
                .addInitializer(texts).addNode(node)
                .addSparseInitializer(SparseTensorProto.newBuilder().addDims(3))
                .addQuantizationAnnotation(TensorAnnotation.newBuilder().setTensorName("w"))
                .addInput(ValueInfoProto.newBuilder().setName("x").setType(TypeProto.newBuilder().setTensorType(
                        TypeProto.Tensor.newBuilder().setElemType(1)).setDenotation("IMAGE")))
                .addOutput(ValueInfoProto.newBuilder().setName("y").setType(sequence));
        return ModelProto.newBuilder().setIrVersion(9).setProducerName("us").setDomain("d").setModelVersion(3)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(20))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("com.example").setVersion(1))
                .addMetadataProps(StringStringEntryProto.newBuilder().setKey("names").setValue("cat, dog"))
                .addFunctions(FunctionProto.newBuilder().setName("Odd").setDomain("com.example")).setGraph(graph);
    }

    @Test
    void whatWeDoNotReadIsWrittenAgain() throws IOException {
        var model = OnnxModel.parse("exotic", exotic().build().toByteArray());
        var written = ModelProto.parseFrom(model.toBytes());
        // Numbers come back in the raw form: bring both to it.
        var expected = exotic();
        expected.getGraphBuilder().getInitializerBuilder(0).clearFloatData()
                .setRawData(ByteString.copyFrom(new byte[]{0, 0, 64, 64, 0, 0, (byte) 128, 64}));
        assertThat(written).isEqualTo(expected.build());
        assertThat(model.metadata()).containsEntry("names", "cat, dog");
        assertThat(model.producer()).isEqualTo("us");
    }

    @ParameterizedTest
    @ValueSource(strings = {"squeezenet1.1", "squeezenet1.1-fp16", "mobilenet-v2-qdq", "cifar-conv4", "darknet-tiny"})
    void realNetworksComeBackTheSame(String name) {
        var model = OnnxModel.read(SharedData.at("networks/" + name + ".onnx"));
        var again = OnnxModel.parse(name, model.toBytes());
        assertThat(again.graph()).isEqualTo(model.graph());
        assertThat(again.opsets()).isEqualTo(model.opsets());
        assertThat(again.metadata()).isEqualTo(model.metadata());
    }

    @Test
    void nodesOutOfOrderAreBroughtIntoOrder() {
        var graph = small().graph();
        var shuffled = graph.withNodes(List.of(graph.nodes().get(2), graph.nodes().get(0), graph.nodes().get(1)));
        assertThat(shuffled.nodes()).extracting(Node::name).containsExactly("conv", "relu", "if");
    }

    @Test
    void prunedKeepsOnlyWhatTheOutputsNeed() {
        var graph = small().graph();
        var pruned = graph.withOutputs(List.of(new Value("c", ElementType.FLOAT, null))).pruned();
        assertThat(pruned.nodes()).extracting(Node::name).containsExactly("conv");
        assertThat(pruned.constants()).containsOnlyKeys("w");
        assertThat(graph.freshName("c")).isEqualTo("c_1");
    }

    @Test
    void filesThatAreNoModelGiveOneSentence(@TempDir Path folder) throws IOException {
        var empty = Files.createFile(folder.resolve("empty.onnx"));
        var text = Files.writeString(folder.resolve("text.onnx"), "Not Found. The page that you asked for is gone.");
        assertProblem(() -> OnnxModel.read(empty), "empty.onnx is empty, so it is not an ONNX network.");
        assertProblem(() -> OnnxModel.read(text), "text.onnx is not an ONNX network, or it is damaged or cut short.");
        assertProblem(() -> OnnxModel.read(folder.resolve("none.onnx")), "is not there");
        assertProblem(() -> OnnxModel.read(folder), "is a folder, not a network");
    }

    private static OnnxModel parse(OnnxModel model) {
        return OnnxModel.parse("model.onnx", model.toBytes());
    }

    @Test
    void anyDamageGivesASentenceOrAModel() {
        var bytes = small().toBytes();
        var random = new Random(7);
        for (int length = 0; length < bytes.length; length++) {
            readsOrComplains(java.util.Arrays.copyOf(bytes, length));
        }
        for (int trial = 0; trial < 1000; trial++) {
            var damaged = bytes.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readsOrComplains(damaged);
        }
    }

    private static void readsOrComplains(byte[] bytes) {
        try {
            var model = OnnxModel.parse("damaged.onnx", bytes);
            ConstantFolding.fold(model.graph());
            assertThat(Float32.widen(model).toBytes()).isNotEmpty();
        } catch (Problem expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    static void assertProblem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(Problem.class).hasMessageContaining(sentence);
    }
}
