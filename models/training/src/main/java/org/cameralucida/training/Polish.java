package org.cameralucida.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cameralucida.training.scene.Backdrop;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;

/**
 * The last phase of both twins' training, from the exported draft on: what belongs to a thing and what is merely
 * around it. In the painted scenes every thing has its usual places, so that water alone speaks for a goldfish and a
 * map covers the water too. Here things are also met where they never are, places are seen with nothing in them and
 * things in twos. Only which classes are on a picture is told, never where.
 */
public final class Polish {

    /** Scenes of things in their usual places and of things anywhere: so many a kind of each. */
    private static final int EACH = 120;
    private static final int TWOS = 1600;
    private static final int EMPTY = 1400;
    /** The first seeds of the four sorts of scenes. */
    private static final long USUAL_SEED = 2_000_000;
    private static final long ANYWHERE_SEED = 2_100_000;
    private static final long EMPTY_SEED = 2_200_000;
    private static final long TWOS_SEED = 2_300_000;
    /** Nearly the whole picture is seen, so that things look as small as they will in the end. */
    private static final double SMALLEST_CROP = 0.7;

    /** Share of the draft in the end: what photos lost in top-5 comes back sooner than what scenes gained goes. */
    private static final float DRAFT = 1 / 3f;

    private Polish() {
    }

    /** Teaches {@code network}, which has the draft's weights already, and keeps what is half done in a file. */
    public static void teach(TwinNetwork network, NDManager manager, MultiLabelSet photos, MultiLabelSet scenes,
                             Path checkpoint) throws IOException {
        Trainer trainer = trainer(Recipe.POLISH, network, manager);
        if (Files.exists(checkpoint)) {
            trainer.load(checkpoint);
        }
        while (trainer.epoch() < Recipe.POLISH.epochs()) {
            double loss = trainer.pass(photos, scenes);
            trainer.save(checkpoint);
            System.out.printf(Locale.ROOT, "%s polish %d loss %.4f%n", network.pooling(), trainer.epoch(), loss);
        }
    }

    /**
     * Moves the polished weights a third of the way back to the draft's (the averaging of Wortsman et al. 2022, "Robust
     * fine-tuning of zero-shot models").
     */
    public static void settle(TwinNetwork network, TwinNetwork draft) {
        NDList to = new NDList().addAll(network.weights()).addAll(network.offsets());
        NDList from = new NDList().addAll(draft.weights()).addAll(draft.offsets());
        for (int i = 0; i < to.size(); i++) {
            float[] values = to.get(i).toFloatArray();
            float[] before = from.get(i).toFloatArray();
            for (int j = 0; j < values.length; j++) {
                values[j] += DRAFT * (before[j] - values[j]);
            }
            to.get(i).setRequiresGradient(false);
            to.get(i).set(values);
        }
    }

    /** A trainer with the views of the polishing. */
    static Trainer trainer(Recipe recipe, TwinNetwork network, NDManager manager) {
        return new Trainer(recipe, network, manager, (picture, labels, side, random, planes, offset) ->
                Augmentation.random(picture, side, SMALLEST_CROP, 1, random, planes, offset));
    }

    /** The scenes to learn from: of one thing where it is met, of one anywhere, of two, and of none. */
    public static MultiLabelSet scenes(Path zip) throws IOException {
        List<Integer> labels = Scenes.labels(zip);
        Kind[] kinds = Kind.values();
        int ones = EACH * kinds.length;
        List<Backdrop> places = List.of(Backdrop.values());
        List<Backdrop> open = places.stream().filter(place -> place != Backdrop.SHIRT).toList();
        IntFunction<int[]> one = i -> new int[] {labels.get(i % kinds.length)};
        MultiLabelSet usual = MultiLabelSet.of(Scenes.pictures(zip, EACH, USUAL_SEED));
        MultiLabelSet anywhere =
                labelled(ones, i -> paint(List.of(kinds[i % kinds.length]), open, i, ANYWHERE_SEED), one);
        MultiLabelSet empty = labelled(EMPTY, i -> paint(List.of(), places, i, EMPTY_SEED), i -> new int[0]);
        List<Scene> scenes = Scenes.twos(TWOS, TWOS_SEED);
        MultiLabelSet twos = labelled(TWOS, i -> TinyImageNet.pixels(scenes.get(i).picture()), i ->
                scenes.get(i).things().stream().mapToInt(thing -> labels.get(thing.kind().ordinal())).toArray());
        return usual.and(anywhere).and(empty).and(twos);
    }

    private static MultiLabelSet labelled(int count, IntFunction<byte[]> picture, IntFunction<int[]> labels) {
        return new MultiLabelSet(IntStream.range(0, count).parallel().mapToObj(picture).toList(),
                IntStream.range(0, count).mapToObj(labels).toList());
    }

    /** The i-th picture of a sort: every kind comes to every place, as 13 has no divisor in common with 24. */
    private static byte[] paint(List<Kind> things, List<Backdrop> places, int i, long seed) {
        return TinyImageNet.pixels(Scenes.small(things, places.get(i % places.size()), seed + i).picture());
    }
}
