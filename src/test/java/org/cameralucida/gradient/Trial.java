package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;

/**
 * A small graph whose gradients are compared with central differences of its own forward pass, at a batch of two
 * though the graph is derived for an open batch. Its inputs hold numbers that keep a distance from each other and
 * from the whole numbers, so that no step crosses a kink.
 */
final class Trial {

    private static final int BATCH = 2;
    private static final double STEP = 1.0 / 512;
    /**
     * Of the largest gradient. Two scores of which each is rounded by some 2⁻²⁴ × √100 of sizes up to 10, over two steps:
     * 1.5e-3; what the third derivative adds is STEP²/6 of it, below 1e-6 for all that is tried.
     */
    private static final double TOLERANCE = 3e-3;
    /** Sums of up to 150 products of up to 2, in another order: 2⁻²⁴ × √150 × √150 × 4, twice. */
    private static final float OF_SCORES = 1e-4f;

    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Map<String, int[]> inputs = new LinkedHashMap<>();
    private long opset = 17;
    private double low = -2;
    private double high = 2;
    private boolean isFixed;

    private Trial(String name) {
        this.name = name;
    }

    /** A trial of one operator from {@code x} (and whatever else is named) to {@code y}. */
    static Trial of(String name, String operator, List<String> inputs, Node.Named... attributes) {
        return new Trial(name).node(Node.of(operator, "tried", inputs, List.of("y"), attributes));
    }

    static Trial named(String name) {
        return new Trial(name);
    }

    Trial node(Node node) {
        nodes.add(node);
        return this;
    }

    /** An input of shape [batch, extents…]. */
    Trial input(String input, int... extents) {
        inputs.put(input, IntStream.concat(IntStream.of(BATCH), IntStream.of(extents)).toArray());
        return this;
    }

    Trial integers(String constant, long... values) {
        constants.put(constant, Constant.list(constant, values));
        return this;
    }

    Trial integer(String constant, long value) {
        constants.put(constant, Constant.longs(constant, new long[0], value));
        return this;
    }

    Trial numbers(String constant, long[] shape, float... values) {
        constants.put(constant, Constant.floats(constant, shape, values));
        return this;
    }

    Trial random(String constant, long... shape) {
        int size = (int) LongStream.of(shape).reduce(1, (a, b) -> a * b);
        var random = new Random(constant.hashCode());
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers(constant, shape, values);
    }

    Trial between(double lowest, double highest) {
        low = lowest;
        high = highest;
        return this;
    }

    Trial opset(long version) {
        opset = version;
        return this;
    }

    OnnxModel model() {
        var all = new ArrayList<>(nodes);
        all.add(Node.of("Flatten", "score", List.of("y"), List.of("score")));
        var values = inputs.entrySet().stream().map(e -> new Value(e.getKey(), ElementType.FLOAT,
                Shape.of(declared(e.getValue())))).toList();
        return OnnxModel.of("trial", opset, new Graph("trial", all, constants, values,
                List.of(new Value("score", ElementType.FLOAT, null)), Map.of()));
    }

    /** The operators that are tried. */
    Stream<String> operators() {
        return nodes.stream().map(Node::op);
    }

    /** A batch that is fixed at two. */
    Trial fixed() {
        isFixed = true;
        return this;
    }

    private long[] declared(int[] shape) {
        var declared = IntStream.of(shape).asLongStream().toArray();
        declared[0] = isFixed ? BATCH : -1;
        return declared;
    }

    Outcome outcome() {
        var shapes = new LinkedHashMap<String, long[]>();
        inputs.forEach((input, shape) -> shapes.put(input, declared(shape)));
        return Differentiation.of(model(), shapes, "score", List.copyOf(inputs.keySet()), RuleBook.derivatives());
    }

    /** Compares every element's gradient. */
    void check() {
        var derived = outcome().orProblem(name);
        var random = new Random(7);
        var fed = new LinkedHashMap<String, Tensor>();
        inputs.forEach((input, shape) -> fed.put(input, new Tensor(apart(shape, random, fed.size()), shape)));
        var weights = new float[BATCH * derived.classes()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-1, 1);
        }
        try (var forward = Sessions.open(model(), name, Device.CPU, 1);
                var both = Sessions.open(derived.model(), name, Device.CPU, 1)) {
            var all = new LinkedHashMap<>(fed);
            all.put(derived.classWeights(), new Tensor(weights, BATCH, derived.classes()));
            var results = both.run(all);
            assertThat(results.get(0).data()).as("scores of " + name)
                    .containsExactly(forward.run(fed).get(0).data(), org.assertj.core.data.Offset.offset(OF_SCORES));
            int output = 1;
            for (var input : inputs.keySet()) {
                var gradient = results.get(output++);
                assertThat(gradient.shape()).as("shape of the gradient by " + input).isEqualTo(inputs.get(input));
                compare(input, gradient.data(), fed, weights, fedWith ->
                        forward.run(fedWith).get(0).data());
            }
        }
    }

    private interface Forward {
        float[] run(Map<String, Tensor> inputs);
    }

    private void compare(String input, float[] gradient, Map<String, Tensor> fed, float[] weights, Forward forward) {
        double largest = 1;
        for (float g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        for (int i = 0; i < gradient.length; i++) {
            double difference = (weighted(forward, fed, input, i, STEP, weights)
                    - weighted(forward, fed, input, i, -STEP, weights)) / (2 * STEP);
            assertThat((double) gradient[i]).as(name + ": gradient by " + input + " at " + i)
                    .isCloseTo(difference, org.assertj.core.data.Offset.offset(TOLERANCE * largest));
        }
    }

    private static double weighted(Forward forward, Map<String, Tensor> fed, String input, int index, double step,
                                   float[] weights) {
        var moved = new LinkedHashMap<>(fed);
        var values = fed.get(input).data().clone();
        values[index] += (float) step;
        moved.put(input, new Tensor(values, fed.get(input).shape()));
        var scores = forward.run(moved);
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += (double) scores[i] * weights[i];
        }
        return sum;
    }

    /**
     * Numbers between the limits, at least a few steps from each other (as far as that many fit) and from multiples
     * of ½.
     */
    private float[] apart(int[] shape, Random random, int inputsBefore) {
        int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        var order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            double value = low + (high - low) * (order.get(i) + 0.5 - 0.35 * inputsBefore) / size;
            double toHalf = value - Math.rint(value * 2) / 2;
            values[i] = (float) (Math.abs(toHalf) < 2 * STEP ? value + (toHalf < 0 ? -3 : 3) * STEP : value);
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
