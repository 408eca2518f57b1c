package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * MaxBoxAcc and MaxBoxAccV2 (Choe et al. 2020): localisation at the threshold that is best for the whole set,
 * MaxBoxAcc(δ) = max_τ mean [IoU(box(τ), truth) ≥ δ], with the true class's map. The first has δ = 0.5 and the box of
 * the largest component, V2 the mean over δ ∈ {0.3, 0.5, 0.7} and the best of all components' boxes. τ is chosen on the
 * very set that is measured, as there. Ours differs from the reference's code where that counts contours: components are
 * by pixels, holes have no boxes, a box ends with its last pixel, and true boxes are not rounded. See {@link BoxCurve}.
 *
 * @param curve the share of images that are right, by threshold t/255
 */
public record MaxBoxAcc(double[] curve) {

    /** V2's. */
    public static final List<Double> IOUS = List.of(0.3, 0.5, 0.7);

    /**
     * The curve of a set.
     *
     * @param images of each image the thresholds at which it is right: {@link BoxCurve#reached}
     */
    public static MaxBoxAcc of(List<BitSet> images) {
        var counts = new double[BoxCurve.LEVELS];
        for (var reached : images) {
            reached.stream().forEach(level -> counts[level]++);
        }
        for (int level = 0; level < counts.length; level++) {
            counts[level] /= images.size();
        }
        return new MaxBoxAcc(counts);
    }

    /** The share of images that are right at the best threshold; NaN without images. */
    public double best() {
        return curve[bestLevel()];
    }

    /** The best threshold, 0 to 1; the lowest of equals. */
    public double bestThreshold() {
        return bestLevel() / (double) BoxCurve.LEVELS;
    }

    /** The best threshold, in steps of 1/255; the lowest of equals. */
    int bestLevel() {
        int best = 0;
        for (int level = 1; level < curve.length; level++) {
            best = curve[level] > curve[best] ? level : best;
        }
        return best;
    }

    /** V2: the mean of the best over the three IoUs. */
    public static double v2(List<MaxBoxAcc> byIou) {
        return byIou.stream().mapToDouble(MaxBoxAcc::best).average().orElse(Double.NaN);
    }

    /** Thresholds as a table has them: runs of levels, {@code "0-17 23 40-41"}. */
    public static String text(BitSet reached) {
        var runs = new StringBuilder();
        for (int from = reached.nextSetBit(0); from >= 0; from = reached.nextSetBit(reached.nextClearBit(from))) {
            int to = reached.nextClearBit(from) - 1;
            runs.append(runs.isEmpty() ? "" : " ").append(from).append(to > from ? "-" + to : "");
        }
        return runs.toString();
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static BitSet parse(String text) {
        var reached = new BitSet(BoxCurve.LEVELS);
        for (var run : text.isBlank() ? List.<String>of() : List.of(text.strip().split(" "))) {
            var ends = Arrays.stream(run.split("-")).map(Integer::valueOf).toList();
            reached.set(ends.get(0), ends.get(ends.size() - 1) + 1);
        }
        return reached;
    }
}
