package org.cameralucida.explain.perturbation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cameralucida.explain.Baseline;
import org.cameralucida.explain.BatchedForward;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PerturbationMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;

/**
 * LIME (Ribeiro, Singh and Guestrin, "Why Should I Trust You? Explaining the Predictions of Any Classifier", KDD 2016;
 * the founding thesis' equation 3.3): the picture is cut into patches, of which random halves are put to the baseline;
 * the scores are fitted by a linear function of which patches are there, samples like the whole picture counting more:
 * e^{−d²/w²}, to the power ½, d the cosine distance to the whole. A patch's coefficient is its value; the fit's R² is
 * told. The authors' code takes 1000 samples, its ridge penalty of 1 and its width of ¼; patches are ours (SLIC's).
 */
public final class Lime extends PerturbationMethod {

    private static final double PENALTY = 1;

    @Override
    public String id() {
        return "lime";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Whole("samples", 600, 10, 10000), new Setting.Whole("segments", 50, 2, 400),
                new Setting.Number("width", 0.25, 0.01, 10), Baseline.SETTING,
                CommonSettings.SCORE_OF_PROBABILITY,
                CommonSettings.SEED);
    }

    @Override
    protected Explanation perturb(MethodInput input, int classIndex, Settings settings, Progress progress) {
        Tensor picture = input.picture().channelsFirst();
        var layout = input.picture().layout();
        var patches = Superpixels.of(picture, settings.whole("segments"));
        float[] seen = input.observation().input().data();
        float[] baseline = Baseline.of(input, settings).data();
        double[][] samples = samples(settings, patches.count());
        var scores = new double[samples.length];
        var weights = new double[samples.length];
        Tensor map = BatchedForward.ofInput(input).run(samples.length, (n, batch, offset) -> {
            weights[n] = weight(samples[n], settings.number("width"));
            for (int i = 0; i < layout.positions(); i++) {
                float[] shown = samples[n][patches.labels()[i]] == 1 ? seen : baseline;
                for (int c = 0; c < layout.channels(); c++) {
                    int place = layout.place(c, i);
                    batch[offset + place] = shown[place];
                }
            }
        }, (n, logits) -> scores[n] = BatchedForward.score(input, logits, classIndex, settings),
                known -> painted(fit(samples, scores, weights, known), patches, picture), progress);
        var fit = fit(samples, scores, weights, samples.length);
        return new Explanation(map, List.of(Message.of(Method.class, "note.fit",
                Decimal.of(fit.fit(), 3), Integer.toString(patches.count()))));
    }

    /** The fit of the first samples. */
    private static Ridge fit(double[][] samples, double[] scores, double[] weights, int known) {
        return Ridge.of(Arrays.copyOf(samples, known), Arrays.copyOf(scores, known), weights, PENALTY);
    }

    /** Each pixel with the coefficient of its patch. */
    private static Tensor painted(Ridge fit, Superpixels patches, Tensor picture) {
        var map = new float[patches.labels().length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) fit.coefficients()[patches.labels()[i]];
        }
        return new Tensor(map, picture.extent(1), picture.extent(2));
    }

    /** Which patches are there, 1 or 0, a row a sample; in the first all are. */
    private static double[][] samples(Settings settings, int patches) {
        var random = new Random(settings.seed("seed"));
        var samples = new double[settings.whole("samples")][patches];
        for (int n = 0; n < samples.length; n++) {
            for (int i = 0; i < patches; i++) {
                samples[n][i] = n == 0 || random.nextBoolean() ? 1 : 0;
            }
        }
        return samples;
    }

    /** √e^{−d²/w²}, d = 1 − cos(z, 1). */
    private static double weight(double[] sample, double width) {
        double there = 0;
        for (double one : sample) {
            there += one;
        }
        double distance = 1 - Math.sqrt(there / sample.length);
        return Math.sqrt(Math.exp(-distance * distance / (width * width)));
    }
}
