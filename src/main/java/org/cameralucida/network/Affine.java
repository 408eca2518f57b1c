package org.cameralucida.network;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * y = M·x + o, grown from the end of a network backwards: what has been passed so far, as a function of the tensor that
 * has been reached. As long as no classifier was passed, M is diagonal. Its numbers are multiplied when they are asked
 * for: most ends of networks with several large layers lead nowhere.
 */
final class Affine {

    private final int rows;
    private final int columns;
    private final boolean isDiagonal;
    private final Supplier<Numbers> supplier;
    private Numbers numbers;

    /**
     * M and o.
     *
     * @param matrix row-major {@code [rows, columns]}; null while M is diagonal
     * @param diagonal the diagonal; null once there is a matrix
     * @param offset one a row
     */
    private record Numbers(float[] matrix, double[] diagonal, double[] offset) {
    }

    private Affine(int rows, int columns, boolean isDiagonal, Supplier<Numbers> supplier) {
        this.rows = rows;
        this.columns = columns;
        this.isDiagonal = isDiagonal;
        this.supplier = supplier;
    }

    static Affine identity(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return new Affine(size, size, true, () -> new Numbers(null, ones, new double[size]));
    }

    private Numbers numbers() {
        if (numbers == null) {
            numbers = supplier.get();
        }
        return numbers;
    }

    boolean isDiagonal() {
        return isDiagonal;
    }

    int columns() {
        return columns;
    }

    /** M's diagonal. */
    double[] diagonal() {
        return numbers().diagonal();
    }

    /** Row-major {@code [rows, columns]}. */
    float[] matrix() {
        if (!isDiagonal) {
            return numbers().matrix();
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
            result[i] = (float) numbers().offset()[i];
        }
        return result;
    }

    /** After x = scale·z + shift, element by element; lists of one number stand for all. */
    Affine after(float[] scale, float[] shift) {
        return new Affine(rows, columns, isDiagonal, () -> {
            var offset = shifted(shift);
            if (isDiagonal) {
                var diagonal = diagonal().clone();
                Arrays.setAll(diagonal, i -> diagonal()[i] * at(scale, i));
                return new Numbers(null, diagonal, offset);
            }
            var matrix = matrix().clone();
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] *= at(scale, i % columns);
            }
            return new Numbers(matrix, null, offset);
        });
    }

    /** o after x = z + shift. */
    private double[] shifted(float[] shift) {
        var offset = numbers().offset().clone();
        for (int row = 0; row < rows; row++) {
            if (isDiagonal) {
                offset[row] += diagonal()[row] * at(shift, row);
            } else {
                for (int column = 0; column < columns; column++) {
                    offset[row] += (double) matrix()[row * columns + column] * at(shift, column);
                }
            }
        }
        return offset;
    }

    /**
     * After x = W·z + bias.
     *
     * @param weights gives W, row-major {@code [columns(), inner]}
     * @param bias one a column, one for all, or null
     */
    Affine after(Supplier<float[]> weights, float[] bias, int inner) {
        return new Affine(rows, inner, false, () -> {
            var offset = bias == null ? numbers().offset() : shifted(bias);
            return new Numbers(isDiagonal ? scaled(weights.get(), inner) : product(weights.get(), inner), null, offset);
        });
    }

    private float[] scaled(float[] weights, int inner) {
        var product = new float[rows * inner];
        for (int i = 0; i < product.length; i++) {
            double factor = diagonal()[i / inner];
            product[i] = factor == 1 ? weights[i] : (float) (factor * weights[i]);
        }
        return product;
    }

    private float[] product(float[] weights, int inner) {
        var product = new float[rows * inner];
        var matrix = matrix();
        IntStream.range(0, rows).parallel().forEach(row -> {
            var sums = new double[inner];
            for (int column = 0; column < columns; column++) {
                double factor = matrix[row * columns + column];
                for (int i = 0; i < inner && factor != 0; i++) {
                    sums[i] += factor * weights[column * inner + i];
                }
            }
            for (int i = 0; i < inner; i++) {
                product[row * inner + i] = (float) sums[i];
            }
        });
        return product;
    }

    /** After z = x − the mean of x over its elements. */
    Affine centred() {
        return new Affine(rows, columns, false, () -> {
            var centred = matrix().clone();
            for (int row = 0; row < rows; row++) {
                double mean = 0;
                for (int column = 0; column < columns; column++) {
                    mean += (double) centred[row * columns + column] / columns;
                }
                for (int column = 0; column < columns; column++) {
                    centred[row * columns + column] -= (float) mean;
                }
            }
            return new Numbers(centred, null, numbers().offset());
        });
    }

    /** M alone. */
    Affine withoutOffset() {
        return new Affine(rows, columns, isDiagonal, () -> new Numbers(numbers().matrix(), numbers().diagonal(),
                new double[rows]));
    }

    private static float at(float[] values, int index) {
        return values[values.length == 1 ? 0 : index];
    }
}
