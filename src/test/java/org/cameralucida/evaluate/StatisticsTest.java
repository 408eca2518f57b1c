package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.cameralucida.Rounding;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private final Random random = new Random(9);

    private double[] values(int count) {
        return random.doubles(count).toArray();
    }

    /**
     * The interval of a mean is about ±1.96 standard errors. 10 %: an end of 1,000 sets has itself an error of about
     * 0.07 standard errors, of 1.96.
     */
    @Test
    void theIntervalOfAMeanIsThatOfItsStandardError() {
        var values = values(400);
        var interval = Bootstrap.STANDARD.mean(values);
        double mean = Arrays.stream(values).average().orElseThrow();
        double error = Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 400 / 400);
        assertThat(interval.value()).isCloseTo(mean, within(Rounding.OF_SHARES));
        assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.196 * error));
        assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.196 * error));
    }

    /** The oracle draws by the other method of the same seed's sets, sorts, and reads between the two nearest. */
    @Test
    void theEndsAreQuantilesOfWhatIsFound() {
        var values = values(30);
        var bootstrap = new Bootstrap(200, 0.9, 5);
        var found = new double[201];
        int[] count = {0};
        var interval = bootstrap.of(30, drawn -> {
            double mean = Arrays.stream(drawn).mapToDouble(i -> values[i]).average().orElseThrow();
            found[count[0]++] = mean;
            return mean;
        });
        var sorted = Arrays.stream(found).skip(1).sorted().toArray();
        assertThat(interval.low()).isCloseTo(between(sorted, 0.05), within(Rounding.OF_SHARES));
        assertThat(interval.high()).isCloseTo(between(sorted, 0.95), within(Rounding.OF_SHARES));
        assertThat(bootstrap.mean(values)).isEqualTo(bootstrap.mean(values));
        assertThat(new Bootstrap(200, 0.9, 6).mean(values).low()).isNotEqualTo(interval.low());
    }

    private static double between(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    @Test
    void aDifferenceIsPaired() {
        var a = values(300);
        var b = Arrays.stream(a).map(v -> v - 0.01).toArray();
        b[7] = Double.NaN;
        var difference = Bootstrap.STANDARD.difference(a, b);
        // The images' spread of 0.3 cancels: what is left is rounding.
        assertThat(difference.low()).isCloseTo(0.01, within(Rounding.OF_SHARES));
        assertThat(difference.high()).isCloseTo(0.01, within(Rounding.OF_SHARES));
        assertThatThrownBy(() -> Bootstrap.STANDARD.difference(a, new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void imagesThatDoNotCountAreLeftOut() {
        var interval = Bootstrap.STANDARD.mean(new double[] {1, Double.NaN, 1});
        assertThat(interval).isEqualTo(new Interval(1, 1, 1));
        assertThat(Bootstrap.STANDARD.mean(new double[] {Double.NaN}).low()).isNaN();
        assertThat(Bootstrap.STANDARD.mean(new double[0]).value()).isNaN();
    }

    /** The oracle counts pairs by cases. */
    @Test
    void kendallsTauCountsPairs() {
        for (int round = 0; round < 50; round++) {
            var a = IntStream.range(0, 8).mapToDouble(i -> random.nextInt(5)).toArray();
            var b = IntStream.range(0, 8).mapToDouble(i -> random.nextInt(5)).toArray();
            double concordant = 0;
            double discordant = 0;
            double onlyA = 0;
            double onlyB = 0;
            for (int i = 0; i < 8; i++) {
                for (int j = i + 1; j < 8; j++) {
                    double product = (a[i] - a[j]) * (b[i] - b[j]);
                    concordant += product > 0 ? 1 : 0;
                    discordant += product < 0 ? 1 : 0;
                    onlyA += a[i] == a[j] && b[i] != b[j] ? 1 : 0;
                    onlyB += b[i] == b[j] && a[i] != a[j] ? 1 : 0;
                }
            }
            double both = concordant + discordant;
            assertThat(RankAgreement.kendall(a, b)).isCloseTo(
                    (concordant - discordant) / Math.sqrt((both + onlyA) * (both + onlyB)), within(Rounding.OF_SHARES));
        }
        assertThat(RankAgreement.kendall(new double[] {1, 1}, new double[] {1, 2})).isNaN();
    }

    /** Without ties ρ = 1 − 6 Σ d²/(n(n² − 1)). */
    @Test
    void spearmansRhoIsOfRanks() {
        var a = values(9);
        var b = values(9);
        double sum = 0;
        for (int i = 0; i < 9; i++) {
            double d = below(a, i) - below(b, i);
            sum += d * d;
        }
        assertThat(RankAgreement.spearman(a, b)).isCloseTo(1 - 6 * sum / (9 * 80), within(Rounding.OF_SHARES));
        assertThat(RankAgreement.spearman(new double[] {1, 2, 2, 3}, new double[] {5, 6, 6, 9}))
                .isCloseTo(1, within(Rounding.OF_SHARES));
        assertThat(RankAgreement.spearman(new double[] {1, 1}, new double[] {1, 2})).isNaN();
    }

    private static double below(double[] values, int index) {
        return Arrays.stream(values).filter(v -> v < values[index]).count();
    }

    @Test
    void measuresAreComparedInPairs() {
        var matrix = RankAgreement.matrix(new double[][] {{1, 2, 3}, {3, 2, 1}, {1, 3, 2}});
        assertThat(matrix[0]).containsExactly(new double[] {1, -1, 1 / 3.0}, within(Rounding.OF_SHARES));
        assertThat(matrix[2][1]).isCloseTo(-1 / 3.0, within(Rounding.OF_SHARES));
    }
}
