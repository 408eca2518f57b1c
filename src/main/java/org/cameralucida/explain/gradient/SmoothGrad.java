package org.cameralucida.explain.gradient;

import java.util.List;
import java.util.Random;
import org.cameralucida.explain.ChannelReduction;
import org.cameralucida.explain.CommonSettings;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.GradientPass;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PixelMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;

/**
 * SmoothGrad (Smilkov et al., "SmoothGrad: removing noise by adding noise", 2017; the founding thesis' equation 3.6):
 * the mean of the gradients at {@code samples} noisy copies, M = E[∇y_c(x + ε)], ε normal with a standard deviation
 * of {@code sigma} times the range of the input. The same seed gives the same noise. The paper finds 10 to 20 % of noise
 * best and no gain beyond 50 samples; the standard is that of its authors' code, 25 samples of 15 %.
 */
public final class SmoothGrad extends PixelMethod {

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
                CommonSettings.SEED, ChannelReduction.setting("max"));
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : input.observation().input().data()) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double deviation = settings.number("sigma") * (highest - lowest);
        var random = new Random(settings.seed("seed"));
        // Samples and elements are asked for in order, once each.
        return explain(input, classIndex, settings, settings.whole("samples"),
                (sample, element) -> (float) (deviation * random.nextGaussian()), progress);
    }

    /** As the method, with noise from elsewhere. */
    Explanation explain(MethodInput input, int classIndex, Settings settings, int samples, Noise noise,
                        Progress progress) {
        float[] seen = input.observation().input().data();
        var sum = new double[seen.length];
        runAll(gradients(input), input, GradientPass.logit(input.observation(), classIndex), samples,
                (n, batch, offset) -> {
                    for (int i = 0; i < seen.length; i++) {
                        batch[offset + i] = seen[i] + noise.at(n, i);
                    }
                },
                (n, gradients, offset, score) -> {
                    for (int i = 0; i < seen.length; i++) {
                        sum[i] += gradients[offset + i];
                    }
                }, known -> ChannelReduction.map(scaled(sum, 1.0 / known), input, settings), progress);
        return Explanation.ofGradients(ChannelReduction.map(scaled(sum, 1.0 / samples), input, settings), input);
    }

    private static double[] scaled(double[] sum, double factor) {
        var mean = new double[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum[i] * factor;
        }
        return mean;
    }
}
