package org.cameralucida.explain.maximise;

import org.cameralucida.explain.MapLayout;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Preprocessing;

/** Pictures as {@code [C,H,W]} from 0, black, to 1, white, and what a network takes them for. */
final class PixelValues {

    private final Preprocessing preprocessing;
    private final int[] shape;
    private final MapLayout layout;
    private final int channels;
    private final int height;
    private final int width;

    PixelValues(Preprocessing preprocessing, int[] shape) {
        this.preprocessing = preprocessing;
        this.shape = shape;
        layout = MapLayout.of(preprocessing.layout(), shape);
        channels = layout.channels();
        height = layout.height();
        width = layout.width();
    }

    /** How much a channel of the tensor grows from black to white. */
    private double span(int channel) {
        return (preprocessing.range().get(1) - preprocessing.range().get(0)) / preprocessing.std().get(channel);
    }

    /** Black in the tensor. */
    private double black(int channel) {
        return (preprocessing.range().get(0) - preprocessing.mean().get(channel)) / preprocessing.std().get(channel);
    }

    /** The picture, preprocessed. */
    Tensor tensor(double[] picture) {
        int positions = height * width;
        var data = new float[picture.length];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < positions; i++) {
                data[layout.place(c, i)] = (float) (black(c) + picture[c * positions + i] * span(c));
            }
        }
        return new Tensor(data, shape);
    }

    /** The gradient by the tensor as that by the picture. */
    double[] slopes(Tensor gradient) {
        int positions = height * width;
        var slopes = new double[channels * positions];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < positions; i++) {
                slopes[c * positions + i] = gradient.data()[layout.place(c, i)] * span(c);
            }
        }
        return slopes;
    }

    /** Moved by some pixels; what goes out on one side comes in on the other. */
    double[] shifted(double[] picture, int down, int right) {
        var shifted = new double[picture.length];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                int row = (c * height + Math.floorMod(y + down, height)) * width;
                for (int x = 0; x < width; x++) {
                    shifted[row + Math.floorMod(x + right, width)] = picture[(c * height + y) * width + x];
                }
            }
        }
        return shifted;
    }

    /** Takes from the slopes those of {@code l2·Σ (u − u₀)² + smoothness·Σ |∇u|²}, u₀ being 0 in the tensor. */
    void addPenalties(double[] slopes, double[] picture, double l2, double smoothness) {
        for (int c = 0; c < channels; c++) {
            double neutral = Math.min(Math.max(-black(c) / span(c), 0), 1);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int i = (c * height + y) * width + x;
                    slopes[i] -= 2 * l2 * (picture[i] - neutral);
                    if (x + 1 < width) {
                        double step = 2 * smoothness * (picture[i + 1] - picture[i]);
                        slopes[i] += step;
                        slopes[i + 1] -= step;
                    }
                    if (y + 1 < height) {
                        double step = 2 * smoothness * (picture[i + width] - picture[i]);
                        slopes[i] += step;
                        slopes[i + width] -= step;
                    }
                }
            }
        }
    }
}
