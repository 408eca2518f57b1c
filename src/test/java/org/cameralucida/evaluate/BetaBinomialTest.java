package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.evaluate.BetaBinomial.Count;
import org.junit.jupiter.api.Test;

class BetaBinomialTest {

    /** Sums of a thousand products of ten factors: some thousand roundings of 1e-16 at most. */
    private static final double ROUNDING = 1e-12;

    /** Pólya's urn, 3 red and 17 black balls, each drawn ball put back with another of its colour: all ten drawings. */
    @Test
    void itIsAsPolyasUrn() {
        var chance = new BetaBinomial(3 / 20.0, 1 / 21.0);
        for (int k = 0; k <= 10; k++) {
            double sum = 0;
            for (int drawing = 0; drawing < 1024; drawing++) {
                double product = 1;
                double red = 3;
                double black = 17;
                for (int draw = 0; draw < 10; draw++) {
                    boolean isRed = (drawing >> draw & 1) == 1;
                    product *= (isRed ? red : black) / (red + black);
                    red += isRed ? 1 : 0;
                    black += isRed ? 0 : 1;
                }
                sum += Integer.bitCount(drawing) >= k ? product : 0;
            }
            assertThat(chance.atLeast(k, 10)).isCloseTo(sum, within(ROUNDING));
        }
    }

    @Test
    void wheneverClassesAreAlikeItIsBinomial() {
        // The tail of 1,000 fair throws from 600 on, by exact fractions.
        assertThat(new BetaBinomial(0.5, 1e-9).atLeast(600, 1000)).isCloseTo(1.364e-10, within(1e-12));
    }

    /** Classes of which all images show it or none: the correlation is 1, and a class is wholly one or the other. */
    @Test
    void whereImagesOfAClassAreAllAlikeOneSaysAsMuchAsAll() {
        double correlation = BetaBinomial.correlation(List.of(new Count(10, 10), new Count(0, 10), new Count(0, 10)));
        assertThat(correlation).isEqualTo(1);
        var chance = new BetaBinomial(0.25, correlation);
        assertThat(chance.atLeast(0, 10)).isEqualTo(1);
        assertThat(chance.atLeast(1, 10)).isEqualTo(0.25);
        assertThat(chance.atLeast(10, 10)).isEqualTo(0.25);
    }

    /** The oracle is the correlation of all pairs of images within classes of the same size, to the order of 1/classes. */
    @Test
    void theCorrelationIsThatOfImagesOfTheSameClass() {
        var classes = new ArrayList<Count>();
        for (int c = 0; c < 400; c++) {
            classes.add(new Count(c % 4 == 0 ? 8 : 1, 10));
        }
        double mean = (0.8 + 3 * 0.1) / 4;
        double pairs = (8 * 7 / 90.0 + 3 * 0) / 4;
        double correlation = (pairs - mean * mean) / (mean * (1 - mean));
        assertThat(BetaBinomial.correlation(classes)).isCloseTo(correlation, within(1.0 / 400));
    }

    @Test
    void classesThatDifferAsChanceDoesHaveNone() {
        assertThat(BetaBinomial.correlation(List.of(new Count(5, 10), new Count(5, 10), new Count(5, 10)))).isZero();
        assertThat(BetaBinomial.correlation(List.of(new Count(3, 10)))).isZero();
        assertThat(BetaBinomial.correlation(List.of(new Count(1, 1), new Count(0, 1)))).isZero();
    }
}
