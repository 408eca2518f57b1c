package org.cameralucida.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

    @Test
    void aRealNetworkRunsOnTheProcessorAndSaysSo() {
        var model = OnnxModel.read(SharedData.at("networks/squeezenet1.1.onnx"));
        String input = model.graph().inputs().get(0).name();
        try (Session session = Sessions.open(model, "SqueezeNet", Device.CPU, 2)) {
            var outputs = session.run(Map.of(input, new Tensor(new float[3 * 224 * 224], 1, 3, 224, 224)));
            assertThat(outputs).hasSize(model.graph().outputs().size());
            assertThat(outputs.get(0).data()).hasSize(1000);
            assertThat(session.runsOn()).isEqualTo(new RunsOn("CPU", "", 2, java.util.Optional.empty()));
            assertThat(session.runsOn().description()).hasToString("CPU, 2 threads");
        }
    }

    @Test
    void autoUsesTheProcessorWhereThereIsNoGraphicsCard() {
        var model = OnnxModel.read(SharedData.at("networks/resnet20-cifar10.onnx"));
        try (Session session = Sessions.open(model, "ResNet-20", Device.AUTO, 1)) {
            assertThat(session.runsOn().provider()).isIn("CPU", "CUDA");
        }
    }

    @Test
    void aTensorOfTheWrongShapeIsASentenceAndTheSessionStillWorks() {
        var model = OnnxModel.read(SharedData.at("networks/resnet20-cifar10.onnx"));
        String input = model.graph().inputs().get(0).name();
        try (Session session = Sessions.open(model, "ResNet-20", Device.CPU, 1)) {
            assertThatThrownBy(() -> session.run(Map.of(input, new Tensor(new float[12], 1, 3, 2, 2))))
                    .isInstanceOf(Problem.class).hasMessageContaining("ResNet-20").hasMessageNotContaining("\n");
            assertThatThrownBy(() -> session.run(Map.of("no such input", new Tensor(new float[1], 1))))
                    .isInstanceOf(Problem.class);
            assertThat(session.run(Map.of(input, new Tensor(new float[3 * 32 * 32], 1, 3, 32, 32)))).hasSize(1);
        }
    }

    /** To the bit: what a run gives is not a matter of the threads it has, nor of those beside it. */
    @Test
    void severalRunsAtOnceEachGiveWhatOneAloneDoes() {
        var model = OnnxModel.read(SharedData.at("networks/resnet20-cifar10.onnx"));
        String input = model.graph().inputs().get(0).name();
        var pictures = IntStream.range(0, 24).mapToObj(i -> {
            var data = new float[3 * 32 * 32];
            for (int at = 0; at < data.length; at++) {
                data[at] = (float) Math.sin(i * 31 + at);
            }
            return Map.of(input, new Tensor(data, 1, 3, 32, 32));
        }).toList();
        try (Session alone = Sessions.open(model, "ResNet-20", Device.CPU, 2);
                Session many = Sessions.open(model, "ResNet-20", Device.CPU, Threads.forManyRuns(3))) {
            assertThat(many.runsOn().threads()).isEqualTo(3);
            var together = pictures.parallelStream().map(picture -> many.run(picture).get(0).data()).toList();
            for (int i = 0; i < pictures.size(); i++) {
                assertThat(together.get(i)).containsExactly(alone.run(pictures.get(i)).get(0).data());
            }
        }
    }

    @Test
    void theThreadsOfManyRunsAreNoMoreThanWereAskedFor() {
        assertThat(Threads.forOneRun(5)).isEqualTo(new Threads(1, 5));
        assertThat(Threads.forManyRuns(1)).isEqualTo(new Threads(1, 1));
        assertThat(Threads.forManyRuns(6)).isEqualTo(new Threads(6, 1));
        assertThat(Threads.forManyRuns(9)).isEqualTo(new Threads(4, 2));
        assertThat(Threads.forManyRuns(16)).isEqualTo(new Threads(8, 2));
        assertThat(Threads.forManyRuns(0).all()).isPositive();
    }

    @Test
    void aClosedSessionRefusesToRun() {
        var model = OnnxModel.read(SharedData.at("networks/resnet20-cifar10.onnx"));
        Session session = Sessions.open(model, "ResNet-20", Device.CPU, 1);
        session.close();
        session.close();
        assertThatThrownBy(() -> session.run(Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void versionsNewerThanTheEngineAreNamed() throws IOException {
        assertThatThrownBy(() -> Sessions.open(relu(Sessions.NEWEST_OPSET + 1), "newer", Device.CPU, 1))
                .isInstanceOf(Problem.class).hasMessageContaining("newer uses operator set 27");
        var format = ModelProto.parseFrom(relu(13).toBytes()).toBuilder()
                .setIrVersion(Sessions.NEWEST_IR_VERSION + 1).build();
        assertThatThrownBy(() -> Sessions.open(OnnxModel.parse("m", format.toByteArray()), "newer", Device.CPU, 1))
                .isInstanceOf(Problem.class).hasMessageContaining("newer has ONNX file version 14");
    }

    /** When the engine is updated, the constants are to follow. */
    @Test
    void theNewestVersionsAreThoseOfTheEngine() {
        Sessions.open(relu(Sessions.NEWEST_OPSET), "newest", Device.CPU, 1).close();
        assertThatThrownBy(() -> OrtEnvironment.getEnvironment().createSession(relu(Sessions.NEWEST_OPSET + 1).toBytes()))
                .isInstanceOf(OrtException.class);
    }

    private static OnnxModel relu(long opset) {
        var b = new GraphBuilder(opset);
        b.output(b.emit("Relu", List.of(b.input("x", Shape.of(1)))), Shape.of(1));
        return b.model("relu");
    }

    @Test
    void aGraphicsCardThatIsNotThereIsASentence() {
        var model = OnnxModel.read(SharedData.at("networks/resnet20-cifar10.onnx"));
        assertThatThrownBy(() -> Sessions.open(model, "ResNet-20", Device.parse("gpu:97"), 0))
                .isInstanceOf(Problem.class).hasMessageContaining("graphics card");
    }

    @Test
    void weightsThatLieInAFileGiveTheSameNumbers(@TempDir Path folder) throws IOException {
        var weights = new float[2000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sin(i);
        }
        var inside = OnnxModel.of("m", 13, new Graph("g",
                List.of(Node.of("MatMul", "product", List.of("x", "w"), List.of("y"))),
                Map.of("w", Constant.floats("w", new long[]{2, 1000}, weights)),
                List.of(new Value("x", ElementType.FLOAT, Shape.of(1, 2))),
                List.of(new Value("y", ElementType.FLOAT, Shape.of(1, 1000))), Map.of()));
        var accented = Files.createDirectory(folder.resolve("pesi più grandi"));
        var proto = ModelProto.parseFrom(inside.toBytes()).toBuilder();
        var tensor = proto.getGraphBuilder().getInitializerBuilder(0);
        Files.write(accented.resolve("w.bin"), tensor.getRawData().toByteArray());
        tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalDataBuilder().setKey("location").setValue("w.bin");
        var outside = OnnxModel.read(Files.write(accented.resolve("m.onnx"), proto.build().toByteArray()));
        assertThat(GraphHandover.lending(outside)).isPresent();
        var input = Map.of("x", new Tensor(new float[]{2, 3}, 1, 2));
        try (Session first = Sessions.open(inside, "inside", Device.CPU, 1);
                Session second = Sessions.open(outside, "outside", Device.CPU, 1)) {
            var expected = first.run(input).get(0).data();
            // Two products of up to 3 and their sum, fused or not, in either run.
            var bound = within((float) Rounding.ofSum(4, 5));
            assertThat(second.run(input).get(0).data()).containsExactly(expected, bound);
            // As when another file is copied over it: native code that read there would end the program.
            Files.write(accented.resolve("w.bin"), new byte[8]);
            assertThat(second.run(input).get(0).data()).containsExactly(expected, bound);
        }
    }

    @Test
    void whatAProgramLeftBehindThatNoLongerRunsIsDeleted(@TempDir Path folder) throws IOException {
        var own = Files.createFile(folder.resolve("camera-lucida-" + ProcessHandle.current().pid() + "-1.onnx"));
        var dead = Files.createFile(folder.resolve("camera-lucida-999999999999-2.onnx"));
        var other = Files.createFile(folder.resolve("camera-lucida-best.onnx"));
        ScratchFile.deleteLeftovers(folder);
        assertThat(dead).doesNotExist();
        assertThat(List.of(own, other)).allMatch(Files::exists);
    }

    @ParameterizedTest
    @CsvSource({"auto,auto", "CPU,cpu", "gpu,gpu:0", "gpu:3,gpu:3", " cpu ,cpu", "DirectML,directml:0", "directml:1,directml:1", "coreml,coreml"})
    void aDeviceIsReadAndWritten(String text, String written) {
        assertThat(Device.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tpu", "gpu:", "gpu:-1", "gpu:x", "cpu:1", "coreml:1", "directml:"})
    void anUnknownDeviceIsASentence(String text) {
        assertThatThrownBy(() -> Device.parse(text)).isInstanceOf(Problem.class).hasMessageContaining("auto");
    }
}
