package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;
import org.junit.jupiter.api.Test;

class DenseSamplingTest {

    @Test
    void everySecondPlaceOfTheDenseMapIsAPlaceOfTheStridedMap() {
        try (NDManager manager = NDManager.newBaseManager()) {
            var network = new TwinNetwork(manager, HalfPrecision.none(), Pooling.GAP, 5, 1);
            NDArray picture = manager.randomNormal(0, 1, new Shape(1, 3, 64, 64), DataType.FLOAT32);
            NDArray dense = network.features(picture, Sampling.DENSE, false);
            NDArray strided = network.features(picture, Sampling.STRIDED, false);
            assertThat(dense.getShape()).isEqualTo(new Shape(1, 256, 16, 16));
            assertThat(strided.getShape()).isEqualTo(new Shape(1, 256, 8, 8));
            float[] every = dense.toFloatArray();
            float bound = (float) (OnnxExportTest.OF_TWO_RUNS * dense.max().getFloat());
            float[] second = strided.toFloatArray();
            for (int i = 0; i < second.length; i++) {
                int at = i / 64 * 256 + i / 8 % 8 * 2 * 16 + i % 8 * 2;
                assertThat(every[at]).isCloseTo(second[i], within(bound));
            }
        }
    }
}
