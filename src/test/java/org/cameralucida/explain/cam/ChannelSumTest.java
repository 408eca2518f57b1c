package org.cameralucida.explain.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.explain.Golden;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ChannelSum.Edits;
import org.cameralucida.explain.cam.ChannelSum.Order;
import org.cameralucida.explain.cam.ChannelSum.Term;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Head;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Layout;
import org.cameralucida.network.LinearReadout;
import org.cameralucida.network.MapTensor;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Origins;
import org.cameralucida.network.Pooling;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.network.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sum over channels against the definition of each head, written down once more without any sum over channels. */
class ChannelSumTest {

    private static final int CLASSES = 3;
    private static final int CHANNELS = 7;
    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;
    private static final int POSITIONS = HEIGHT * WIDTH;
    /** Sums of not more than 7 × 20 products below 8 in double precision: 140 × 8 × 2⁻⁵³, ten times that. */
    private static final double DOUBLE = 2e-12;
    /** The map is handed on in float32: half a unit in the last place of values below 16. */
    private static final double FLOAT = 16 * Math.pow(2, -24);

    private static final Scores SCORES = new Scores("logits", "logits", CLASSES, Scores.Activation.SOFTMAX, false, false);
    private static final MapTensor MAPS = new MapTensor("maps", Layout.NCHW, CHANNELS, HEIGHT, WIDTH);

    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of("average", new Head.PooledLinear(SCORES, MAPS, Pooling.GAP, readout(1), false, false)),
                Arguments.of("maximum", new Head.PooledLinear(SCORES, MAPS, Pooling.GMP, readout(2), false, false)),
                Arguments.of("both", new Head.PooledTwice(SCORES, MAPS, readout(3), unbiased(readout(4)), false)),
                Arguments.of("class maps, average", classMaps(Pooling.GAP, false)),
                Arguments.of("class maps, maximum", classMaps(Pooling.GMP, false)),
                Arguments.of("class maps, ReLU, average", classMaps(Pooling.GAP, true)),
                Arguments.of("class maps, ReLU, maximum", classMaps(Pooling.GMP, true)));
    }

    private static Head classMaps(Pooling pooling, boolean rectified) {
        return new Head.ClassMaps(SCORES, "classes", MAPS, pooling, readout(5), rectified, false, false);
    }

    private static LinearReadout readout(int seed) {
        return new LinearReadout(random(seed, CLASSES * CHANNELS), random(seed + 100, CLASSES));
    }

    private static LinearReadout unbiased(LinearReadout readout) {
        return new LinearReadout(readout.weights(), new float[CLASSES]);
    }

    private static float[] random(int seed, int count) {
        var random = new Random(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static Observation seen(Head head, int seed) {
        var preprocessing = new Preprocessing(Layout.NCHW, 8, 8, Fit.CROP, 8, Channels.RGB, List.of(0f, 1f),
                List.of(0f, 0f, 0f), List.of(1f, 1f, 1f), Resampling.BILINEAR);
        var network = new Network("made up", null, null, null, Card.EMPTY, preprocessing, new Origins(Map.of()),
                Labels.of(List.of("a", "b", "c")), head, List.of());
        float[] maps = random(seed, CHANNELS * POSITIONS);
        return new Observation(network, new Tensor(new float[1], 1), new float[CLASSES], new float[CLASSES],
                Optional.of(new Tensor(maps, CHANNELS, HEIGHT, WIDTH)), 0);
    }

    /** The definition of each head, of weights that may be changed: the map first, position by position. */
    private static double definition(Head.Pooled head, float[] maps, int index, Edits edits, double[] mapOut) {
        double bias = head.bias()[index];
        boolean isClassMap = head instanceof Head.ClassMaps;
        for (int i = 0; i < POSITIONS; i++) {
            double value = isClassMap ? bias : 0;
            for (int k = 0; k < CHANNELS; k++) {
                value += weight(head, index, k, edits) * maps[k * POSITIONS + i];
                if (head instanceof Head.PooledTwice) {
                    value += weight(head, index, CHANNELS + k, edits) * maps[k * POSITIONS + i];
                }
            }
            mapOut[i] = head instanceof Head.ClassMaps c && c.rectified() ? Math.max(0, value) : value;
        }
        if (isClassMap) {
            return pooled(head.pooling(), mapOut, 0);
        }
        var wide = new double[maps.length];
        for (int i = 0; i < maps.length; i++) {
            wide[i] = maps[i];
        }
        double logit = bias;
        for (int k = 0; k < CHANNELS; k++) {
            if (head instanceof Head.PooledTwice) {
                logit += weight(head, index, k, edits) * pooled(Pooling.GAP, wide, k)
                        + weight(head, index, CHANNELS + k, edits) * pooled(Pooling.GMP, wide, k);
            } else {
                logit += weight(head, index, k, edits) * pooled(head.pooling(), wide, k);
            }
        }
        return logit;
    }

    private static double weight(Head.Pooled head, int index, int term, Edits edits) {
        if (edits.off().contains(term)) {
            return 0;
        }
        var from = head instanceof Head.PooledTwice twice ? term < CHANNELS ? twice.average() : twice.maximum()
                : head.readout();
        return edits.weights().getOrDefault(term, (double) from.weights()[index * CHANNELS + term % CHANNELS]);
    }

    private static double pooled(Pooling pooling, double[] values, int map) {
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < POSITIONS; i++) {
            sum += values[map * POSITIONS + i];
            largest = Math.max(largest, values[map * POSITIONS + i]);
        }
        return pooling == Pooling.GMP ? largest : sum / POSITIONS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void theRunningSumEndsAtTheLogitAndAtTheMapWhateverIsChanged(String name, Head head) {
        var changes = List.of(Edits.NONE, new Edits(Map.of(2, -1.5), Set.of()), new Edits(Map.of(0, 4.0), Set.of(1, 3)),
                new Edits(Map.of(), Set.of(0, 1, 2, 3, 4, 5, 6)));
        for (int seed = 0; seed < 5; seed++) {
            var seen = seen(head, seed);
            for (int index = 0; index < CLASSES; index++) {
                var own = ChannelSum.of(seen, index, Edits.NONE);
                for (var edits : changes) {
                    var sum = own.with(edits);
                    var map = new double[POSITIONS];
                    double logit = definition((Head.Pooled) head, seen.features().orElseThrow().data(), index, edits,
                            map);
                    for (var order : Order.values()) {
                        var terms = own.ordered(order);
                        double[] sums = sum.runningSums(terms);
                        assertThat(sums[terms.size()] + sum.bias()).as(name).isEqualTo(sum.logit(terms))
                                .isCloseTo(logit, within(DOUBLE));
                        assertClose(sum.map(terms), map);
                    }
                }
            }
        }
    }

    private static void assertClose(Tensor map, double[] expected) {
        for (int i = 0; i < POSITIONS; i++) {
            assertThat((double) map.data()[i]).isCloseTo(expected[i], within(FLOAT));
        }
    }

    /** As far as averages go: of which the sum so far is the mean of the map so far. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void eachSumSoFarIsWhatTheMapSoFarGives(String name, Head head) {
        var seen = seen(head, 9);
        for (int index = 0; index < CLASSES; index++) {
            var sum = ChannelSum.of(seen, index, new Edits(Map.of(1, 2.0), Set.of(4)));
            var terms = sum.ordered(Order.FOR);
            double[] sums = sum.runningSums(terms);
            for (int n = 0; n <= terms.size(); n++) {
                double[] map = wide(sum.runningMap(terms, n));
                if (((Head.Pooled) head).pooling() == Pooling.GAP) {
                    assertThat(pooled(Pooling.GAP, map, 0)).as(name).isCloseTo(sums[n], within(FLOAT));
                } else if (head instanceof Head.ClassMaps) {
                    int position = terms.get(0).position();
                    assertThat(position < 0 ? 0 : map[position]).as(name).isCloseTo(sums[n], within(FLOAT));
                }
            }
            if (!(head instanceof Head.ClassMaps)) {
                assertThat(sum.runningMap(terms, terms.size())).as(name).isEqualTo(sum.map(terms));
            }
        }
    }

    private static double[] wide(Tensor map) {
        var wide = new double[map.data().length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = map.data()[i];
        }
        return wide;
    }

    @Test
    void theTermsComeByWhatTheyGiveAndStayWhereTheyAreWhenAWeightIsChanged() {
        var own = ChannelSum.of(seen(classMaps(Pooling.GAP, false), 3), 1, Edits.NONE);
        var order = own.ordered(Order.FOR);
        assertThat(order).isSortedAccordingTo(Comparator.comparingDouble(Term::product).reversed());
        assertThat(own.ordered(Order.AGAINST)).isSortedAccordingTo(Comparator.comparingDouble(Term::product));
        var first = order.get(0);
        var changed = own.with(new Edits(Map.of(first.index(), 0.0), Set.of()));
        assertThat(changed.runningSums(order)[1]).isZero();
        assertThat(changed.terms().get(first.index()).isEdited()).isTrue();
        assertThat(changed.terms().get(order.get(1).index()).isEdited()).isFalse();
    }

    @Test
    void ofAMaximumTheOnePositionThatCountsIsToldAndOfAnAverageNone() {
        var seen = seen(new Head.PooledLinear(SCORES, MAPS, Pooling.GMP, readout(2), false, false), 4);
        float[] maps = seen.features().orElseThrow().data();
        for (var term : ChannelSum.of(seen, 0, Edits.NONE).terms()) {
            int from = term.channel() * POSITIONS;
            assertThat(term.pooled()).isEqualTo(maps[from + term.position()]);
            for (int i = 0; i < POSITIONS; i++) {
                assertThat(maps[from + i]).isLessThanOrEqualTo(maps[from + term.position()]);
            }
        }
        var averaged = seen(new Head.PooledLinear(SCORES, MAPS, Pooling.GAP, readout(2), false, false), 4);
        assertThat(ChannelSum.of(averaged, 0, Edits.NONE).terms()).allMatch(term -> term.position() == -1);
        assertThat(ChannelSum.of(seen(classMaps(Pooling.GMP, false), 4), 0, Edits.NONE).terms()
                .stream().map(Term::position).distinct()).hasSize(1);
    }

    @Test
    void aHeadThatIsNoSumOverChannelsIsRefusedInASentence() {
        var seen = seen(new Head.Dense(SCORES, MAPS), 1);
        assertThatThrownBy(() -> ChannelSum.of(seen, 0, Edits.NONE)).isInstanceOf(Problem.class)
                .hasMessageContaining("made up");
    }

    /** Real networks run by the engine: the sum is the logit that the network itself says, up to its rounding. */
    @ParameterizedTest
    @MethodSource("org.cameralucida.explain.Golden#names")
    void ofAReferenceNetworkTheSumIsTheLogitThatTheEngineSays(String name) {
        try (var golden = new Golden(name)) {
            if (golden.network.head().hasClassMaps()) {
                assertSumsToLogits(golden.observation, golden.rounding() * golden.largestScore());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"models/lucida-gap.onnx", "models/lucida-gmp.onnx"})
    void ofTheBundledTwinsToo(String file) {
        assertSumsToLogits(NetworkReader.read(Path.of(file)));
    }

    @Test
    void ofSqueezeNetTooWhoseMapsPassAReluBehindTheirSum() {
        assertSumsToLogits(NetworkReader.read(SharedData.at("networks/squeezenet1.1.onnx")));
    }

    private static void assertSumsToLogits(Network network) {
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
            var seen = loaded.observe(View.of(PhotoReader.read(anyPhoto()), network.preprocessing()));
            double largest = 0;
            for (float logit : seen.logits()) {
                largest = Math.max(largest, Math.abs(logit));
            }
            assertSumsToLogits(seen, Rounding.of(network.model()) * largest);
        }
    }

    private static Path anyPhoto() {
        try (var files = Files.list(Path.of("models/samples"))) {
            return files.filter(PhotoReader::isPhoto).sorted().findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSumsToLogits(Observation seen, double tolerance) {
        for (int index : seen.top(5)) {
            var sum = ChannelSum.of(seen, index, Edits.NONE);
            var terms = sum.ordered(Order.FOR);
            assertThat(sum.logit(terms)).isCloseTo(seen.logits()[index], within(tolerance));
            var map = sum.map(terms);
            assertThat(Golden.difference(map, PoolingHead.classMap(seen, index)))
                    .isLessThan(terms.size() * Math.pow(2, -22));
        }
    }
}
