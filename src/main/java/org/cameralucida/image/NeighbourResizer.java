package org.cameralucida.image;

import java.util.stream.IntStream;

/**
 * Resizing between nearest neighbours as OpenCV's {@code resize} does it with 8-bit pixels ({@code resize.cpp} of OpenCV
 * 4), whose filters stay as they are when shrinking: {@code INTER_NEAREST}, {@code INTER_LINEAR}, {@code INTER_CUBIC}
 * (a = −0.75), {@code INTER_LANCZOS4}, and what {@code INTER_AREA} does where it enlarges. Weights have 11 bits; between the two passes nothing is rounded. Beyond the
 * edge the edge goes on.
 */
final class NeighbourResizer {

    private static final int WEIGHT_BITS = 11;
    private static final int ONE = 1 << WEIGHT_BITS;
    private static final float A = -0.75f;
    private static final double SIN_45 = 0.70710678118654752440084436210485;
    /** Sine and cosine of i·π·5/4, by which the eight sines of Lanczos come from one. */
    private static final double[][] TURNS = {{1, 0}, {-SIN_45, -SIN_45}, {0, 1}, {SIN_45, -SIN_45}, {-1, 0},
        {SIN_45, SIN_45}, {0, -1}, {-SIN_45, SIN_45}};

    private NeighbourResizer() {
    }

    /** The neighbours of each pixel along one axis, {@code each} of them from {@code each * i} on, and their weights. */
    private record Neighbours(int each, int[] places, int[] weights) {
    }

    static Raster resize(Raster raster, ResizedAxis across, ResizedAxis down, ResizeFilter filter) {
        var columns = neighbours(across, filter);
        var rows = neighbours(down, filter);
        var target = new int[Math.multiplyExact(across.count(), down.count())];
        IntStream.range(0, down.count()).parallel().forEach(y -> {
            var lines = new int[rows.each][];
            for (int i = 0; i < rows.each; i++) {
                lines[i] = line(raster, rows.places[y * rows.each + i], columns, across.count());
            }
            for (int x = 0; x < across.count(); x++) {
                int pixel = 0xFF000000;
                for (int color = 0; color < 3; color++) {
                    pixel |= value(lines, 3 * x + color, rows, y * rows.each) << (8 * color);
                }
                target[y * across.count() + x] = pixel;
            }
        });
        return new Raster(across.count(), down.count(), target);
    }

    /** One row of the raster at its new width: blue, green and red of each pixel, times {@link #ONE}. */
    private static int[] line(Raster raster, int row, Neighbours columns, int width) {
        var line = new int[3 * width];
        for (int x = 0; x < width; x++) {
            for (int i = columns.each * x; i < columns.each * (x + 1); i++) {
                int pixel = raster.argb()[row * raster.width() + columns.places[i]];
                line[3 * x] += (pixel & 0xFF) * columns.weights[i];
                line[3 * x + 1] += (pixel >> 8 & 0xFF) * columns.weights[i];
                line[3 * x + 2] += (pixel >> 16 & 0xFF) * columns.weights[i];
            }
        }
        return line;
    }

    private static int value(int[][] lines, int place, Neighbours rows, int first) {
        if (rows.each == 2) {
            // VResizeLinear of 8 bits: each product is cut to 16 bits before the two are added.
            int upper = rows.weights[first] * (lines[0][place] >> 4) >> 16;
            int lower = rows.weights[first + 1] * (lines[1][place] >> 4) >> 16;
            return upper + lower + 2 >> 2;
        }
        int sum = 1 << (2 * WEIGHT_BITS - 1);
        for (int i = 0; i < rows.each; i++) {
            sum += rows.weights[first + i] * lines[i][place];
        }
        return Math.max(0, Math.min(255, sum >> 2 * WEIGHT_BITS));
    }

    private static Neighbours neighbours(ResizedAxis axis, ResizeFilter filter) {
        int each = switch (filter) {
            case NEAREST -> 1;
            case BILINEAR, AREA -> 2;
            case BICUBIC -> 4;
            case LANCZOS -> 8;
            case BOX, HAMMING -> throw new IllegalArgumentException(filter + " without antialiasing");
        };
        double scale = axis.scale();
        var places = new int[each * axis.count()];
        var weights = new int[each * axis.count()];
        for (int i = 0; i < axis.count(); i++) {
            int output = axis.first() + i;
            float centre = (float) (axis.from() + (output + 0.5) * scale - 0.5);
            boolean isByEdge = each == 1 || filter == ResizeFilter.AREA;
            int before = (int) Math.floor(isByEdge ? axis.from() + output * scale : centre);
            float[] exact = weights(each, filter == ResizeFilter.AREA ? ofNext(before, output, axis) : centre - before);
            for (int tap = 0; tap < each; tap++) {
                int place = before - (each - 1) / 2 + tap;
                places[each * i + tap] = axis.start() + Math.max(0, Math.min(axis.extent() - 1, place));
                weights[each * i + tap] = (int) Math.rint(exact[tap] * ONE);
            }
        }
        return new Neighbours(each, places, weights);
    }

    /** What a pixel has of the next where {@code INTER_AREA} enlarges: nothing, unless it covers two. */
    private static float ofNext(int pixel, int output, ResizedAxis axis) {
        float share = (float) (output + 1 - (pixel + 1 - axis.from()) / axis.scale());
        return share <= 0 ? 0 : share - (float) Math.floor(share);
    }

    private static float[] weights(int each, float share) {
        return switch (each) {
            case 1 -> new float[] {1};
            case 2 -> new float[] {1 - share, share};
            case 4 -> cubic(share);
            default -> lanczos(share);
        };
    }

    private static float[] cubic(float x) {
        float first = ((A * (x + 1) - 5 * A) * (x + 1) + 8 * A) * (x + 1) - 4 * A;
        float second = ((A + 2) * x - (A + 3)) * x * x + 1;
        float third = ((A + 2) * (1 - x) - (A + 3)) * (1 - x) * (1 - x) + 1;
        return new float[] {first, second, third, 1 - first - second - third};
    }

    private static float[] lanczos(float x) {
        double start = -(x + 3) * Math.PI * 0.25;
        double sine = Math.sin(start);
        double cosine = Math.cos(start);
        var weights = new float[8];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            float distance = x + 3 - i;
            double y = -distance * Math.PI * 0.25;
            // On a pixel that pixel has all.
            weights[i] = Math.abs(distance) >= 1e-6f
                    ? (float) ((TURNS[i][0] * sine + TURNS[i][1] * cosine) / (y * y)) : 1e30f;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= 1 / sum;
        }
        return weights;
    }
}
