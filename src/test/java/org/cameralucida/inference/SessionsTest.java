package org.cameralucida.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cameralucida.SharedData;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.OnnxModel;
import org.junit.jupiter.api.Test;
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

    @Test
    void aClosedSessionRefusesToRun() {
        var model = OnnxModel.read(SharedData.at("networks/resnet20-cifar10.onnx"));
        Session session = Sessions.open(model, "ResNet-20", Device.CPU, 1);
        session.close();
        session.close();
        assertThatThrownBy(() -> session.run(Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aGraphicsCardThatIsNotThereIsASentence() {
        var model = OnnxModel.read(SharedData.at("networks/resnet20-cifar10.onnx"));
        assertThatThrownBy(() -> Sessions.open(model, "ResNet-20", Device.parse("gpu:97"), 0))
                .isInstanceOf(Problem.class).hasMessageContaining("graphics card");
    }

    @ParameterizedTest
    @CsvSource({"auto,auto", "CPU,cpu", "gpu,gpu:0", "gpu:3,gpu:3", " cpu ,cpu"})
    void aDeviceIsReadAndWritten(String text, String written) {
        assertThat(Device.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tpu", "gpu:", "gpu:-1", "gpu:x", "cpu:1"})
    void anUnknownDeviceIsASentence(String text) {
        assertThatThrownBy(() -> Device.parse(text)).isInstanceOf(Problem.class).hasMessageContaining("auto");
    }
}
