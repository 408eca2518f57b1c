package org.cameralucida.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.cameralucida.onnx.BatchNormalization;
import org.cameralucida.onnx.Node;

/**
 * The linear end of a network, walked backwards from the logits as far as it goes: classifier, biases, normalisations,
 * and everything that only changes shapes. A division of all channels by one number of the picture (a length, a spread)
 * is passed too: what comes before it is linear up to that factor.
 *
 * @param tensor how far the walk came: a vector, of which the logits are the affine function
 * @param affine from that vector to the logits, or to where they get their factor
 * @param quantized whether 8-bit steps were passed
 * @param beyond what the logits have beside what has the factor; empty where there is no factor
 */
record LinearTail(String tensor, Affine affine, boolean quantized, float[] beyond) {

    /** Walks back from the logits until a pooling, a map, or something that is not linear. */
    static LinearTail of(String logits, int classes, GraphAnalysis analysis) {
        var tail = new LinearTail(logits, Affine.identity(classes), false, new float[0]);
        while (true) {
            var node = analysis.producer(tail.tensor);
            var next = node.isEmpty() ? Optional.<LinearTail>empty() : tail.before(node.get(), analysis);
            if (next.isEmpty() || analysis.vectorLength(next.get().tensor) != next.get().affine.columns()) {
                return tail;
            }
            tail = next.get();
        }
    }

    private Optional<LinearTail> before(Node node, GraphAnalysis analysis) {
        if (!node.domain().isEmpty() || !node.output().equals(tensor)) {
            return Optional.empty();
        }
        if (GraphAnalysis.keepsOrder(node) || node.is("Transpose")) {
            return Optional.of(to(node.input(0), affine));
        }
        if (GraphAnalysis.isQuantization(node)) {
            return Optional.of(new LinearTail(node.input(0), affine, true, beyond));
        }
        var passed = switch (node.op()) {
            case "Add", "Sub", "Mul", "Div" -> arithmetic(node, analysis);
            case "LayerNormalization" -> layerNormalization(node, analysis);
            case "LpNormalization" -> over(node, 1, analysis) != affine.columns() ? null
                    : behindFactor(node.input(0), affine);
            case "Neg" -> to(node.input(0), affine.after(new float[]{-1}, new float[]{0}));
            case "BatchNormalization" -> normalization(node, analysis);
            case "Gemm" -> gemm(node, analysis);
            case "MatMul" -> matMul(node, analysis);
            case "Conv" -> conv(node, analysis);
            default -> null;
        };
        return Optional.ofNullable(passed);
    }

    private LinearTail to(String input, Affine newAffine) {
        return new LinearTail(input, newAffine, quantized, beyond);
    }

    /** From what follows to logits, from that vector to the logits, as numbers. */
    LinearReadout readout(Affine whole) {
        return new LinearReadout(whole.matrix(), whole.offset(), beyond);
    }

    /** Before all channels are multiplied by one number of the picture; null where that is not the only one. */
    private LinearTail behindFactor(String input, Affine after) {
        boolean isFirst = beyond.length == 0;
        boolean isShifted = !Arrays.equals(after.offset(), new float[after.offset().length]);
        return after.columns() == 1 || !isFirst && isShifted ? null
                : new LinearTail(input, after.withoutOffset(), quantized, isFirst ? after.offset() : beyond);
    }

    /** (x − μ)/σ·γ + β over all channels. */
    private LinearTail layerNormalization(Node node, GraphAnalysis analysis) {
        var scale = analysis.floats(node.input(1));
        var shift = node.input(2).isEmpty() ? new float[]{0} : analysis.floats(node.input(2));
        return scale == null || shift == null || over(node, Integer.MAX_VALUE, analysis) != affine.columns() ? null
                : normalized(node.input(0), scale, shift);
    }

    private LinearTail normalized(String input, float[] scale, float[] shift) {
        boolean fits = Stream.of(scale, shift).allMatch(numbers -> numbers.length == 1 || numbers.length == affine.columns());
        var before = fits ? behindFactor(input, affine.after(scale, shift)) : null;
        return before == null ? null : before.to(input, before.affine.centred());
    }

    /** How many numbers a node takes together: along its axis, and at most so many in all from there on; -1 if not known. */
    private static long over(Node node, int axes, GraphAnalysis analysis) {
        var shape = analysis.shape(node.input(0));
        long axis = node.integer("axis", -1);
        return shape == null ? -1 : Arrays.stream(shape).skip(axis < 0 ? axis + shape.length : axis).limit(axes)
                .reduce(1, (a, b) -> a * b);
    }

    private LinearTail arithmetic(Node node, GraphAnalysis analysis) {
        var second = analysis.floats(node.input(1));
        var first = second == null ? analysis.floats(node.input(0)) : null;
        var numbers = second == null ? first : second;
        if (numbers == null) {
            return ofPicture(node, analysis);
        } else if (numbers.length != 1 && numbers.length != affine.columns()) {
            return null;
        }
        var input = node.input(second == null ? 1 : 0);
        var one = new float[]{1};
        var zero = new float[]{0};
        return switch (node.op()) {
            case "Add" -> to(input, affine.after(one, numbers));
            case "Sub" -> second == null ? to(input, affine.after(new float[]{-1}, numbers))
                    : to(input, affine.after(one, map(numbers, -1)));
            case "Mul" -> to(input, affine.after(numbers, zero));
            default -> second == null ? null : to(input, affine.after(reciprocal(numbers), zero));
        };
    }

