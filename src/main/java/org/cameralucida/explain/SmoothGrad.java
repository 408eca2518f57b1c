package org.cameralucida.explain;

import java.util.List;
import java.util.Random;

/**
 * SmoothGrad (Smilkov et al., "SmoothGrad: removing noise by adding noise", 2017; the founding thesis' equation 3.6):
 * the mean of the gradients at {@code samples} noisy copies, M = E[∇y_c(x + ε)], ε normal with a standard deviation
 * of {@code sigma} times the range of the input. The same seed gives the same noise. The paper finds 10 to 20 % of noise
 * best and no gain beyond 50 samples; the standard is that of its authors' code, 25 samples of 15 %.
 */
public final class SmoothGrad extends InputMethod {

    /** Where the noise comes from: a value for each element of each sample. */
    interface Noise {
        float at(int sample, int element);
    }

    @Override
    public String id() {
        return "smoothgrad";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Whole("samples", 25, 1, 1000), new Setting.Number("sigma", 0.15, 0, 2),
                Options.SEED, Pixels.setting("max"));
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : subject.observation().input().data()) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double deviation = settings.number("sigma") * (highest - lowest);
        var random = new Random(settings.seed("seed"));
        // Samples and elements are asked for in order, once each.
        return explain(subject, classIndex, settings, settings.whole("samples"),
                (sample, element) -> (float) (deviation * random.nextGaussian()), progress);
    }

    /** As the method, with noise from elsewhere. */
    Explanation explain(Subject subject, int classIndex, Settings settings, int samples, Noise noise,
                        Progress progress) {
        float[] input = subject.observation().input().data();
        var sum = new double[input.length];
        runAll(derived(subject), subject, Derived.logit(subject.observation(), classIndex), samples,
                (n, batch, offset) -> {
                    for (int i = 0; i < input.length; i++) {
                        batch[offset + i] = input[i] + noise.at(n, i);
                    }
                },
                (n, gradients, offset, score) -> {
                    for (int i = 0; i < input.length; i++) {
                        sum[i] += gradients[offset + i];
                    }
                }, known -> Pixels.map(scaled(sum, 1.0 / known), subject, settings), progress);
        return Explanation.ofGradients(Pixels.map(scaled(sum, 1.0 / samples), subject, settings), subject);
    }

    private static double[] scaled(double[] sum, double factor) {
        var mean = new double[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum[i] * factor;
        }
        return mean;
    }
}
