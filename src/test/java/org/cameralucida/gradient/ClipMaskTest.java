package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipMaskTest {

    private static final int CHANNELS = 16;

    @ParameterizedTest
    @ValueSource(floats = {6, 1, 4, 0.3f, 5.99f, 63.5f, 100})
    void itIsOneNextToTheLimitsAndZeroAtThem(float limit) {
        float[] tried = {-1, -1e-30f, 0, 1e-30f, 1e-20f, limit / 3, Math.nextDown(limit / 2), limit / 2,
            Math.nextUp(limit / 2), 0.99f * limit, Math.nextDown(Math.nextDown(limit)), Math.nextDown(limit), limit,
            Math.nextUp(limit), 2 * limit, 1e30f};
        var data = new float[CHANNELS * tried.length];
        for (int c = 0; c < CHANNELS; c++) {
            System.arraycopy(tried, 0, data, c * tried.length, tried.length);
        }
        var gradient = gradient(limit, new Tensor(data, 1, CHANNELS, 4, 4));
        for (int i = 0; i < data.length; i++) {
            assertThat(gradient[i]).as("at %s", data[i]).isEqualTo(data[i] > 0 && data[i] < limit ? 1 : 0);
        }
    }

    /** Of the sum of all that is clipped, between two convolutions that change nothing: as it is in networks. */
    private static float[] gradient(float limit, Tensor x) {
        var same = new float[CHANNELS * CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            same[c * CHANNELS + c] = 1;
        }
        var shape = new long[]{CHANNELS, CHANNELS, 1, 1};
        OnnxModel model = Trial.named("clipped").input("x", CHANNELS, 4, 4).numbers("same", shape, same)
                .numbers("low", new long[0], 0).numbers("high", new long[0], limit)
                .node(Node.of("Conv", "before", List.of("x", "same"), List.of("a")))
                .node(Node.of("Clip", "tried", List.of("a", "low", "high"), List.of("b")))
                .node(Node.of("Conv", "after", List.of("b", "same"), List.of("y"))).model();
        var derived = Differentiation.of(model, Map.of("x", new long[]{-1, CHANNELS, 4, 4}), "score", List.of("x"),
                RuleBook.derivatives()).orProblem("clipped");
        var ones = new float[derived.classes()];
        Arrays.fill(ones, 1);
        try (var session = Sessions.open(derived.model(), "clipped", Device.CPU, 1)) {
            return session.run(Map.of("x", x, derived.classWeights(), new Tensor(ones, 1, ones.length))).get(1).data();
        }
    }
}
