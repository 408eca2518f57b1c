package org.cameralucida.explain.maximise;

import java.util.Arrays;
import java.util.Random;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.image.BilinearTaps;
import org.cameralucida.network.Preprocessing;

/**
 * A picture that is being painted: every value between black and white, made of {@code u = σ(C·Σ_l U(p_l))}. The p_l
 * are planes at the picture's size, at half of it, at a quarter …, which U enlarges bilinearly, so that a step changes
 * coarse and fine things alike, as they are in photos; C mixes light and two pairs of opposite colours, light most
 * (Olah, Mordvintsev and Schubert, "Feature Visualization", 2017, where the scales are those of a Fourier transform).
 * A step climbs by the rule of Adam (Kingma and Ba, 2015).
 */
final class ImageParameterization {

    /** Light, blue against yellow, green against magenta: columns, by what photos have of each. */
    private static final double[][] COLOURS = {{0.57, 0.23, 0.06}, {0.57, 0, -0.12}, {0.57, -0.23, 0.06}};
    private static final double[][] GREY = {{1}};

    private final Preprocessing preprocessing;
    private final double[][] colours;
    private final Scale[] scales;
    private final int height;
    private final int width;
    private final int channels;
    private int steps;

    /**
     * A canvas with noise on it.
     *
     * @param shape of the network's input, batch 1
     * @param count how many scales, 1 for pixels alone; fewer if the picture is too small for as many
     * @param noise the standard deviation on every scale
     */
    ImageParameterization(Preprocessing preprocessing, int[] shape, int count, double noise, Random random) {
        this.preprocessing = preprocessing;
        var layout = MapLayout.of(preprocessing.layout(), shape);
        channels = layout.channels();
        height = layout.height();
        width = layout.width();
        colours = channels == 1 ? GREY
                : Arrays.stream(COLOURS).map(row -> Arrays.copyOf(row, channels)).toArray(double[][]::new);
        int most = 1;
        while (most < count && Math.min(height, width) >> most >= 4) {
            most++;
        }
        scales = new Scale[most];
        for (int l = 0; l < most; l++) {
            scales[l] = new Scale(channels, Math.max(1, height >> l), Math.max(1, width >> l), height, width);
            scales[l].fill(random, noise);
        }
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** The picture, {@code [C,H,W]} in the network's order of colours, 0 black to 1 white. */
    double[] picture() {
        int positions = height * width;
        var planes = new double[channels * positions];
        for (var scale : scales) {
            scale.addTo(planes);
        }
        var picture = new double[planes.length];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < positions; i++) {
                double sum = 0;
                for (int k = 0; k < channels; k++) {
                    sum += colours[colour(c)][k] * planes[k * positions + i];
                }
                // An opacity is full, and, as what is full does not rise, stays so.
                picture[c * positions + i] = preprocessing.channels().isOpacity(c) ? 1 : 1 / (1 + Math.exp(-sum));
            }
        }
        return picture;
    }

    /** Which row of the mixture a channel of the network is. */
    private int colour(int channel) {
        return preprocessing.channels().channelOf(channel);
    }

    /**
     * One step up.
     *
     * @param picture what {@link #picture} gave
     * @param gradient of what is to grow, by each of its values
     * @param rate about how far each number of each scale moves
     */
    void climb(double[] picture, double[] gradient, double rate) {
        int positions = height * width;
        var planes = new double[channels * positions];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < positions; i++) {
                double u = picture[c * positions + i];
                double slope = gradient[c * positions + i] * u * (1 - u);
                for (int k = 0; k < channels; k++) {
                    planes[k * positions + i] += colours[colour(c)][k] * slope;
                }
            }
        }
        steps++;
        for (var scale : scales) {
            scale.climb(planes, rate, steps);
        }
    }

    /** The planes of one size. */
    private static final class Scale {

        private static final double MEMORY = 0.9;
        private static final double MEMORY_OF_SQUARES = 0.999;

        private final int channels;
        private final BilinearTaps rows;
        private final BilinearTaps columns;
        private final double[] values;
        private final double[] means;
        private final double[] squares;

        Scale(int channels, int height, int width, int wholeHeight, int wholeWidth) {
            this.channels = channels;
            rows = BilinearTaps.centres(height, wholeHeight);
            columns = BilinearTaps.centres(width, wholeWidth);
            values = new double[channels * height * width];
            means = new double[values.length];
            squares = new double[values.length];
        }

        void fill(Random random, double deviation) {
            for (int i = 0; i < values.length; i++) {
                values[i] = deviation * random.nextGaussian();
            }
        }

        void addTo(double[] planes) {
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < rows.to(); y++) {
                    for (int x = 0; x < columns.to(); x++) {
                        double top = between(values, (c * rows.from() + rows.first(y)) * columns.from(), x);
                        double bottom = between(values, (c * rows.from() + rows.second(y)) * columns.from(), x);
                        planes[(c * rows.to() + y) * columns.to() + x] += mixed(top, bottom, rows.share(y));
                    }
                }
            }
        }

        void climb(double[] planes, double rate, int step) {
            double[] gradient = gathered(planes);
            double correction = 1 - Math.pow(MEMORY, step);
            double correctionOfSquares = 1 - Math.pow(MEMORY_OF_SQUARES, step);
            for (int i = 0; i < values.length; i++) {
                means[i] += (1 - MEMORY) * (gradient[i] - means[i]);
                squares[i] += (1 - MEMORY_OF_SQUARES) * (gradient[i] * gradient[i] - squares[i]);
                double size = Math.sqrt(squares[i] / correctionOfSquares);
                values[i] += size == 0 ? 0 : rate * means[i] / correction / size;
            }
        }

        private double between(double[] values, int start, int x) {
            return mixed(values[start + columns.first(x)], values[start + columns.second(x)], columns.share(x));
        }

        /** To the last bit one of both where there is none of the other. */
        private static double mixed(double low, double high, double share) {
            return share == 1 ? high : low + share * (high - low);
        }

        private void share(double[] sums, int start, int x, double value) {
            sums[start + columns.first(x)] += value * (1 - columns.share(x));
            sums[start + columns.second(x)] += value * columns.share(x);
        }

        /** What {@link #addTo} spreads, backwards. */
        private double[] gathered(double[] planes) {
            var gradient = new double[values.length];
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < rows.to(); y++) {
                    int top = (c * rows.from() + rows.first(y)) * columns.from();
                    int bottom = (c * rows.from() + rows.second(y)) * columns.from();
                    for (int x = 0; x < columns.to(); x++) {
                        double value = planes[(c * rows.to() + y) * columns.to() + x];
                        share(gradient, top, x, value * (1 - rows.share(y)));
                        share(gradient, bottom, x, value * rows.share(y));
                    }
                }
            }
            return gradient;
        }
    }
}
