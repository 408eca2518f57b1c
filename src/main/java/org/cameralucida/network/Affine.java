package org.cameralucida.network;

import java.util.Arrays;

/**
 * y = M·x + o, grown from the end of a network backwards: what has been passed so far, as a function of the tensor that
 * has been reached. As long as no classifier was passed, M is diagonal.
 */
final class Affine {

    private final int rows;
    /** Row-major {@code [rows, columns]}; null while M is diagonal. */
    private final float[] matrix;
    /** The diagonal; null once there is a matrix. */
    private final double[] diagonal;
    private final double[] offset;

    private Affine(int rows, float[] matrix, double[] diagonal, double[] offset) {
        this.rows = rows;
        this.matrix = matrix;
        this.diagonal = diagonal;
        this.offset = offset;
    }

    static Affine identity(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return new Affine(size, null, ones, new double[size]);
    }

    boolean isDiagonal() {
        return matrix == null;
    }

    int columns() {
        return matrix == null ? rows : matrix.length / rows;
    }

    /** M's diagonal. */
    double[] diagonal() {
        return diagonal;
    }

    /** Row-major {@code [rows, columns]}. */
    float[] matrix() {
        if (matrix != null) {
            return matrix;
        }
        var full = new float[rows * rows];
        for (int i = 0; i < rows; i++) {
            full[i * rows + i] = (float) diagonal[i];
        }
        return full;
    }

    float[] offset() {
        var result = new float[rows];
        for (int i = 0; i < rows; i++) {
            result[i] = (float) offset[i];
        }
        return result;
    }

    /** After x = scale·z + shift, element by element; lists of one number stand for all. */
    Affine after(float[] scale, float[] shift) {
        int columns = columns();
        var newOffset = offset.clone();
        for (int row = 0; row < rows; row++) {
            if (matrix == null) {
                newOffset[row] += diagonal[row] * at(shift, row);
            } else {
                for (int column = 0; column < columns; column++) {
                    newOffset[row] += (double) matrix[row * columns + column] * at(shift, column);
                }
            }
        }
        if (matrix == null) {
            var newDiagonal = diagonal.clone();
            Arrays.setAll(newDiagonal, i -> diagonal[i] * at(scale, i));
            return new Affine(rows, null, newDiagonal, newOffset);
        }
        var newMatrix = matrix.clone();
        for (int i = 0; i < newMatrix.length; i++) {
            newMatrix[i] *= at(scale, i % columns);
        }
        return new Affine(rows, newMatrix, null, newOffset);
    }

    /** After x = W·z + bias, with W row-major {@code [columns(), inner]}; {@code bias} may be null. */
    Affine after(float[] weights, float[] bias, int inner) {
        int columns = columns();
        var newOffset = bias == null ? offset : after(new float[]{1}, bias).offset;
        var product = new float[rows * inner];
        if (matrix == null) {
            for (int i = 0; i < product.length; i++) {
                double factor = diagonal[i / inner];
                product[i] = factor == 1 ? weights[i] : (float) (factor * weights[i]);
            }
            return new Affine(rows, product, null, newOffset);
        }
        var sums = new double[inner];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(sums, 0);
            for (int column = 0; column < columns; column++) {
                double factor = matrix[row * columns + column];
                for (int i = 0; i < inner && factor != 0; i++) {
                    sums[i] += factor * weights[column * inner + i];
                }
            }
            for (int i = 0; i < inner; i++) {
                product[row * inner + i] = (float) sums[i];
            }
        }
        return new Affine(rows, product, null, newOffset);
    }

    /** After z = x − the mean of x over its elements. */
    Affine centred() {
        int columns = columns();
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
        return new Affine(rows, centred, null, offset);
    }

    /** M alone. */
    Affine withoutOffset() {
        return new Affine(rows, matrix, diagonal, new double[rows]);
    }

    private static float at(float[] values, int index) {
        return values[values.length == 1 ? 0 : index];
    }
}
