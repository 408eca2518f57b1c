package org.cameralucida.explain.perturbation;

import java.util.Arrays;
import org.cameralucida.image.Tensor;

/**
 * A picture cut into patches of like colour: k-means over place and colour from a regular grid (SLIC, Achanta et al.,
 * "SLIC Superpixels Compared to State-of-the-art Superpixel Methods", TPAMI 2012), each pixel looking at near centres
 * only.
 *
 * @param labels the patch of each pixel, row by row, from 0
 * @param count how many patches
 */
record Superpixels(int[] labels, int count) {

    private static final int ROUNDS = 10;
    /** How much a step of the grid weighs against the picture's typical difference of colour. */
    private static final double COMPACTNESS = 0.5;

    /** About {@code wanted} patches of {@code [C,H,W]}. */
    static Superpixels of(Tensor picture, int wanted) {
        int height = picture.extent(1);
        int width = picture.extent(2);
        int rows = Math.max(1, (int) Math.round(Math.sqrt((double) wanted * height / width)));
        int columns = Math.max(1, (int) Math.round((double) wanted / rows));
        var centres = new Centres(picture, rows, columns);
        var labels = new int[height * width];
        for (int round = 0; round < ROUNDS; round++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    labels[y * width + x] = centres.nearest(y, x);
                }
            }
            centres.move(labels);
        }
        return compact(labels, rows * columns);
    }

    /** Without the numbers of patches that have no pixel. */
    private static Superpixels compact(int[] labels, int count) {
        var number = new int[count];
        Arrays.fill(number, -1);
        int next = 0;
        var compact = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (number[labels[i]] < 0) {
                number[labels[i]] = next++;
            }
            compact[i] = number[labels[i]];
        }
        return new Superpixels(compact, next);
    }

    /** The middle of each patch: row, column, colours. */
    private static final class Centres {

        private final Tensor picture;
        private final int rows;
        private final int columns;
        private final int channels;
        private final int height;
        private final int width;
        private final double[][] centres;
        private final double placeWeight;

        Centres(Tensor picture, int rows, int columns) {
            this.picture = picture;
            this.rows = rows;
            this.columns = columns;
            channels = picture.extent(0);
            height = picture.extent(1);
            width = picture.extent(2);
            centres = new double[rows * columns][];
            for (int c = 0; c < centres.length; c++) {
                int y = (int) ((c / columns + 0.5) * height / rows);
                int x = (int) ((c % columns + 0.5) * width / columns);
                centres[c] = at(y, x);
            }
            double step = Math.sqrt((double) height * width / centres.length);
            placeWeight = COMPACTNESS * variance() / (step * step);
        }

        private double[] at(int y, int x) {
            var values = new double[2 + channels];
            values[0] = y;
            values[1] = x;
            for (int k = 0; k < channels; k++) {
                values[2 + k] = picture.data()[(k * height + y) * width + x];
            }
            return values;
        }

        /** The mean squared distance of a colour from the mean colour. */
        private double variance() {
            double variance = 0;
            int positions = height * width;
            for (int k = 0; k < channels; k++) {
                double sum = 0;
                double squares = 0;
                for (int i = k * positions; i < (k + 1) * positions; i++) {
                    sum += picture.data()[i];
                    squares += (double) picture.data()[i] * picture.data()[i];
                }
                variance += squares / positions - sum / positions * sum / positions;
            }
            return Math.max(variance, 1e-12);
        }

        int nearest(int y, int x) {
            double[] here = at(y, x);
            int row = y * rows / height;
            int column = x * columns / width;
            int best = row * columns + column;
            double least = Double.POSITIVE_INFINITY;
            for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                    double distance = distance(here, centres[r * columns + c]);
                    if (distance < least) {
                        least = distance;
                        best = r * columns + c;
                    }
                }
            }
            return best;
        }

        private double distance(double[] a, double[] b) {
            double distance = 0;
            for (int i = 0; i < a.length; i++) {
                distance += (i < 2 ? placeWeight : 1) * (a[i] - b[i]) * (a[i] - b[i]);
            }
            return distance;
        }

        void move(int[] labels) {
            var sums = new double[centres.length][2 + channels];
            var counts = new int[centres.length];
            for (int i = 0; i < labels.length; i++) {
                double[] here = at(i / width, i % width);
                counts[labels[i]]++;
                for (int n = 0; n < here.length; n++) {
                    sums[labels[i]][n] += here[n];
                }
            }
            for (int c = 0; c < centres.length; c++) {
                for (int n = 0; n < sums[c].length && counts[c] > 0; n++) {
                    centres[c][n] = sums[c][n] / counts[c];
                }
            }
        }
    }
}
