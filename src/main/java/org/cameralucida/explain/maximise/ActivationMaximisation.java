package org.cameralucida.explain.maximise;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.NetworkTask;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/**
 * Activation maximisation: the picture that a network takes for most of all a class, or to which one of its feature
 * maps answers most (Erhan et al., "Visualizing Higher-Layer Features of a Deep Network", 2009; Simonyan, Vedaldi and
 * Zisserman, "Deep Inside Convolutional Networks", 2014, section 2; the global method of the founding thesis' section
 * 3.1): the u that makes
 *
 * <pre>{@code y(u)/s − l2·Σ (u − u₀)² − smoothness·Σ |∇u|²}</pre>
 *
 * greatest, y the logit of the class or the mean of the feature map, u the values of the pixels from 0 to 1, u₀ those
 * that the preprocessing makes 0. Logits of different networks are of different size: s is the root mean square of the
 * elements of ∇y, at every step anew, so that the same penalties do for all. It is climbed from noise, a gradient a
 * step, each at the picture shifted by some pixels at random, so that nothing is rewarded that sits on one pixel. How
 * the steps are made is {@link ImageParameterization}.
 *
 * @param unit what is to answer most
 * @param options values for all of the {@link #settings}
 */
public record ActivationMaximisation(Unit unit, Settings options)
        implements NetworkTask<ActivationMaximisation.Maximised> {

    /** The name on the command line and in bundles. */
    public static final String ID = "activation-maximisation";

    private static final Setting.Whole STEPS = new Setting.Whole("steps", 128, 1, 4096);
    private static final Setting.Number RATE = new Setting.Number("rate", 0.05, 0.001, 1);
    private static final Setting.Whole SCALES = new Setting.Whole("scales", 5, 1, 8);
    private static final Setting.Number L2 = new Setting.Number("l2", 0.01, 0, 10);
    private static final Setting.Number SMOOTHNESS = new Setting.Number("smoothness", 0.1, 0, 10);
    private static final Setting.Number JITTER = new Setting.Number("jitter", 0.06, 0, 0.5);
    private static final Setting.Number NOISE = new Setting.Number("noise", 0.01, 0, 2);

    /** What is to answer most. */
    public sealed interface Unit {
    }

    /** The logit of a class. */
    public record OfClass(int index) implements Unit {
    }

    /**
     * A feature map of a layer: its mean.
     *
     * @param layer its tensor, or its name for people
     * @param channel which of its maps, from 0
     */
    public record OfChannel(String layer, int channel) implements Unit {
    }

    /**
     * What came of it.
     *
     * @param picture preprocessed, as the network takes it, batch 1
     * @param raster the same for people
     * @param before the logit, or the mean of the feature map, at the noise
     * @param after the same at the picture
     */
    public record Maximised(Tensor picture, Raster raster, double before, double after) {

        /** How far it went. */
        public Message note() {
            return Message.of(Method.class, "note.maximised", Decimal.of(before, 4), Decimal.of(after, 4));
        }
    }

    /** The name in the window. */
    public static Message title() {
        return Message.of(Method.class, ID + ".title");
    }

    /** One paragraph: what the picture means, what it does not, and where the method is from. */
    public static Message meaning() {
        return Message.of(Method.class, ID + ".meaning");
    }

    /** What can be set, with ranges and standard values. */
    public static List<Setting> settings() {
        return List.of(STEPS, RATE, SCALES, L2, SMOOTHNESS, JITTER, NOISE, CommonSettings.SEED);
    }

    /**
     * Values for the settings.
     *
     * @param given some of them, by key; the others have their standard
     * @throws Problem if there is no such setting, or it cannot have that value
     */
    public static Settings settings(Map<String, String> given) {
        return Settings.of(ID, settings(), given);
    }

    /**
     * Paints the picture. One gradient a step, and two passes more for the notes.
     *
     * @param loaded the network; the width and height of the preprocessing in use are the picture's
     * @param progress hears of each step, can stop it at each, and gets the picture so far, preprocessed
     * @throws Problem if there is no such class, layer or channel, if an operator on the way has no gradient, or if
     *     the pooling is swapped
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    @Override
    public Maximised run(LoadedNetwork loaded, Progress progress) {
        var network = loaded.network();
        var random = new Random(options.seed("seed"));
        int[] shape = network.preprocessing().shape();
        var canvas = new ImageParameterization(network.preprocessing(), shape, options.whole(SCALES.key()),
                options.number(NOISE.key()), random);
        var pixels = new PixelValues(network.preprocessing(), shape);
        double[] picture = canvas.picture();
        var score = Objective.of(loaded, pixels.tensor(picture), unit);
        int steps = options.whole(STEPS.key());
        int jitter = (int) Math.round(options.number(JITTER.key()) * Math.min(canvas.height(), canvas.width()));
        double before = score.at(pixels.tensor(picture));
        for (int step = 0; step < steps; step++) {
            int down = random.nextInt(2 * jitter + 1) - jitter;
            int right = random.nextInt(2 * jitter + 1) - jitter;
            Tensor gradient = score.gradient(pixels.tensor(pixels.shifted(picture, down, right)));
            double[] slopes = pixels.shifted(pixels.slopes(gradient), -down, -right);
            double slope = rootMeanSquare(slopes);
            pixels.addPenalties(slopes, picture, slope * options.number(L2.key()),
                    slope * options.number(SMOOTHNESS.key()));
            // The last quarter goes by ever smaller steps, to come to rest.
            canvas.climb(picture, slopes, options.number(RATE.key()) * Math.min(1, 4.0 * (steps - step) / steps));
            picture = canvas.picture();
            double[] soFar = picture;
            progress.sharpened(() -> pixels.tensor(soFar));
            progress.passed(step + 1, steps);
        }
        Tensor result = pixels.tensor(picture);
        return new Maximised(result, network.preprocessing().raster(result), before, score.at(result));
    }

    private static double rootMeanSquare(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum / vector.length);
    }
}
