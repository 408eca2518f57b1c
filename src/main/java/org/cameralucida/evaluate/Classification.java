package org.cameralucida.evaluate;

import java.util.Map;
import java.util.TreeMap;

/**
 * Classification error as in ILSVRC (Russakovsky et al. 2015, section 4.1): an image is wrong at k where its class is not
 * among the k highest scores. Ours: of equal scores the lower index is the higher, as in the lists of predictions.
 */
public final class Classification {

    private Classification() {
    }

    /** How many classes are before a class, by score and then by index: 0 is the first. NaN is below every number. */
    public static int rank(float[] scores, int classIndex) {
        float own = scores[classIndex];
        int before = 0;
        for (int i = 0; i < scores.length; i++) {
            before += i != classIndex && (scores[i] > own || Float.isNaN(own) && !Float.isNaN(scores[i])
                    || i < classIndex && Float.compare(scores[i], own) == 0) ? 1 : 0;
        }
        return before;
    }

    /**
     * The share of images whose class is not among the first k.
     *
     * @param ranks of each image's class: {@link #rank}
     * @return 0 to 1; NaN without images
     */
    public static double error(int[] ranks, int k) {
        int wrong = 0;
        for (int rank : ranks) {
            wrong += rank >= k ? 1 : 0;
        }
        return ranks.length == 0 ? Double.NaN : wrong / (double) ranks.length;
    }

    /** The error at k of each class's images, by class. */
    public static Map<Integer, Double> errorByClass(int[] labels, int[] ranks, int k) {
        var images = new TreeMap<Integer, int[]>();
        for (int i = 0; i < labels.length; i++) {
            var counts = images.computeIfAbsent(labels[i], label -> new int[2]);
            counts[0] += ranks[i] >= k ? 1 : 0;
            counts[1]++;
        }
        var errors = new TreeMap<Integer, Double>();
        images.forEach((label, counts) -> errors.put(label, counts[0] / (double) counts[1]));
        return errors;
    }
}
