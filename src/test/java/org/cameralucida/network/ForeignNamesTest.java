package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.cameralucida.convention.ClassNames;
import org.cameralucida.onnx.OnnxModel;
import org.junit.jupiter.api.Test;

/** Names of classes as makers leave them in a graph, its notes, and files. */
class ForeignNamesTest extends SmallGraph {

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
