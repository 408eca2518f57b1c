package org.cameralucida.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cameralucida.onnx.OnnxModelTest.assertProblem;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of large files are read when they are asked for. */
class LargeModelFileTest {

    private static final int MANY = 17 << 20;

    @TempDir
    private Path folder;
    private Path file;
    private OnnxModel model;

    /** A model of 68 MB: one weight is large, one small, and one of middling size. */
    @BeforeEach
    void aLargeFile() throws IOException {
        var large = new float[MANY];
        for (int i = 0; i < MANY; i++) {
            large[i] = i;
        }
        model = OnnxModel.of("m.onnx", 13, new Graph("g",
                List.of(Node.of("Mul", "mul", List.of("x", "large"), List.of("m")),
                        Node.of("Mul", "mul2", List.of("m", "middling"), List.of("n")),
                        Node.of("Add", "add", List.of("n", "small"), List.of("y"))),
                Map.of("large", Constant.floats("large", new long[]{MANY}, large),
                        "middling", Constant.floats("middling", new long[]{1 << 14, 1}, new float[1 << 14]),
                        "small", Constant.floats("small", new long[]{1}, 1)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(1))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(1 << 14, MANY))), Map.of()));
        file = folder.resolve("m.onnx");
        try (var out = Files.newOutputStream(file)) {
            model.write(out);
        }
    }

    @Test
    void whatIsReadLaterIsTheSame() throws IOException {
        assertThat(LargeModelFile.read(file).weights().get("large").size()).isEqualTo(4L * MANY);
        assertThat(LargeModelFile.read(file).proto().getSerializedSize()).isLessThan(1000);
        var read = OnnxModel.read(file);
        assertThat(read.weightBytes()).isEqualTo(model.weightBytes());
        assertThat(read.graph()).isEqualTo(model.graph());
        assertThat(read.opsets()).isEqualTo(model.opsets());
        var external = read.withExternalWeights(c -> true).orElseThrow();
        assertThat(external.weights()).extracting(Constant::name).containsExactlyInAnyOrder("large", "middling");
    }

    @Test
    void aFileThatWasChangedMeanwhileIsSaidToBe() throws IOException {
        var before = OnnxModel.read(file).graph();
        var read = before.constant("large").orElseThrow();
        assertThat(read.floats()[MANY - 1]).isEqualTo(MANY - 1);
        Files.write(file, new byte[10]);
        assertThat(read.floats()[MANY - 1]).isEqualTo(MANY - 1);
        assertProblem(() -> before.constant("middling").orElseThrow().data(), "m.onnx was changed");
    }

    @Test
    void whatIsCutShortIsDamaged() throws IOException {
        try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(OnnxModel.LARGE_FROM + 1);
        }
        assertProblem(() -> OnnxModel.read(file), "damaged or cut short");
    }

    /** The whole of it by protobuf, and by us: what stands in no graph or weight is kept. */
    @Test
    void nothingElseIsLost() throws IOException {
        var proto = ModelProto.parseFrom(model.toBytes()).toBuilder().setProducerName("someone").setDocString("words");
        proto.getGraphBuilder().setDocString("of the graph").getInitializerBuilderList()
                .forEach(weight -> weight.setDocString("of " + weight.getName()));
        Files.write(file, proto.build().toByteArray());
        var read = LargeModelFile.read(file);
        var graph = read.proto().getGraph();
        var without = proto.build().toBuilder();
        without.getGraphBuilder().getInitializerBuilderList().stream()
                .filter(weight -> read.weights().get(weight.getName()) != null)
                .forEach(weight -> weight.clearRawData());
        assertThat(graph).isEqualTo(without.getGraph());
        assertThat(read.proto()).isEqualTo(without.build());
    }

    @Test
    void noiseIsNoModel() throws IOException {
        Files.write(file, new byte[]{0x3C, 1, 2, 3});
        assertThatThrownBy(() -> LargeModelFile.read(file)).isInstanceOf(InvalidProtocolBufferException.class);
        Files.write(file, new byte[]{0x3A, 0x7F, 1, 2, 3});
        assertThatThrownBy(() -> LargeModelFile.read(file)).isInstanceOf(InvalidProtocolBufferException.class);
    }
}
