package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.image.Tensor;

/**
 * Remove and debias, ROAD (Rong et al. 2022): the probability of the class after the most (MoRF) or the least (LeRF)
 * important pixels were replaced by {@link LinearImputation} with Gaussian noise of 0.01, for 10, 20 … 90 % of the
 * pixels. As pytorch-grad-cam combines them: (LeRF − MoRF)/2 of the means, higher is better. Ours: exactly
 * round(share · pixels) pixels by rank, not all above a percentile; the noise is by a seed.
 *
 * @param mostRelevantFirst probabilities for 10 … 90 %
 * @param leastRelevantFirst likewise
 */
public record Road(float[] mostRelevantFirst, float[] leastRelevantFirst) {

    private static final int SHARES = 9;
    /** How many pictures go through the network. */
    static final int PICTURES = 2 * SHARES;
    private static final double NOISE = 0.01;

    /** Runs both orders: 18 pictures go through the network. */
    public static Road of(Tensor input, MapLayout layout, Tensor map, long seed, ClassProbability network) {
        var order = PixelOrder.of(map, layout.height(), layout.width());
        var pictures = new ArrayList<Tensor>();
        for (boolean most : new boolean[] {true, false}) {
            for (int tenth = 1; tenth <= SHARES; tenth++) {
                int count = (int) Math.round(tenth / 10.0 * order.length);
                var missing = new BitSet(order.length);
                for (int i = 0; i < count; i++) {
                    missing.set(order[most ? i : order.length - 1 - i]);
                }
                pictures.add(imputed(input, layout, missing, new Random(seed)));
            }
        }
        var probabilities = network.of(List.copyOf(pictures));
        return new Road(Arrays.copyOf(probabilities, SHARES),
                Arrays.copyOfRange(probabilities, SHARES, 2 * SHARES));
    }

    static Tensor imputed(Tensor input, MapLayout layout, BitSet missing, Random noise) {
        var data = input.data().clone();
        var imputation = new LinearImputation(layout, missing);
        var plane = new double[layout.positions()];
        for (int c = 0; c < layout.channels(); c++) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = data[layout.place(c, i)];
            }
            imputation.fill(plane);
            for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
                data[layout.place(c, i)] = (float) (plane[i] + NOISE * noise.nextGaussian());
            }
        }
        return new Tensor(data, input.shape());
    }

    /** (LeRF − MoRF)/2, −½ to ½. */
    public double combined() {
        double sum = 0;
        for (int i = 0; i < SHARES; i++) {
            sum += leastRelevantFirst[i] - mostRelevantFirst[i];
        }
        return sum / SHARES / 2;
    }
}
