package org.cameralucida.network;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * y = M·x + o, grown from the end of a network backwards: what has been passed so far, as a function of the tensor that
 * has been reached. As long as no classifier was passed, M is diagonal. Its numbers are multiplied when they are asked
 * for, since most ends of networks with several large layers lead nowhere; and from the side of the tensor that has been
 * reached, which mostly has the fewest.
 */
final class Affine {

    private final int rows;
    private final int columns;
    /** What was passed before; null at the end of the network. */
    private final Affine later;
    private final Step step;
    /** M's diagonal; null once there is a matrix. */
    private final Lazy<double[]> diagonal;
    /** Row-major {@code [rows, columns]}; null while M is diagonal. */
    private final Lazy<float[]> matrix;
    private final Lazy<double[]> offset;

    /** S of x = S·z, by which numbers {@code [columns of z, count]} are multiplied. */
    @FunctionalInterface
    private interface Step {
        float[] times(float[] z, int count);
    }

    /** Made once, when it is first asked for. */
    private static final class Lazy<T> {
        private final Supplier<T> supplier;
        private T value;

        Lazy(Supplier<T> supplier) {
            this.supplier = supplier;
        }

        T get() {
            if (value == null) {
                value = supplier.get();
            }
            return value;
        }
    }

    private Affine(int rows, int columns, Affine later, Step step, Supplier<double[]> diagonal, Supplier<float[]> matrix,
                   Supplier<double[]> offset) {
        this.rows = rows;
        this.columns = columns;
        this.later = later;
        this.step = step;
        this.diagonal = diagonal == null ? null : new Lazy<>(diagonal);
        this.matrix = matrix == null ? null : new Lazy<>(matrix);
        this.offset = new Lazy<>(offset);
    }

    static Affine identity(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return new Affine(size, size, null, null, () -> ones, null, () -> new double[size]);
    }

    boolean isDiagonal() {
        return matrix == null;
    }

    int columns() {
        return columns;
    }

    /** M's diagonal. */
    double[] diagonal() {
        return diagonal.get();
    }

    /** Row-major {@code [rows, columns]}. */
    float[] matrix() {
        if (!isDiagonal()) {
            return matrix.get();
        }
        var full = new float[rows * rows];
        for (int i = 0; i < rows; i++) {
            full[i * rows + i] = (float) diagonal()[i];
        }
        return full;
    }

    float[] offset() {
        var result = new float[rows];
        for (int i = 0; i < rows; i++) {
            result[i] = (float) offset.get()[i];
        }
        return result;
    }

    /** M·z of numbers {@code [columns, count]}, without M. */
    private float[] times(float[] z, int count) {
        return later == null ? z : later.times(step.times(z, count), count);
    }

    /** After x = scale·z + shift, element by element; lists of one number stand for all. */
    Affine after(float[] scale, float[] shift) {
        return new Affine(rows, columns, this, (z, count) -> {
            var scaled = z.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= at(scale, i / count);
            }
            return scaled;
        }, isDiagonal() ? () -> IntStream.range(0, rows).mapToDouble(i -> diagonal()[i] * at(scale, i)).toArray() : null,
                isDiagonal() ? null : () -> {
                    var scaled = matrix().clone();
                    for (int i = 0; i < scaled.length; i++) {
                        scaled[i] *= at(scale, i % columns);
                    }
                    return scaled;
                }, () -> shifted(shift));
    }

    /** o after x = z + shift. */
    private double[] shifted(float[] shift) {
        var shifted = offset.get().clone();
        if (isDiagonal()) {
            Arrays.setAll(shifted, row -> shifted[row] + diagonal()[row] * at(shift, row));
        } else {
            var column = new float[columns];
            for (int i = 0; i < columns; i++) {
                column[i] = at(shift, i);
            }
            var more = times(column, 1);
            Arrays.setAll(shifted, row -> shifted[row] + more[row]);
        }
        return shifted;
    }

    /**
     * After x = W·z + bias.
     *
     * @param weights gives W, row-major {@code [columns(), inner]}
     * @param bias one a column, one for all, or null
     */
    Affine after(Supplier<float[]> weights, float[] bias, int inner) {
        return new Affine(rows, inner, this, (z, count) -> product(weights.get(), z, columns, inner, count), null,
                () -> times(weights.get(), inner), () -> bias == null ? offset.get() : shifted(bias));
    }

    /** {@code [rows, inner]} times {@code [inner, columns]}. */
    private static float[] product(float[] first, float[] second, int rows, int inner, int columns) {
        var product = new float[rows * columns];
        IntStream.range(0, rows).parallel().forEach(row -> {
            var sums = new double[columns];
            for (int k = 0; k < inner; k++) {
                double factor = first[row * inner + k];
                for (int i = 0; i < columns && factor != 0; i++) {
                    sums[i] += factor * second[k * columns + i];
                }
            }
            for (int i = 0; i < columns; i++) {
                product[row * columns + i] = (float) sums[i];
            }
        });
        return product;
    }

    /** After z = x − the mean of x over its elements. */
    Affine centred() {
        return new Affine(rows, columns, this, (z, count) -> centred(z, count, 1, count), null,
                () -> centred(matrix(), rows, columns, 1), offset::get);
    }

    /** Lists of {@code columns} numbers each, less their means: where each begins, and how far its numbers are apart. */
    private float[] centred(float[] numbers, int lists, int apart, int step) {
        var centred = numbers.clone();
        for (int list = 0; list < lists; list++) {
            double mean = 0;
            for (int k = 0; k < columns; k++) {
                mean += (double) numbers[list * apart + k * step] / columns;
            }
            for (int k = 0; k < columns; k++) {
                centred[list * apart + k * step] -= (float) mean;
            }
        }
        return centred;
    }

    /** M alone. */
    Affine withoutOffset() {
        return new Affine(rows, columns, this, (z, count) -> z, isDiagonal() ? diagonal::get : null,
                isDiagonal() ? null : matrix::get, () -> new double[rows]);
    }

    private static float at(float[] values, int index) {
        return values[values.length == 1 ? 0 : index];
    }
}
