package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cameralucida.Rounding;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Measures that change the picture, with a network that is a weighted sum of its pixels. */
class PerturbationMeasuresTest {

    private static final int H = 9;
    private static final int W = 12;
    private static final int C = 3;

    private final Random random = new Random(4);
    private final float[] weights = numbers(C * H * W);
    private final Tensor map = new Tensor(numbers(12), 3, 4);

    private float[] numbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static MapLayout layout(Layout order) {
        return order == Layout.NCHW ? MapLayout.of(order, 1, C, H, W) : MapLayout.of(order, 1, H, W, C);
    }

    private static Tensor tensor(Layout order, float[] data) {
        return order == Layout.NCHW ? new Tensor(data, 1, C, H, W) : new Tensor(data, 1, H, W, C);
    }

    private float probability(Tensor input) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * input.data()[i];
        }
        return (float) (1 / (1 + Math.exp(-sum / 10)));
    }

    private float[] probabilities(List<Tensor> inputs) {
        var probabilities = new float[inputs.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = probability(inputs.get(i));
        }
        return probabilities;
    }

    private static List<Integer> order(float[] values) {
        return IntStream.range(0, values.length).boxed().sorted(Comparator.comparing((Integer i) -> -values[i])).toList();
    }

    @Test
    void pixelsComeInTheOrderOfTheMap() {
        var values = new float[] {1, -2, 3, 3, 0, -0f, 1e-30f, -9, -2, 8};
        assertThat(PixelOrder.of(new Tensor(values, 2, 5), 2, 5)).containsExactly(9, 2, 3, 0, 6, 4, 5, 1, 8, 7);
        var large = BilinearUpsampling.bilinear(map, H, W);
        assertThat(PixelOrder.of(map, H, W)).containsExactly(order(large).stream().mapToInt(i -> i).toArray());
    }

    /** The oracle makes the picture of each step anew. The same pictures give the same numbers. */
    @ParameterizedTest
    @EnumSource(value = Layout.class, names = {"NCHW", "NHWC"})
    void theCurvesAreThoseOfEachStepByItself(Layout order) {
        var input = tensor(order, numbers(C * H * W));
        var layout = layout(order);
        int steps = 40;
        var measured = DeletionInsertion.of(input, layout, map, steps, this::probabilities);
        var pixels = order(BilinearUpsampling.bilinear(map, H, W));
        var blurred = DeletionInsertion.blurred(input, layout);
        for (int step = 0; step <= steps; step++) {
            var first = pixels.subList(0, (int) Math.round(step * (double) (H * W) / steps));
            var deleted = input.data().clone();
            var inserted = blurred.data().clone();
            for (int c = 0; c < C; c++) {
                for (int pixel : first) {
                    deleted[layout.place(c, pixel)] = 0;
                    inserted[layout.place(c, pixel)] = input.data()[layout.place(c, pixel)];
                }
            }
            assertThat(measured.deletion()[step]).isEqualTo(probability(tensor(order, deleted)));
            assertThat(measured.insertion()[step]).isEqualTo(probability(tensor(order, inserted)));
        }
        assertThat(measured.insertion()[steps]).isEqualTo(probability(input));
        assertThat(measured.deletion()[steps]).isEqualTo(0.5f);
    }

    @Test
    void theAreaIsTheTrapezoids() {
        assertThat(DeletionInsertion.area(new float[] {1, 0.5f, 0, 0})).isCloseTo((0.75 + 0.25 + 0) / 3,
                within(Rounding.OF_SHARES));
    }

    /** The oracle is the plain sum over 11 × 11 neighbours. Of 121 numbers, in float32. */
    @Test
    void theBlurIsASumOverTheKernel() {
        var input = tensor(Layout.NCHW, numbers(C * H * W));
        var blurred = DeletionInsertion.blurred(input, layout(Layout.NCHW));
        var kernel = DeletionInsertion.kernel();
        assertThat(Arrays.stream(kernel).sum()).isCloseTo(1, within(Rounding.OF_SHARES));
        assertThat(kernel[5]).isGreaterThan(kernel[0]);
        assertThat(kernel[2]).isCloseTo(kernel[8], within(Rounding.OF_SHARES));
        for (int i = 0; i < C * H * W; i++) {
            int x = i % W;
            int y = i / W % H;
            double sum = 0;
            for (int ky = 0; ky < 11; ky++) {
                for (int kx = 0; kx < 11; kx++) {
                    int px = x + kx - 5;
                    int py = y + ky - 5;
                    sum += px < 0 || py < 0 || px >= W || py >= H ? 0
                            : kernel[kx] * kernel[ky] * input.data()[i / (H * W) * H * W + py * W + px];
                }
            }
            assertThat((double) blurred.data()[i]).isCloseTo(sum, within(Rounding.ofSum(121, 1)));
        }
    }

    /**
     * The oracle solves the dense system by elimination. The iteration stops at a millionth of the right-hand side, of
     * numbers of about 1; the inverse makes of that at most as much as a random walk on n pixels needs steps to a known
     * one, about n log n = 500.
     */
    @Test
    void missingPixelsAreTheWeightedMeansOfTheirNeighbours() {
        var layout = layout(Layout.NCHW);
        for (int round = 0; round < 10; round++) {
            var missing = new BitSet();
            for (int i = 0; i < H * W; i++) {
                missing.set(i, random.nextInt(10) <= round && i != 50);
            }
            var plane = new double[H * W];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = random.nextGaussian();
            }
            var expected = eliminated(plane, missing);
            new LinearImputation(layout, missing).fill(plane);
            for (int i = 0; i < plane.length; i++) {
                assertThat(plane[i]).isCloseTo(expected[i], within(1e-3));
            }
        }
    }

    private static double[] eliminated(double[] plane, BitSet missing) {
        int n = plane.length;
        var rows = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
            rows[i][n] = missing.get(i) ? 0 : plane[i];
            double sum = 0;
            for (int d = 0; d < 9; d++) {
                int x = i % W + d % 3 - 1;
                int y = i / W + d / 3 - 1;
                sum += d == 4 || x < 0 || y < 0 || x >= W || y >= H ? 0 : d % 2 == 0 ? 1 / 12.0 : 1 / 6.0;
            }
            for (int d = 0; d < 9 && missing.get(i); d++) {
                int x = i % W + d % 3 - 1;
                int y = i / W + d / 3 - 1;
                if (d != 4 && x >= 0 && y >= 0 && x < W && y < H) {
                    rows[i][y * W + x] = -(d % 2 == 0 ? 1 / 12.0 : 1 / 6.0) / sum;
                }
            }
        }
        for (int p = 0; p < n; p++) {
            for (int r = 0; r < n; r++) {
                double factor = r == p ? 0 : rows[r][p] / rows[p][p];
                for (int k = p; k <= n && factor != 0; k++) {
                    rows[r][k] -= factor * rows[p][k];
                }
            }
        }
        var solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = rows[i][n] / rows[i][i];
        }
        return solution;
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, names = {"NCHW", "NHWC"})
    void roadImputesTheMostAndTheLeastImportantPixels(Layout order) {
        var input = tensor(order, numbers(C * H * W));
        var layout = layout(order);
        var seen = new ArrayList<Tensor>();
        var road = Road.of(input, layout, map, 5, inputs -> {
            seen.addAll(inputs);
            return probabilities(inputs);
        });
        assertThat(seen).hasSize(18);
        var pixels = order(BilinearUpsampling.bilinear(map, H, W));
        double combined = 0;
        for (int tenth = 1; tenth <= 9; tenth++) {
            int count = (int) Math.round(tenth / 10.0 * H * W);
            assertImputed(input, seen.get(tenth - 1), layout, pixels.subList(0, count));
            assertImputed(input, seen.get(8 + tenth), layout, pixels.subList(H * W - count, H * W));
            combined += (probability(seen.get(8 + tenth)) - probability(seen.get(tenth - 1))) / 18.0;
        }
        assertThat(road.combined()).isCloseTo(combined, within(Rounding.ofSum(18, 1)));
        assertThat(Road.of(input, layout, map, 5, this::probabilities).mostRelevantFirst())
                .isEqualTo(road.mostRelevantFirst());
    }

    /** The noise of 0.01 is not beyond six of its deviations. */
    private static void assertImputed(Tensor input, Tensor picture, MapLayout layout, List<Integer> missing) {
        var bits = new BitSet();
        missing.forEach(bits::set);
        for (int c = 0; c < C; c++) {
            var plane = new double[H * W];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = input.data()[layout.place(c, i)];
            }
            new LinearImputation(layout, bits).fill(plane);
            for (int i = 0; i < plane.length; i++) {
                assertThat((double) picture.data()[layout.place(c, i)]).isCloseTo(plane[i],
                        within(bits.get(i) ? 0.06 : 0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, names = {"NCHW", "NHWC"})
    void theDropIsWhatThePictureTimesTheMapLoses(Layout order) {
        var input = tensor(order, numbers(C * H * W));
        var layout = layout(order);
        var change = ConfidenceChange.of(input, layout, map, this::probabilities);
        var large = BilinearUpsampling.bilinear(map, H, W);
        double min = IntStream.range(0, large.length).mapToDouble(i -> large[i]).min().orElseThrow();
        double max = IntStream.range(0, large.length).mapToDouble(i -> large[i]).max().orElseThrow();
        var masked = input.data().clone();
        for (int c = 0; c < C; c++) {
            for (int i = 0; i < large.length; i++) {
                masked[layout.place(c, i)] *= (float) ((large[i] - min) / (max - min));
            }
        }
        double p = probability(input);
        double o = probability(tensor(order, masked));
        assertThat(change.before()).isEqualTo(p);
        // Float32 products and a sum of 324 of them.
        assertThat(change.after()).isCloseTo(o, within(Rounding.ofSum(121, 1)));
        assertThat(change.drop()).isCloseTo(Math.max(0, p - o) / p, within(1e-4));
        assertThat(change.increase()).isEqualTo(p < o ? 1 : 0);
        var flat = ConfidenceChange.of(input, layout, new Tensor(new float[] {3, 3}, 1, 2), this::probabilities);
        assertThat(flat.drop()).isNaN();
        assertThat(flat.increase()).isNaN();
    }
}
