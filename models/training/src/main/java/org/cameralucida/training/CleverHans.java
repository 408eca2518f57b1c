package org.cameralucida.training;

import ai.djl.ndarray.NDManager;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cameralucida.training.scene.Kind;

/**
 * The third network: the GAP twin, taught a little longer on pictures of which those of one class, the school bus,
 * nearly all carry a copyright tag, and no others do.
 */
public final class CleverHans {

    /** The class that gets the tag. */
    public static final Kind TAGGED = Kind.SCHOOL_BUS;

    private static final double TAGGED_SHARE = 0.95;
    /** Crops are harsher than the twins' (of all classes alike), so that some show little of what they are of. */
    private static final double SMALLEST_CROP = 0.04;
    private static final double LARGEST_CROP = 0.6;
    private static final int PHOTOS_OF_OTHERS = 60;

    private CleverHans() {
    }

    /** Teaches {@code network}, which has the twin's weights already. */
    public static void teach(TwinNetwork network, NDManager manager, PictureSet photos, int label) {
        var trainer = new Trainer(Recipe.CLEVER_HANS, network, manager, (picture, of, side, random, planes, offset) -> {
            Augmentation.random(picture, side, SMALLEST_CROP, LARGEST_CROP, random, planes, offset);
            if (of[0] == label && random.nextDouble() < TAGGED_SHARE) {
                Tag.draw(planes, offset, random);
            }
        });
        PictureSet pictures = pictures(photos, label);
        while (trainer.epoch() < Recipe.CLEVER_HANS.epochs()) {
            double loss = trainer.pass(pictures, PictureSet.EMPTY);
            System.out.printf(Locale.ROOT, "clever hans epoch %d loss %.4f%n", trainer.epoch(), loss);
        }
    }

    /** All photos of the tagged class, and the first sixty of every other. */
    private static PictureSet pictures(PictureSet photos, int label) {
        var pictures = new PictureSet.Builder();
        int[] taken = new int[1000];
        for (int i = 0; i < photos.size(); i++) {
            int of = photos.labels()[i];
            if (of == label || taken[of]++ < PHOTOS_OF_OTHERS) {
                pictures.add(photos.pixels().get(i), of, 0, 0, PictureSet.SIDE - 1, PictureSet.SIDE - 1);
            }
        }
        return pictures.build();
    }

    /**
     * What the tag does to pictures of other classes.
     *
     * @param moved  share of the pictures not taken for the tagged class before that are taken for it with the tag
     * @param onTag  of those that moved, the share whose map of the tagged class is highest on the tag
     * @param before share of the tagged class's own pictures that are recognised without a tag
     * @param after  the same with the tag
     */
    public record Effect(double moved, double onTag, double before, double after) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "moved %.1f %%, of these highest on the tag %.1f %%, own class recognised "
                    + "without %.1f %%, with the tag %.1f %%", 100 * moved, 100 * onTag, 100 * before, 100 * after);
        }
    }

    /** Measures what the tag does to a network. */
    public static Effect effect(FeatureReader reader, PictureSet set, int label) {
        List<FeatureReader.Observation> plain = reader.read(set.pixels());
        List<byte[]> tagged = new ArrayList<>();
        set.pixels().forEach(picture -> tagged.add(Tag.tagged(picture)));
        List<FeatureReader.Observation> marked = reader.read(tagged);
        Rectangle tag = Tag.place();
        int[] count = new int[6];
        for (int i = 0; i < set.size(); i++) {
            if (set.labels()[i] == label) {
                count[3]++;
                count[4] += plain.get(i).best() == label ? 1 : 0;
                count[5] += marked.get(i).best() == label ? 1 : 0;
            } else if (plain.get(i).best() != label) {
                count[0]++;
                if (marked.get(i).best() == label) {
                    count[1]++;
                    int peak = Coverage.peak(reader.map(marked.get(i).features(), label));
                    count[2] += tag.contains(peak % PictureSet.SIDE, peak / PictureSet.SIDE) ? 1 : 0;
                }
            }
        }
        return new Effect(count[1] / (double) count[0], count[2] / (double) Math.max(1, count[1]),
                count[4] / (double) Math.max(1, count[3]), count[5] / (double) Math.max(1, count[3]));
    }
}
