package org.cameralucida.training;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.localize.BoxFinder;
import org.cameralucida.localize.Iou;
import org.cameralucida.render.MapResampler;
import org.cameralucida.training.scene.Scene;

/**
 * How well a network classifies and localises. Boxes are the paper's: the largest connected component of what is above
 * 20 % of the class map's maximum.
 *
 * @param pictures        how many pictures
 * @param top1            share whose class has the highest logit
 * @param top5            share whose class is among the first five
 * @param known50         GT-known localisation: share whose true class's box has an IoU of 0.5 or more with the truth
 * @param known70         the same at 0.7
 * @param located1        share with the right class and an IoU of 0.5 or more
 * @param located5        share with the class among the first five and an IoU of 0.5 or more
 * @param coveredBox      mean share of the true box where the map is above 20 %
 * @param coveredMask     mean share of the thing's mask where it is; NaN without masks
 * @param cells           mean number of cells that hold 80 % of the positive contributions, as a share of all cells
 */
public record LocalizationMetrics(int pictures, double top1, double top5, double known50, double known70,
                                  double located1, double located5, double coveredBox, double coveredMask,
                                  double cells) {

    private static final int SIDE = PictureSet.SIDE;
    private static final Region WHOLE = new Region(0, 0, SIDE, SIDE);
    private static final double THRESHOLD = 0.2;

    /** LocalizationMetrics a network on pictures with true boxes and, where known, masks (else null). */
    public static LocalizationMetrics of(FeatureReader reader, PictureSet set, List<BitSet> masks) {
        double[] sum = new double[9];
        int block = 200;
        for (int first = 0; first < set.size(); first += block) {
            int last = Math.min(set.size(), first + block);
            List<FeatureReader.Observation> seen = reader.read(set.pixels().subList(first, last));
            for (int i = first; i < last; i++) {
                add(sum, reader, seen.get(i - first), set.labels()[i], box(set, i),
                        masks == null ? null : masks.get(i));
            }
        }
        double[] mean = Arrays.stream(sum).map(total -> total / set.size()).toArray();
        return new LocalizationMetrics(set.size(), mean[0], mean[1], mean[2], mean[3], mean[4], mean[5], mean[6],
                masks == null ? Double.NaN : mean[7], mean[8]);
    }

    private static void add(double[] sum, FeatureReader reader, FeatureReader.Observation seen, int label, Box truth,
                            BitSet mask) {
        Tensor map = reader.map(seen.features(), label);
        Optional<Box> found = BoxFinder.largest(map, WHOLE, SIDE, SIDE, THRESHOLD);
        double iou = found.map(box -> Iou.of(box, truth)).orElse(0.0);
        int rank = seen.rank(label);
        sum[0] += rank == 0 ? 1 : 0;
        sum[1] += rank < 5 ? 1 : 0;
        sum[2] += iou >= 0.5 ? 1 : 0;
        sum[3] += iou >= 0.7 ? 1 : 0;
        sum[4] += rank == 0 && iou >= 0.5 ? 1 : 0;
        sum[5] += rank < 5 && iou >= 0.5 ? 1 : 0;
        BitSet hot = hot(map);
        sum[6] += share(hot, mask(truth));
        sum[7] += mask == null ? 0 : share(hot, mask);
        sum[8] += concentration(reader.contributions(seen.features(), label));
    }

    private static BitSet hot(Tensor map) {
        float[] large = MapResampler.resample(map, new Region(0, 0, map.extent(1), map.extent(0)), SIDE, SIDE,
                Interpolation.BILINEAR);
        float maximum = 0;
        for (float value : large) {
            maximum = Math.max(maximum, value);
        }
        var hot = new BitSet(large.length);
        for (int i = 0; i < large.length; i++) {
            hot.set(i, large[i] > THRESHOLD * maximum);
        }
        return hot;
    }

    private static double share(BitSet part, BitSet whole) {
        var common = (BitSet) part.clone();
        common.and(whole);
        return whole.isEmpty() ? 0 : common.cardinality() / (double) whole.cardinality();
    }

    private static BitSet mask(Box box) {
        var mask = new BitSet(SIDE * SIDE);
        for (int y = box.ymin(); y <= box.ymax(); y++) {
            mask.set(y * SIDE + box.xmin(), y * SIDE + box.xmax() + 1);
        }
        return mask;
    }

    /** The smallest share of all cells that holds 80 % of the positive contributions. */
    private static double concentration(Tensor contributions) {
        double[] positive = new double[contributions.data().length];
        double total = 0;
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(0, contributions.data()[i]);
            total += positive[i];
        }
        Arrays.sort(positive);
        double held = 0;
        int cells = 0;
        while (cells < positive.length && held < 0.8 * total) {
            held += positive[positive.length - 1 - cells++];
        }
        return cells / (double) positive.length;
    }

    private static Box box(PictureSet set, int i) {
        int[] b = set.boxes();
        return new Box(b[4 * i], b[4 * i + 1], b[4 * i + 2], b[4 * i + 3]);
    }

    /**
     * The share of pictures of which a box in the middle, {@code side} wide and high, has the given IoU with the
     * truth.
     */
    public static double centreBox(PictureSet set, int side, double iou) {
        int low = (SIDE - side) / 2;
        var centre = new Box(low, low, low + side - 1, low + side - 1);
        int right = 0;
        for (int i = 0; i < set.size(); i++) {
            right += Iou.of(centre, box(set, i)) >= iou ? 1 : 0;
        }
        return right / (double) set.size();
    }

    /** The side of the middle box that does best at an IoU of 0.5. */
    public static int bestCentre(PictureSet set) {
        int best = SIDE;
        for (int side = SIDE; side > 8; side--) {
            best = centreBox(set, side, 0.5) > centreBox(set, best, 0.5) ? side : best;
        }
        return best;
    }

    /**
     * Of scenes with two things: the shares in which both classes' maps have their maximum inside their own thing's
     * mask,
     * and inside its box.
     */
    public static double[] peaks(FeatureReader reader, List<Scene> scenes, List<Integer> labels) {
        List<byte[]> pictures = scenes.stream().map(scene -> TinyImageNet.pixels(scene.picture())).toList();
        List<FeatureReader.Observation> seen = reader.read(pictures);
        double[] right = new double[2];
        for (int i = 0; i < scenes.size(); i++) {
            boolean inMasks = true;
            boolean inBoxes = true;
            for (Scene.Thing thing : scenes.get(i).things()) {
                int peak = peak(reader.map(seen.get(i).features(), labels.get(thing.kind().ordinal())));
                inMasks &= thing.mask().get(peak);
                inBoxes &= thing.box().contains(peak % SIDE, peak / SIDE);
            }
            right[0] += inMasks ? 1 : 0;
            right[1] += inBoxes ? 1 : 0;
        }
        return new double[] {right[0] / scenes.size(), right[1] / scenes.size()};
    }

    /** The pixel {@code y·64 + x} where the enlarged map is highest. */
    public static int peak(Tensor map) {
        float[] large = MapResampler.resample(map, new Region(0, 0, map.extent(1), map.extent(0)), SIDE, SIDE,
                Interpolation.BILINEAR);
        int best = 0;
        for (int i = 1; i < large.length; i++) {
            best = large[i] > large[best] ? i : best;
        }
        return best;
    }

    /** One line of a table. */
    public String row(String name) {
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %s | %.0f |", name,
                100 * (1 - top1), 100 * (1 - top5), 100 * known50, 100 * known70, 100 * (1 - located1),
                100 * (1 - located5), 100 * coveredBox,
                Double.isNaN(coveredMask) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * coveredMask), 100 * cells);
    }

    /** The table's head. */
    public static String head() {
        return """
                | | top-1 error | top-5 error | GT-known, IoU ≥ 0.5 | GT-known, IoU ≥ 0.7 | top-1 localisation error \
                | top-5 localisation error | true box covered | mask covered | cells with 80 % of the contributions |
                |---|---|---|---|---|---|---|---|---|---|""";
    }
}
