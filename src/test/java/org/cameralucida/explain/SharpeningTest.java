package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cameralucida.explain.perturbation.Rise;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map of a method of many passes while it is made: at every batch the map as it would be, were it the last. */
class SharpeningTest {

    private static final class Watcher implements Progress {

        final List<Tensor> maps = new ArrayList<>();
        final List<Integer> passes = new ArrayList<>();

        @Override
        public void passed(int done, int total) {
            passes.add(done);
        }

        @Override
        public void sharpened(Supplier<Tensor> soFar) {
            maps.add(soFar.get());
        }
    }

    @ParameterizedTest
    @CsvSource({"rise, masks=40", "lime, samples=40", "occlusion, window=24 stride=12", "smoothgrad, samples=12",
            "integrated-gradients, steps=12", "scorecam, weights=softmax", "ablationcam, relu=yes",
            "reciprocam, score=logit"})
    void everyPartialMapIsFiniteAndTheLastOneIsTheResult(String id, String options) {
        try (var golden = new Golden("resnet_basic")) {
            var method = Method.named(id);
            var given = new java.util.HashMap<String, String>();
            for (var option : options.split(" ")) {
                given.put(option.split("=")[0], option.split("=")[1]);
            }
            var settings = Settings.of(method, given);
            var watcher = new Watcher();
            Tensor map = method.explain(subject(golden), golden.classIndex(), settings, watcher).map();
            assertThat(watcher.maps).hasSameSizeAs(watcher.passes).hasSizeGreaterThan(1);
            for (var partial : watcher.maps) {
                assertThat(partial.shape()).containsExactly(map.shape());
                for (float value : partial.data()) {
                    assertThat(value).isFinite();
                }
            }
            assertThat(watcher.maps.get(0)).isNotEqualTo(map);
            assertThat(watcher.maps.get(watcher.maps.size() - 1)).isEqualTo(map);
        }
    }

    /** At a layer with more positions and more feature maps than one batch, and not too many. */
    private static MethodInput subject(Golden golden) {
        var layer = golden.network.layers().stream().filter(l -> l.height() * l.width() > BatchedForward.BATCH
                && l.height() * l.width() <= 144 && l.channels() > BatchedForward.BATCH).findFirst().orElseThrow();
        return MethodInput.at(golden.observation, golden.loaded, layer.tensor());
    }

    @Test
    void thePartialMapOfRiseIsTheMapOfAsManyMasks() {
        try (var golden = new Golden("nin")) {
            var watcher = new Watcher();
            var method = new Rise();
            method.explain(golden.subject(), 1, Settings.of(method, Map.of("masks", "40")), watcher);
            assertThat(watcher.passes).containsExactly(8, 16, 24, 32, 40);
            assertThat(watcher.maps.get(0)).isEqualTo(method.explain(golden.subject(), 1,
                    Settings.of(method, Map.of("masks", "8")), Progress.NONE).map());
        }
    }

    @Test
    void aMapThatNobodyAsksForIsNotMade() {
        var asked = new int[1];
        try (var golden = new Golden("nin")) {
            int size = golden.observation.input().data().length;
            BatchedForward.ofInput(golden.subject()).run(40, (n, batch, offset) ->
                            System.arraycopy(golden.observation.input().data(), 0, batch, offset, size),
                    (n, logits) -> { }, known -> {
                        asked[0]++;
                        return new Tensor(new float[1], 1);
                    }, Progress.NONE);
        }
        assertThat(asked[0]).as("once, for the result").isEqualTo(1);
    }
}
