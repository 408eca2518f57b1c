package org.cameralucida.evaluate;

import java.util.BitSet;
import org.cameralucida.explain.MapLayout;

/**
 * The imputation of ROAD (Rong et al. 2022): every missing pixel is the weighted mean of its eight neighbours, 1/6 for
 * those at its sides and 1/12 for those at its corners, weights beyond the edge left out; all missing pixels at once
 * are the solution of that linear system. It is symmetric and positive definite, and is solved by conjugate gradients
 * until the residual is {@link #TOLERANCE} of the right-hand side's.
 */
final class LinearImputation {

    static final double TOLERANCE = 1e-6;

    private static final int[] DX = {1, 0, -1, 1, 0, -1, 1, -1};
    private static final int[] DY = {1, 1, 1, -1, -1, -1, 0, 0};

    private final int width;
    private final int height;
    private final BitSet missing;

    LinearImputation(MapLayout layout, BitSet missing) {
        this.width = layout.width();
        this.height = layout.height();
        this.missing = missing;
    }

    /**
     * Fills in a channel.
     *
     * @param plane {@code height · width} numbers; those of missing pixels do not matter, and are replaced
     */
    void fill(double[] plane) {
        var x = new double[plane.length];
        var known = plane.clone();
        double mean = 0;
        for (int i = 0; i < plane.length; i++) {
            known[i] = missing.get(i) ? 0 : plane[i];
            mean += known[i] / (plane.length - missing.cardinality());
        }
        var b = new double[plane.length];
        for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
            b[i] = neighbours(known, i);
            x[i] = mean;
        }
        solve(b, x);
        for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
            plane[i] = x[i];
        }
    }

    /** Conjugate gradients (Hestenes and Stiefel 1952). */
    private void solve(double[] b, double[] x) {
        var ax = new double[x.length];
        multiply(x, ax);
        var residual = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            residual[i] = b[i] - ax[i];
        }
        var direction = residual.clone();
        double norm = product(residual, residual);
        double enough = TOLERANCE * TOLERANCE * product(b, b);
        for (int round = 0; round < x.length && norm > enough; round++) {
            multiply(direction, ax);
            double step = norm / product(direction, ax);
            for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
                x[i] += step * direction[i];
                residual[i] -= step * ax[i];
            }
            double next = product(residual, residual);
            for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
                direction[i] = residual[i] + next / norm * direction[i];
            }
            norm = next;
        }
    }

    /** The system's matrix times a vector that is 0 where pixels are known. */
    private void multiply(double[] x, double[] result) {
        for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
            result[i] = weights(i) * x[i] - neighbours(x, i);
        }
    }

    private double neighbours(double[] values, int at) {
        int x = at % width;
        int y = at / width;
        double sum = 0;
        for (int n = 0; n < DX.length; n++) {
            if (isInside(x + DX[n], y + DY[n])) {
                sum += weight(n) * values[at + DY[n] * width + DX[n]];
            }
        }
        return sum;
    }

    private double weights(int at) {
        int x = at % width;
        int y = at / width;
        double sum = 0;
        for (int n = 0; n < DX.length; n++) {
            sum += isInside(x + DX[n], y + DY[n]) ? weight(n) : 0;
        }
        return sum;
    }

    private static double weight(int n) {
        return DX[n] == 0 || DY[n] == 0 ? 1 / 6.0 : 1 / 12.0;
    }

    private boolean isInside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }

    private double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
