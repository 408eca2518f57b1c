package org.cameralucida.gradient;

import java.util.Arrays;
import org.cameralucida.onnx.Node;

/**
 * The gradient of Resize. Along each axis every element of the result is a weighted sum of elements of the input: a
 * matrix, which goes backwards transposed.
 */
final class ResizeRule {

    private ResizeRule() {
    }

    static void apply(Node node, BackwardPass b) {
        var x = node.input(0);
        if (node.integer("antialias", 0) != 0 || node.has("axes")
                || !node.string("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            throw new NoRule("resizing of this kind");
        }
        int rank = b.rank(x);
        float[] scales = node.input(2).isEmpty() ? new float[0]
                : b.constant(node.input(2)).map(c -> c.floats()).orElse(new float[0]);
        var gradient = b.gradient(node);
        for (int axis = 1; axis < rank; axis++) {
            int from = b.extent(x, axis);
            int to = b.extent(node.output(), axis);
            double scale = scales.length == rank ? scales[axis] : (double) to / from;
            if (from != to || scale != 1) {
                gradient = along(b, gradient, rank, axis, matrix(node, from, to, scale), from, to);
            }
        }
        if (b.shape(x)[0] > 0 && b.shape(x)[0] != b.shape(node.output())[0]) {
            throw new NoRule("resizing of the batch");
        }
        b.add(x, gradient);
    }

    /** The gradient times the matrix {@code [to, from]} along one axis. */
    private static String along(BackwardPass b, String gradient, int rank, int axis, float[] matrix, int from, int to) {
        var weights = b.floats(new long[]{to, from}, matrix);
        if (axis == rank - 1) {
            return b.emit("MatMul", gradient, weights);
        }
        var order = new long[rank];
        Arrays.setAll(order, i -> i);
        order[axis] = rank - 1;
        order[rank - 1] = axis;
        return b.transpose(b.emit("MatMul", b.transpose(gradient, order), weights), order);
    }

    /** What each element of the result takes from each of the input. */
    static float[] matrix(Node node, int from, int to, double scale) {
        var matrix = new float[to * from];
        for (int i = 0; i < to; i++) {
            double place = place(node.string("coordinate_transformation_mode", "half_pixel"), i, from, to, scale);
            switch (node.string("mode", "nearest")) {
                case "nearest" -> put(matrix, i, from,
                        nearest(node.string("nearest_mode", "round_prefer_floor"), place), 1);
                case "linear" -> {
                    double first = Math.floor(place);
                    put(matrix, i, from, (int) first, 1 - (place - first));
                    put(matrix, i, from, (int) first + 1, place - first);
                }
                case "cubic" -> cubic(node, matrix, i, from, place);
                default -> throw new NoRule("resizing of this kind");
            }
        }
        return matrix;
    }

    private static void put(float[] matrix, int row, int from, int place, double weight) {
        matrix[row * from + Math.min(Math.max(place, 0), from - 1)] += (float) weight;
    }

    private static double place(String mode, int i, int from, int to, double scale) {
        return switch (mode) {
            case "half_pixel" -> (i + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> to > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case "align_corners" -> to == 1 ? 0 : i * (from - 1.0) / (to - 1);
            case "asymmetric" -> i / scale;
            case "half_pixel_symmetric" -> {
                double adjustment = to / (scale * from);
                yield from / 2.0 * (1 - adjustment) + (i + 0.5) / scale - 0.5;
            }
            default -> throw new NoRule("resizing of this kind");
        };
    }

    private static int nearest(String mode, double place) {
        return (int) switch (mode) {
            case "round_prefer_floor" -> Math.ceil(place - 0.5);
            case "round_prefer_ceil" -> Math.floor(place + 0.5);
            case "floor" -> Math.floor(place);
            default -> Math.ceil(place);
        };
    }

    /** Keys' kernel over four neighbours. */
    private static void cubic(Node node, float[] matrix, int row, int from, double place) {
        double a = node.number("cubic_coeff_a", -0.75f);
        int first = (int) Math.floor(place) - 1;
        var weights = new double[4];
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            double d = Math.abs(place - (first + k));
            weights[k] = d <= 1 ? ((a + 2) * d - (a + 3)) * d * d + 1 : ((a * d - 5 * a) * d + 8 * a) * d - 4 * a;
            boolean isOutside = first + k < 0 || first + k >= from;
            if (node.integer("exclude_outside", 0) != 0 && isOutside) {
                weights[k] = 0;
            }
            sum += weights[k];
        }
        for (int k = 0; k < 4; k++) {
            put(matrix, row, from, first + k, node.integer("exclude_outside", 0) != 0 ? weights[k] / sum : weights[k]);
        }
    }
}
