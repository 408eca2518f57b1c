package org.cameralucida.explain.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.cameralucida.network.SmallTransformer.BLOCKS;
import static org.cameralucida.network.SmallTransformer.HEADS;
import static org.cameralucida.network.SmallTransformer.PLACES;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.Network;
import org.cameralucida.network.SmallTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps of attention of a small transformer, against whole matrices multiplied in the plainest way. */
class AttentionTest {

    /** Products of a few dozen float32 numbers below 1. */
    private static final float ROUNDING = 1e-6f;
    private static final int PREFIX = 2;
    private static final int TOKENS = PLACES + PREFIX;

    private final SmallTransformer transformer = new SmallTransformer(-1, false);
    private final Network network = SmallTransformer.withTokens(transformer, PREFIX);

    private static float[] map(Network network, String method, Map<String, String> settings) {
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            return loaded.explain(new Request(new Input.Preprocessed(SmallTransformer.picture()), new Target.Index(1),
                    Method.named(method), Settings.of(Method.named(method), settings), Optional.empty()), Progress.NONE).map()
                    .data();
        }
    }

    /** {@code [block][head][row][column]}. */
    private double[][][][] attention() {
        var found = new double[BLOCKS][HEADS][TOKENS][TOKENS];
        try (var session = Sessions.open(ExposedOutputs.of(network, transformer.attention), "a", Device.CPU, 1)) {
            List<Tensor> values = session.run(Map.of("x", SmallTransformer.picture()));
            for (int l = 0; l < BLOCKS; l++) {
                for (int h = 0; h < HEADS; h++) {
                    for (int i = 0; i < TOKENS * TOKENS; i++) {
                        found[l][h][i / TOKENS][i % TOKENS] = values.get(l).data()[h * TOKENS * TOKENS + i];
                    }
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"0,0,-1", "0,1,7", "1,0,14", "-1,-1,-1"})
    void theRowOfATokenOfABlockAndAHeadIsShown(int block, int head, int place) {
        var attention = attention()[block < 0 ? BLOCKS - 1 : block];
        float[] map = map(network, "attention", Map.of("block", "" + block, "head", "" + head, "place", "" + place));
        int row = place < 0 ? 0 : PREFIX + place;
        for (int i = 0; i < PLACES; i++) {
            double expected = head < 0 ? (attention[0][row][PREFIX + i] + attention[1][row][PREFIX + i]) / 2
                    : attention[head][row][PREFIX + i];
            assertThat((double) map[i]).isCloseTo(expected, within((double) ROUNDING));
        }
    }

    @ParameterizedTest
    @CsvSource({"average,0,-1", "maximum,0,3", "minimum,0,-1", "average,0.5,-1", "maximum,0.9,11"})
    void rolloutIsTheProductOfAllBlocks(String fusion, double discard, int place) {
        double[][] product = null;
        for (var heads : attention()) {
            var mixed = new double[TOKENS][TOKENS];
            for (int i = 0; i < TOKENS; i++) {
                for (int j = 0; j < TOKENS; j++) {
                    double a = heads[0][i][j];
                    double b = heads[1][i][j];
                    mixed[i][j] = fusion.equals("average") ? (a + b) / 2 : fusion.equals("maximum") ? Math.max(a, b)
                            : Math.min(a, b);
                }
            }
            double[] sorted = Arrays.stream(mixed).flatMapToDouble(Arrays::stream).sorted().toArray();
            int lowest = (int) (sorted.length * discard);
            for (int i = 0; i < TOKENS; i++) {
                for (int j = 0; j < TOKENS; j++) {
                    mixed[i][j] = lowest > 0 && mixed[i][j] <= sorted[lowest - 1] ? 0 : mixed[i][j];
                    mixed[i][j] += i == j ? 1 : 0;
                }
                double sum = Arrays.stream(mixed[i]).sum();
                for (int j = 0; j < TOKENS; j++) {
                    mixed[i][j] /= sum;
                }
            }
            product = product == null ? mixed : product(mixed, product);
        }
        float[] map = map(network, "attention-rollout", Map.of("fusion", fusion, "discard", "" + discard, "place", "" + place));
        for (int i = 0; i < PLACES; i++) {
            assertThat((double) map[i]).isCloseTo(product[place < 0 ? 0 : PREFIX + place][PREFIX + i],
                    within((double) ROUNDING));
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        var product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "attention-rollout", "attention-relevance"})
    void theOrderOfAxesAndTheBatchThatItWasMadeForChangeNothing(String method) {
        float[] plain = map(SmallTransformer.withClassToken(-1, false), method, Map.of());
        double largest = 0;
        for (float value : plain) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isPositive();
        for (var other : List.of(SmallTransformer.withClassToken(1, false), SmallTransformer.withClassToken(2, false),
                SmallTransformer.withClassToken(-1, true), SmallTransformer.withClassToken(2, true))) {
            assertThat(map(other, method, Map.of())).containsExactly(plain, within((float) (1e-5 * largest)));
        }
    }

    /** From the last block on, what is added is E_h(∇A ⊙ A)⁺ of it alone; of an early one, products with it too. */
    @Test
    void relevanceFromALaterBlockLeavesTheEarlierOut() {
        float[] last = map(network, "attention-relevance", Map.of("from-block", "1"));
        assertThat(last).isNotEqualTo(map(network, "attention-relevance", Map.of()));
        float[] none = map(network, "attention-relevance", Map.of("from-block", "2"));
        assertThat(none).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"block,7,no attention among all tokens of block 7", "head,2,go from 0 to 1", "place,15,go from 0 to 14"})
    void whatThereIsNotIsASentence(String setting, String value, String sentence) {
        var problem = catchThrowableOfType(Problem.class, () -> map(network, "attention", Map.of(setting, value)));
        assertThat(problem.getMessage()).contains(sentence);
    }
}
