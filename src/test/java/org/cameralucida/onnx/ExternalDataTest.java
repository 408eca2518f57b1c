package org.cameralucida.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cameralucida.onnx.OnnxModelTest.assertProblem;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cameralucida.SharedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDataTest {

    @TempDir
    private Path top;
    private Path folder;

    @BeforeEach
    void aFolderWithSomethingToStealBesideIt() throws IOException {
        folder = Files.createDirectory(top.resolve("model"));
        Files.write(top.resolve("secret.bin"), new byte[64]);
    }

    /** The small model with its weights elsewhere. */
    private Path model(Map<String, String> entries) throws IOException {
        var proto = ModelProto.parseFrom(OnnxModelTest.small().toBytes()).toBuilder();
        for (var tensor : proto.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getName().equals("w")) {
                tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
                entries.forEach((k, v) -> tensor.addExternalData(
                        StringStringEntryProto.newBuilder().setKey(k).setValue(v)));
            }
        }
        return Files.write(folder.resolve("m.onnx"), proto.build().toByteArray());
    }

    private static byte[] sixFloats(int before) {
        var bytes = Constant.littleEndian(before + 24L);
        bytes.position(before);
        for (int i = 1; i <= 6; i++) {
            bytes.putFloat(i);
        }
        return bytes.array();
    }

    @Test
    void weightsBesideTheModelAreRead() throws IOException {
        Files.createDirectory(folder.resolve("parts"));
        Files.write(folder.resolve("parts/w.bin"), sixFloats(16));
        var model = OnnxModel.read(model(Map.of("location", "parts/w.bin", "offset", "16", "length", "24")));
        assertThat(model.graph().constant("w").orElseThrow().floats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(OnnxModel.parse("inside", model.toBytes()).graph()).isEqualTo(model.graph());
    }

    /** A model whose one large weight, of 1024 numbers, is in a file. */
    private OnnxModel large() throws IOException {
        Files.createDirectory(folder.resolve("parti è"));
        var numbers = Constant.littleEndian(8 + 4096);
        for (int i = 0; i < 1024; i++) {
            numbers.putFloat(8 + 4 * i, i);
        }
        Files.write(folder.resolve("parti è/w.bin"), numbers.array());
        var proto = OnnxModel.of("m", 13, new Graph("g",
                List.of(Node.of("Mul", "mul", List.of("x", "w"), List.of("m")),
                        Node.of("Add", "add", List.of("m", "b"), List.of("y"))),
                Map.of("w", Constant.floats("w", new long[]{1024}, new float[1024]),
                        "b", Constant.floats("b", new long[]{1}, 1)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(1))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(1024))), Map.of()));
        var builder = ModelProto.parseFrom(proto.toBytes()).toBuilder();
        for (var tensor : builder.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getName().equals("w")) {
                tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
                Map.of("location", "parti è/w.bin", "offset", "8", "length", "4096").forEach((k, v) ->
                        tensor.addExternalData(StringStringEntryProto.newBuilder().setKey(k).setValue(v)));
            }
        }
        return OnnxModel.read(Files.write(folder.resolve("m.onnx"), builder.build().toByteArray()));
    }

    @Test
    void aModelIsWrittenWithItsWeightsLeftWhereTheyAre() throws IOException {
        var model = large();
        var external = model.withExternalWeights(c -> true).orElseThrow();
        assertThat(external.folder()).isEqualTo(folder.resolve("parti è").toRealPath());
        assertThat(external.bytes()).hasSizeLessThan(1000);
        assertThat(external.weights()).extracting(Constant::name).containsExactly("w");
        var again = OnnxModel.read(Files.write(external.folder().resolve("again.onnx"), external.bytes()));
        assertThat(again.graph()).isEqualTo(model.graph());
        assertThat(OnnxModelTest.small().withExternalWeights(c -> true)).isEmpty();
        assertThat(model.withExternalWeights(c -> c.size() > 1024)).isEmpty();
    }

    @Test
    void whatHappensToAFileOnceItIsReadIsOfNoConcern() throws IOException {
        var model = large();
        Files.write(folder.resolve("parti è/w.bin"), new byte[10]);
        assertThat(model.graph().constant("w").orElseThrow().floats()[1023]).isEqualTo(1023);
        assertThat(model.withExternalWeights(c -> true)).isEmpty();
        Files.delete(folder.resolve("parti è/w.bin"));
        assertThat(model.withExternalWeights(c -> true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.bin", "../../../../../../../../etc/passwd", "/etc/passwd",
        "parts/../../secret.bin",
        "..\\secret.bin", "C:\\Windows\\win.ini", "\\\\server\\share\\file", "", ".", "../model/../secret.bin", "a\0b"})
    void nothingOutsideOfTheFolderIsOpened(String location) throws IOException {
        var file = model(Map.of("location", location));
        if (location.equals(".")) {
            assertProblem(() -> OnnxModel.read(file), "missing");
        } else {
            assertProblem(() -> OnnxModel.read(file), "outside its own folder");
        }
    }

    @Test
    void aLinkThatLeavesTheFolderIsNotFollowed() throws IOException {
        try {
            Files.createSymbolicLink(folder.resolve("w.bin"), top.resolve("secret.bin"));
        } catch (UnsupportedOperationException | FileSystemException e) {
            assumeTrue(false, "this system makes no symbolic links");
        }
        var file = model(Map.of("location", "w.bin"));
        assertProblem(() -> OnnxModel.read(file), "outside its own folder");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        var file = model(Map.of("location", "w.bin"));
        assertProblem(() -> OnnxModel.read(file), "m.onnx keeps its weights in a file of their own, w.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "-4", "9223372036854775807"})
    void aFileThatIsTooShortIsSaid(String offset) throws IOException {
        Files.write(folder.resolve("w.bin"), sixFloats(0));
        var file = model(Map.of("location", "w.bin", "offset", offset, "length", "24"));
        assertProblem(() -> OnnxModel.read(file), "shorter than the network says");
    }

    @ParameterizedTest
    @CsvSource({"khushipawar_resnet18_3class_dynamo, classifier.onnx.data",
        "gumisad_mobilenetv2_dynamo, mobilenetv2.onnx.data"})
    void exportsWhoseDataWereLeftBehindNameTheFile(String export, String data) {
        var file = SharedData.at("odd-networks/" + export + ".onnx");
        assertProblem(() -> OnnxModel.read(file), data);
    }
}
