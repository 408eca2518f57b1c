package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cameralucida.Rounding;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.Iou;
import org.junit.jupiter.api.Test;

class LocalisationTest {

    private static final Box TRUTH = new Box(10, 10, 19, 19);
    /** Half of the truth, and nothing else: IoU 0.5 exactly, by counted pixels. */
    private static final Box HALF = new Box(10, 10, 19, 14);
    private static final Box LESS = new Box(10, 10, 19, 13);

    private final Random random = new Random(3);

    private static Localisation.Guess guess(int classIndex, Box box) {
        return new Localisation.Guess(classIndex, Optional.ofNullable(box));
    }

    @Test
    void aGuessIsRightWithTheClassAndHalfTheBox() {
        var other = new Box(100, 100, 110, 110);
        assertThat(Localisation.isWrong(List.of(guess(7, HALF)), 1, 7, List.of(other, TRUTH))).isFalse();
        assertThat(Localisation.isWrong(List.of(guess(7, LESS)), 1, 7, List.of(other, TRUTH))).isTrue();
        assertThat(Localisation.isWrong(List.of(guess(8, TRUTH)), 1, 7, List.of(TRUTH))).isTrue();
        assertThat(Localisation.isWrong(List.of(guess(7, null)), 1, 7, List.of(TRUTH))).isTrue();
        var guesses = List.of(guess(1, TRUTH), guess(7, LESS), guess(7, HALF));
        assertThat(Localisation.isWrong(guesses, 2, 7, List.of(TRUTH))).isTrue();
        assertThat(Localisation.isWrong(guesses, 5, 7, List.of(TRUTH))).isFalse();
    }

    /** The oracle is the development kit's formula, min over guesses of max(d, min over boxes of f), with counted pixels. */
    @Test
    void theErrorIsTheDevelopmentKits() {
        for (int round = 0; round < 500; round++) {
            var guesses = new ArrayList<Localisation.Guess>();
            for (int i = 0; i < 5; i++) {
                guesses.add(guess(random.nextInt(3), box()));
            }
            var truth = List.of(box(), box());
            int e = 1;
            for (var guess : guesses) {
                int f = 1;
                for (var each : truth) {
                    f = Math.min(f, pixelIou(guess.box().orElseThrow(), each) < 0.5 ? 1 : 0);
                }
                e = Math.min(e, Math.max(guess.classIndex() != 1 ? 1 : 0, f));
            }
            assertThat(Localisation.isWrong(guesses, 5, 1, truth)).isEqualTo(e == 1);
        }
    }

    private Box box() {
        int x = random.nextInt(4);
        int y = random.nextInt(4);
        return new Box(x, y, x + random.nextInt(6), y + random.nextInt(6));
    }

    private static double pixelIou(Box a, Box b) {
        int both = 0;
        int any = 0;
        for (int i = 0; i < 400; i++) {
            boolean inA = contains(a, i % 20, i / 20);
            boolean inB = contains(b, i % 20, i / 20);
            both += inA && inB ? 1 : 0;
            any += inA || inB ? 1 : 0;
        }
        return both / (double) any;
    }

    private static boolean contains(Box box, double x, double y) {
        return x >= box.xmin() && x <= box.xmax() && y >= box.ymin() && y <= box.ymax();
    }

    @Test
    void theTwoBoxHeuristicHasFiveGuesses() {
        var a = new Box(0, 0, 9, 9);
        var b = new Box(1, 1, 2, 2);
        assertThat(Localisation.twoBoxes(new int[] {4, 5, 6, 7}, List.of(List.of(a, b), List.of(b), List.of(a, b))))
                .containsExactly(guess(4, a), guess(4, b), guess(5, b), guess(5, b), guess(6, a));
        assertThat(Localisation.twoBoxes(new int[] {4}, List.of(List.of()))).containsExactly(guess(4, null),
                guess(4, null));
    }

    @Test
    void knownLocalisationCountsImagesAtAThreshold() {
        double[] ious = {Localisation.bestIou(Optional.of(HALF), List.of(TRUTH)), 0.2, Double.NaN, 1,
                Localisation.bestIou(Optional.empty(), List.of(TRUTH))};
        assertThat(Localisation.known(ious, 0.5)).isEqualTo(2 / 4.0);
        assertThat(Localisation.known(ious, 0.7)).isEqualTo(1 / 4.0);
        assertThat(Localisation.bestIou(Optional.of(HALF), List.of())).isNaN();
        assertThat(Localisation.known(new double[] {Double.NaN}, 0.5)).isNaN();
        assertThat(Localisation.bestIou(Optional.of(HALF), List.of(LESS, TRUTH))).isEqualTo(Iou.of(HALF, LESS));
    }

