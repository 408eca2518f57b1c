package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a network is right as often as it is sure: the reliability diagram and the expected calibration error of Guo
 * et al. 2017, ECE = Σ_m |B_m|/n · |accuracy(B_m) − confidence(B_m)|. Bins B_m are equally wide, ((m−1)/M, m/M], 0 in
 * the first; {@link #BINS} as in the paper.
 *
 * @param bins those with images and those without, from 0 to 1
 */
public record Calibration(List<Bin> bins) {

    /** How many bins. */
    public static final int BINS = 15;

    /**
     * Images whose first class had a probability in a bin.
     *
     * @param images how many
     * @param confidence the mean probability; NaN without images
     * @param accuracy the share that is right; NaN without images
     */
    public record Bin(int images, double confidence, double accuracy) {
    }

    /**
     * Bins images.
     *
     * @param probabilities of each image's first class, 0 to 1
     * @param right whether that was its class
     */
    public static Calibration of(double[] probabilities, boolean[] right) {
        var counts = new int[BINS];
        var sums = new double[BINS];
        var hits = new int[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(probabilities[i] * BINS) - 1));
            counts[bin]++;
            sums[bin] += probabilities[i];
            hits[bin] += right[i] ? 1 : 0;
        }
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(new Bin(counts[bin], sums[bin] / counts[bin], hits[bin] / (double) counts[bin]));
        }
        return new Calibration(List.copyOf(bins));
    }

    /** The expected calibration error, 0 to 1; NaN without images. */
    public double expectedError() {
        int images = bins.stream().mapToInt(Bin::images).sum();
        return images == 0 ? Double.NaN : bins.stream().filter(bin -> bin.images() > 0)
                .mapToDouble(bin -> bin.images() * Math.abs(bin.accuracy() - bin.confidence())).sum() / images;
    }
}
