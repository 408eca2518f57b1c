package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.image.Tensor;

/**
 * Deletion and insertion of RISE (Petsiuk et al. 2018): the probability of the class as the pixels that the map ranks
 * highest are taken away, a step at a time, or are put back into a blurred picture; the areas under the two curves.
 * All channels of a pixel go together; taken away is 0 in the preprocessed tensor; blurred is by RISE's kernel of 11
 * pixels (σ 5, folded at its ends), 0 beyond the edge; the area is (Σ − ½ first − ½ last)/steps. Ours: step i has the
 * first round(i · pixels/steps) pixels; {@link #STEPS} is one row of 224 pixels a step, as in RISE.
 *
 * @param deletion the probability after 0, 1, … steps; a steep fall is good
 * @param insertion likewise; a steep rise is good
 */
public record DeletionInsertion(float[] deletion, float[] insertion) {

    /** RISE's number of steps for a picture of 224 × 224 pixels. */
    public static final int STEPS = 224;

    private static final int KERNEL = 11;
    private static final double SIGMA = 5;
    private static final int BATCH = 32;

    /** Runs both curves: 2 · (steps + 1) pictures go through the network. */
    public static DeletionInsertion of(Tensor input, MapLayout layout, Tensor map, int steps,
            ClassProbability network) {
        return new DeletionInsertion(deletion(input, layout, map, steps, network),
                insertion(input, layout, map, steps, network));
    }

    /** The first alone. */
    static float[] deletion(Tensor input, MapLayout layout, Tensor map, int steps, ClassProbability network) {
        var empty = new Tensor(new float[input.data().length], input.shape());
        return curve(input, empty, layout, PixelOrder.of(map, layout.height(), layout.width()), steps, network);
    }

    /** The second alone. */
    static float[] insertion(Tensor input, MapLayout layout, Tensor map, int steps, ClassProbability network) {
        return curve(blurred(input, layout), input, layout, PixelOrder.of(map, layout.height(), layout.width()), steps,
                network);
    }

    /** Puts the pixels of {@code to} into {@code from}, in the order. */
    private static float[] curve(Tensor from, Tensor to, MapLayout layout, int[] order, int steps,
            ClassProbability network) {
        var curve = new float[steps + 1];
        var picture = from.data().clone();
        int done = 0;
        for (int first = 0; first <= steps; first += BATCH) {
            var batch = new ArrayList<Tensor>();
            for (int step = first; step <= Math.min(steps, first + BATCH - 1); step++) {
                long end = Math.round(step * (double) order.length / steps);
                for (; done < end; done++) {
                    for (int c = 0; c < layout.channels(); c++) {
                        int place = layout.place(c, order[done]);
                        picture[place] = to.data()[place];
                    }
                }
                batch.add(new Tensor(picture.clone(), from.shape()));
            }
            var probabilities = network.of(List.copyOf(batch));
            System.arraycopy(probabilities, 0, curve, first, batch.size());
        }
        return curve;
    }

    /** The area under a curve over 0…1. */
    public static double area(float[] curve) {
        double sum = 0;
        for (float value : curve) {
            sum += value;
        }
        return (sum - 0.5 * curve[0] - 0.5 * curve[curve.length - 1]) / (curve.length - 1);
    }

    static Tensor blurred(Tensor input, MapLayout layout) {
        var kernel = kernel();
        var blurred = new float[input.data().length];
        int width = layout.width();
        for (int c = 0; c < layout.channels(); c++) {
            var plane = new double[layout.positions()];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = input.data()[layout.place(c, i)];
            }
            var result = blur(blur(plane, width, 1, kernel), width, width, kernel);
            for (int i = 0; i < plane.length; i++) {
                blurred[layout.place(c, i)] = (float) result[i];
            }
        }
        return new Tensor(blurred, input.shape());
    }

    /** Along rows, stride 1, or along columns, stride of the width; 0 beyond the edge. */
    private static double[] blur(double[] plane, int width, int stride, double[] kernel) {
        var blurred = new double[plane.length];
        int extent = stride == 1 ? width : plane.length / width;
        for (int i = 0; i < plane.length; i++) {
            int at = stride == 1 ? i % width : i / width;
            for (int k = 0; k < kernel.length; k++) {
                int offset = k - kernel.length / 2;
                if (at + offset >= 0 && at + offset < extent) {
                    blurred[i] += kernel[k] * plane[i + offset * stride];
                }
            }
        }
        return blurred;
    }

    /** A Gaussian filter's answer to a single 1 in the middle of 11 cells: what falls off an end is reflected. */
    static double[] kernel() {
        var kernel = new double[KERNEL];
        int radius = (int) (4 * SIGMA + 0.5);
        double sum = 0;
        for (int m = -radius; m <= radius; m++) {
            int folded = Math.floorMod(KERNEL / 2 + m, 2 * KERNEL);
            double weight = Math.exp(-m * m / (2 * SIGMA * SIGMA));
            kernel[folded < KERNEL ? folded : 2 * KERNEL - 1 - folded] += weight;
            sum += weight;
        }
        for (int i = 0; i < KERNEL; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }
}
