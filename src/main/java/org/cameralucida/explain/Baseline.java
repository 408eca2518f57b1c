package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.image.Tensor;

/** A picture in which there is nothing to see, to compare with: what a method takes a pixel to be when it is absent. */
public final class Baseline {

    /** The setting {@code baseline}; {@code zero} is 0 in the preprocessed tensor. */
    public static final Setting SETTING = new Setting.Choice("baseline", "zero",
            List.of("zero", "mean", "black", "white", "blur"));

    /** The blur's standard deviation, as a share of the picture's longer side. */
    private static final double BLUR = 1 / 20.0;

    private Baseline() {
    }

    /** The baseline of what was seen, in its shape. */
    public static Tensor of(MethodInput input, Settings settings) {
        Tensor seen = input.observation().input();
        var layout = input.picture().layout();
        var data = new float[seen.data().length];
        if (settings.is("baseline", "zero")) {
            return new Tensor(data, seen.shape());
        }
        for (int c = 0; c < layout.channels(); c++) {
            if (settings.is("baseline", "blur")) {
                blur(seen.data(), data, layout, c);
            } else {
                float value = constant(input, settings, seen.data(), c);
                for (int i = 0; i < layout.positions(); i++) {
                    data[layout.place(c, i)] = value;
                }
            }
        }
        return new Tensor(data, seen.shape());
    }

    /** Black and white as the network's preprocessing makes them; the mean of the picture. */
    private static float constant(MethodInput input, Settings settings, float[] picture, int channel) {
        if (settings.is("baseline", "mean")) {
            var layout = input.picture().layout();
            double sum = 0;
            for (int i = 0; i < layout.positions(); i++) {
                sum += picture[layout.place(channel, i)];
            }
            return (float) (sum / layout.positions());
        }
        var preprocessing = input.network().preprocessing();
        int known = Math.min(channel, preprocessing.mean().size() - 1);
        boolean isFull = settings.is("baseline", "white") || preprocessing.channels().isOpacity(known);
        float value = preprocessing.range().get(isFull ? 1 : 0);
        return (value - preprocessing.mean().get(known)) / preprocessing.std().get(known);
    }

    /** A Gaussian along rows, then along columns; beyond the edge the edge goes on. */
    private static void blur(float[] from, float[] to, MapLayout layout, int channel) {
        int height = layout.height();
        int width = layout.width();
        double[] kernel = kernel(BLUR * Math.max(height, width));
        var rows = new double[height * width];
        int radius = kernel.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int t = -radius; t <= radius; t++) {
                    int place = Math.min(Math.max(x + t, 0), width - 1);
                    rows[y * width + x] += kernel[t + radius] * from[layout.place(channel, y * width + place)];
                }
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int t = -radius; t <= radius; t++) {
                    sum += kernel[t + radius] * rows[Math.min(Math.max(y + t, 0), height - 1) * width + x];
                }
                to[layout.place(channel, y * width + x)] = (float) sum;
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
