package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Percentile bootstrap intervals (Efron 1979): images are drawn with replacement, as many as there are, and the figure
 * is found anew each time; the interval lies between the (1 − level)/2 and (1 + level)/2 quantiles of what is found.
 * The same seed and number of images draw the same sets, so that two figures' difference is paired. Numbers are by
 * Apache Commons RNG (xoshiro256++), quantiles by Apache Commons Statistics (Hyndman and Fan's seventh).
 *
 * @param resamples how many sets are drawn
 * @param level of confidence, 0 to 1
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, long seed) {

    /** A thousand sets, 95 %. */
    public static final Bootstrap STANDARD = new Bootstrap(1000, 0.95, 1);

    /**
     * The interval of any figure.
     *
     * @param images how many there are
     * @param figure of a set, given as the indices of its images; sets of which it is NaN are left out
     */
    public Interval of(int images, ToDoubleFunction<int[]> figure) {
        double value = figure.applyAsDouble(IntStream.range(0, images).toArray());
        if (images == 0) {
            return new Interval(value, Double.NaN, Double.NaN);
        }
        var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var found = new double[resamples];
        var drawn = new int[images];
        for (int i = 0; i < resamples; i++) {
            for (int k = 0; k < images; k++) {
                drawn[k] = random.nextInt(images);
            }
            found[i] = figure.applyAsDouble(drawn);
        }
        var numbers = Arrays.stream(found).filter(each -> !Double.isNaN(each)).toArray();
        if (numbers.length == 0) {
            return new Interval(value, Double.NaN, Double.NaN);
        }
        var ends = Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).evaluate(numbers, (1 - level) / 2,
                (1 + level) / 2);
        return new Interval(value, ends[0], ends[1]);
    }

    /** The interval of a mean over images; NaN for images that do not count. */
    public Interval mean(double[] values) {
        return of(values.length, drawn -> mean(values, drawn));
    }

    /** The interval of the difference of two means, a − b, image by image; NaN in either leaves the image out. */
    public Interval difference(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " images and " + b.length);
        }
        var differences = new double[a.length];
        Arrays.setAll(differences, i -> a[i] - b[i]);
        return mean(differences);
    }

    private static double mean(double[] values, int[] drawn) {
        double sum = 0;
        int count = 0;
        for (int i : drawn) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return sum / count;
    }
}
