package org.cameralucida.training;

import ai.djl.ndarray.NDManager;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.training.TwinNetwork.Sampling;
import org.cameralucida.training.scene.CloseUp;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;

/**
 * Which close-ups may become samples: of each kind the first four seeds whose thing is whole and of whose class both
 * twins are sure. No map is looked at, so that what the samples show of the maps is not chosen here. Which of the four
 * is taken is a matter of looks.
 */
public final class SampleChoice {

    /** The share of the view that a thing's longer side takes: as on the photos to measure with, 0.79 in the mean. */
    public static final double SHARE = 0.8;

    private static final int CANDIDATES = 4;
    private static final double SURE = 0.8;
    /** As large as needed to be shrunk to 64×64 in whole steps, and a multiple of 3. */
    private static final int HEIGHT = 6 * PictureSet.SIDE;

    private final List<FeatureReader> twins = new ArrayList<>();
    private final List<Integer> labels;

    /** With both twins as they lie in {@code models}, in the care of {@code manager}. */
    public SampleChoice(NDManager manager, Path zip, Path models) throws IOException {
        labels = Scenes.labels(zip);
        for (TwinNetwork.Pooling pooling : TwinNetwork.Pooling.values()) {
            var network = new TwinNetwork(manager, HalfPrecision.none(), pooling, TinyImageNet.classes(zip).size(), 0);
            OnnxImport.read(models.resolve("lucida-" + pooling.name().toLowerCase(Locale.ROOT) + ".onnx"), network);
            twins.add(new FeatureReader(network, manager, Sampling.DENSE));
        }
    }

    /** Prints a line a candidate: its seed, how sure each twin is, and how much of the view the box takes. */
    public void print() {
        for (Kind kind : Kind.values()) {
            int found = 0;
            for (long seed = 1; found < CANDIDATES; seed++) {
                Optional<Scene> scene = CloseUp.of(kind, SHARE, HEIGHT, seed);
                if (scene.isEmpty()) {
                    continue;
                }
                byte[] view = TinyImageNet.pixels(Scenes.view(scene.get()).picture());
                double[] sure = twins.stream().mapToDouble(twin -> probability(twin, view, kind)).toArray();
                if (sure[0] >= SURE && sure[1] >= SURE) {
                    found++;
                    Rectangle box = scene.get().things().get(0).box();
                    System.out.printf(Locale.ROOT, "%s %d: GAP %.2f, GMP %.2f, box %.2f of the view%n", kind, seed,
                            sure[0], sure[1], box.width * (double) box.height / (HEIGHT * HEIGHT));
                }
            }
        }
    }

    private double probability(FeatureReader twin, byte[] view, Kind kind) {
        return twin.read(List.of(view)).get(0).probability(labels.get(kind.ordinal()));
    }
}
