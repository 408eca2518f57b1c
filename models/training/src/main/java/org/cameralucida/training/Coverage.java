package org.cameralucida.training;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.MapResampler;
import org.cameralucida.training.scene.Scene;

/**
 * How much of a thing a class map covers, which the program does not measure. Hot is what is above 20 % of the map's
 * maximum.
 *
 * @param box   mean share of the true box where the map is hot
 * @param mask  mean share of the thing's mask where it is; NaN without masks
 * @param cells mean number of cells that hold 80 % of the positive contributions, as a share of all cells
 */
public record Coverage(double box, double mask, double cells) {

    private static final int SIDE = PictureSet.SIDE;
    private static final double THRESHOLD = 0.2;
    private static final int BLOCK = 200;

    /** Of a network's maps of the right classes, on pictures with true boxes and, where known, masks (else none). */
    public static Coverage of(FeatureReader reader, PictureSet set, List<BitSet> masks) {
        double[] sum = new double[3];
        for (int first = 0; first < set.size(); first += BLOCK) {
            int last = Math.min(set.size(), first + BLOCK);
            List<FeatureReader.Observation> seen = reader.read(set.pixels().subList(first, last));
            for (int i = first; i < last; i++) {
                Tensor features = seen.get(i - first).features();
                BitSet hot = hot(reader.map(features, set.labels()[i]));
                sum[0] += share(hot, box(set, i));
                sum[1] += masks.isEmpty() ? Double.NaN : share(hot, masks.get(i));
                sum[2] += concentration(reader.contributions(features, set.labels()[i]));
            }
        }
        return new Coverage(sum[0] / set.size(), sum[1] / set.size(), sum[2] / set.size());
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

    private static BitSet box(PictureSet set, int picture) {
        int[] boxes = set.boxes();
        int at = 4 * picture;
        var box = new BitSet(SIDE * SIDE);
        for (int y = boxes[at + 1]; y <= boxes[at + 3]; y++) {
            box.set(y * SIDE + boxes[at], y * SIDE + boxes[at + 2] + 1);
        }
        return box;
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

    /**
     * Of scenes with two things: the shares in which both classes' maps have their maximum inside their own thing's
     * mask, and inside its box.
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

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "box covered %.1f %%,%s cells %.0f %%", 100 * box,
                Double.isNaN(mask) ? "" : String.format(Locale.ROOT, " mask covered %.1f %%,", 100 * mask), 100 * cells);
    }
}
