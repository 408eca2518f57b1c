package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.explain.SmallNetwork.Maps;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of head: what each place gives to a score, by a formula that is written out here for that head alone, or a
 * sentence; and no method draws a map of anything but places.
 */
class EveryHeadTest {

    private static final int K = SmallNetwork.CHANNELS;
    private static final int C = 4;

    /** Contributions of each place to a class, from the feature maps; and what no place gives. */
    interface Oracle {
        double at(Maps maps, int classIndex, int place);

        default double constant(Maps maps, int classIndex) {
            return 0;
        }
    }

    /** A head; no oracle where no exact contributions exist. */
    record Head(String name, SmallNetwork network, Oracle oracle) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Σ_k w_k^c A_k(i) · scale(A) / N, and a constant. */
    private record Linear(float[] weights, float[] bias, ToDoubleFunction<Maps> factor) implements Oracle {

        Linear(float[] weights, float[] bias) {
            this(weights, bias, maps -> 1);
        }

        @Override
        public double at(Maps maps, int c, int place) {
            double sum = 0;
            for (int k = 0; k < K; k++) {
                sum += weights[c * K + k] * maps.at(k, place);
            }
            return sum * factor.applyAsDouble(maps) / maps.positions();
        }

        @Override
        public double constant(Maps maps, int c) {
            return bias[c];
        }
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    }

    static Stream<Head> plain() {
        var softmax = new SmallNetwork();
        softmax.output("y", softmax.b.emit("Softmax", List.of(softmax.classified(softmax.mean(), C)), Attribute.of("axis", 1)));
        var sigmoid = new SmallNetwork();
        sigmoid.output("y", sigmoid.b.emit("Sigmoid", List.of(sigmoid.classified(sigmoid.mean(), C))));
        var log = new SmallNetwork();
        log.output("y", log.b.emit("LogSoftmax", List.of(log.classified(log.mean(), C)), Attribute.of("axis", 1)));
        var cooled = new SmallNetwork();
        cooled.output("y", cooled.b.emit("Div", cooled.classified(cooled.mean(), C), cooled.b.scalar(0.5)));
        var learned = new SmallNetwork();
        learned.output("y", learned.b.emit("Mul", learned.classified(learned.mean(), C),
                learned.b.emit("Exp", List.of(learned.b.scalar(0.7)))));
        return Stream.of(linear("softmax", softmax, 1), linear("sigmoid, each class alone", sigmoid, 1),
                linear("log-softmax", log, 1), linear("temperature", cooled, 2),
                linear("learned temperature", learned, Math.exp((float) 0.7)));
    }

    private static Head linear(String name, SmallNetwork n, double scale) {
        return new Head(name, n, new Linear(scaled(n.weights, x -> x * scale), scaled(n.bias, x -> x * scale)));
    }

