package org.cameralucida.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cameralucida.onnx.Node;

/**
 * Between which numbers all elements of a tensor lie, whatever the picture: by interval arithmetic from the operators
 * whose results are bounded.
 *
 * @param low no element is smaller; may be infinite
 * @param high no element is larger; may be infinite
 */
record ValueRange(double low, double high) {

    private static final ValueRange ANY = new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final ValueRange SHARE = new ValueRange(0, 1);
    /** By so much the sum of weights that are shares of 1 may be more than 1: some roundings of float32. */
    private static final double ROUNDING = 1e-5;

    /** The range of a tensor. */
    static ValueRange of(String tensor, GraphAnalysis analysis) {
        return new Search(analysis).of(tensor);
    }

    /** Whether all elements are probabilities: 0 to 1, and not the same for every picture. */
    boolean isOfProbabilities() {
        return low >= 0 && high <= 1 + ROUNDING && high > low;
    }

    private ValueRange union(ValueRange other) {
        return new ValueRange(Math.min(low, other.low), Math.max(high, other.high));
    }

    private ValueRange plus(ValueRange other) {
        return new ValueRange(low + other.low, high + other.high);
    }

    private ValueRange negative() {
        return new ValueRange(-high, -low);
    }

    private ValueRange times(ValueRange other) {
        var products = DoubleStream.of(low * other.low, low * other.high, high * other.low, high * other.high)
                // 0 times infinity: of a factor 0 the product is 0.
                .map(product -> Double.isNaN(product) ? 0 : product).summaryStatistics();
        return new ValueRange(products.getMin(), products.getMax());
    }

    private ValueRange reciprocal() {
        return low > 0 || high < 0 ? new ValueRange(1 / high, 1 / low) : ANY;
    }

    /** Of a function that grows with its argument. */
    private ValueRange through(DoubleUnaryOperator growing) {
        return new ValueRange(growing.applyAsDouble(low), growing.applyAsDouble(high));
    }

    private ValueRange cut(ValueRange bounds) {
        return through(x -> Math.max(bounds.low, Math.min(bounds.high, x)));
    }

    /** Walks back from a tensor, each tensor once. */
    private record Search(GraphAnalysis analysis, Map<String, ValueRange> known) {

        Search(GraphAnalysis analysis) {
            this(analysis, new HashMap<>());
        }

        ValueRange of(String tensor) {
            var found = known.get(tensor);
            if (found == null) {
                // Until it is known nothing is claimed.
                known.put(tensor, ANY);
                found = constant(tensor);
                known.put(tensor, found);
            }
            return found;
        }

        private ValueRange constant(String tensor) {
            var numbers = analysis.floats(tensor);
            if (numbers == null || numbers.length == 0) {
                return analysis.producer(tensor).filter(node -> node.domain().isEmpty()).map(this::made).orElse(ANY);
            }
            var range = new ValueRange(numbers[0], numbers[0]);
            for (float number : numbers) {
                range = range.union(new ValueRange(number, number));
            }
            return range;
        }

        private ValueRange made(Node node) {
            return switch (node.op()) {
                case "Softmax", "Sigmoid", "HardSigmoid" -> SHARE;
                case "LogSoftmax" -> new ValueRange(ANY.low(), 0);
                case "Tanh" -> new ValueRange(-1, 1);
                case "Relu" -> first(node).through(x -> Math.max(0, x));
                case "Exp" -> first(node).through(Math::exp);
                case "Log" -> first(node).low() < 0 ? ANY : first(node).through(Math::log);
                case "Sqrt" -> first(node).through(x -> Math.sqrt(Math.max(0, x)));
                case "Pow" -> power(node);
                case "Neg" -> first(node).negative();
                case "Add" -> first(node).plus(second(node));
                case "Sub" -> first(node).plus(second(node).negative());
                case "Mul" -> first(node).times(second(node));
                case "Div" -> isShareOfSum(node) ? SHARE : first(node).times(second(node).reciprocal());
                case "Clip" -> first(node).cut(new ValueRange(bound(node, 1, ANY.low()), bound(node, 2, ANY.high())));
                case "Sum" -> all(node).reduce(ValueRange::plus).orElse(ANY);
                case "Mean" -> all(node).reduce(ValueRange::plus).orElse(ANY).through(x -> x / node.inputs().size());
                case "Concat", "Max", "Min" -> all(node).reduce(ValueRange::union).orElse(ANY);
                case "Where" -> second(node).union(of(node.input(2)));
                case "Slice", "Gather", "Split", "Transpose", "Expand", "ReduceMean", "ReduceMax", "ReduceMin",
                        "GlobalAveragePool", "GlobalMaxPool" -> first(node);
                case "ReduceSum" -> first(node).low() >= 0 ? new ValueRange(0, ANY.high()) : ANY;
                default -> GraphAnalysis.keepsOrder(node) ? first(node) : ANY;
            };
        }

        /** x^p of what is not negative, with one p above 0 for all. */
        private ValueRange power(Node node) {
            var base = first(node);
            var exponent = second(node);
            return base.low() < 0 || exponent.low() <= 0 || exponent.low() < exponent.high() ? ANY
                    : base.through(x -> Math.pow(x, exponent.low()));
        }

        private Stream<ValueRange> all(Node node) {
            return node.inputs().stream().map(this::of);
        }

        private ValueRange first(Node node) {
            return of(node.input(0));
        }

        private ValueRange second(Node node) {
            return of(node.input(1));
        }

        private double bound(Node node, int input, double otherwise) {
            var numbers = node.input(input).isEmpty() ? null : analysis.floats(node.input(input));
            return numbers != null && numbers.length == 1 ? numbers[0] : node.input(input).isEmpty()
                    ? node.number(List.of("min", "max").get(input - 1), (float) otherwise) : otherwise;
        }

        /** x / Σ x of what is not negative. */
        private boolean isShareOfSum(Node node) {
            return first(node).low() >= 0 && analysis.producer(node.input(1)).filter(sum -> sum.is("ReduceSum")
                    && sum.input(0).equals(node.input(0))).isPresent();
        }
    }
}
