package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxExportTest {

    /**
     * Of the largest value: twelve layers one after the other, each with sums of up to 9 × 256 products whose errors go
     * like a random walk, in either run.
     */
    static final double OF_TWO_RUNS = 2 * 12 * Math.sqrt(9 * 256) * 0x1p-24;

    private static final int CLASSES = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"GAP,DENSE", "GAP,STRIDED", "GMP,DENSE", "GMP,STRIDED"})
    void anotherEngineMakesTheSameOfTheFoldedNetwork(Pooling pooling, Sampling sampling)
            throws IOException, OrtException {
        var random = new Random(3);
        float[] picture = new float[2 * 3 * 64 * 64];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextGaussian();
        }
        Path file = folder.resolve("network.onnx");
        float[] expected;
        try (NDManager manager = NDManager.newBaseManager()) {
            var network = new TwinNetwork(manager, HalfPrecision.none(), pooling, CLASSES, 1);
            for (NDArray array : network.offsets().addAll(network.statistics())) {
                float[] values = new float[(int) array.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = 0.5f + random.nextFloat();
                }
                array.set(values);
            }
            OnnxExport.write(network, sampling, file);
            NDArray input = manager.create(picture, new Shape(2, 3, 64, 64));
            expected = network.logits(network.features(input, sampling, false)).toFloatArray();
        }
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        float[] actual = run(file, picture);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within((float) OF_TWO_RUNS * largest));
        }
    }

    private static float[] run(Path file, float[] picture) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString());
             OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(picture),
                     new long[] {2, 3, 64, 64});
             OrtSession.Result result = session.run(Map.of("image", input))) {
            float[][] logits = (float[][]) result.get(0).getValue();
            float[] flat = new float[2 * CLASSES];
            System.arraycopy(logits[0], 0, flat, 0, CLASSES);
            System.arraycopy(logits[1], 0, flat, CLASSES, CLASSES);
            return flat;
        }
    }
}
