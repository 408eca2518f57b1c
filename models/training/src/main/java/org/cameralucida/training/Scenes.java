package org.cameralucida.training;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cameralucida.training.scene.Backdrop;
import org.cameralucida.training.scene.CloseUp;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;
import org.cameralucida.training.scene.ScenePainter;

/** Painted scenes as pictures of 64×64 with labels and boxes. */
public final class Scenes {

    /** Scenes are painted this many times as large as they are seen. */
    static final int FINER = 3;

    private Scenes() {
    }

    /**
     * Scenes with one thing each, to learn from.
     *
     * @param zip  the data set, for the classes' numbers
     * @param each how many a kind
     * @param seed of the first; the scenes take the seeds from there on
     */
    public static PictureSet pictures(Path zip, int each, long seed) throws IOException {
        return pictures(zip, ones(each, seed));
    }

    /** Scenes with the classes and the boxes of their first things. */
    public static PictureSet pictures(Path zip, List<Scene> scenes) throws IOException {
        List<Integer> labels = labels(zip);
        var pictures = new PictureSet.Builder();
        for (Scene scene : scenes) {
            Scene.Thing thing = scene.things().get(0);
            Rectangle box = thing.box();
            pictures.add(TinyImageNet.pixels(scene.picture()), labels.get(thing.kind().ordinal()), box.x, box.y,
                    box.x + box.width - 1, box.y + box.height - 1);
        }
        return pictures.build();
    }

    /** Scenes with one thing each, of all kinds in turn. */
    public static List<Scene> ones(int each, long seed) {
        Kind[] kinds = Kind.values();
        return IntStream.range(0, each * kinds.length).parallel()
                .mapToObj(i -> small(List.of(kinds[i % kinds.length]), seed + i)).toList();
    }

    /** Scenes of one thing seen from near, each as a network sees it: the square in its middle. */
    public static List<Scene> closeUps(int each, double share, long seed) {
        int height = PictureSet.SIDE * FINER;
        return Arrays.stream(Kind.values()).flatMap(kind -> LongStream.iterate(seed, next -> next + 1).boxed()
                .flatMap(next -> CloseUp.of(kind, share, height, next).stream()).limit(each).map(Scenes::view)).toList();
    }

    /** What a network sees of a scene: the largest square in its middle, as 64×64. */
    public static Scene view(Scene scene) {
        int width = scene.picture().getWidth();
        int height = scene.picture().getHeight();
        return small(scene.cut(new Rectangle((width - height) / 2, 0, height, height)));
    }

    /** Scenes of two things that are met in the same place, {@code count} of them, each 64×64. */
    public static List<Scene> twos(int count, long seed) {
        List<List<Kind>> pairs = pairs();
        var random = new Random(seed);
        List<List<Kind>> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(pairs.get(random.nextInt(pairs.size())));
        }
        return IntStream.range(0, count).parallel().mapToObj(i -> small(drawn.get(i), seed + i)).toList();
    }

    private static List<List<Kind>> pairs() {
        List<List<Kind>> pairs = new ArrayList<>();
        for (Kind one : Kind.values()) {
            for (Kind other : Kind.values()) {
                if (one != other && one.meets(other)) {
                    pairs.add(List.of(one, other));
                }
            }
        }
        return pairs;
    }

    /** The class number of each kind. */
    public static List<Integer> labels(Path zip) throws IOException {
        List<String> ids = TinyImageNet.classes(zip).stream().map(line -> line[0]).toList();
        List<Integer> labels = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            labels.add(ids.indexOf(kind.id()));
        }
        return labels;
    }

    /** A scene painted large and made small: its picture is 64×64, its masks and boxes are too. */
    public static Scene small(List<Kind> kinds, long seed) {
        return small(ScenePainter.paint(kinds, PictureSet.SIDE * FINER, PictureSet.SIDE * FINER, seed));
    }

    /** The same at a chosen place, with any things or none. */
    public static Scene small(List<Kind> kinds, Backdrop place, long seed) {
        return small(ScenePainter.paint(kinds, place, PictureSet.SIDE * FINER, PictureSet.SIDE * FINER, seed));
    }

    private static Scene small(Scene scene) {
        int side = PictureSet.SIDE;
        BufferedImage picture = ScenePainter.shrink(scene.picture(), side, side);
        List<Scene.Thing> things = new ArrayList<>();
        int finer = scene.picture().getWidth() / side;
        for (Scene.Thing thing : scene.things()) {
            things.add(thing.shrunk(side * finer, finer));
        }
        return new Scene(picture, List.copyOf(things));
    }
}
