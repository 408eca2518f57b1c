package org.cameralucida.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.cameralucida.onnx.BatchNormalization;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.EinsumTerms;
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

    /** What lengths are kept from 0 by: less than any picture's. */
    private static final float SMALLEST = 1e-4f;

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
            case "Einsum" -> einsum(node, analysis);
            case "ReduceSum" -> sumOfProducts(node, analysis);
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
        var lengths = node.is("Div") && !isSecond ? lengths(node.input(1), analysis) : null;
        if (lengths != null) {
            var scaled = behindFactor(node.input(0), affine.after(reciprocal(lengths), new float[]{0}));
            return lengths.length == affine.columns() ? scaled : null;
        }
        return isFactor ? behindFactor(channels, affine) : isMean ? to(channels, affine.centred())
                : node.is("Add") ? MomentNormalization.of(node, analysis).map(found -> normalized(found.source(), found.scale(),
                        found.shift())).orElse(null) : null;
    }

    /** Whether a tensor has one number for each picture, if it is spread over all channels or not. */
    private static boolean isNumberOfPicture(String tensor, GraphAnalysis analysis) {
        var spread = analysis.producer(tensor).filter(n -> n.is("Expand"));
        return analysis.isSingle(spread.map(n -> n.input(0)).orElse(tensor));
    }

    /**
     * l of a tensor n·l, with n one number of the picture: the product of the lengths of a vector and of rows of weights,
     * |x|·|w_c| or √(|x|²·|w_c|²), which may be kept from 0; null if it is something else.
     */
    private static float[] lengths(String tensor, GraphAnalysis analysis) {
        var node = analysis.producer(tensor);
        if (node.isEmpty()) {
            return null;
        } else if (GraphAnalysis.keepsOrder(node.get())) {
            return lengths(node.get().input(0), analysis);
        } else if (node.get().is("Max") || node.get().is("Clip") && node.get().input(2).isEmpty()) {
            var least = node.get().inputs().size() == 2 ? analysis.floats(node.get().input(1)) : null;
            boolean isSmall = least != null && least.length == 1 && least[0] <= SMALLEST;
            return isSmall ? lengths(node.get().input(0), analysis) : null;
        } else if (node.get().is("Sqrt")) {
            var squares = lengths(node.get().input(0), analysis);
            return squares == null ? null : map(squares, square -> (float) Math.sqrt(square));
        }
        int place = node.get().is("Mul") && isNumberOfPicture(node.get().input(0), analysis) ? 1 : 0;
        return node.get().is("Mul") && isNumberOfPicture(node.get().input(1 - place), analysis)
                ? analysis.floats(node.get().input(place)) : null;
    }

    private static float[] map(float[] numbers, DoubleUnaryOperator function) {
        var result = new float[numbers.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) function.applyAsDouble(numbers[i]);
        }
        return result;
    }

    private static float[] map(float[] numbers, float factor) {
        return map(numbers, x -> (float) x * factor);
    }

    private static float[] reciprocal(float[] numbers) {
        return map(numbers, x -> 1 / (float) x);
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
        float alpha = node.number("alpha", 1);
        float beta = node.number("beta", 1);
        var bias = node.input(2).isEmpty() ? new float[]{0} : analysis.floats(node.input(2));
        if (bias == null || bias.length != 1 && bias.length != affine.columns()) {
            return null;
        }
        boolean isTurned = node.integer("transB", 0) == 0;
        return product(node.input(0), weights.get(), isTurned, alpha, beta == 1 ? bias : map(bias, beta));
    }

    /** A product of one factor with constant weights, {@code [inner, columns]} where they are turned. */
    private LinearTail product(String input, Constant weights, boolean isTurned, float factor, float[] bias) {
        int columns = affine.columns();
        int inner = weights.size() / columns;
        return to(input, affine.after(() -> {
            var matrix = isTurned ? transpose(weights.floats(), inner, columns) : weights.floats();
            return factor == 1 ? matrix : map(matrix, factor);
        }, bias, inner));
    }

    private LinearTail matMul(Node node, GraphAnalysis analysis) {
        var weights = analysis.constant(node.input(1)).filter(c -> c.rank() == 2);
        return weights.isEmpty() ? null : product(node.input(0), weights.get(), true, 1, null);
    }

    /** A product that is written as an equation: {@code bk,ck->bc} or {@code bk,kc->bc}. */
    private LinearTail einsum(Node node, GraphAnalysis analysis) {
        var weights = analysis.constant(node.input(1)).filter(c -> c.rank() == 2);
        var terms = EinsumTerms.of(node).filter(t -> t.inputs().size() == 2 && t.isPlain() && t.inputs().get(0).length() == 2
                && t.inputs().get(1).length() == 2);
        if (weights.isEmpty() || terms.isEmpty()) {
            return null;
        }
        var x = terms.get().inputs().get(0);
        var w = terms.get().inputs().get(1);
        boolean isTurned = x.charAt(1) == w.charAt(0);
        boolean isProduct = terms.get().output().equals("" + x.charAt(0) + w.charAt(isTurned ? 1 : 0))
                && w.indexOf(x.charAt(1)) >= 0 && w.indexOf(x.charAt(0)) < 0;
        return isProduct ? product(node.input(0), weights.get(), isTurned, 1, null) : null;
    }

    /** Σ_k w_ck x_k, multiplied out: rows of weights times the vector, summed along the last axis. */
    private LinearTail sumOfProducts(Node node, GraphAnalysis analysis) {
        var axes = analysis.reducedAxes(node);
        var product = analysis.producer(node.input(0)).filter(n -> n.is("Mul"));
        int rank = analysis.rank(node.input(0));
        if (product.isEmpty() || axes == null || axes.length != 1 || axes[0] != rank - 1) {
            return null;
        }
        int place = analysis.constant(product.get().input(1)).isPresent() ? 1 : 0;
        var weights = analysis.constant(product.get().input(place));
        int columns = affine.columns();
        var fits = weights.filter(c -> c.rank() >= 2 && c.size() == c.shape()[c.rank() - 1] * c.shape()[c.rank() - 2]
                && c.shape()[c.rank() - 2] == columns);
        var input = product.get().input(1 - place);
        boolean isVector = fits.isPresent() && analysis.vectorLength(input) == fits.get().size() / columns
                && analysis.shape(input)[analysis.rank(input) - 1] == analysis.vectorLength(input);
        return isVector ? product(input, fits.get(), false, 1, null) : null;
    }

    private LinearTail conv(Node node, GraphAnalysis analysis) {
        var weights = analysis.constant(node.input(1)).filter(c -> c.rank() == 4);
        var bias = node.input(2).isEmpty() ? new float[]{0} : analysis.floats(node.input(2));
        if (weights.isEmpty() || bias == null || weights.get().shape()[2] != 1 || weights.get().shape()[3] != 1) {
            return null;
        }
        int groups = (int) node.integer("group", 1);
        int columns = affine.columns();
        return to(node.input(0), affine.after(() -> ungrouped(weights.get().floats(), columns, groups), bias,
                weights.get().size() / columns * groups));
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
