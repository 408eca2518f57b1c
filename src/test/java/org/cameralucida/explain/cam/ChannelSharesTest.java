package org.cameralucida.explain.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.cameralucida.explain.Golden;
import org.cameralucida.explain.LayerMaps;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.cam.ChannelSum.Edits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelSharesTest {

    /** With average pooling and a linear classifier the first order is all there is. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet_basic", "googlenet_gap", "densenet"})
    void atAnAveragePoolingHeadTheyAreTheProductsOfTheSum(String name) {
        try (var golden = new Golden(name)) {
            var layer = golden.network.layer(golden.network.head().target());
            double[] shares = golden.loaded.run(new ChannelShares(golden.observation, layer, golden.classIndex()),
                    Progress.NONE);
            double tolerance = golden.rounding() * golden.largestScore();
            for (var term : ChannelSum.of(golden.observation, golden.classIndex(), Edits.NONE).terms()) {
                assertThat(shares[term.channel()]).isCloseTo(term.product(), within(tolerance));
            }
        }
    }

    /** Summed over channels instead of over positions, the same products are HiResCAM. */
    @ParameterizedTest
    @MethodSource("org.cameralucida.explain.Golden#names")
    void togetherTheyAreTheSumOfHiResCam(String name) {
        try (var golden = new Golden(name)) {
            var layer = golden.subject().layer();
            double[] shares = golden.loaded.run(new ChannelShares(golden.observation, layer, golden.classIndex()),
                    Progress.NONE);
            var map = golden.explain(new HiResCam(), Map.of("relu", "no"));
            double magnitude = Arrays.stream(shares).map(Math::abs).sum();
            // Both add the same float32 products, the map in float32: half a unit of each partial sum at most.
            double tolerance = magnitude * shares.length * Math.pow(2, -24);
            assertThat(Arrays.stream(shares).sum()).isCloseTo(ContributionMap.sum(map), within(tolerance));
            assertThat(golden.loaded.run(new LayerMaps(golden.observation.input(), layer), Progress.NONE).extent(0))
                    .isEqualTo(shares.length);
        }
    }
}