    /** The oracle looks at every pixel of the boxes. */
    @Test
    void thePointingGameAsksForTheNearestPixel() {
        for (int round = 0; round < 300; round++) {
            var data = new float[35];
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(20) - 10;
            }
            var seen = new Region(random.nextInt(5), random.nextInt(5), 70, 50);
            int peak = 0;
            for (int i = 0; i < data.length; i++) {
                peak = data[i] > data[peak] ? i : peak;
            }
            double px = Math.floor(seen.x() + (peak % 7 + 0.5) * 10);
            double py = Math.floor(seen.y() + (peak / 7 + 0.5) * 10);
            // In the middle of a cell of 10 × 10 pixels, whose edges are whole numbers.
            assertThat(PointingGame.peak(new Tensor(data, 5, 7), seen))
                    .hasValue(new PointingGame.Point(px, py));
            var truth = List.of(shifted(box()), shifted(box()));
            double nearest = Double.MAX_VALUE;
            for (int i = 0; i < 10_000; i++) {
                int x = i % 100;
                int y = i / 100;
                if (truth.stream().anyMatch(box -> contains(box, x, y))) {
                    nearest = Math.min(nearest, Math.sqrt((x - px) * (x - px) + (y - py) * (y - py)));
                }
            }
            double distance = PointingGame.distance(new Tensor(data, 5, 7), seen, truth);
            // Both are square roots of the same whole number.
            assertThat(distance).isCloseTo(nearest, within(Rounding.OF_SHARES));
        }
    }

    private Box shifted(Box box) {
        int x = random.nextInt(60);
        int y = random.nextInt(60);
        return new Box(box.xmin() + x, box.ymin() + y, box.xmax() + x, box.ymax() + y);
    }

    @Test
    void aHitIsInTheBoxOrStrictlyWithinTheTolerance() {
        assertThat(PointingGame.isHit(0, 0)).isTrue();
        assertThat(PointingGame.isHit(1, 0)).isFalse();
        assertThat(PointingGame.isHit(14.9, 15)).isTrue();
        assertThat(PointingGame.isHit(15, 15)).isFalse();
        assertThat(PointingGame.isHit(Double.NaN, 15)).isFalse();
        assertThat(PointingGame.distance(new Tensor(new float[] {Float.NaN}, 1, 1), new Region(0, 0, 9, 9),
                List.of(TRUTH))).isNaN();
        assertThat(PointingGame.meanOverClasses(new int[] {1, 1, 1, 2}, new boolean[] {true, false, false, true}))
                .isEqualTo((1 / 3.0 + 1) / 2);
    }

    /** The oracle cuts every cell into 10 × 10 points. 1e-6: the map is float32. */
    @Test
    void theEnergyInBoxesCountsTheirUnionOnce() {
        for (int round = 0; round < 100; round++) {
            var data = new float[12];
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextFloat() - 0.3f;
            }
            var truth = List.of(box(), box(), box());
            double inside = 0;
            double all = 0;
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    double value = Math.max(0, data[y / 10 * 4 + x / 10]);
                    double photoX = 1 + (x + 0.5) / 5;
                    double photoY = -2 + (y + 0.5) / 5;
                    all += value;
                    inside += truth.stream().anyMatch(box -> contains(box, Math.floor(photoX), Math.floor(photoY)))
                            ? value : 0;
                }
            }
            assertThat(EnergyInBox.of(new Tensor(data, 3, 4), new Region(1, -2, 8, 6), truth))
                    .isCloseTo(inside / all, within(1e-6));
        }
        assertThat(EnergyInBox.of(new Tensor(new float[] {-1}, 1, 1), new Region(0, 0, 1, 1), List.of(TRUTH))).isNaN();
        assertThat(EnergyInBox.of(new Tensor(new float[] {1}, 1, 1), new Region(0, 0, 1, 1), List.of())).isNaN();
    }

    /** The oracle is the other form of the Gini index: the mean difference of all pairs over twice the mean. */
    @Test
    void sparsenessIsTheMeanDifferenceOfAllPairs() {
        var data = new float[40];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        double differences = 0;
        double sum = 0;
        for (float a : data) {
            sum += Math.abs(a);
            for (float b : data) {
                differences += Math.abs((double) Math.abs(a) - Math.abs(b));
            }
        }
        assertThat(Sparseness.of(new Tensor(data, 5, 8))).isCloseTo(differences / (2 * 40 * sum), within(Rounding.OF_SHARES));
        assertThat(Sparseness.of(new Tensor(new float[] {2, -2, 2, 2}, 2, 2))).isCloseTo(0, within(Rounding.OF_SHARES));
        assertThat(Sparseness.of(new Tensor(new float[] {0, -2, 0, 0}, 2, 2))).isCloseTo(0.75, within(Rounding.OF_SHARES));
        assertThat(Sparseness.of(new Tensor(new float[4], 2, 2))).isNaN();
    }
}
