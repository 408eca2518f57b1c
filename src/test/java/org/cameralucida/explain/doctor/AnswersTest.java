package org.cameralucida.explain.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.cameralucida.explain.Observation;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Scores.Activation;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.Test;

/** What answers are worth, against the formula written out. */
class AnswersTest {

    /** Probabilities are kept as float32, whose half unit in the last place is 6e-8; the sums are of a few dozen of them. */
    private static final double TOLERANCE = 1e-5;
    private static final double WRONG = 0.02;

    private static final Network NETWORK = NetworkReader.read(Path.of("models/lucida-gap.onnx"));

    @Test
    void areWorthWhatTheFormulaSays() {
        var random = new Random(3);
        int photos = 5;
        int classes = NETWORK.head().classes();
        var p = new double[photos][];
        var q = new double[photos][];
        var answers = new Answers();
        for (int i = 0; i < photos; i++) {
            float[] a = logits(random, classes);
            float[] b = logits(random, classes);
            p[i] = softmax(a);
            q[i] = softmax(b);
            answers.add(seen(NETWORK, a), seen(NETWORK, b), OptionalInt.empty());
        }
        assertThat(answers.worth(new int[] {0, 1, 2, 3, 4})).isCloseTo(worth(p, q, 1.0 / classes), within(TOLERANCE));
        assertThat(answers.worth(new int[] {1, 1, 3})).as("photos that are drawn twice count twice")
                .isCloseTo(worth(new double[][] {p[1], p[1], p[3]}, new double[][] {q[1], q[1], q[3]}, 1.0 / classes),
                        within(TOLERANCE));
    }

    @Test
    void ofClassesJudgedAloneCountTheirAbsenceToo() {
        var alone = NetworkReader.read("alone", NETWORK.model(), Card.parse("c", "{\"activation\": \"sigmoid\"}"), null);
        float[] a = logits(new Random(4), NETWORK.head().classes());
        float[] b = logits(new Random(5), NETWORK.head().classes());
        var answers = new Answers();
        answers.add(seen(alone, a), seen(alone, b), OptionalInt.empty());
        assertThat(answers.worth(new int[] {0})).isCloseTo(worth(new double[][] {presence(a)},
                new double[][] {presence(b)}, 0.5), within(TOLERANCE));
    }

    @Test
    void ofClassesOfWhichOneIsLeftOutCountThatOneToo() {
        var b = new GraphBuilder(13);
        var pooled = b.emit("Flatten", List.of(b.emit("GlobalAveragePool", List.of(b.input("image", Shape.of(1, 3, 8, 8))))));
        var all = b.emit("Softmax", List.of(b.emit("MatMul", pooled, b.floats(new long[] {3, 4}, new float[12]))));
        b.output(b.slice(all, 1, 1, 4), Shape.of(1, 3));
        var rest = NetworkReader.read("rest", b.model("rest"), Card.EMPTY, null);
        assertThat(rest.head().scores().activation()).isEqualTo(Activation.SOFTMAX_WITH_REST);
        float[] p = logits(new Random(6), 3);
        float[] q = logits(new Random(7), 3);
        var answers = new Answers();
        answers.add(seen(rest, p), seen(rest, q), OptionalInt.empty());
        assertThat(answers.worth(new int[] {0})).isCloseTo(worth(new double[][] {softmax(Arrays.copyOf(p, 4))},
                new double[][] {softmax(Arrays.copyOf(q, 4))}, 0.25), within(TOLERANCE));
    }

    @Test
    void aValueIsNothingToJudgeBy() {
        var b = new GraphBuilder(13);
        var pooled = b.emit("Flatten", List.of(b.emit("GlobalAveragePool", List.of(b.input("image", Shape.of(1, 3, 8, 8))))));
        b.output(b.emit("MatMul", pooled, b.floats(new long[] {3, 1}, new float[3])), Shape.of(1, 1));
        var value = NetworkReader.read("value", b.model("value"), Card.parse("c", "{\"activation\": \"none\"}"), null);
        assertThat(value.head().scores().activation()).isEqualTo(Activation.VALUE);
        assertThat(Answers.canJudge(seen(value, new float[] {0.3f, -0.3f}))).isFalse();
    }

