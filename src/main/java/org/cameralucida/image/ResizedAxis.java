package org.cameralucida.image;

/**
 * One axis of a {@link ResizedPart} of a raster.
 *
 * @param start the first pixel of the line that filters may read
 * @param extent how many they may read
 * @param from where what is resized begins, in pixels from {@code start}
 * @param to where it ends
 * @param size pixels that it becomes
 * @param first the first of them that is wanted
 * @param count how many are wanted
 */
record ResizedAxis(int start, int extent, float from, float to, int size, int first, int count) {

    /** How far outside of its raster a region may reach by rounding, in pixels, and is still taken. */
    private static final double SLACK = 1e-3;

    /** @throws IllegalArgumentException if it reaches outside of the line of {@code extent} pixels */
    static ResizedAxis of(double from, double to, int extent, boolean isCut, int size, int first, int count) {
        // As Pillow, which takes its box in single precision.
        float start = edge(from, extent);
        float end = edge(to, extent);
        if (!isCut) {
            return new ResizedAxis(0, extent, start, end, size, first, count);
        }
        int low = (int) Math.floor(start);
        return new ResizedAxis(low, Math.max(1, (int) Math.ceil(end) - low), start - low, end - low, size, first, count);
    }

    private static float edge(double position, int extent) {
        if (position < -SLACK || position > extent + SLACK) {
            throw new IllegalArgumentException("region edge at " + position + " outside of 0…" + extent);
        }
        return (float) Math.max(0, Math.min(extent, position));
    }

    /** Pixels that become one. */
    double scale() {
        return (double) (to - from) / size;
    }

    /** Whether it is resized to what it is. */
    boolean isCopied() {
        return from == 0 && to == size && extent == size;
    }

    /** Whether it is all of a line as it is. */
    boolean isWhole(int pixels) {
        return isCopied() && extent == pixels && count == pixels;
    }

    /** Pillow's filters. */
    ResizeKernel.Taps taps(ResizeFilter filter) {
        return ResizeKernel.of(filter, extent, from, to, size, first, count).shifted(start);
    }

    /** The pixel under each centre; as Pillow's affine transform with a scale alone, which adds up steps. */
    int[] nearest() {
        double step = scale();
        double position = from + step * 0.5;
        var indices = new int[count];
        for (int i = 0; i < first + count; i++) {
            if (i >= first) {
                indices[i - first] = start + Math.min(extent - 1, (int) position);
            }
            position += step;
        }
        return indices;
    }
}
