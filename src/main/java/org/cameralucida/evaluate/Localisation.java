package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.Iou;

/**
 * Localisation as ILSVRC measures it (CLS-LOC; Russakovsky et al. 2015, section 4.2; eval_clsloc.m of its development
 * kit): an image is right where one of its guesses has its class and a box whose IoU with any of the image's boxes of
 * that class is at least 0.5, e = min over ≤ k guesses of max(label ≠ truth, min over true boxes [IoU &lt; 0.5]). Pixels
 * are counted ("+1"), in the original photo's coordinates. A guess without box counts as wrong. Images on the blacklist
 * have no true boxes and are left out.
 */
public final class Localisation {

    /** ILSVRC's. */
    public static final double IOU = 0.5;

    private Localisation() {
    }

    /**
     * A class and where it is said to be.
     *
     * @param box none where the map had nothing above the threshold
     */
    public record Guess(int classIndex, Optional<Box> box) {
    }

    /**
     * Whether none of the guesses is right.
     *
     * @param guesses the surest first; those after the first k do not count
     * @param truth the image's true boxes of its class
     */
    public static boolean isWrong(List<Guess> guesses, int k, int label, List<Box> truth) {
        return guesses.stream().limit(k)
                .noneMatch(guess -> guess.classIndex() == label && bestIou(guess.box(), truth) >= IOU);
    }

    /** The IoU of a box with the true box that it fits best; 0 without box. NaN without true boxes. */
    public static double bestIou(Optional<Box> box, List<Box> truth) {
        return truth.stream().mapToDouble(each -> box.map(found -> Iou.of(found, each)).orElse(0.0)).max()
                .orElse(Double.NaN);
    }

    /**
     * The guesses of the heuristic of Zhou et al. 2016, Table 3 (Table 5.3 of the thesis): a loose and a tight box of
     * each of the first two classes, and a loose one of the third, in the order of the released code. Which boxes are
     * loose and tight: {@link ReleasedCodeBoxes}. Where a map has only one box it stands for both.
     *
     * @param classes the first three, the likeliest first
     * @param boxes of each class's map, the largest first
     */
    public static List<Guess> twoBoxes(int[] classes, List<List<Box>> boxes) {
        var guesses = new ArrayList<Guess>();
        for (int i = 0; i < Math.min(3, classes.length); i++) {
            var found = boxes.get(i);
            guesses.add(new Guess(classes[i], found.stream().findFirst()));
            if (i < 2) {
                guesses.add(new Guess(classes[i], found.stream().skip(found.size() > 1 ? 1 : 0).findFirst()));
            }
        }
        return guesses;
    }

    /**
     * GT-known localisation: the share of images whose true class's box has an IoU of at least a threshold.
     *
     * @param ious of each image: {@link #bestIou}; NaN for images that do not count
     * @return 0 to 1; NaN without images
     */
    public static double known(double[] ious, double threshold) {
        int images = 0;
        int right = 0;
        for (double iou : ious) {
            images += Double.isNaN(iou) ? 0 : 1;
            right += iou >= threshold ? 1 : 0;
        }
        return right / (double) images;
    }
}