    @Test
    void areWorthMostWhereTheyAreSureDifferAndForetellTheMirrorImage() {
        int[] both = {0, 1};
        double right = answers(List.of(new float[] {4, 0, 0}, new float[] {0, 4, 0}), false).worth(both);
        double constant = answers(List.of(new float[] {4, 0, 0}, new float[] {4, 0, 0}), false).worth(both);
        double unsure = answers(List.of(new float[] {0.4f, 0, 0}, new float[] {0, 0.4f, 0}), false).worth(both);
        double contradicting = answers(List.of(new float[] {400, 0, 0}, new float[] {0, 400, 0}), true).worth(both);
        assertThat(right).isGreaterThan(constant).isGreaterThan(unsure).isGreaterThan(contradicting);
        assertThat(contradicting).as("sure, and sure of another class in the mirror: 400 nats each").isLessThan(-300);
    }

    @Test
    void knowHowManyAreRight() {
        var answers = new Answers();
        answers.add(three(4, 0, 0), three(4, 0, 0), OptionalInt.of(0));
        answers.add(three(4, 0, 0), three(0, 4, 0), OptionalInt.of(1));
        answers.add(three(0, 0, 4), three(0, 0, 4), OptionalInt.empty());
        assertThat(answers.accuracy(new int[] {0, 1, 2})).isEqualTo(0.5);
        assertThat(answers.steadiness()).isCloseTo(2 / 3.0, within(TOLERANCE));
        assertThat(answers.of(1).isRight()).isEqualTo(Optional.of(false));
    }

    private static Answers answers(List<float[]> logits, boolean isMirrorOther) {
        var answers = new Answers();
        for (int i = 0; i < logits.size(); i++) {
            float[] mirror = logits.get(isMirrorOther ? (i + 1) % logits.size() : i);
            answers.add(three(logits.get(i)), three(mirror), OptionalInt.empty());
        }
        return answers;
    }

    private static Observation three(float... logits) {
        return seen(NETWORK, logits);
    }

    private static Observation seen(Network network, float[] logits) {
        return new Observation(network, new Tensor(new float[1], 1), logits,
                network.head().scores().probabilities(logits), Optional.empty(), 0);
    }

    private static float[] logits(Random random, int classes) {
        var logits = new float[classes];
        for (int c = 0; c < classes; c++) {
            logits[c] = (float) (3 * random.nextGaussian());
        }
        return logits;
    }

    private static double[] softmax(float[] logits) {
        double sum = 0;
        var p = new double[logits.length];
        for (int c = 0; c < p.length; c++) {
            sum += Math.exp(logits[c]);
        }
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(logits[c]) / sum;
        }
        return p;
    }

    private static double[] presence(float[] logits) {
        var p = new double[2 * logits.length];
        for (int c = 0; c < logits.length; c++) {
            p[c] = 1 / (1 + Math.exp(-logits[c]));
            p[logits.length + c] = 1 - p[c];
        }
        return p;
    }

    /** H(p̄) − (1 − ε) mean C(q, p) − ε mean C(u, p), with one photo more of which nothing is known in p̄. */
    private static double worth(double[][] p, double[][] q, double blank) {
        int n = p.length;
        double worth = 0;
        for (int c = 0; c < p[0].length; c++) {
            double mean = blank;
            for (int i = 0; i < n; i++) {
                mean += (p[i][c] + q[i][c]) / 2;
            }
            mean /= n + 1;
            worth -= mean * Math.log(mean);
            for (int i = 0; i < n; i++) {
                worth += (1 - WRONG) / n * (q[i][c] * Math.log(p[i][c]) + p[i][c] * Math.log(q[i][c])) / 2;
                worth += WRONG / n * blank * (Math.log(p[i][c]) + Math.log(q[i][c])) / 2;
            }
        }
        return worth;
    }
}