    /** Past an operation with a number that each picture has of its own: a factor, a divisor, or the mean. */
    private LinearTail ofPicture(Node node, GraphAnalysis analysis) {
        boolean isSecond = isNumberOfPicture(node.input(1), analysis);
        var channels = node.input(isSecond ? 0 : 1);
        boolean isFactor = node.is("Mul") && (isSecond || isNumberOfPicture(node.input(0), analysis))
                || node.is("Div") && isSecond;
        boolean isMean = node.is("Sub") && isSecond && analysis.producer(node.input(1))
                .filter(n -> n.is("ReduceMean") && n.input(0).equals(channels)).isPresent();
        return isFactor ? behindFactor(channels, affine) : isMean ? to(channels, affine.centred())
                : node.is("Add") ? MomentNormalization.of(node, analysis).map(found -> normalized(found.source(), found.scale(),
                        found.shift())).orElse(null) : null;
    }

    /** Whether a tensor has one number for each picture, if it is spread over all channels or not. */
    private static boolean isNumberOfPicture(String tensor, GraphAnalysis analysis) {
        var spread = analysis.producer(tensor).filter(n -> n.is("Expand"));
        return analysis.isSingle(spread.map(n -> n.input(0)).orElse(tensor));
    }

    private static float[] map(float[] numbers, float factor) {
        var result = numbers.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    private static float[] reciprocal(float[] numbers) {
        var result = numbers.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = 1 / result[i];
        }
        return result;
    }

    private LinearTail normalization(Node node, GraphAnalysis analysis) {
        var factors = normalization(node, affine.columns(), analysis);
        return factors == null ? null : to(node.input(0), affine.after(factors[0], factors[1]));
    }

    /** Scale and shift of a BatchNormalization; null if they are not constant. */
    static float[][] normalization(Node node, int channels, GraphAnalysis analysis) {
        return BatchNormalization.of(node, analysis::constant).filter(n -> n.channels() == channels)
                .map(n -> new float[][]{n.factors(), n.shifts()}).orElse(null);
    }

    private LinearTail gemm(Node node, GraphAnalysis analysis) {
        var weights = analysis.constant(node.input(1)).filter(c -> c.rank() == 2);
        if (weights.isEmpty() || node.integer("transA", 0) != 0) {
            return null;
        }
        int columns = affine.columns();
        boolean transposed = node.integer("transB", 0) != 0;
        int inner = weights.get().size() / columns;
        var matrix = transposed ? weights.get().floats() : transpose(weights.get().floats(), inner, columns);
        float alpha = node.number("alpha", 1);
        float beta = node.number("beta", 1);
        var bias = node.input(2).isEmpty() ? new float[]{0} : analysis.floats(node.input(2));
        if (bias == null || bias.length != 1 && bias.length != columns) {
            return null;
        }
        return to(node.input(0), affine.after(alpha == 1 ? matrix : map(matrix, alpha),
                beta == 1 ? bias : map(bias, beta), inner));
    }

    private LinearTail matMul(Node node, GraphAnalysis analysis) {
        var weights = analysis.constant(node.input(1)).filter(c -> c.rank() == 2);
        if (weights.isEmpty()) {
            return null;
        }
        int inner = weights.get().size() / affine.columns();
        return to(node.input(0), affine.after(transpose(weights.get().floats(), inner, affine.columns()), null, inner));
    }

    private LinearTail conv(Node node, GraphAnalysis analysis) {
        var weights = analysis.constant(node.input(1)).filter(c -> c.rank() == 4);
        var bias = node.input(2).isEmpty() ? new float[]{0} : analysis.floats(node.input(2));
        if (weights.isEmpty() || bias == null || weights.get().shape()[2] != 1 || weights.get().shape()[3] != 1) {
            return null;
        }
        return to(node.input(0), affine.after(ungrouped(weights.get().floats(), affine.columns(),
                (int) node.integer("group", 1)), bias, weights.get().size() / affine.columns()
                * (int) node.integer("group", 1)));
    }

    /** The full matrix of a 1×1 convolution in groups. */
    private static float[] ungrouped(float[] weights, int rows, int groups) {
        if (groups == 1) {
            return weights;
        }
        int inner = weights.length / rows;
        var full = new float[rows * inner * groups];
        for (int row = 0; row < rows; row++) {
            int group = row / (rows / groups);
            System.arraycopy(weights, row * inner, full, row * inner * groups + group * inner, inner);
        }
        return full;
    }

    /** {@code [rows, columns]} to {@code [columns, rows]}. */
    static float[] transpose(float[] matrix, int rows, int columns) {
        var result = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = matrix[row * columns + column];
            }
        }
        return result;
    }

    /** Whether every factor of a diagonal is at least 0. */
    static boolean isPositive(double[] diagonal) {
        return Arrays.stream(diagonal).allMatch(d -> d >= 0);
    }
}
