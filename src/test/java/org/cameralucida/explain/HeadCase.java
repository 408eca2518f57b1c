package org.cameralucida.explain;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.cameralucida.explain.SmallNetwork.Maps;

/**
 * A head, and what it gives to each class.
 *
 * @param oracle none where no exact contributions exist
 */
record HeadCase(String name, SmallNetwork network, Oracle oracle) {

    static final int K = SmallNetwork.CHANNELS;
    static final int C = 4;

    /** Contributions of each place to a class, from the feature maps; and what no place gives. */
    interface Oracle {
        double at(Maps maps, int classIndex, int place);

        default double constant(Maps maps, int classIndex) {
            return 0;
        }
    }

    /** Σ_k w_k^c A_k(i) · scale(A) / N, and a constant. */
    record Linear(float[] weights, float[] bias, ToDoubleFunction<Maps> factor) implements Oracle {

        Linear(float[] weights, float[] bias) {
            this(weights, bias, maps -> 1);
        }

        @Override
        public double at(Maps maps, int c, int place) {
            double sum = 0;
            for (int k = 0; k < K; k++) {
                sum += weights[c * K + k] * maps.at(k, place);
            }
            return sum * factor.applyAsDouble(maps) / maps.positions();
        }

        @Override
        public double constant(Maps maps, int c) {
            return bias[c];
        }
    }

    static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    }

    static float[] scaled(float[] numbers, DoubleUnaryOperator function) {
        var scaled = new float[numbers.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) function.applyAsDouble(numbers[i]);
        }
        return scaled;
    }

    static float[] ones(float number) {
        var numbers = new float[K];
        Arrays.fill(numbers, number);
        return numbers;
    }

    @Override
    public String toString() {
        return name;
    }
}
