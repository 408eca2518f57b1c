package org.cameralucida.image;

import java.util.Arrays;

/**
 * Float32 numbers with a shape, row-major (the last axis runs fastest).
 *
 * @param data the numbers; not copied, and not to be changed once handed on
 * @param shape the extent of each axis; empty for a scalar
 */
public record Tensor(float[] data, int... shape) {

    public Tensor {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        if (size != data.length) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " for " + data.length + " numbers");
        }
    }

    /** The extent of an axis; a negative axis counts from the end. */
    public int extent(int axis) {
        return shape[axis < 0 ? shape.length + axis : axis];
    }

    /** The same numbers under another shape of the same size. */
    public Tensor reshape(int... newShape) {
        return new Tensor(data, newShape);
    }

    /** A batch of so many, {@code [rows,…]}: these, the first axis over and over. */
    public Tensor tiled(int rows) {
        int size = data.length / shape[0];
        var tiled = new float[Math.multiplyExact(rows, size)];
        for (int done = 0; done < tiled.length; done += data.length) {
            System.arraycopy(data, 0, tiled, done, Math.min(data.length, tiled.length - done));
        }
        int[] batch = shape.clone();
        batch[0] = rows;
        return new Tensor(tiled, batch);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(data, t.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
