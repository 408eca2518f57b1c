package org.cameralucida.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
import org.cameralucida.network.Card;
import org.cameralucida.network.NetworkReader;

/**
 * What methods of many passes cost over the passes themselves: Integrated Gradients with 50 points over 50 gradients, RISE
 * and Score-CAM over as many forward passes at the best batch size. Paired: each round runs both, in turn. Random weights,
 * 3×224×224, two processor threads.
 */
public final class PassesBenchmark {

    private static final int POINTS = 50;
    private static final int MASKS = 64;
    private static final int[] BATCHES = {1, 2, 4, 8, 16};

    private PassesBenchmark() {
    }

    /**
     * Measures.
     *
     * @param arguments the number of rounds, then architectures; 5 of mobilenetv2 and googlenet if absent
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var names = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length)
                : List.of("mobilenetv2", "googlenet");
        names.forEach(name -> measure(name, rounds));
    }

    private static void measure(String name, int rounds) {
        var model = Architectures.of(name);
        try (Session bare = Sessions.open(model, name, Device.CPU, 2);
                var loaded = LoadedNetwork.open(NetworkReader.read(name, model, Card.EMPTY, null), Device.CPU, 2)) {
            Tensor input = pictures(1);
            var subject = MethodInput.of(loaded.observe(input), loaded);
            PairedRatio.print(name + ": IG 50 / 50 input gradients", rounds,
                    () -> explain(subject, "integrated-gradients", Map.of("steps", "" + POINTS)),
                    () -> times(POINTS, () -> explain(subject, "gradient", Map.of())));
            int batch = best(bare, rounds);
            Tensor batched = pictures(batch);
            PairedRatio.print(String.format(Locale.ROOT, "%s: RISE %d / passes at batch %d", name, MASKS, batch), rounds,
                    () -> explain(subject, "rise", Map.of("masks", "" + MASKS)),
                    () -> times(MASKS / batch, () -> bare.run(Map.of("input", batched))));
            int channels = subject.layer().channels();
            PairedRatio.print(String.format(Locale.ROOT, "%s: Score-CAM %d / passes at batch %d", name, channels, batch),
                    Math.max(1, rounds / 5), () -> explain(subject, "scorecam", Map.of()),
                    () -> times(channels / batch, () -> bare.run(Map.of("input", batched))));
        }
    }

    /** The batch size at which a picture takes least, by the quickest of several rounds over all sizes. */
    private static int best(Session bare, int rounds) {
        var quickest = new double[BATCHES.length];
        Arrays.fill(quickest, Double.POSITIVE_INFINITY);
        for (int round = -1; round < 2 * rounds; round++) {
            for (int i = 0; i < BATCHES.length; i++) {
                Tensor input = pictures(BATCHES[i]);
                long start = System.nanoTime();
                bare.run(Map.of("input", input));
                double time = (System.nanoTime() - start) / 1e6 / BATCHES[i];
                quickest[i] = round < 0 ? quickest[i] : Math.min(quickest[i], time);
            }
        }
        int best = 0;
        for (int i = 0; i < BATCHES.length; i++) {
            System.out.printf(Locale.ROOT, "  batch %2d: %.2f ms a picture%n", BATCHES[i], quickest[i]);
            best = quickest[i] < quickest[best] ? i : best;
        }
        return BATCHES[best];
    }

    private static void explain(MethodInput subject, String id, Map<String, String> options) {
        var method = Method.named(id);
        method.explain(subject, 7, Settings.of(method, options), Progress.NONE);
    }

    private static void times(int count, Runnable work) {
        for (int i = 0; i < count; i++) {
            work.run();
        }
    }

    private static Tensor pictures(int count) {
        var data = new float[count * 3 * 224 * 224];
        var random = new Random(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new Tensor(data, count, 3, 224, 224);
    }
}
