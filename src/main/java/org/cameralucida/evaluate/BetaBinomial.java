package org.cameralucida.evaluate;

import java.util.List;

/**
 * How many of a class's n images show something, if classes have probabilities of their own, which are beta-distributed:
 * P(k) = C(n, k) B(k + a, n − k + b) / B(a, b) with a = μ(1 − ρ)/ρ, b = (1 − μ)(1 − ρ)/ρ (Skellam 1948).
 *
 * @param mean μ, the mean probability, 0 to 1, neither included
 * @param correlation ρ of two images of the same class, 0 to 1, 0 not included; the smaller it is, the less classes
 *     differ, and at 1 all images of a class show it or none does
 */
record BetaBinomial(double mean, double correlation) {

    BetaBinomial {
        if (!(correlation > 0 && correlation <= 1)) {
            throw new IllegalArgumentException("correlation " + correlation);
        }
    }

    /** So many of a class's images show it. */
    record Count(int found, int images) {
    }

    /** P(X ≥ k) of n images; 1 where the mean is. */
    double atLeast(int k, int n) {
        if (mean >= 1 || k <= 0) {
            return 1;
        }
        if (correlation == 1) {
            return mean;
        }
        double a = mean * (1 - correlation) / correlation;
        double b = (1 - mean) * (1 - correlation) / correlation;
        double log = 0;
        for (int i = 0; i < n; i++) {
            log += Math.log((b + i) / (a + b + i));
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            log += Math.log((n - i) / (i + 1.0) * (a + i) / (b + n - i - 1));
            sum += i + 1 >= k ? Math.exp(log) : 0;
        }
        return Math.min(1, sum);
    }

    /**
     * ρ as it is in classes, by the analysis of variance (Ridout, Demétrio, Firth 1999, equation 5): (MSB − MSW)/(MSB +
     * (n₀ − 1) MSW); 0 where that is less, or fewer than two classes tell nothing.
     */
    static double correlation(List<Count> classes) {
        var counts = classes.stream().filter(count -> count.images() > 0).toList();
        double images = counts.stream().mapToInt(Count::images).sum();
        int groups = counts.size();
        if (groups < 2 || images <= groups) {
            return 0;
        }
        double mean = counts.stream().mapToInt(Count::found).sum() / images;
        double between = 0;
        double within = 0;
        double squares = 0;
        for (var count : counts) {
            double n = count.images();
            double share = count.found() / n;
            between += n * (share - mean) * (share - mean) / (groups - 1);
            within += n * share * (1 - share) / (images - groups);
            squares += n * n;
        }
        double size = (images - squares / images) / (groups - 1);
        double all = between + (size - 1) * within;
        return all > 0 ? Math.max(0, (between - within) / all) : 0;
    }
}
