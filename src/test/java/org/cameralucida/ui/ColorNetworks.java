package org.cameralucida.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cameralucida.explain.Backend;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.LayerMaps;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.NetworkTask;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.cam.ChannelShares;
import org.cameralucida.explain.maximise.ActivationMaximisation;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Head;
import org.cameralucida.network.Labels;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Layout;
import org.cameralucida.network.LinearReadout;
import org.cameralucida.network.MapTensor;
import org.cameralucida.network.Network;
import org.cameralucida.network.Origin;
import org.cameralucida.network.Origins;
import org.cameralucida.network.Pooling;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.network.Scores;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Preferences;

/**
 * Networks that tell colours apart, without an engine: input 8×8, two feature maps of 4×4 (the mean red and the mean
 * green of 2×2 pixels), global average pooling, and the classes "red", "green" and "dark" (1 − red − green).
 */
public final class ColorNetworks implements NetworkSource {

    /** What was asked of the networks, in order. */
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    /** What methods with passes of their own do before they answer. */
    public volatile Consumer<Progress> during = progress -> progress.passed(1, 2);
    /** What happens before each forward pass. */
    public volatile Runnable beforePass = () -> { };
    /** The value of the left half of their maps. */
    public volatile float lowest;
    /** What they know of their maps. */
    public volatile List<Message> notes = List.of();
    /** What was to be painted. */
    public final List<ActivationMaximisation.Unit> targets = new ArrayList<>();
    /** How many networks are open. */
    public final AtomicInteger open = new AtomicInteger();

    @Override
    public List<String> names() {
        return List.of("colors", "flat");
    }

    @Override
    public Network read(String nameOrFile) {
        asked.add("read " + nameOrFile);
        return switch (nameOrFile) {
            case "colors" -> network(true);
            case "flat" -> network(false);
            default -> throw Problem.of(Card.class, "card.unreadable", nameOrFile);
        };
    }

    @Override
    public LoadedNetwork open(Network network, Preferences preferences) {
        asked.add("open " + network.name() + " on " + preferences.device());
        open.incrementAndGet();
        return LoadedNetwork.over(network, new Colors(preferences));
    }

    /** How many forward passes were made. */
    public long passes() {
        return asked.stream().filter("pass"::equals).count();
    }

    /** A raster of vertical halves, red and green. */
    public static Raster redAndGreen(int width, int height) {
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i % width < width / 2 ? 0xFFFF0000 : 0xFF00FF00;
        }
        return new Raster(width, height, argb);
    }

    private static Network network(boolean pooled) {
        var preprocessing = new Preprocessing(Layout.NCHW, 8, 8, Fit.CROP, 8, Channels.RGB, List.of(0f, 1f),
                List.of(0f, 0f, 0f), List.of(1f, 1f, 1f), Resampling.BILINEAR);
        var features = new MapTensor("features", Layout.NCHW, 2, 4, 4);
        var scores = new Scores("logits", "logits", 3, Scores.Activation.SOFTMAX, false, false);
        var readout = new LinearReadout(new float[] {1, 0, 0, 1, -1, -1}, new float[] {0, 0, 1});
        var head = pooled ? new Head.PooledLinear(scores, features, Pooling.GAP, readout, false, false)
                : new Head.Dense(scores, features);
        return new Network(pooled ? "Colours" : "Flat", null, null, null, Card.EMPTY, preprocessing,
                new Origins(Map.of("channels", Origin.DEFAULT)), Labels.of(List.of("red", "green", "dark")), head,
                List.of(new Layer("early", "early", "Conv", Layout.NCHW, 4, 8, 8),
                        new Layer("features", "features", "AveragePool", Layout.NCHW, 2, 4, 4)));
    }

    private final class Colors implements Backend {

        private final Preferences preferences;

        Colors(Preferences preferences) {
            this.preferences = preferences;
        }

        @Override
        public Observation observe(Network network, Tensor input) {
            beforePass.run();
            asked.add("pass");
            var features = new float[32];
            for (int i = 0; i < 16; i++) {
                for (int channel = 0; channel < 2; channel++) {
                    int first = channel * 64 + i / 4 * 16 + i % 4 * 2;
                    features[channel * 16 + i] = (input.data()[first] + input.data()[first + 1]
                            + input.data()[first + 8] + input.data()[first + 9]) / 4;
                }
            }
            var logits = new float[3];
            for (int i = 0; i < 16; i++) {
                logits[0] += features[i] / 16;
                logits[1] += features[16 + i] / 16;
            }
            logits[2] = 1 - logits[0] - logits[1];
            return new Observation(network, input, logits, network.head().scores().probabilities(logits),
                    Optional.of(new Tensor(features, 2, 4, 4)), 1);
        }

        @Override
        public Explanation explain(Method method, MethodInput subject, int classIndex, Settings settings,
                Progress progress) {
            if (method instanceof InstantMethod) {
                return method.explain(subject, classIndex, settings, progress);
            }
            asked.add(subject.tensor().equals(subject.network().head().target()) ? method.id()
                    : method.id() + " at " + subject.tensor());
            during.accept(progress);
            return new Explanation(new Tensor(new float[] {lowest, classIndex + 1}, 1, 2), notes);
        }

        @Override
        public <T> T run(LoadedNetwork loaded, NetworkTask<T> task, Progress progress) {
            if (task instanceof LayerMaps maps) {
                asked.add("maps of " + maps.layer().tensor());
                return answer(beginning(maps.input(), maps.layer()));
            } else if (task instanceof ChannelShares shares) {
                asked.add("shares at " + shares.layer().tensor());
                return answer(new double[] {0, shares.classIndex(), -1, 3});
            }
            targets.add(((ActivationMaximisation) task).unit());
            during.accept(progress);
            var red = new float[3 * 64];
            Arrays.fill(red, 0, 64, 1);
            var picture = new Tensor(red, 1, 3, 8, 8);
            return answer(new ActivationMaximisation.Maximised(picture, loaded.network().preprocessing().raster(picture),
                    0, 9));
        }

        /** As many values as the layer has, from the beginning of the input: of the early one red, green, blue, nothing. */
        private Tensor beginning(Tensor input, Layer layer) {
            return new Tensor(Arrays.copyOf(input.data(), layer.channels() * layer.height() * layer.width()),
                    layer.shape());
        }

        @SuppressWarnings("unchecked")
        private static <T> T answer(Object of) {
            return (T) of;
        }

        @Override
        public RunsOn runsOn() {
            return new RunsOn("CPU", "", Math.max(1, preferences.threads()), Optional.empty());
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