    private static float[] scaled(float[] numbers, DoubleUnaryOperator function) {
        var scaled = new float[numbers.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) function.applyAsDouble(numbers[i]);
        }
        return scaled;
    }

    /** y_c = s · w_c/|w_c| · p/|p|: the length |p| is a factor of the picture. */
    static Stream<Head> cosines() {
        return Stream.of("divided", "of float weights with their lengths in the graph", "divided behind the product",
                "LpNormalization", "after the maximum", "behind a normalisation of batches").map(name -> {
            var n = new SmallNetwork();
            var pooled = name.equals("after the maximum") ? n.b.reduce("ReduceMax", n.maps, false, 2, 3) : n.mean();
            float[] gamma = ones(1);
            float[] beta = ones(0);
            if (name.startsWith("behind a normalisation")) {
                gamma = n.random(K);
                beta = n.random(K);
                pooled = n.b.emit("Add", n.b.emit("Mul", pooled, n.b.floats(new long[]{K}, gamma)),
                        n.b.floats(new long[]{K}, beta));
            }
            n.weights = n.random(K * C);
            n.bias = new float[C];
            var rows = new float[K * C];
            for (int c = 0; c < C; c++) {
                double size = 0;
                for (int k = 0; k < K; k++) {
                    size += n.weights[c * K + k] * n.weights[c * K + k];
                }
                for (int k = 0; k < K; k++) {
                    rows[c * K + k] = (float) (n.weights[c * K + k] / Math.sqrt(size));
                }
            }
            var raw = n.b.floats(new long[]{C, K}, n.weights);
            var unit = name.startsWith("of float") ? n.b.emit("Div", raw, n.b.reduce("ReduceL2", raw, true, 1))
                    : n.b.floats(new long[]{C, K}, rows);
            var turned = n.b.transpose(unit, 1, 0);
            var length = n.b.emit("Clip", List.of(n.b.reduce("ReduceL2", pooled, true, 1), n.b.scalar(1e-12)));
            String cosine;
            if (name.startsWith("divided behind")) {
                cosine = n.b.emit("Div", n.b.emit("MatMul", pooled, turned), length);
            } else if (name.startsWith("Lp")) {
                cosine = n.b.emit("MatMul", n.b.emit("LpNormalization", List.of(pooled), Attribute.of("axis", 1)), turned);
            } else {
                var spread = n.b.emit("Expand", length, n.b.emit("Shape", List.of(pooled)));
                cosine = n.b.emit("MatMul", n.b.emit("Div", pooled, spread), turned);
            }
            n.output("y", n.b.scale(cosine, 16));
            return new Head("cosine, " + name, n, cosine(rows, name.contains("maximum"), gamma, beta));
        });
    }

    private static float[] ones(float number) {
        var numbers = new float[K];
        Arrays.fill(numbers, number);
        return numbers;
    }

    private static Oracle cosine(float[] rows, boolean isMaximum, float[] gamma, float[] beta) {
        return new Oracle() {
            private double factor(Maps maps) {
                var pooled = isMaximum ? maps.maxima() : maps.means();
                return 16 / length(IntStream.range(0, K).mapToDouble(k -> gamma[k] * pooled[k] + beta[k]).toArray());
            }

            @Override
            public double at(Maps maps, int c, int place) {
                double sum = 0;
                for (int k = 0; k < K; k++) {
                    double share = !isMaximum ? maps.at(k, place) / maps.positions()
                            : maps.firstOfMaximum(k) == place ? maps.at(k, place) : 0;
                    sum += rows[c * K + k] * gamma[k] * share;
                }
                return sum * factor(maps);
            }

            @Override
            public double constant(Maps maps, int c) {
                return IntStream.range(0, K).mapToDouble(k -> rows[c * K + k] * beta[k]).sum() * factor(maps);
            }
        };
    }

    /** M_c(i) = Σ_k w_ck γ_k (A_k(i) − mean over k of A(i)) / (σN). */
    static Stream<Head> layerNormalizations() {
        return Stream.of("as one operator", "in single steps", "of maps of one place", "by its root mean square", "as Keras writes it",
                "as later versions of Keras do").map(name -> {
            var n = new SmallNetwork();
            float[] gamma = n.random(K);
            float[] beta = n.random(K);
            boolean isCentred = !name.contains("root mean square");
            var scale = n.b.floats(new long[]{K}, gamma);
            var shift = n.b.floats(new long[]{K}, beta);
            String normalized;
            if (name.equals("as one operator")) {
                normalized = n.b.emit("LayerNormalization", List.of(n.mean(), scale, shift), Attribute.of("axis", -1),
                        Attribute.of("epsilon", 1e-6f));
            } else if (name.equals("of maps of one place")) {
                var last = n.b.transpose(n.b.emit("GlobalAveragePool", List.of(n.maps)), 0, 2, 3, 1);
                normalized = n.b.emit("Flatten", List.of(n.b.transpose(n.b.emit("LayerNormalization",
                        List.of(last, scale, shift), Attribute.of("axis", -1), Attribute.of("epsilon", 1e-6f)),
                        0, 3, 1, 2)), Attribute.of("axis", 1));
            } else if (name.contains("Keras")) {
                normalized = multipliedOut(n, scale, shift, name.contains("later"));
            } else {
                var p = n.mean();
                var centred = isCentred ? n.b.emit("Sub", p, n.b.reduce("ReduceMean", p, true, -1)) : p;
                var variance = n.b.reduce("ReduceMean", n.b.emit("Pow", centred, n.b.scalar(2)), true, -1);
                normalized = n.b.emit("Add", n.b.emit("Mul", n.b.emit("Div", centred, n.b.emit("Sqrt",
                        List.of(n.b.emit("Add", variance, n.b.scalar(1e-6))))), scale), shift);
            }
            n.output("y", n.classified(normalized, C));
            return new Head("layer normalisation " + name, n, normalized(n, gamma, beta, isCentred));
        });
    }

    /** p·v + (β − μ·v), or p·v + (−μ·v + β), with v = γ/√(σ² + ε). */
    private static String multipliedOut(SmallNetwork n, String scale, String shift, boolean isNegated) {
        var b = n.b;
        var p = n.mean();
        var mean = b.reduce("ReduceMean", p, true, -1);
        var off = b.emit("Sub", p, mean);
        var variance = b.reduce("ReduceMean", b.emit("Mul", off, off), true, -1);
        var root = b.emit("Sqrt", List.of(b.emit("Add", variance, b.scalar(1e-6))));
        var v = b.emit("Mul", b.emit("Reciprocal", List.of(root)), scale);
        var rest = isNegated ? b.emit("Add", b.emit("Mul", b.emit("Neg", List.of(mean)), v), shift)
                : b.emit("Sub", shift, b.emit("Mul", mean, v));
        return b.emit("Add", b.emit("Mul", p, v), rest);
    }

    private static Oracle normalized(SmallNetwork n, float[] gamma, float[] beta, boolean isCentred) {
        return new Oracle() {
            private double mean(double[] vector) {
                return isCentred ? Arrays.stream(vector).average().orElseThrow() : 0;
            }

            @Override
            public double at(Maps maps, int c, int place) {
                double[] means = maps.means();
                double[] here = IntStream.range(0, K).mapToDouble(k -> maps.at(k, place)).toArray();
                double variance = Arrays.stream(means).map(p -> (p - mean(means)) * (p - mean(means))).sum() / K;
                double sum = 0;
                for (int k = 0; k < K; k++) {
                    sum += n.weights[c * K + k] * gamma[k] * (here[k] - mean(here));
                }
                return sum / Math.sqrt(variance + 1e-6) / maps.positions();
            }

            @Override
            public double constant(Maps maps, int c) {
                return n.bias[c] + IntStream.range(0, K).mapToDouble(k -> n.weights[c * K + k] * beta[k]).sum();
            }
        };
    }

    /** g_k a^p / Σ a^p, with a = max(A, ε) and g = (mean a^p)^(1/p). */
    static Stream<Head> generalizedMeans() {
        return Stream.of("3", "2.5, of the length 1").map(name -> {
            var n = new SmallNetwork();
            double p = name.equals("3") ? 3 : 2.5;
            var exponent = n.b.floats(new long[]{1}, (float) p);
            var raised = n.b.emit("Pow", n.b.emit("Clip", List.of(n.maps, n.b.scalar(0.05))), exponent);
            var pooled = n.b.emit("Flatten", List.of(n.b.emit("Pow", n.b.emit("GlobalAveragePool", List.of(raised)),
                    n.b.emit("Div", n.b.scalar(1), exponent))), Attribute.of("axis", 1));
            boolean isUnit = name.contains("length");
            n.output("y", n.classified(isUnit ? n.b.emit("Div", pooled, n.b.reduce("ReduceL2", pooled, true, 1)) : pooled,
                    C));
            return new Head("generalised mean with exponent " + name, n, new Oracle() {
                private double power(Maps maps, int k, int place) {
                    return Math.pow(Math.max((float) 0.05, maps.at(k, place)), p);
                }

                private double mean(Maps maps, int k) {
                    return Math.pow(IntStream.range(0, maps.positions()).mapToDouble(i -> power(maps, k, i)).sum()
                            / maps.positions(), 1 / p);
                }

                @Override
                public double at(Maps maps, int c, int place) {
                    double sum = 0;
                    for (int k = 0; k < K; k++) {
                        sum += n.weights[c * K + k] * mean(maps, k) * power(maps, k, place)
                                / (Math.pow(mean(maps, k), p) * maps.positions());
                    }
                    return sum / (isUnit ? length(IntStream.range(0, K).mapToDouble(k -> mean(maps, k)).toArray()) : 1);
                }

                @Override
                public double constant(Maps maps, int c) {
                    return n.bias[c];
                }
            });
        });
    }

    static Stream<Head> twoPoolings() {
        return Stream.of("one behind the other", "one behind the other, of the length 1", "halves of their sum").map(name -> {
            var n = new SmallNetwork();
            var average = n.mean();
            var maximum = n.b.reduce("ReduceMax", n.maps, false, 2, 3);
            boolean isSum = name.startsWith("halves");
            boolean isUnit = name.contains("length");
            var both = isSum ? n.b.scale(n.b.emit("Add", average, maximum), 0.5)
                    : n.b.emit("Concat", List.of(average, maximum), Attribute.of("axis", 1));
            int width = isSum ? K : 2 * K;
            n.output("y", n.classified(isUnit ? n.b.emit("Div", both, n.b.reduce("ReduceL2", both, true, 1)) : both,
                    width, C));
            return new Head("average and maximum, " + name, n, new Oracle() {
                @Override
                public double at(Maps maps, int c, int place) {
                    double sum = 0;
                    for (int k = 0; k < K; k++) {
                        sum += n.weights[c * width + k] * maps.at(k, place) / maps.positions();
                        sum += maps.firstOfMaximum(k) == place ? n.weights[c * width + width - K + k] * maps.at(k, place) : 0;
                    }
                    double size = length(Stream.of(maps.means(), maps.maxima()).flatMapToDouble(Arrays::stream).toArray());
                    return isSum ? sum / 2 : isUnit ? sum / size : sum;
                }

                @Override
                public double constant(Maps maps, int c) {
                    return n.bias[c];
                }
            });
        });
    }

    static Stream<Head> otherScores() {
        var logit = new SmallNetwork();
        logit.output("y", logit.classified(logit.mean(), 1));
        var probability = new SmallNetwork();
        probability.output("y", probability.b.emit("Sigmoid", List.of(probability.classified(probability.mean(), 1))));
        var value = new SmallNetwork().card("{\"activation\": \"none\"}");
        value.output("y", value.classified(value.mean(), 1));
        var dropped = new SmallNetwork();
        dropped.output("y", dropped.b.slice(dropped.b.emit("Softmax", List.of(dropped.classified(dropped.mean(), C + 1)),
                Attribute.of("axis", 1)), 1, 1, C + 1));
        var against = new float[C * K];
        var bias = new float[C];
        for (int c = 0; c < C; c++) {
            bias[c] = dropped.bias[c + 1] - dropped.bias[0];
            for (int k = 0; k < K; k++) {
                against[c * K + k] = dropped.weights[(c + 1) * K + k] - dropped.weights[k];
            }
        }
        var second = new SmallNetwork().card("{\"output\": \"age\"}");
        second.output("age", second.classified(second.mean(), C));
        var chosen = new Linear(second.weights, second.bias);
        second.output("kind", second.classified(second.mean(), 3));
        var embedding = new SmallNetwork();
        var features = embedding.mean();
        embedding.output("embedding", embedding.b.emit("Div", features, embedding.b.reduce("ReduceL2", features, true, 1)));
        embedding.output("y", embedding.classified("embedding", C));
        return Stream.of(new Head("one logit", logit, opposites(logit, -1)),
                new Head("one probability", probability, opposites(probability, -1)),
                new Head("one value", value, opposites(value, 1)),
                new Head("a background left out", dropped, new Linear(against, bias)),
                new Head("the output that the card names", second, chosen),
                new Head("scores of an embedding of length 1", embedding, new Linear(embedding.weights, embedding.bias,
                        maps -> 1 / length(maps.means()))));
    }

    /** One number as two, of which the first has a sign. */
    private static Linear opposites(SmallNetwork n, int sign) {
        var weights = new float[2 * K];
        for (int k = 0; k < K; k++) {
            weights[k] = sign * n.weights[k];
            weights[K + k] = -sign * n.weights[k];
        }
        return new Linear(weights, new float[]{sign * n.bias[0], -sign * n.bias[0]});
    }

    static Stream<Head> withoutContributions() {
        var logSumExp = new SmallNetwork();
        logSumExp.output("y", logSumExp.classified(logSumExp.b.reduce("ReduceLogSumExp", logSumExp.maps, false, 2, 3), C));
        var steps = new SmallNetwork();
        steps.output("y", steps.classified(steps.b.scale(steps.b.emit("Log", List.of(steps.b.reduce("ReduceMean",
                steps.b.emit("Exp", List.of(steps.b.scale(steps.maps, 4))), false, 2, 3))), 0.25), C));
        var layers = new SmallNetwork();
        layers.output("y", layers.classified(layers.b.emit("Tanh", List.of(layers.classified(layers.mean(), 5))), 5, C));
        var dense = new SmallNetwork();
        dense.output("y", dense.classified(dense.b.emit("Flatten", List.of(dense.maps)), K * SmallNetwork.PLACES, C));
        var gated = new SmallNetwork();
        var p = gated.mean();
        gated.output("y", gated.classified(gated.b.emit("Mul", p, gated.b.emit("Sigmoid", List.of(p))), C));
        var tokens = new SmallNetwork();
        tokens.output("y", tokens.classified(tokens.b.reduce("ReduceMean", tokens.attended(), false, 1), C));
        return Stream.of(new Head("log-sum-exp", logSumExp, null), new Head("log-sum-exp in steps", steps, null),
                new Head("several layers", layers, null), new Head("flattened", dense, null),
                new Head("a gate of each channel", gated, null), new Head("tokens", tokens, null));
    }

    static Stream<Head> exact() {
        return Stream.of(plain(), cosines(), layerNormalizations(), generalizedMeans(), twoPoolings(), otherScores())
                .flatMap(heads -> heads);
    }

    static Stream<Head> all() {
        return Stream.concat(exact(), withoutContributions());
    }

    @ParameterizedTest
    @MethodSource("exact")
    void thePlacesAndTheConstantSumToTheLogit(Head head) {
        var network = head.network().read();
        assertThat(network.head().hasClassMaps()).as(network.head().description().toString()).isTrue();
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            var seen = loaded.observe(head.network().picture());
            var maps = new Maps(seen.features().orElseThrow());
            for (int c = 0; c < network.head().classes(); c++) {
                var map = ContributionMap.of(seen, c);
                double constant = ContributionMap.constant(seen, c);
                double tolerance = tolerance(head, maps, seen);
                for (int place = 0; place < maps.positions(); place++) {
                    assertThat((double) map.data()[place]).as("place " + place)
                            .isCloseTo(head.oracle().at(maps, c, place), within(tolerance));
                }
                assertThat(constant).isCloseTo(head.oracle().constant(maps, c), within(tolerance));
                assertThat(ContributionMap.sum(map) + constant).isCloseTo(seen.logits()[c], within(tolerance));
                var channels = ChannelSum.of(seen, c, ChannelSum.Edits.NONE);
                assertThat(channels.logit(channels.terms())).isCloseTo(seen.logits()[c], within(tolerance));
            }
        }
    }

    /**
     * A few hundred float32 operations, on numbers no larger than the largest score and its parts: the engine's means over
     * places and sums over channels, and weights that were multiplied with each other.
     */
    private static double tolerance(Head head, Maps maps, Observation seen) {
        double largest = 0;
        for (int c = 0; c < seen.logits().length; c++) {
            double sizes = Math.abs(head.oracle().constant(maps, c));
            for (int place = 0; place < maps.positions(); place++) {
                sizes += Math.abs(head.oracle().at(maps, c, place));
            }
            largest = Math.max(largest, sizes);
        }
        return Rounding.ofSum(4 * (K + maps.positions()), largest);
    }

    @ParameterizedTest
    @MethodSource("withoutContributions")
    void whereThereAreNoExactContributionsASentenceSaysSo(Head head) {
        var network = head.network().read();
        assertThat(network.head().hasClassMaps()).isFalse();
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            var seen = loaded.observe(head.network().picture());
            var problem = catchThrowableOfType(Problem.class, () -> ContributionMap.of(seen, 0));
            assertThat(problem.getMessage()).contains("no exact class maps", network.head().description().toString());
        }
    }

    /**
     * The picture is 12 by 20, no number of channels, tokens or heads is in its proportions: whatever has them is of its
     * places.
     */
    @ParameterizedTest
    @MethodSource("all")
    void everyMethodDrawsPlacesOrSaysWhyNot(Head head) {
        var network = head.network().read();
        assertThat(network.layers()).allMatch(layer -> isOfPicture(layer.height(), layer.width()));
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            var seen = loaded.observe(head.network().picture());
            for (var method : Method.all()) {
                var settings = Settings.of(method, SmallNetwork.quick(method));
                try {
                    var explained = loaded.explain(new Request(new Input.Preprocessed(head.network().picture()),
                            new Target.Index(0), method, settings, Optional.empty()), seen, Progress.NONE);
                    assertThat(isOfPicture(explained.map().extent(-2), explained.map().extent(-1)))
                            .as(method.id() + Arrays.toString(explained.map().shape())).isTrue();
                    for (float value : explained.map().data()) {
                        assertThat(value).as(method.id()).isFinite();
                    }
                } catch (Problem why) {
                    assertThat(why.getMessage()).as(method.id()).endsWith(".").doesNotContain("ORT", "Exception");
                }
            }
        }
    }

    private static boolean isOfPicture(int height, int width) {
        return height * SmallNetwork.WIDTH == width * SmallNetwork.HEIGHT;
    }

    @Test
    void eachKindOfHeadIsTriedByAName() {
        assertThat(all().map(Head::name).toList()).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }
}
