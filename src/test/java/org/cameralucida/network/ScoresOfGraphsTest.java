package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which numbers of a graph are the scores, and what makes probabilities of them, however exporters spell it. */
class ScoresOfGraphsTest extends SmallGraph {

    private String logits() {
        return linear(pooled(maps()), K, C);
    }

    private String softmax(String logits) {
        return b.emit("Softmax", List.of(logits), Attribute.of("axis", 1));
    }

    /** Spellings of a softmax, or of its logarithm or a hundredfold, and what an output of it means. */
    static Stream<Arguments> softmaxes() {
        return Stream.of(
                arguments("exp of log-softmax", spelling(t -> z -> t.b.emit("Exp", List.of(t.b.emit("LogSoftmax",
                        List.of(z), Attribute.of("axis", 1))))), 1, false),
                arguments("shares of exp", spelling(t -> z -> t.shares(t.b.emit("Exp", List.of(z)))), 1, false),
                arguments("shares of exp less the largest", spelling(t -> z -> t.shares(t.b.emit("Exp",
                        List.of(t.b.emit("Sub", z, t.b.reduce("ReduceMax", z, true, -1)))))), 1, false),
                arguments("per cent", spelling(t -> z -> t.b.scale(t.softmax(z), 100)), 100, false),
                arguments("log of softmax", spelling(t -> z -> t.b.emit("Log", List.of(t.softmax(z)))), 1, true),
                arguments("less log-sum-exp", spelling(t -> z -> t.b.emit("Sub", z,
                        t.b.reduce("ReduceLogSumExp", z, true, 1))), 1, true),
                arguments("less the log of a sum", spelling(t -> z -> t.b.emit("Sub", z, t.b.emit("Log", List.of(
                        t.b.reduce("ReduceSum", t.b.emit("Exp", List.of(z)), true, 1))))), 1, true));
    }

    /** Names a part of a graph behind logits. */
    @FunctionalInterface
    interface Spelling {
        UnaryOperator<String> in(ScoresOfGraphsTest test);
    }

    private static Spelling spelling(Spelling spelling) {
        return spelling;
    }

