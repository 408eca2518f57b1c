package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cameralucida.Rounding;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    private final Random random = new Random(7);

    /** The oracle sorts the classes. */
    @Test
    void theRankIsThePlaceInTheSortedList() {
        for (int round = 0; round < 200; round++) {
            var scores = new float[6];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = random.nextInt(4) - 1;
            }
            var sorted = IntStream.range(0, 6).boxed().sorted(Comparator.comparing((Integer i) -> -scores[i])).toList();
            for (int i = 0; i < 6; i++) {
                assertThat(Classification.rank(scores, i)).isEqualTo(sorted.indexOf(i));
            }
        }
        assertThat(Classification.rank(new float[] {Float.NaN, 1, 2}, 0)).isEqualTo(2);
        assertThat(Classification.rank(new float[] {Float.NaN, 1, Float.NaN}, 1)).isZero();
        assertThat(Classification.rank(new float[] {Float.NaN, 1, Float.NaN}, 2)).isEqualTo(2);
    }

    @Test
    void anImageIsWrongWhereItsClassIsNotAmongTheFirst() {
        int[] ranks = {0, 4, 5, 0, 1};
        assertThat(Classification.error(ranks, 1)).isEqualTo(3 / 5.0);
        assertThat(Classification.error(ranks, 5)).isEqualTo(1 / 5.0);
        assertThat(Classification.error(new int[0], 1)).isNaN();
        assertThat(Classification.errorByClass(new int[] {3, 3, 8, 3, 9}, ranks, 1))
                .isEqualTo(Map.of(3, 1 / 3.0, 8, 1.0, 9, 1.0));
    }

    @Test
    void thePairsThatAreConfusedMostComeFirst() {
        var confusion = Confusion.of(new int[] {1, 1, 1, 2, 2, 2, 3}, new int[] {1, 2, 2, 1, 1, 3, 1});
        assertThat(confusion.count(1, 2)).isEqualTo(2);
        assertThat(confusion.count(3, 3)).isZero();
        assertThat(confusion.mostConfused(3)).isEqualTo(List.of(new Confusion.Cell(1, 2, 2),
                new Confusion.Cell(2, 1, 2), new Confusion.Cell(2, 3, 1)));
    }

    /** The oracle asks of each image and each bin whether it is in it. */
    @Test
    void theCalibrationErrorIsTheBinsMeanDistance() {
        int n = 500;
        var probabilities = new double[n];
        var right = new boolean[n];
        for (int i = 0; i < n; i++) {
            probabilities[i] = i < 16 ? i / 15.0 : random.nextDouble();
            right[i] = random.nextDouble() < probabilities[i] * 0.8;
        }
        double expected = 0;
        for (int m = 1; m <= 15; m++) {
            double confidence = 0;
            double hits = 0;
            for (int i = 0; i < n; i++) {
                if (probabilities[i] * 15 <= m && (probabilities[i] * 15 > m - 1 || m == 1)) {
                    confidence += probabilities[i];
                    hits += right[i] ? 1 : 0;
                }
            }
            expected += Math.abs(hits - confidence) / n;
        }
        var calibration = Calibration.of(probabilities, right);
        assertThat(calibration.expectedError()).isCloseTo(expected, within(Rounding.OF_SHARES));
        assertThat(calibration.bins()).hasSize(15).allMatch(bin -> bin.images() > 0);
        assertThat(Calibration.of(new double[0], new boolean[0]).expectedError()).isNaN();
        assertThat(Calibration.of(new double[] {0.5}, new boolean[] {true}).expectedError()).isEqualTo(0.5);
    }
}
