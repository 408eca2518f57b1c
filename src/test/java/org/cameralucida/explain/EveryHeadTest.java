package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.explain.SmallNetwork.Maps;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of head: what each place gives to a score, by a formula that is written out here for that head alone, or a
 * sentence; and no method draws a map of anything but places.
 */
class EveryHeadTest {

    static Stream<HeadCase> exact() {
        return Stream.of(ScoredHeads.plain(), NormalizedHeads.cosines(), NormalizedHeads.layerNormalizations(),
                PooledHeads.generalizedMeans(), PooledHeads.twoPoolings(), ScoredHeads.otherScores())
                .flatMap(heads -> heads);
    }

    static Stream<HeadCase> opaque() {
        return OpaqueHeads.all();
    }

    static Stream<HeadCase> all() {
        return Stream.concat(exact(), opaque());
    }

    @ParameterizedTest
    @MethodSource("exact")
    void thePlacesAndTheConstantSumToTheLogit(HeadCase head) {
        var network = head.network().read();
        assertThat(network.head().hasClassMaps()).as(network.head().description().toString()).isTrue();
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            var seen = loaded.observe(head.network().picture());
            var maps = new Maps(seen.features().orElseThrow());
            for (int c = 0; c < network.head().classes(); c++) {
                var map = ContributionMap.of(seen, c);
                double constant = ContributionMap.constant(seen, c);
                double tolerance = tolerance(head, maps, seen);
                for (int place = 0; place < maps.positions(); place++) {
                    assertThat((double) map.data()[place]).as("place " + place)
                            .isCloseTo(head.oracle().at(maps, c, place), within(tolerance));
                }
                assertThat(constant).isCloseTo(head.oracle().constant(maps, c), within(tolerance));
                assertThat(ContributionMap.sum(map) + constant).isCloseTo(seen.logits()[c], within(tolerance));
                var channels = ChannelSum.of(seen, c, ChannelSum.Edits.NONE);
                assertThat(channels.logit(channels.terms())).isCloseTo(seen.logits()[c], within(tolerance));
            }
        }
    }

    /**
     * A few hundred float32 operations, on numbers no larger than the largest score and its parts: the engine's means over
     * places and sums over channels, and weights that were multiplied with each other.
     */
    private static double tolerance(HeadCase head, Maps maps, Observation seen) {
        double largest = 0;
        for (int c = 0; c < seen.logits().length; c++) {
            double sizes = Math.abs(head.oracle().constant(maps, c));
            for (int place = 0; place < maps.positions(); place++) {
                sizes += Math.abs(head.oracle().at(maps, c, place));
            }
            largest = Math.max(largest, sizes);
        }
        return Rounding.ofSum(4 * (HeadCase.K + maps.positions()), largest);
    }

    @ParameterizedTest
    @MethodSource("opaque")
    void whereThereAreNoExactContributionsASentenceSaysSo(HeadCase head) {
        var network = head.network().read();
        assertThat(network.head().hasClassMaps()).isFalse();
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            var seen = loaded.observe(head.network().picture());
            var problem = catchThrowableOfType(Problem.class, () -> ContributionMap.of(seen, 0));
            assertThat(problem.getMessage()).contains("no exact class maps", network.head().description().toString());
        }
    }

    /**
     * The picture is 12 by 20, no number of channels, tokens or heads is in its proportions: whatever has them is of its
     * places.
     */
    @ParameterizedTest
    @MethodSource("all")
    void everyMethodDrawsPlacesOrSaysWhyNot(HeadCase head) {
        var network = head.network().read();
        assertThat(network.layers()).allMatch(layer -> isOfPicture(layer.height(), layer.width()));
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            var seen = loaded.observe(head.network().picture());
            for (var method : Method.all()) {
                var settings = Settings.of(method, SmallNetwork.quick(method));
                try {
                    var explained = loaded.explain(new Request(new Input.Preprocessed(head.network().picture()),
                            new Target.Index(0), method, settings, Optional.empty()), seen, Progress.NONE);
                    assertThat(isOfPicture(explained.map().extent(-2), explained.map().extent(-1)))
                            .as(method.id() + Arrays.toString(explained.map().shape())).isTrue();
                    for (float value : explained.map().data()) {
                        assertThat(value).as(method.id()).isFinite();
                    }
                } catch (Problem why) {
                    assertThat(why.getMessage()).as(method.id()).endsWith(".").doesNotContain("ORT", "Exception");
                }
            }
        }
    }

    private static boolean isOfPicture(int height, int width) {
        return height * SmallNetwork.WIDTH == width * SmallNetwork.HEIGHT;
    }

    @Test
    void eachKindOfHeadIsTriedByAName() {
        assertThat(all().map(HeadCase::name).toList()).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }
}