    private String shares(String positive) {
        return b.emit("Div", positive, b.reduce("ReduceSum", positive, true, -1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("softmaxes")
    void aSoftmaxInStepsIsOneWithExactMaps(String name, Spelling spelling, double unit,
            boolean isLogarithm) {
        output("y", spelling.in(this).apply(logits()));
        var network = read();
        assertThat(network.head().kind()).isEqualTo("gap");
        assertThat(network.assumed()).doesNotContain(Assumption.ACTIVATION);
        assertThat(network.notes()).isEmpty();
        var outputs = run(network, "y", network.head().logits());
        var probabilities = network.head().scores().probabilities(outputs.get(1).data());
        for (int c = 0; c < C; c++) {
            double y = outputs.get(0).data()[c] / unit;
            assertThat((double) probabilities[c]).isCloseTo(isLogarithm ? Math.exp(y) : y, within(ROUNDING));
        }
    }

    /** Numbers that by their operators lie between 0 and 1. */
    static Stream<Arguments> probabilities() {
        return Stream.of(
                arguments("the mean of two", spelling(t -> z -> t.b.scale(t.b.emit("Add", t.softmax(z),
                        t.softmax(t.b.scale(z, 2))), 0.5))),
                arguments("of a class and its group", spelling(t -> z -> t.b.emit("Mul", t.softmax(z), t.b.emit("Sigmoid",
                        List.of(t.b.slice(z, 1, 0, 1)))))),
                arguments("a sigmoid of straight lines", spelling(t -> z -> t.b.emit("Clip", List.of(t.b.emit("Add",
                        t.b.scale(z, 0.2), t.b.scalar(0.5)), t.b.scalar(0), t.b.scalar(1))))),
                arguments("a hyperbolic tangent", spelling(t -> z -> t.b.emit("Add", t.b.scale(t.b.emit("Tanh", List.of(z)),
                        0.5), t.b.scalar(0.5)))),
                arguments("shares of squares", spelling(t -> z -> t.shares(t.b.emit("Pow", t.softmax(z), t.b.scalar(2))))),
                arguments("shares of sigmoids", spelling(t -> z -> t.shares(t.b.emit("Sigmoid", List.of(z))))),
                arguments("along the axis of pictures", spelling(t -> z -> t.b.emit("Softmax", List.of(z),
                        Attribute.of("axis", 0)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("probabilities")
    void whatCanOnlyBeProbabilitiesIsNotMadeProbabilitiesAgain(String name,
            Spelling spelling) {
        output("y", spelling.in(this).apply(logits()));
        var network = read();
        assertThat(network.head().scores().activation()).isEqualTo(Scores.Activation.NONE);
        assertThat(network.assumed()).doesNotContain(Assumption.ACTIVATION);
        assertThat(network.notes().toString()).contains("shown as they are");
        assertProbabilitiesAreThoseOfTheOutput(network, "y");
    }

    /** Before version 13 an axis was the first of all that are taken together. */
    @Test
    void whichAxesASoftmaxIsAlongItsVersionTells() {
        output("y", b.reshape(b.emit("Softmax", List.of(b.reshape(logits(), -1, C, 1, 1)), Attribute.of("axis", -1)), -1, C));
        assertThat(read().head().scores().activation()).isEqualTo(Scores.Activation.NONE);
        var old = new ScoresOfGraphsTest();
        old.output("y", old.b.reshape(old.b.emit("Softmax", List.of(old.b.reshape(old.logits(), -1, 1, 1, C)),
                Attribute.of("axis", 1)), -1, C));
        var model = old.b.model("n");
        assertThat(NetworkReader.read("n", model, Card.EMPTY, null).head().scores().activation())
                .isEqualTo(Scores.Activation.NONE);
        var network = NetworkReader.read("n", model.withOpset("", 12), Card.EMPTY, null);
        assertThat(network.head().kind()).isEqualTo("gap");
        assertProbabilitiesAreThoseOfTheOutput(network, "y");
    }

    /** As where the best five are handed on, with their places as other numbers. */
    @Test
    void theBestFewAreMadeOfTheScores() {
        var best = b.emit("TopK", List.of(softmax(logits()), b.list(3)), 2, Attribute.of("axis", 1));
        output("values", best.get(0));
        output("places", b.cast(best.get(1), ElementType.FLOAT));
        var network = read();
        assertThat(network.head().classes()).isEqualTo(C);
        assertThat(network.head().kind()).isEqualTo("gap");
        assertThat(network.assumed()).doesNotContain(Assumption.ACTIVATION, Assumption.OUTPUT);
    }

    /** One probability, and whether the head is linear before it. */
    static Stream<Arguments> single() {
        return Stream.of(
                arguments("class 1 of two", 2, true, spelling(t -> z -> t.b.slice(t.softmax(z), 1, 1, 2))),
                arguments("class 0 of two, by its index", 2, true, spelling(t -> z -> t.b.emit("Gather",
                        List.of(t.softmax(z), t.b.list(0)), Attribute.of("axis", 1)))),
                arguments("one of four", C, false, spelling(t -> z -> t.b.slice(t.softmax(z), 1, 2, 3))),
                arguments("what a sigmoid lacks to 1", 1, true, spelling(t -> z -> t.b.emit("Sub", t.b.scalar(1),
                        t.b.emit("Sigmoid", List.of(z))))),
                arguments("the square of a sigmoid", 1, false, spelling(t -> z -> {
                    var p = t.b.emit("Sigmoid", List.of(z));
                    return t.b.emit("Mul", p, p);
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("single")
    void oneProbabilityIsTwoClasses(String name, int size, boolean isLinear,
            Spelling spelling) {
        output("y", spelling.in(this).apply(linear(pooled(maps()), K, size)));
        var network = read();
        assertThat(network.head().scores().isBinary()).isTrue();
        assertThat(network.head().hasClassMaps()).isEqualTo(isLinear);
        assertThat(network.assumed()).doesNotContain(Assumption.ACTIVATION);
        var outputs = run(network, "y", network.head().logits());
        float p = outputs.get(0).data()[0];
        assertThat(network.head().scores().probabilities(outputs.get(1).data()))
                .containsExactly(new float[]{1 - p, p}, within((float) ROUNDING));
    }

    @Test
    void ofSeveralDroppedClassesTheOthersKeepTheirProbabilities() {
        output("y", b.slice(softmax(linear(pooled(maps()), K, C + 3)), 1, 2, C + 2));
        var network = read();
        assertThat(network.head().classes()).isEqualTo(C);
        assertThat(network.head().hasClassMaps()).isFalse();
        assertThat(network.head().description().toString()).contains("no exact class map");
        assertThat(network.notes().toString()).contains("leaves classes out");
        assertProbabilitiesAreThoseOfTheOutput(network, "y");
    }

    @Test
    void ofADroppedBackgroundTheOthersKeepTheirProbabilitiesAndExactMaps() {
        for (long dropped : new long[]{0, C - 1}) {
            var test = new SmallGraph();
            var p = test.b.emit("Softmax", List.of(test.linear(test.pooled(test.maps()), K, C)), Attribute.of("axis", 1));
            test.output("sliced", dropped == 0 ? test.b.slice(p, 1, 1, Long.MAX_VALUE) : test.b.slice(p, -1, 0, -1));
            var network = test.read();
            assertThat(network.head().kind()).isEqualTo("gap");
            assertThat(network.head().classes()).isEqualTo(C - 1);
            assertThat(network.notes().toString()).contains("leaves classes out");
            assertThat(network.assumed()).doesNotContain(Assumption.ACTIVATION);
            assertProbabilitiesAreThoseOfTheOutput(network, "sliced");
        }
    }

    @Test
    void classesInAnotherOrderBehindTheirActivationKeepTheirMaps() {
        for (var activation : List.of("Softmax", "Sigmoid")) {
            var test = new SmallGraph();
            var p = test.b.emit(activation, List.of(test.linear(test.pooled(test.maps()), K, C)));
            test.output("sorted", test.b.emit("Gather", List.of(p, test.b.list(2, 0, 3, -3)), Attribute.of("axis", 1)));
            var network = test.read();
            assertThat(network.head().kind()).isEqualTo("gap");
            assertProbabilitiesAreThoseOfTheOutput(network, "sorted");
        }
    }

    @Test
    void oneValueIsTwoDirectionsWithoutProbabilities() {
        output("age", linear(pooled(maps()), K, 1));
        var network = read("{\"activation\": \"none\"}");
        var scores = network.head().scores();
        assertThat(scores.hasProbabilities()).isFalse();
        assertThat(network.head().kind()).isEqualTo("gap");
        var outputs = run(network, network.head().logits(), "age");
        float value = outputs.get(1).data()[0];
        assertThat(outputs.get(0).data()).containsExactly(value, -value);
        assertThat(scores.probabilities(outputs.get(0).data())).containsOnly(Float.NaN);
        assertThat(List.of(network.labels().name(0), network.labels().name(1))).containsExactly("up", "down");
        assertThat(network.labels().name(0, Locale.ITALIAN)).isEqualTo("su");
        assertThat(network.notes().toString()).contains("one value");
        assertThat(network.completeCard().toString()).contains("\"activation\": \"none\"");
        var named = read("{\"activation\": \"none\", \"labels\": [\"age\"]}");
        assertThat(List.of(named.labels().name(0), named.labels().name(1))).containsExactly("age up", "age down");
    }

    @Test
    void oneNameForOneLogitIsThatOfTheClassThatIsThere() {
        output("z", linear(pooled(maps()), K, 1));
        for (var activation : List.of("", "\"activation\": \"sigmoid\", ", "\"activation\": \"softmax\", ")) {
            var network = read("{" + activation + "\"id2label\": {\"0\": \"cat\"}}");
            assertThat(network.head().scores().isBinary()).isTrue();
            assertThat(List.of(network.labels().name(0), network.labels().name(1))).containsExactly("not cat", "cat");
            assertThat(network.notes()).isEmpty();
        }
        assertThat(read("{\"id2label\": {\"0\": \"LABEL_0\"}}").labels().name(1)).isEqualTo("class 1");
    }

    @Test
    void oneLogitBesideAnEmbeddingIsTheScore() {
        var features = pooled(maps());
        output("vector", features);
        output("z", linear(features, K, 1));
        var network = read();
        assertThat(network.head().scores().output()).isEqualTo("z");
        assertThat(network.outputs()).containsExactly("vector", "z");
        assertThat(network.assumed()).contains(Assumption.OUTPUT);
        assertThat(network.withOutput("vector").head().scores().output()).isEqualTo("vector");
        var summed = new SmallGraph();
        var scores = summed.linear(summed.pooled(summed.maps()), K, C);
        summed.output("y", scores);
        summed.output("surest", summed.b.reduce("ReduceMax", "y", true, 1));
        assertThat(summed.read().head().scores().output()).isEqualTo("y");
        assertThat(summed.read().assumed()).doesNotContain(Assumption.OUTPUT);
    }

    @Test
    void aSigmoidAndWhatItLacksToOneAreTwoClassesWithExactMaps() {
        for (var reversed : List.of(false, true)) {
            var test = new SmallGraph();
            var p = test.b.emit("Sigmoid", List.of(test.linear(test.pooled(test.maps()), K, 1)));
            var rest = test.b.emit("Sub", List.of(test.b.scalar(1), p));
            test.output("both", test.b.emit("Concat", reversed ? List.of(p, rest) : List.of(rest, p),
                    Attribute.of("axis", 1)));
            var network = test.read();
            assertThat(network.head().kind()).isEqualTo("gap");
            assertThat(network.labels().size()).isEqualTo(2);
            assertThat(network.notes()).isEmpty();
            assertProbabilitiesAreThoseOfTheOutput(network, "both");
        }
    }

    @Test
    void oneLogitIsTwoClasses() {
        output("z", linear(pooled(maps()), K, 1));
        var network = read("{\"labels\": [\"no\", \"yes\"]}");
        var outputs = run(network, network.head().logits(), "z");
        float z = outputs.get(1).data()[0];
        assertThat(outputs.get(0).data()).containsExactly(-z, z);
        var probabilities = network.head().scores().probabilities(outputs.get(0).data());
        assertThat((double) probabilities[1]).isCloseTo(1 / (1 + Math.exp(-z)), within(ROUNDING));
        assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, within((float) ROUNDING));
        assertThat(network.head().hasClassMaps()).isTrue();
    }

    @Test
    void theCardSaysThatEachClassIsJudgedAlone() {
        output("y", linear(pooled(maps()), K, C));
        var logits = new float[]{0, 2, -2, 100};
        assertThat(read().assumed()).contains(Assumption.ACTIVATION);
        assertThat(read().head().scores().probabilities(logits)[3]).isEqualTo(1f);
        var alone = read("{\"activation\": \"sigmoid\"}");
        assertThat(alone.assumed()).doesNotContain(Assumption.ACTIVATION);
        assertThat(alone.head().scores().probabilities(logits)[0]).isEqualTo(0.5f);
        assertThat(alone.notes()).hasSize(1);
        assertThat(read("{\"activation\": \"none\"}").head().scores().probabilities(logits)).isEqualTo(logits);
        assertThatThrownBy(() -> read("{\"activation\": \"tanh\"}")).isInstanceOf(Problem.class)
                .hasMessageContaining("\"activation\" must be");
    }

    @Test
    void ofSeveralOutputsTheOneThatJudgesLast() {
        var maps = maps();
        var features = pooled(maps);
        output("embedding", features);
        output("aux", linear(features, K, C));
        output("main", linear(pooled(b.emit("Conv", List.of(maps, weights(K, K, 1, 1)))), K, 3));
        var network = read();
        assertThat(network.head().scores().output()).isEqualTo("main");
        assertThat(network.assumed()).contains(Assumption.OUTPUT);
        assertThat(network.assumptions().toString()).contains("main");
        assertThat(network.outputs()).containsExactly("embedding", "aux", "main");
        var other = network.withOutput("aux");
        assertThat(other.head().scores().output()).isEqualTo("aux");
        assertThat(other.assumed()).doesNotContain(Assumption.OUTPUT);
        assertThatThrownBy(() -> network.withOutput("nowhere")).isInstanceOf(Problem.class)
                .hasMessageContaining("nowhere").hasMessageContaining("embedding, aux, main");
    }

    @Test
    void scoresWithAndWithoutTheirActivationAreNoChoice() {
        var logits = linear(pooled(maps()), K, C);
        output("logits", logits);
        output("probabilities", b.emit("Softmax", List.of("logits"), Attribute.of("axis", 1)));
        var network = read();
        assertThat(network.head().scores().isOfGraph()).isTrue();
        assertThat(network.assumed()).doesNotContain(Assumption.OUTPUT, Assumption.ACTIVATION);
    }
}
