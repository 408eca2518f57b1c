package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Layout;

/** A picture in which there is nothing to see, to compare with: what a method takes a pixel to be when it is absent. */
final class Baseline {

    /** The setting {@code baseline}; {@code zero} is 0 in the preprocessed tensor. */
    static final Setting SETTING = new Setting.Choice("baseline", "zero",
            List.of("zero", "mean", "black", "white", "blur"));

    /** The blur's standard deviation, as a share of the picture's longer side. */
    private static final double BLUR = 1 / 20.0;

    private Baseline() {
    }

    /** The baseline of what was seen, in its shape. */
    static Tensor of(Subject subject, Settings settings) {
        Tensor input = subject.observation().input();
        int[] shape = input.shape();
        boolean isChannelsFirst = Pixels.layout(subject) == Layout.NCHW;
        int channels = shape[isChannelsFirst ? 1 : 3];
        int height = shape[isChannelsFirst ? 2 : 1];
        int width = shape[isChannelsFirst ? 3 : 2];
        var data = new float[input.data().length];
        if (settings.is("baseline", "zero")) {
            return new Tensor(data, shape);
        }
        for (int c = 0; c < channels; c++) {
            int start = isChannelsFirst ? c * height * width : c;
            int step = isChannelsFirst ? 1 : channels;
            if (settings.is("baseline", "blur")) {
                blur(input.data(), data, start, step, height, width);
            } else {
                float value = constant(subject, settings, input.data(), start, step, height * width, c);
                for (int i = 0; i < height * width; i++) {
                    data[start + i * step] = value;
                }
            }
        }
        return new Tensor(data, shape);
    }

    /** Black and white as the network's preprocessing makes them; the mean of the picture. */
    private static float constant(Subject subject, Settings settings, float[] picture, int start, int step, int count,
                                  int channel) {
        if (settings.is("baseline", "mean")) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += picture[start + i * step];
            }
            return (float) (sum / count);
        }
        var preprocessing = subject.network().preprocessing();
        int known = Math.min(channel, preprocessing.mean().size() - 1);
        float value = preprocessing.range().get(settings.is("baseline", "white") ? 1 : 0);
        return (value - preprocessing.mean().get(known)) / preprocessing.std().get(known);
    }

    /** A Gaussian along rows, then along columns; beyond the edge the edge goes on. */
    private static void blur(float[] from, float[] to, int start, int step, int height, int width) {
        double[] kernel = kernel(BLUR * Math.max(height, width));
        var rows = new double[height * width];
        int radius = kernel.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int t = -radius; t <= radius; t++) {
                    int place = Math.min(Math.max(x + t, 0), width - 1);
                    rows[y * width + x] += kernel[t + radius] * from[start + (y * width + place) * step];
                }
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int t = -radius; t <= radius; t++) {
                    sum += kernel[t + radius] * rows[Math.min(Math.max(y + t, 0), height - 1) * width + x];
                }
                to[start + (y * width + x) * step] = (float) sum;
            }
        }
    }

    private static double[] kernel(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        var kernel = new double[2 * radius + 1];
        for (int t = -radius; t <= radius; t++) {
            kernel[t + radius] = Math.exp(-t * t / (2 * sigma * sigma));
        }
        double sum = Arrays.stream(kernel).sum();
        return Arrays.stream(kernel).map(k -> k / sum).toArray();
    }
}
