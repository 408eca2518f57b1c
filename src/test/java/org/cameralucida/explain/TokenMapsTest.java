package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.Rounding;
import org.cameralucida.explain.cam.GradCam;
import org.cameralucida.explain.cam.HiResCam;
import org.cameralucida.explain.cam.ReciproCam;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.Network;
import org.cameralucida.network.SmallTransformer;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps of a small transformer's tokens. */
class TokenMapsTest {

    private static final String LAST = "block 1, before attention";

    private static Tensor map(Network network, Method method, Map<String, String> settings, String layer) {
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            return loaded.explain(new Request(new Input.Preprocessed(SmallTransformer.picture()), new Target.Index(2),
                    method, Settings.of(method, settings), Optional.of(layer)), Progress.NONE).map();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradcam", "gradcam++", "layercam", "xgradcam", "hirescam", "eigencam", "scorecam",
        "ablationcam", "reciprocam"})
    void theOrderOfAxesAndTheBatchThatItWasMadeForChangeNothing(String id) {
        var method = Method.named(id);
        float[] plain = map(SmallTransformer.withClassToken(-1, false), method, Map.of(), LAST).data();
        double largest = 0;
        for (float value : plain) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (var other : List.of(SmallTransformer.withClassToken(1, false), SmallTransformer.withClassToken(2, false),
                SmallTransformer.withClassToken(-1, true), SmallTransformer.withClassToken(2, true))) {
            // The same products in another order; of Ablation-CAM, differences of scores that are nearly the same.
            assertThat(map(other, method, Map.of(), LAST).data()).containsExactly(plain, within((float) (1e-4 * largest)));
        }
    }

    /** What is left of the score with one token and the class token alone, by running the rest of the network on that. */
    @Test
    void ofReciproCamTheClassTokenIsKept() {
        var network = SmallTransformer.withClassToken(-1, false);
        Tensor found = map(network, new ReciproCam(), Map.of(), LAST);
        var graph = network.model().graph();
        var layer = network.layers().stream().filter(l -> l.name().equals(LAST)).findFirst().orElseThrow();
        var rest = graph.behind(layer.tensor(), "kept", new Value(network.head().logits(), ElementType.FLOAT, null));
        try (var whole = Sessions.open(ExposedOutputs.of(network, layer.tensor()), "whole", Device.CPU, 1);
                var behind = Sessions.open(network.model().withGraph(rest), "rest", Device.CPU, 1)) {
            Tensor tokens = whole.run(Map.of("x", SmallTransformer.picture())).get(0);
            for (int place = 0; place < SmallTransformer.PLACES; place++) {
                var kept = new float[tokens.data().length];
                for (int k = 0; k < SmallTransformer.CHANNELS; k++) {
                    int at = (place + 1) * SmallTransformer.CHANNELS + k;
                    kept[k] = tokens.data()[k];
                    kept[at] = tokens.data()[at];
                }
                var inputs = new HashMap<String, Tensor>();
                inputs.put(rest.inputs().get(0).name(), new Tensor(kept, tokens.shape()));
                rest.inputs().stream().skip(1).forEach(i -> inputs.put(i.name(), SmallTransformer.picture()));
                assertThat(found.data()[place]).isCloseTo(behind.run(inputs).get(0).data()[2],
                        within((float) Rounding.ofSum(500, 10)));
            }
        }
    }

    @Test
    void whereAPlaceIsReadBesideANormalisationTooHiResCamIsMade() {
        assertThat(map(SmallTransformer.withClassToken(-1, false), new HiResCam(), Map.of(),
                "patches with their positions").data()).doesNotContain(Float.NaN);
    }

    @Test
    void whereAPlaceIsReadThroughANormalisationAloneHiResCamIsASentence() {
        var network = SmallTransformer.withClassToken(-1, false);
        var problem = catchThrowableOfType(Problem.class, () -> map(network, new HiResCam(), Map.of(), "block 0, output"));
        assertThat(problem.getMessage()).contains("block 0, output", "normalisations alone");
    }

    @Test
    void behindTheLastAttentionAClassTokenReadsNoPlace() {
        var network = SmallTransformer.withClassToken(-1, false);
        for (var layer : List.of("block 1, output", "after the last block, normalised")) {
            var problem = catchThrowableOfType(Problem.class, () -> map(network, new GradCam(), Map.of(), layer));
            assertThat(problem.getMessage()).contains(layer, "a class token has been told all before");
        }
    }
}
