package org.cameralucida.image;

import java.util.Arrays;

/**
 * Which source pixels make an output pixel along one axis, and with what weight: {@code precompute_coeffs} and
 * {@code normalize_coeffs_8bpc} of Pillow's {@code Resample.c}.
 */
final class ResizeKernel {

    /** Fraction bits of a weight: 32 less 8 for the pixel less 2 for the sign and overshoot. */
    static final int PRECISION_BITS = 32 - 8 - 2;

    /** One half, added before a sum is cut to whole numbers. */
    static final int HALF = 1 << (PRECISION_BITS - 1);

    private ResizeKernel() {
    }

    /**
     * The taps of every output pixel: output i is Σ weights[offset(i) + j] · source[first(i) + j] for j below count(i).
     *
     * @param firsts the first source index, for each output
     * @param counts how many source pixels, for each output
     * @param weights fixed-point weights, {@code stride} for each output
     * @param stride places for each output in {@code weights}
     */
    record Taps(int[] firsts, int[] counts, int[] weights, int stride) {

        int size() {
            return firsts.length;
        }

        int first(int output) {
            return firsts[output];
        }

        int count(int output) {
            return counts[output];
        }

        /** The source index behind the last that is read. */
        int end() {
            return firsts[size() - 1] + counts[size() - 1];
        }

        /** Whether no weight is negative, so that an output lies between its source pixels. */
        boolean areMeans() {
            for (int weight : weights) {
                if (weight < 0) {
                    return false;
                }
            }
            return true;
        }

        int offset(int output) {
            return output * stride;
        }

        /** The same of a line that begins so many pixels further on. */
        Taps shifted(int pixels) {
            return pixels == 0 ? this : new Taps(Arrays.stream(firsts).map(first -> first + pixels).toArray(), counts,
                    weights, stride);
        }
    }

    /**
     * The taps of some of the pixels that a stretch of a line becomes.
     *
     * @param extent pixels of the line
     * @param from where the stretch begins, pixels
     * @param to where it ends
     * @param size pixels that it becomes
     * @param first the first of them that is wanted
     * @param count how many are wanted
     */
    static Taps of(ResizeFilter filter, int extent, float from, float to, int size, int first, int count) {
        double scale = (double) (to - from) / size;
        double stretch = Math.max(scale, 1);
        double support = support(filter) * stretch;
        int stride = (int) Math.ceil(support) * 2 + 1;
        var firsts = new int[count];
        var counts = new int[count];
        var weights = new int[Math.multiplyExact(count, stride)];
        var exact = new double[stride];
        for (int i = 0; i < count; i++) {
            double center = from + (first + i + 0.5) * scale;
            firsts[i] = Math.max(0, (int) (center - support + 0.5));
            counts[i] = Math.min(extent, (int) (center + support + 0.5)) - firsts[i];
            double sum = 0;
            for (int j = 0; j < counts[i]; j++) {
                exact[j] = weight(filter, (firsts[i] + j - center + 0.5) * (1 / stretch));
                sum += exact[j];
            }
            for (int j = 0; j < counts[i]; j++) {
                weights[i * stride + j] = fixedPoint(sum == 0 ? exact[j] : exact[j] / sum);
            }
        }
        return new Taps(firsts, counts, weights, stride);
    }

    private static double support(ResizeFilter filter) {
        return switch (filter) {
            case NEAREST, AREA -> throw new IllegalArgumentException(filter + " has no such weights");
            case BOX -> 0.5;
            case BILINEAR, HAMMING -> 1;
            case BICUBIC -> 2;
            case LANCZOS -> 3;
        };
    }

    private static int fixedPoint(double weight) {
        return (int) (Math.copySign(0.5, weight) + weight * (1 << PRECISION_BITS));
    }

    private static double weight(ResizeFilter filter, double distance) {
        double x = Math.abs(distance);
        return switch (filter) {
            case NEAREST, AREA -> throw new IllegalArgumentException(filter + " has no such weights");
            // Of a pixel that lies on both borders the one box has all, the next nothing.
            case BOX -> distance > -0.5 && distance <= 0.5 ? 1 : 0;
            case BILINEAR -> x < 1 ? 1 - x : 0;
            case HAMMING -> x == 0 ? 1 : x < 1 ? sinc(x) * (0.54 + 0.46 * Math.cos(Math.PI * x)) : 0;
            case BICUBIC -> bicubic(x);
            case LANCZOS -> x < 3 ? sinc(x) * sinc(x / 3) : 0;
        };
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double bicubic(double x) {
        double a = -0.5;
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }
}
