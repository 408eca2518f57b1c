package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxImportTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasExportedAndReadBackIsTheSameNetwork() throws IOException {
        Path first = folder.resolve("first.onnx");
        Path second = folder.resolve("second.onnx");
        try (NDManager manager = NDManager.newBaseManager()) {
            TwinNetwork network = network(manager, 5, 1);
            var random = new Random(3);
            for (NDArray array : network.offsets().addAll(network.statistics())) {
                float[] values = new float[(int) array.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = 0.5f + random.nextFloat();
                }
                array.set(values);
            }
            OnnxExport.write(network, Sampling.DENSE, first);
            TwinNetwork copy = network(manager, 5, 2);
            OnnxImport.read(first, copy);
            OnnxExport.write(copy, Sampling.DENSE, second);
            NDArray picture = manager.randomNormal(0, 1, new Shape(2, 3, 64, 64), DataType.FLOAT32);
            NDArray expected = network.logits(network.features(picture, Sampling.DENSE, false));
            NDArray actual = copy.logits(copy.features(picture, Sampling.DENSE, false));
            float largest = expected.abs().max().getFloat();
            assertThat(actual.sub(expected).abs().max().getFloat()).isLessThan((float) OnnxExportTest.OF_TWO_RUNS * largest);
        }
        Map<String, Constant> before = OnnxModel.read(first).graph().constants();
        Map<String, Constant> after = OnnxModel.read(second).graph().constants();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((name, constant) -> {
            float[] values = after.get(name).floats();
            float[] wanted = constant.floats();
            for (int i = 0; i < wanted.length; i++) {
                // Folded into the weights and taken out again: some ten roundings.
                assertThat(values[i]).as(name).isCloseTo(wanted[i], within(10 * 0x1p-24f * Math.abs(wanted[i])));
            }
        });
    }

    @Test
    void aFileOfAnotherNetworkIsNotTaken() throws IOException {
        Path file = folder.resolve("network.onnx");
        try (NDManager manager = NDManager.newBaseManager()) {
            OnnxExport.write(network(manager, 5, 1), Sampling.DENSE, file);
            assertThatThrownBy(() -> OnnxImport.read(file, network(manager, 6, 1))).isInstanceOf(IOException.class)
                    .hasMessageContaining("classifier.weight");
        }
    }

    private static TwinNetwork network(NDManager manager, int classes, long seed) throws IOException {
        return new TwinNetwork(manager, HalfPrecision.none(), Pooling.GAP, classes, seed);
    }
}
